"""A running notice: measures, conditions, due days, reminders, own areas, Excel, the end of the year."""

from __future__ import annotations

import re
from datetime import date
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from factories.ledger import Town
from liaoliang.base import registries
from liaoliang.ledger.models import Assignment, Notice, Requirement, Verification
from liaoliang.ledger.states import NoticeState, State
from liaoliang.workbench.programme.pages import XLSX, way
from surfaces.workbench.programme.conftest import Enter

MEASURE = {"measure_key": "ledger.accepted_share", "operator": "at_least", "target": "100"}


@pytest.fixture
def notice(town: Town) -> Notice:
    return town.running({"category": "一", "task": "甲"}, {"units": ["市教育局"], "category": "二"})


@pytest.fixture
def row(town: Town, notice: Notice) -> Assignment:
    return town.of(notice)


def test_requirements_stand_under_their_tasks(enter: Enter, town: Town, notice: Notice) -> None:
    page = enter(town.coordinator).get(way("requirements", notice.pk)).text
    assert "任务 1 甲" in page
    assert "报送后核实" in page


def test_a_measure_needs_two_coordinators(enter: Enter, town: Town, row: Assignment) -> None:
    first, second = enter(town.coordinator), enter(town.other_coordinator)
    pk = row.requirement_id
    assert first.post(way("requirement_measure", pk), MEASURE).status_code == 303
    assert "是您提出的" in first.get(way("requirement", pk)).text
    assert first.post(way("requirement_measure_confirm", pk)).status_code == 403
    assert second.post(way("requirement_measure_confirm", pk)).status_code == 303
    assert Requirement.objects.get(pk=pk).verification == Verification.MEASURE
    assert "平台自动核实" in first.get(way("requirement", pk)).text


def test_a_measure_is_taken_off_with_a_ground(enter: Enter, town: Town, row: Assignment) -> None:
    desk = enter(town.coordinator)
    desk.post(way("requirement_measure", row.requirement_id), MEASURE)
    address = way("requirement_measure_remove", row.requirement_id)
    assert desk.post(address, {}).status_code == 422
    assert desk.post(address, {"ground": "不合适"}).status_code == 303
    assert Requirement.objects.get(pk=row.requirement_id).measure_key == ""


def test_an_impossible_target_is_said_beside_its_field(enter: Enter, town: Town, row: Assignment) -> None:
    sent = {**MEASURE, "target": "-1"}
    page = enter(town.coordinator).post(way("requirement_measure", row.requirement_id), sent)
    assert page.status_code == 422
    assert 'href="#id_target"' in page.text


def test_a_requirement_is_its_coordinator_s(enter: Enter, town: Town, row: Assignment) -> None:
    desk = enter(town.clerk)
    for name in ("requirement", "requirement_measure", "requirement_organs"):
        assert desk.get(way(name, row.requirement_id)).status_code == 404
    assert desk.post(way("requirement_measure_confirm", row.requirement_id)).status_code == 404


def test_further_organs_are_added(enter: Enter, town: Town, row: Assignment) -> None:
    sent = {"organs": [town.education.pk], "part": "supporting", "ground": "正文写明"}
    address = way("requirement_organs", row.requirement_id)
    assert enter(town.coordinator).post(address, sent).status_code == 303
    assert row.requirement.assignments.get(organ=town.education).part == "supporting"


def test_a_condition_is_recorded_by_who_waits_for_it(enter: Enter, town: Town) -> None:
    row = town.assignment(condition="省里出台规定后", due_workdays=10, deadline="", deadline_to=None)
    assert (
        "省里出台规定后"
        in enter(town.coordinator).get(way("conditions", row.requirement.task.category.notice_id)).text
    )
    address = way("requirement_condition", row.requirement_id)
    sent = {"met_on": "2021-10-11", "evidence": "鲁政办字〔2021〕88号"}
    assert enter(town.teacher).post(address, sent).status_code == 404
    assert enter(town.clerk).post(address, {**sent, "met_on": "2030-01-01"}).status_code == 400
    assert enter(town.clerk).post(address, sent).status_code == 303
    row.refresh_from_db()
    assert (row.state, row.due_on) == (State.ASSIGNED, date(2021, 10, 25))


