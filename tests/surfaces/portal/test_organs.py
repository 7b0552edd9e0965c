"""Organs over every notice that runs: what each must do and what is late, whichever notice asks for it."""

from __future__ import annotations

import pytest

from factories.ledger import Town
from factories.offices import AT, make_organ
from liaoliang.errors import NotFoundError
from liaoliang.ledger.models import Notice
from liaoliang.organisations.models import Organ
from liaoliang.portal.missing import GoneError
from surfaces.portal.rooms import LATE, closed, read, said, words, year

pytestmark = pytest.mark.django_db
SMALL = {"requirement": "专项检查。", "units": ["市财政局"], **LATE}


@pytest.fixture
def small(full: Notice, town: Town) -> Notice:
    return year(town, SMALL, title="关于专项检查的通知")


def test_an_organ_has_one_page_over_all_notices(full: Notice, small: Notice, town: Town) -> None:
    sentence = said(f"organs/{town.finance.pk}/")
    assert "7条要求，2条已核实，2条逾期" in sentence
    for notice in (full, small):
        assert f"/ledger/{notice.pk}/organs/{town.finance.pk}/" in words(f"organs/{town.finance.pk}/").links
    assert sentence.index("公开决算。") < sentence.index("公开预算。")
    assert "专项检查。" in sentence


def test_the_parts_are_named_and_can_be_leapt_to(small: Notice, town: Town) -> None:
    page = words(f"organs/{town.finance.pk}/")
    assert f"#n{small.pk}" in page.links
    assert "2021年政务公开工作台账：关于专项检查的通知承担1条要求，0条已核实；1条逾期" in page.sentence


def test_the_part_with_most_late_comes_first(town: Town) -> None:
    year(town, {"requirement": "不急的。"}, title="不急的通知")
    year(town, SMALL, title="急的通知")
    sentence = said(f"organs/{town.finance.pk}/")
    assert sentence.index("专项检查。") < sentence.index("不急的。")


def test_the_list_counts_over_all_notices_late_first(small: Notice, town: Town) -> None:
    sentence = said("organs/")
    assert "市财政局逾期2/72条逾期，1条退回整改市教育局逾期0/11条逾期" in sentence


def test_a_closed_notice_is_counted_no_more(full: Notice, small: Notice, town: Town) -> None:
    closed(small)
    assert "6条要求，2条已核实，1条逾期" in said(f"organs/{town.finance.pk}/")


def test_where_nothing_runs_the_latest_year_stays(full: Notice, town: Town) -> None:
    for notice in (full, year(town, SMALL, title="去年的通知", year=2020)):
        closed(notice)
    sentence = said("organs/")
    assert "市财政局逾期2/6" in sentence
    assert "去年" not in sentence


def test_old_addresses_keep_working_and_lead_to_the_whole(full: Notice, small: Notice, town: Town) -> None:
    page = words(f"ledger/{small.pk}/organs/{town.finance.pk}/")
    assert "1条要求，0条已核实，1条逾期" in page.sentence
    assert f"/organs/{town.finance.pk}/" in page.links


def test_an_organ_without_a_task_has_no_page(full: Notice, town: Town) -> None:
    with pytest.raises(NotFoundError):
        read(f"organs/{town.township.pk}/")


def test_an_organ_that_has_ended_says_so(full: Notice, town: Town) -> None:
    organ = make_organ("市旧局", parent=town.government)
    Organ.objects.filter(pk=organ.pk).update(is_active=False, ended_on=AT.date())
    with pytest.raises(GoneError):
        read(f"organs/{organ.pk}/")


def test_an_empty_site_says_what_will_come() -> None:
    assert "任务还没有落实到单位" in said("organs/")
