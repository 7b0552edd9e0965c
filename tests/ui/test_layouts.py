"""The two frames, filled and empty, and the gallery that shows them."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from django.template.loader import render_to_string
from django.test import Client
from pytest_django import Settings

from liaoliang.ui import sample_pages
from ui.markup import Markup

PAGES = ["", "home/", "document/", "board/", "board/?list", "case/"]


def page(path: str, **cookies: str) -> str:
    client = Client()
    client.cookies.load(cookies)
    response = client.get(f"/_components/{path}")
    assert response.status_code == 200
    return response.content.decode()


def portal(**changed: Any) -> Markup:
    return Markup(
        render_to_string("ui/portal.html", {**sample_pages.portal_frame(), "title": "标题", **changed})
    )


def desk(**changed: Any) -> Markup:
    return Markup(
        render_to_string("ui/workbench.html", {**sample_pages.desk_frame(), "title": "标题", **changed})
    )


@pytest.mark.parametrize("path", PAGES)
def test_is_whole_and_keeps_the_strict_policy(path: str) -> None:
    markup = Markup(page(path))
    assert (markup.unbalanced, markup.open) == ([], [])
    assert markup.values("style") == markup.named("style") == []
    assert not [name for _tag, given in markup.elements for name in given if name.startswith("on")]
    scripts = markup.named("script")
    assert all("src" in script or script.get("type") == "application/json" for script in scripts)


@pytest.mark.parametrize("path", PAGES)
def test_no_id_occurs_twice(path: str) -> None:
    ids = Markup(page(path)).values("id")
    assert sorted(set(ids)) == sorted(ids)


@pytest.mark.parametrize("path", PAGES)
def test_every_shape_used_is_in_the_sprite(path: str) -> None:
    markup = Markup(page(path))
    used = {use["href"].removeprefix("#") for use in markup.named("use")}
    assert used <= {symbol["id"] for symbol in markup.named("symbol")}


@pytest.mark.parametrize("path", PAGES)
def test_one_title_one_main_and_headings_without_a_gap(path: str) -> None:
    levels = [int(level) for level in re.findall(r"<h([1-6])", page(path).split("<dialog")[0])]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("path", PAGES)
def test_says_that_it_is_a_demonstration(path: str) -> None:
    assert "演示日期：2021年10月12日，数据为演示" in Markup(page(path)).text


def test_outside_a_demonstration_nothing_is_said() -> None:
    assert "演示日期" not in portal(demo_on=None).text


def test_the_first_link_leads_to_the_content() -> None:
    markup = portal()
    assert markup.named("a")[0]["href"] == "#main"
    assert "main" in markup.values("id")


def test_the_footer_carries_the_legal_marks_of_the_site() -> None:
    text = portal().text
    for words in (
        "主办：聊城市人民政府办公室",
        "网站标识码 3715000000（示例）",
        "鲁ICP备00000000号（示例）",
        "数据截至",
    ):
        assert words in text


def test_care_mode_is_a_class_chosen_by_the_server() -> None:
    assert portal(care=True).named("html")[0]["class"] == "care"
    assert "class" not in portal(care=False).named("html")[0]
    assert Markup(page("home/", liaoliang_care="1")).named("html")[0]["class"] == "care"


@pytest.mark.parametrize(("care", "there"), [(False, "on=1"), (True, "on=0")])
def test_care_mode_is_toggled_by_a_link(care: bool, there: str) -> None:
    links = [a["href"] for a in portal(care=care, path="/ledger/?a=1&b=2").named("a") if "data-care" in a]
    assert f"/care?{there}&next=%2Fledger%2F%3Fa%3D1%26b%3D2" in links


def test_a_portal_page_has_no_form_that_writes() -> None:
    assert {form.get("method", "get") for form in portal().named("form")} <= {"get", "dialog"}


def test_a_frame_without_anything_still_stands() -> None:
    markup = Markup(render_to_string("ui/portal.html", {"site": {"name": "聊亮", "title": "聊城市政务公开"}}))
    assert (markup.unbalanced, markup.open) == ([], [])


def test_the_desk_shows_what_waits_and_who_is_here() -> None:
    text = desk().text
    for words in (
        "等我办 12 件",
        "周** · 科长",
        "聊城市人民政府办公室 · 政务公开科",
        "调度正常，最近一次 9:00",
        "退出登录",
    ):
        assert words in text


def test_a_stopped_scheduler_is_red_with_a_shape() -> None:
    markup = desk(heartbeat={"beats": False, "words": "调度已停"})
    assert "#i-overdue" in markup.values("href")


def test_hostile_names_stay_text() -> None:
    hostile = '"><script>x</script>'
    markup = desk(
        title=hostile, lead=hostile, account={"name": hostile, "organ": hostile}, search_words=hostile
    )
    assert not [script for script in markup.named("script") if not script]
    assert "<script>x</script>" in markup.text


def test_the_site_title_breaks_before_its_last_word_only() -> None:
    html = render_to_string("ui/portal.html", {**sample_pages.portal_frame()})
    assert "聊城市<wbr>政务公开" in html


@pytest.mark.django_db
def test_the_gallery_is_for_development_only(settings: Settings) -> None:
    settings.GALLERY = False
    assert Client().get("/_components/").status_code == 404


@pytest.mark.parametrize("status", [400, 403, 404, 409, 422])
def test_a_refusal_is_a_page_with_sentences(status: int) -> None:
    context = {"status": status, "sentences": ["还没有摘要。", "<script>x</script>"]}
    markup = Markup(render_to_string("ui/refusal.html", context))
    assert "还没有摘要。" in markup.text
    assert not [script for script in markup.named("script") if not script]
    assert (markup.unbalanced, markup.open) == ([], [])


def test_the_page_gives_the_demonstrations_day_to_scripts() -> None:
    assert portal(demo_on=date(2021, 10, 12)).named("body")[0]["data-today"] == "2021-10-12"