def test_the_ladder_shows_where_each_stands(enter: Enter, town: Town, row: Assignment) -> None:
    Assignment.objects.filter(pk=row.pk).update(due_on=date(2021, 10, 14))
    page = enter(town.coordinator).get(way("due_dates", row.requirement.task.category.notice_id)).text
    assert "还有2个工作日到期" in page


def test_filters_late_and_undated(enter: Enter, town: Town, notice: Notice, row: Assignment) -> None:
    Assignment.objects.filter(pk=row.pk).update(due_on=date(2021, 10, 1))
    Assignment.objects.exclude(pk=row.pk).update(due_on=None)
    desk = enter(town.coordinator)
    late = desk.get(way("due_dates", notice.pk), {"view": "late"}).text
    undated = desk.get(way("due_dates", notice.pk), {"view": "undated"}).text
    assert ("市财政局" in late, "市教育局" in late) == (True, False)
    assert ("市财政局" in undated, "市教育局" in undated) == (False, True)


def test_reminds_many_once_a_day(enter: Enter, town: Town, notice: Notice) -> None:
    desk = enter(town.coordinator)
    ids = list(Assignment.objects.values_list("pk", flat=True))
    address = way("due_bulk", notice.pk)
    for words in ("已催办 2 项", "另有 2 项今天已经催过"):
        answer = desk.post(address, {"chosen": ids, "do": "remind"})
        assert words in desk.get(answer.headers["Location"]).text


def test_due_days_are_set_in_bulk_with_a_ground(enter: Enter, town: Town, notice: Notice) -> None:
    desk = enter(town.coordinator)
    ids = list(Assignment.objects.values_list("pk", flat=True))
    form = desk.post(way("due_bulk", notice.pk), {"chosen": ids, "do": "due"})
    assert f'value="{ids[0]},{ids[1]}"' in form.text
    sent = {"chosen": ",".join(map(str, ids)), "due_on": "2021-11-30"}
    assert desk.post(way("due_change", notice.pk), sent).status_code == 422
    assert desk.post(way("due_change", notice.pk), {**sent, "ground": "商定"}).status_code == 303
    assert set(Assignment.objects.values_list("due_on", flat=True)) == {date(2021, 11, 30)}


def test_a_day_gone_by_is_refused(enter: Enter, town: Town, notice: Notice, row: Assignment) -> None:
    sent = {"chosen": str(row.pk), "due_on": "2021-01-01", "ground": "x"}
    page = enter(town.coordinator).post(way("due_change", notice.pk), sent)
    assert page.status_code == 400
    assert "新的期限不能早于今天" in page.text


@pytest.mark.parametrize("chosen", [[], ["x"], ["9" * 30]])
def test_a_senseless_choice_is_refused(enter: Enter, town: Town, notice: Notice, chosen: list[str]) -> None:
    sent = {"chosen": chosen, "do": "remind"}
    assert enter(town.coordinator).post(way("due_bulk", notice.pk), sent).status_code == 400


def test_an_organ_adds_its_own_area(enter: Enter, town: Town, notice: Notice) -> None:
    desk = enter(town.teacher)
    assert "增加本单位的重点领域" in desk.get(way("own_areas", notice.pk)).text
    sent = {"organ": town.education.pk, "text": "招生信息每月公开", "due_on": "2021-12-01"}
    assert desk.post(way("own_areas", notice.pk), sent).status_code == 303
    assert "招生信息每月公开" in desk.get(way("own_areas", notice.pk)).text


def test_an_organ_that_is_named_adds_none(enter: Enter, town: Town, notice: Notice) -> None:
    desk = enter(town.clerk)
    assert "不用自行确定" in desk.get(way("own_areas", notice.pk)).text
    sent = {"organ": town.finance.pk, "text": "x"}
    assert desk.post(way("own_areas", notice.pk), sent).status_code == 422


def test_the_coordinator_sees_who_has_not_added_any(enter: Enter, town: Town, notice: Notice) -> None:
    page = enter(town.coordinator).get(way("own_areas", notice.pk)).text
    assert "还没有自行确定的单位（1）" in page


