"""The views of a ledger: what they say of organs, days, figures and states."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from django.utils.translation import override
from openpyxl import load_workbook

from factories.ledger import Town, make_row
from liaoliang.ledger.models import Notice, Requirement, Task
from liaoliang.portal.words import joined
from surfaces.portal.conftest import requirement
from surfaces.portal.rooms import LATE, draft, read, said, text, words, year

pytestmark = pytest.mark.django_db


def test_says_how_many_are_verified_and_late(full: Notice) -> None:
    sentence = said(f"ledger/{full.pk}/")
    assert "6条要求，2条已核实，1条逾期" in sentence


def test_what_is_encouraged_is_counted_apart_and_never_late(full: Notice) -> None:
    assert "1条是鼓励去做的，不算逾期" in said(f"ledger/{full.pk}/")


def test_says_how_much_verifies_itself(full: Notice) -> None:
    assert "其中1条由办理数据自动核实，5条由责任单位报送材料" in said(f"ledger/{full.pk}/")


def test_without_measures_says_that_all_is_reported(town: Town) -> None:
    assert "每一条都由责任单位报送材料" in said(f"ledger/{year(town).pk}/")


def test_names_the_late_organs_with_day_and_how_late(full: Notice) -> None:
    sentence = said(f"ledger/{full.pk}/")
    assert "逾期的2个单位市财政局应于2021年9月30日前完成逾期4个工作日" in sentence


def test_says_units_as_written_and_how_far_they_expand(town: Town) -> None:
    notice = year(
        town, {"units": ["市政府各部门", "乙县人民政府"], "units_text": "市政府各部门、乙县人民政府"}
    )
    sentence = said(f"ledger/{notice.pk}/")
    assert "原文：市政府各部门、乙县人民政府" in sentence
    assert "共4个单位：市政府部门3、县（市、区）人民政府1" in sentence


def test_a_unit_that_nobody_resolved_is_said_to_be_open(town: Town) -> None:
    notice = year(town, {"units": ["市政府相关部门"], "units_text": "市政府相关部门"})
    assert "还没有落实到具体单位" in said(f"ledger/{notice.pk}/")
    task = Task.objects.get()
    assert "原文写的是“市政府相关部门”" in said(f"ledger/{notice.pk}/tasks/{task.pk}/")


def test_a_measure_shows_figures_against_its_target(full: Notice) -> None:
    sentence = said(f"ledger/{full.pk}/")
    assert "达到目标的单位1" in sentence
    assert "1/1个单位" in sentence
    assert "目标20%" in sentence


def test_the_first_late_task_stands_open(full: Notice) -> None:
    found = text(f"ledger/{full.pk}/")
    assert found.count('<details class="task" open>') == 1


def test_each_requirement_has_a_place_to_be_linked_to(full: Notice) -> None:
    for key in (f"ledger/{full.pk}/", f"ledger/{full.pk}/tasks/{Task.objects.order_by('pk')[0].pk}/"):
        assert f"r{requirement(full, '公开预算。').pk}" in words(key).ids, key


def test_a_filter_leaves_only_what_is_in_that_state(full: Notice) -> None:
    sentence = said(f"ledger/{full.pk}/state/rectification/")
    assert "公布结果。" in sentence
    assert "公开预算。" not in sentence
    assert "只显示“退回整改”的要求" in sentence


def test_a_state_that_nothing_is_in_says_so(town: Town) -> None:
    assert "没有符合的任务" in said(f"ledger/{year(town).pk}/state/overdue/")


def test_late_organs_come_first(full: Notice, town: Town) -> None:
    rows = said(f"ledger/{full.pk}/organs/")
    assert rows.index("1条逾期") < rows.index("各单位承担的条数不同")
    assert "市教育局逾期0/11条逾期" in rows


def test_an_organ_page_lists_its_requirements_late_first(full: Notice, town: Town) -> None:
    sentence = said(f"ledger/{full.pk}/organs/{town.finance.pk}/")
    assert "6条要求，2条已核实，1条逾期" in sentence
    assert sentence.index("公开决算。") < sentence.index("公开预算。")


def test_a_task_page_says_when_an_organ_was_verified_and_how(full: Notice) -> None:
    task = requirement(full, "公开预算。").task_id
    measured = requirement(full, "建立台账。").task_id
    assert "2021年10月12日核实" in said(f"ledger/{full.pk}/tasks/{task}/")
    assert "2021年10月12日由数据自动核实" in said(f"ledger/{full.pk}/tasks/{measured}/")


def test_a_task_page_leads_to_its_neighbours(full: Notice) -> None:
    first, last = Task.objects.order_by("category__ordinal", "number")
    assert f"/ledger/{full.pk}/tasks/{last.pk}/" in words(f"ledger/{full.pk}/tasks/{first.pk}/").links
    assert "上一项任务" in said(f"ledger/{full.pk}/tasks/{last.pk}/")


def test_what_waits_says_for_what(full: Notice) -> None:
    assert "要等到：上级目录出台后" in said(f"ledger/{full.pk}/")
    assert "条件具备后起算" in said(f"ledger/{full.pk}/table/")


def test_a_deadline_in_words_stays_in_words(town: Town) -> None:
    notice = year(town, {"deadline": "持续推进", "deadline_to": None})
    assert "持续推进" in said(f"ledger/{notice.pk}/table/")


def test_where_no_day_is_written_none_is_made_up(town: Town) -> None:
    notice = year(town, {"deadline": "", "deadline_to": None})
    assert "没有写明" in said(f"ledger/{notice.pk}/table/")


def test_organs_with_different_days_show_the_span(town: Town) -> None:
    notice = year(town, {"units": ["市财政局", "市教育局"]})
    town.of(notice).__class__.objects.filter(organ=town.education).update(due_on=date(2021, 11, 30))
    assert "2021年11月30日至2021年12月31日" in said(f"ledger/{notice.pk}/table/")


def test_the_list_of_ledgers_shows_newest_years_as_pictures(town: Town) -> None:
    for number in range(4):
        notice = draft(town, title=f"第{number}份", year=2018 + number)
        make_row(notice)
        town.adopt(notice)
    sentence = said("ledger/")
    assert sentence.index("2021年政务公开工作台账") < sentence.index("2019年政务公开工作台账")
    assert "更早的台账2018年政务公开工作台账" in sentence


def test_two_ledgers_of_a_year_are_told_apart_by_their_notices(full: Notice, town: Town) -> None:
    small = year(town, title="关于专项检查的通知")
    name = "2021年政务公开工作台账：关于专项检查的通知"
    for key in ("ledger/", f"ledger/{small.pk}/", "sitemap/", "about/"):
        assert name in said(key), key
    assert f"<title>{name} - " in text(f"ledger/{small.pk}/")
    assert "2021年政务公开工作台账：关于印发2021年工作要点的通知" in said(f"ledger/{full.pk}/")


def test_a_ledger_alone_in_its_year_is_called_by_the_year(full: Notice) -> None:
    assert "2021年政务公开工作台账：" not in said(f"ledger/{full.pk}/")


def test_one_is_one_in_english(full: Notice, town: Town) -> None:
    markup = text(f"ledger/{full.pk}/organs/{town.education.pk}/", language="en")
    assert '<strong class="ink-ink">1</strong> requirement</span>' in markup


def test_the_workbook_has_the_rows_as_text(town: Town) -> None:
    notice = year(town, {"requirement": "=HYPERLINK(1)", **LATE})
    book = load_workbook(BytesIO(read(f"ledger/{notice.pk}/ledger.xlsx").content))
    rows = list(book.worksheets[0].iter_rows())
    assert "数据截至 2021-10-12 09:00" in str(rows[0][0].value)
    cell = rows[2][3]
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=HYPERLINK(1)", "s", True)
    assert [one.value for one in rows[2][5:]] == ["2021年9月30日前", "逾期", 0, 1]


def test_a_requirement_without_targets_is_whole(town: Town) -> None:
    year(town, {"requirement": "公开（两次）。", "targets": [{"text": "", "kind": "count"}]})
    assert Requirement.objects.get().text in said(f"ledger/{Notice.objects.get().pk}/")


def test_targets_stand_out(town: Town) -> None:
    notice = year(
        town, {"requirement": "不少于3次。", "targets": [{"text": "不少于3次", "kind": "count_min"}]}
    )
    assert "<strong>不少于3次</strong>。" in text(f"ledger/{notice.pk}/")


@pytest.mark.parametrize(("language", "sentence"), [("zh-hans", "甲；乙"), ("en", "甲; 乙")])
def test_signs_between_parts_follow_the_language(language: str, sentence: str) -> None:
    with override(language):
        assert joined("；", ["甲", "乙"]) == sentence
