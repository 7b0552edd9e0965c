"""That looking at a page finds what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from architecture.looking import broken_rules, dead_ends, out_of_reach, sticking_out
from journeys.browser import NARROW

pytestmark = [pytest.mark.journey, pytest.mark.smoke]
SOUND = """<!DOCTYPE html><html lang="zh-CN"><head><title>页</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>a, button, summary, input {{ display: inline-block; min-width: 48px; min-height: 48px }}
:focus-visible {{ outline: 3px solid #000 }}</style></head><body><main><h1>题</h1>
<p><a href="/a">一</a> <button>二</button></p>{}</main></body></html>"""


@pytest.fixture
def shown(browser: Browser) -> Iterator[Callable[[str], Page]]:
    """A sound page with something in it, on a narrow window."""
    context = browser.new_context(viewport=NARROW)

    def show(inner: str) -> Page:
        page = context.new_page()
        page.set_content(SOUND.format(inner))
        return page

    yield show
    context.close()


def faults(page: Page) -> list[str]:
    return [*broken_rules(page), *sticking_out(page), *out_of_reach(page), *dead_ends(page)]


def test_finds_nothing_wrong_with_a_sound_page(shown: Callable[[str], Page]) -> None:
    inner = '<label>日<input type="date"></label><details><summary>三</summary>四</details>'
    assert faults(shown(inner)) == []


@pytest.mark.parametrize(
    ("inner", "fault"),
    [
        ('<img src="data:,">', "axe image-alt"),
        ('<p style="color:#aaa">浅灰</p>', "axe color-contrast"),
        ('<div style="width:400px" class="far">宽</div>', "wider than the window: div.far"),
        ('<a href="/b" tabindex="-1">够不着</a>', "Tab misses a 够不着"),
        ('<a href="/b" style="outline:none">看不见</a>', "focus cannot be seen on a 看不见"),
        ('<button type="button">空按钮</button>', "button 空按钮 does nothing"),
        ('<form action="/x"><input aria-label="名"></form>', "form /x cannot be sent"),
        ("<h1>又一个题</h1>", "not exactly one h1"),
    ],
)
def test_finds(shown: Callable[[str], Page], inner: str, fault: str) -> None:
    assert any(found.startswith(fault) for found in faults(shown(inner)))
