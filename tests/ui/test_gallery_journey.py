"""The gallery in a real browser: accessibility, narrow windows, keyboard, care mode, no scripts."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from architecture.looking import broken_rules, dead_ends, out_of_reach, sticking_out
from journeys.browser import DESKTOP, NARROW, PHONE
from ui.conftest import Window

pytestmark = pytest.mark.journey

ROOT = "/_components/"
PAGES = ["", "home/", "document/", "board/", "board/?list", "case/"]
DARK: dict[str, Any] = {"viewport": DESKTOP, "color_scheme": "dark"}
# Contrast is computed from the tokens; here each page once, and each other dress where it changes most.
LOOKS = [
    *[(path, {"viewport": DESKTOP}) for path in PAGES],
    ("", DARK),
    ("document/", {"viewport": PHONE}),
    ("board/", {"viewport": PHONE}),
    ("document/?care=1", {"viewport": DESKTOP}),
    ("case/?care=1", {"viewport": DESKTOP}),
]


@pytest.mark.parametrize(("path", "dress"), LOOKS)
def test_breaks_no_rule_of_accessibility(window: Window, path: str, dress: dict[str, Any]) -> None:
    assert window(ROOT + path, broken_rules, **dress) == []


@pytest.mark.parametrize("care", ["", "care=1"])
@pytest.mark.parametrize("path", PAGES)
def test_fits_into_320_pixels(window: Window, path: str, care: str) -> None:
    address = f"{ROOT}{path}{'&' if '?' in path else '?'}{care}"
    assert window(address, sticking_out, viewport=NARROW) == []


@pytest.mark.parametrize("path", ["document/", "board/", "case/"])
def test_the_keyboard_reaches_everything(window: Window, path: str) -> None:
    assert window(ROOT + path, out_of_reach, viewport=DESKTOP) == []


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_dead_without_scripts(window: Window, path: str) -> None:
    assert window(ROOT + path, dead_ends, java_script_enabled=False) == []


def test_arrows_walk_over_the_cells(window: Window) -> None:
    def walk(page: Page) -> tuple[str, str, int]:
        page.locator("[data-matrix] tbody td a").first.focus()
        page.keyboard.press("ArrowRight")
        right = page.evaluate("document.activeElement.innerText.trim()")
        page.keyboard.press("ArrowDown")
        below = page.evaluate("document.activeElement.innerText.trim()")
        return right, below, page.locator("[data-matrix] a[tabindex='0']").count()

    assert window(f"{ROOT}board/", walk, viewport=DESKTOP) == ("进行中", "逾期 8 天", 1)


def test_a_cell_reached_by_arrows_is_not_under_the_fixed_column(window: Window) -> None:
    def walk(page: Page) -> bool:
        page.locator("[data-matrix] tbody td a").first.focus()
        page.keyboard.press("End")
        page.keyboard.press("ArrowLeft")
        for _step in range(11):
            page.keyboard.press("ArrowLeft")
        covered: bool = page.evaluate(
            "document.activeElement.closest('td') !== null && document.activeElement.getBoundingClientRect().left"
            " < document.activeElement.closest('tr').cells[0].getBoundingClientRect().right - 1"
        )
        return covered

    assert window(f"{ROOT}board/", walk, viewport={"width": 800, "height": 700}) is False


def test_the_bulk_bar_comes_with_the_selection(window: Window) -> None:
    def choose(page: Page) -> list[Any]:
        bar = page.locator(".bulk-bar")
        before = bar.is_visible()
        page.locator("[data-pick-all]").check()
        chosen = page.locator(".bulk-count").inner_text()
        page.locator(".bulk-clear").click()
        page.wait_for_selector(".bulk-bar", state="hidden")
        return [before, chosen]

    assert window(f"{ROOT}case/", choose, viewport=DESKTOP) == [False, "已选 4 件"]


def test_without_scripts_the_bulk_bar_is_there(window: Window) -> None:
    visible = window(
        f"{ROOT}case/", lambda page: page.locator(".bulk-bar").is_visible(), java_script_enabled=False
    )
    assert visible


def test_keys_walk_and_choose_rows(window: Window) -> None:
    def keys(page: Page) -> list[str]:
        page.locator("[data-pick]").first.focus()
        page.keyboard.press("j")
        page.keyboard.press("x")
        return page.evaluate("[...document.querySelectorAll('[data-pick]:checked')].map(box => box.value)")

    assert window(f"{ROOT}case/", keys, viewport=DESKTOP) == ["2021-10-12"]


def test_a_slash_goes_to_the_search_and_a_question_mark_lists_the_keys(window: Window) -> None:
    def keys(page: Page) -> tuple[str, bool, str]:
        page.keyboard.press("?")
        shown = page.locator("#shortcuts").is_visible()
        page.keyboard.press("Escape")
        page.keyboard.press("/")
        page.keyboard.type("a/?")
        field = page.locator("#desk-search")
        return field.input_value(), shown, page.evaluate("document.activeElement.id")

    assert window(f"{ROOT}case/", keys, viewport=DESKTOP) == ("a/?", True, "desk-search")


def test_a_draft_survives_leaving_the_page(window: Window) -> None:
    def leave(page: Page) -> list[str]:
        page.locator("#id_words").fill("已完成前三季度公开")
        page.locator(".draft-words").filter(has_text="已自动保存").wait_for()
        page.goto(page.url)
        restored = page.locator("#id_words").input_value()
        page.get_by_role("button", name="不要草稿").click()
        return [restored, page.locator("#id_words").input_value()]

    assert window(f"{ROOT}case/", leave, viewport=DESKTOP) == ["已完成前三季度公开", ""]


def test_the_citation_is_copied(window: Window) -> None:
    def copy(page: Page) -> str:
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        page.get_by_role("button", name="复制引用").click()
        page.get_by_role("button", name="已复制").wait_for()
        return str(page.evaluate("navigator.clipboard.readText()"))

    assert window(f"{ROOT}document/", copy).startswith("聊城市人民政府办公室. 关于印发2021年")


def test_countdown_words_count_from_the_demonstrations_day(window: Window) -> None:
    assert window(f"{ROOT}home/", lambda page: page.locator(".countdown").inner_text()) == "还有 29 天"


def test_care_mode_needs_one_click_and_stays(window: Window) -> None:
    def click(page: Page) -> tuple[str, str]:
        page.locator("[data-care=on]").click()
        page.wait_for_selector("html.care")
        cookies = {one["name"]: one["value"] for one in page.context.cookies()}
        return cookies["liaoliang_care"], page.evaluate("getComputedStyle(document.documentElement).fontSize")

    assert window(f"{ROOT}home/", click, viewport=DESKTOP) == ("1", "24px")


def test_targets_are_large_in_care_mode(window: Window) -> None:
    small = """() => [...document.querySelectorAll('.button, .bar-button, .site-nav a, input[type=search]')]
        .filter(e => e.getClientRects().length && e.getBoundingClientRect().height < 48).map(e => e.innerText)"""
    assert window(f"{ROOT}home/?care=1", lambda page: page.evaluate(small), viewport=DESKTOP) == []


def test_the_reading_line_follows_the_focus(window: Window) -> None:
    def follow(page: Page) -> str:
        page.locator("[data-reading=line]").click()
        page.locator("#part-2").hover()
        return page.locator(".reading-now").inner_text()

    assert window(f"{ROOT}document/?care=1", follow, viewport=DESKTOP) == "三、深化决策公开和公众参与"


def test_reading_aloud_takes_passages_in_order_and_leaves_out_the_frame(window: Window) -> None:
    script = "import('/static/ui/js/reading.js').then(m => m.passages().slice(0, 3).map(e => e.textContent.trim()))"
    passages = window(f"{ROOT}document/", lambda page: page.evaluate(script))
    assert passages == [
        "关于印发2021年聊城市政务公开工作要点的通知",
        "标题",
        "关于印发2021年聊城市政务公开工作要点的通知",
    ]


def test_the_menu_opens_on_a_phone(window: Window) -> None:
    def open_menu(page: Page) -> tuple[bool, bool, str]:
        before = page.locator("#site-nav").is_visible()
        page.get_by_role("button", name="菜单").click()
        expanded = page.get_by_role("button", name="菜单").get_attribute("aria-expanded") or ""
        return before, page.locator("#site-nav").is_visible(), expanded

    assert window(f"{ROOT}home/", open_menu, viewport=PHONE) == (False, True, "true")


def test_the_error_summary_takes_the_focus_and_leads_to_the_field(window: Window) -> None:
    def follow(page: Page) -> tuple[str, str]:
        first = page.evaluate("document.activeElement.className")
        page.locator(".error-summary a").first.click()
        return first, page.evaluate("document.activeElement.id")

    assert window(ROOT, follow, viewport=DESKTOP) == ("error-summary", "id_wanted")


def test_on_a_phone_the_matrix_is_a_list(window: Window) -> None:
    def shape(page: Page) -> tuple[str, str]:
        cell = page.locator("[data-matrix] tbody td.c-overdue").first
        label = cell.evaluate("e => getComputedStyle(e, '::before').content")
        return str(label), str(
            page.locator("[data-matrix] tbody tr").first.evaluate("e => getComputedStyle(e).display")
        )

    assert window(f"{ROOT}board/", shape, viewport=PHONE) == ('"决策公众参与"', "block")


def test_on_paper_nothing_is_left_that_only_works_on_a_screen(window: Window) -> None:
    def printed(page: Page) -> list[str]:
        page.emulate_media(media="print")
        seen = "e => [...document.querySelectorAll(e)].filter(x => x.getClientRects().length).map(x => x.className)"
        return page.evaluate(
            seen, ".button, .site-nav, .search, .reading-bar, .needs-js, .breadcrumb, .feedback"
        )

    assert window(f"{ROOT}document/", printed, viewport=DESKTOP) == []