def filled(content: bytes, number: int, column: str, text: str) -> SimpleUploadedFile:
    """The exported sheet with one cell of an assignment's row filled in."""
    book = load_workbook(BytesIO(content))
    sheet = book.worksheets[0]
    heads = {cell.value: cell.column for cell in sheet[2]}
    for line in sheet.iter_rows(min_row=3):
        if line[0].value == str(number):
            sheet.cell(line[0].row, heads[column], text)
    target = BytesIO()
    book.save(target)
    return SimpleUploadedFile("台账.xlsx", target.getvalue(), XLSX)


def test_the_ledger_goes_out_and_comes_back(enter: Enter, town: Town, row: Assignment) -> None:
    desk, pk = enter(town.clerk), row.requirement.task.category.notice_id
    upload = filled(desk.get(way("ledger_excel_out", pk)).content, row.pk, "接受任务", "是")
    address = desk.post(way("ledger_excel", pk), {"file": upload}).headers["Location"]
    page = desk.get(address).text
    assert "状态：待接受 → 已接受" in page
    row.refresh_from_db()
    assert row.state == State.ASSIGNED
    plan = re.search(r'name="plan" value="([0-9a-f]+)"', page)
    assert plan is not None
    assert desk.post(address, {"plan": plan[1]}).status_code == 303
    row.refresh_from_db()
    assert row.state == State.ACCEPTED


def test_a_foreign_row_in_the_sheet_is_refused(enter: Enter, town: Town, row: Assignment) -> None:
    pk = row.requirement.task.category.notice_id
    whole = enter(town.coordinator).get(way("ledger_excel_out", pk)).content
    desk = enter(town.clerk)
    upload = filled(whole, town.of(Notice.objects.get(), town.education).pk, "接受任务", "是")
    page = desk.get(desk.post(way("ledger_excel", pk), {"file": upload}).headers["Location"]).text
    assert "不在您的范围内" in page
    assert 'name="plan"' not in page


def test_a_sheet_of_something_else_is_refused(enter: Enter, town: Town, notice: Notice) -> None:
    upload = SimpleUploadedFile("台账.xlsx", b"garbage", XLSX)
    desk = enter(town.clerk)
    assert desk.post(way("ledger_excel", notice.pk), {"file": upload}).status_code == 400
    assert desk.get(way("ledger_excel_in", notice.pk, "forged")).status_code == 404


def test_closing_says_what_is_still_open(enter: Enter, town: Town) -> None:
    report = town.reported()
    pk = report.assignment.requirement.task.category.notice_id
    desk = enter(town.coordinator)
    assert "等待核实" in desk.get(way("notice_close", pk)).text
    assert desk.post(way("notice_close", pk)).status_code == 422
    town.verify(report)
    assert desk.post(way("notice_close", pk)).status_code == 303
    assert Notice.objects.get(pk=pk).state == NoticeState.CLOSED
    assert desk.post(way("notice_close", pk)).status_code == 409


def test_the_source_is_the_coordinator_s(enter: Enter, town: Town, notice: Notice) -> None:
    assert enter(town.clerk).get(way("notice_source", notice.pk)).status_code == 404


def test_the_overview_leads_to_what_waits(enter: Enter, town: Town, notice: Notice) -> None:
    page = enter(town.coordinator).get(way("notice", notice.pk)).text
    assert "去回头看" in page
    assert "去回头看" not in enter(town.clerk).get(way("notice", notice.pk)).text


def test_lists_notices_one_may_see(enter: Enter, town: Town, notice: Notice) -> None:
    assert notice.title in enter(town.clerk).get(way("notices")).text
    page = enter(town.coordinator).get(way("notices")).text
    assert 'href="/desk/ledger/notices/import/"' in page


def test_the_coordinator_sees_what_readers_say_of_the_notice(
    enter: Enter, town: Town, notice: Notice, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = enter(town.coordinator)
    said = {"portal.clarity": lambda kind, pk: [("看不懂", 4)] if pk == notice.pk else []}
    monkeypatch.setattr(registries.concerns, "_items", said)
    page = desk.get(way("notice", notice.pk)).text
    assert "读者评价" in page
    assert "看不懂" in page
    assert "4 次" in page
    assert "读者评价" not in enter(town.clerk).get(way("notice", notice.pk)).text


def test_a_notice_of_which_nobody_has_said_anything_says_so(enter: Enter, town: Town, notice: Notice) -> None:
    assert "还没有人评价过" in enter(town.coordinator).get(way("notice", notice.pk)).text
