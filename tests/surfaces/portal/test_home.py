"""The home page: what is new, how the year goes, and only doors that open."""

from __future__ import annotations

import pytest
from django.test import Client

from factories.ledger import Town
from factories.offices import AT
from liaoliang.base import demo
from liaoliang.base.seals import seal_day
from liaoliang.ledger.models import Notice
from surfaces.portal.rooms import LATE, read, said, text, words, year

pytestmark = pytest.mark.django_db


def test_asks_one_question_first() -> None:
    assert words("").headings[0] == 1
    assert "您想了解什么？" in said("")


def test_shows_the_picture_of_the_newest_year(full: Notice) -> None:
    sentence = said("")
    assert "共2项任务、6条要求。" in sentence
    assert "2条已核实，1条逾期" in sentence
    assert "已核实2待核实1" in sentence


def test_says_when_nobody_is_late(town: Town) -> None:
    year(town)
    assert "到今天，没有一个单位逾期。" in said("")


def test_names_who_is_late_now(town: Town) -> None:
    year(town, {**LATE})
    sentence = said("")
    assert "1条要求逾期，涉及1个单位。市财政局围绕重点工作推进公开逾期4个工作日" in sentence
    assert sentence.count("逾期4个工作日") == 1


def test_says_why_there_are_more_late_rows_than_late_requirements(town: Town) -> None:
    year(town, {"units": ["市财政局", "市教育局"], **LATE})
    assert "1条逾期" in said("")
    assert "1条要求逾期，涉及2个单位。" in said("")


def test_a_small_notice_of_the_same_year_does_not_take_its_place(full: Notice, town: Town) -> None:
    small = year(town, {"requirement": "专项检查。", **LATE}, title="关于专项检查的通知")
    sentence = said("")
    assert "2021年的2份政务公开文件，合计3项任务、7条要求。" in sentence
    assert "2条已核实，2条逾期" in sentence
    for notice in (full, small):
        assert notice.title in sentence
        assert f"/ledger/{notice.pk}/" in words("").links


def test_late_rows_beyond_the_list_are_counted(town: Town) -> None:
    year(town, *({"requirement": f"公开第{number}种。", **LATE} for number in range(7)))
    assert "还有2件逾期的，看全部单位" in said("")


def test_the_picture_says_nothing_against_its_own_sentence(full: Notice) -> None:
    assert "其中1条由办理数据自动核实，5条由责任单位报送材料，经另一个人核对。" in said("")
    assert "%" not in said("").partition("最新公开")[0]


def test_the_keyboard_can_leap_over_the_marks(full: Notice) -> None:
    page = words("")
    assert f"#picture-{full.pk}-end" in page.links
    assert f"picture-{full.pk}-end" in page.ids
    assert "跳过这7个图形" in page.sentence


def test_names_what_was_verified_lately(full: Notice) -> None:
    assert "市财政局·2021年10月12日核实" in said("")


def test_an_empty_site_promises_nothing() -> None:
    sentence = said("")
    assert "说过的，办得怎样" not in sentence
    assert "查一个单位" not in sentence
    assert "还没有公开的工作要点" in sentence


def test_the_search_of_the_page_asks_the_search_page(client: Client) -> None:
    assert 'action="/do/search"' in text("")
    assert 'action="/en/do/search"' in text("", language="en")


def test_machine_time_is_named_beside_the_date_of_a_demonstration(full: Notice) -> None:
    seal_day(at=AT)
    assert "留痕封存" in said("about/")
    assert "（真实时间）" not in said("about/")
    demo.set_mark(office_start=AT)
    assert "（真实时间）" in said("about/").partition("数据截至")[2]


def test_the_date_of_a_demonstration_stands_on_every_page() -> None:
    assert "演示日期" not in said("")
    demo.set_mark(office_start=AT)
    assert "演示日期：2021年10月12日，数据为演示" in said("")
    assert "演示日期" in said("about/")
    assert read("about/").stale_at is not None
