"""The home page: what is new, how the year goes, and only doors that open."""

from __future__ import annotations

import pytest
from django.test import Client

from factories.ledger import Town
from factories.offices import AT
from liaoliang.base import demo
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
    assert "已核实2已报送待核1" in sentence


def test_says_when_nobody_is_late(town: Town) -> None:
    year(town)
    assert "到今天，没有一个单位逾期。" in said("")


def test_names_who_is_late_now(town: Town) -> None:
    year(town, {**LATE})
    assert "市财政局·逾期4个工作日" in said("")


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


def test_the_date_of_a_demonstration_stands_on_every_page() -> None:
    assert "演示日期" not in said("")
    demo.set_mark(office_start=AT)
    assert "演示日期：2021年10月12日，数据为演示" in said("")
    assert "演示日期" in said("about/")
    assert read("about/").stale_at is not None
