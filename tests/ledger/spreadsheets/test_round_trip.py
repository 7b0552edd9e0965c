"""Excel out, edit, Excel in with a diff to confirm."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from factories.ledger import LINK, Town
from factories.offices import AT, make_officer
from liaoliang.errors import BadInputError, NotReadyError, WrongStateError
from liaoliang.ledger import services
from liaoliang.ledger.models import Assignment, Report
from liaoliang.ledger.selectors import assignments_in_scope
from liaoliang.ledger.spreadsheets import SheetDiff, apply_sheet, export_assignments, preview_sheet
from liaoliang.ledger.spreadsheets.columns import HEADINGS
from liaoliang.ledger.states import State
from liaoliang.organisations.models import Officer

NAME = "台账.xlsx"


def sheet_of(content: bytes) -> tuple[Workbook, Worksheet]:
    book = load_workbook(BytesIO(content))
    return book, book.worksheets[0]


def edited(officer: Officer, *edits: dict[str, Any]) -> bytes:
    """The officer's export with the first rows edited, by heading."""
    book, sheet = sheet_of(export_assignments(assignments_in_scope(officer)))
    for number, edit in enumerate(edits, 3):
        for heading, value in edit.items():
            sheet.cell(number, HEADINGS.index(heading) + 1).value = value
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def preview(content: bytes, by: Officer) -> SheetDiff:
    return preview_sheet(content=content, name=NAME, by=by, at=AT)


def apply(content: bytes, by: Officer, diff: SheetDiff | None = None) -> SheetDiff:
    diff = diff or preview(content, by)
    return apply_sheet(content=content, name=NAME, diff_hash=diff.hash, by=by, at=AT)


def codes(diff: SheetDiff) -> list[str]:
    return [issue.code for issue in diff.issues]


def test_one_sheet_with_stable_headings_and_an_instruction(town: Town) -> None:
    row = town.assignment()
    _book, sheet = sheet_of(export_assignments(assignments_in_scope(town.clerk)))
    assert sheet.cell(1, 1).value.startswith("填写说明")
    assert tuple(cell.value for cell in sheet[2]) == HEADINGS
    assert [sheet.cell(3, column).value for column in (1, 5, 7, 8)] == [
        str(row.pk),
        "市财政局",
        "待接受",
        "2021-12-31",
    ]
    assert sheet.protection.sheet and sheet.freeze_panes == "D3"
    locked = {cell.value: sheet.cell(3, cell.column).protection.locked for cell in sheet[2]}
    assert (locked["校验码"], locked["落实情况"]) == (True, False)


def test_formulas_leave_as_text(town: Town) -> None:
    town.running({"requirement": '=HYPERLINK("http://x")'})
    _book, sheet = sheet_of(export_assignments(assignments_in_scope(town.clerk)))
    cell = sheet.cell(3, 4)
    assert (cell.data_type, cell.quotePrefix) == ("s", True)


def test_an_unedited_sheet_changes_nothing(town: Town) -> None:
    town.running()
    diff = preview(edited(town.clerk), town.clerk)
    assert (diff.changes, diff.issues, diff.unchanged, diff.is_ready) == ((), (), 1, False)


def test_a_preview_names_each_field_and_keeps_nothing(town: Town) -> None:
    town.running()
    content = edited(town.clerk, {"接受任务": "是", "落实情况": "已公开。", "佐证链接": LINK})
    (change,) = preview(content, town.clerk).changes
    assert [(field.heading, field.before, field.after) for field in change.fields] == [
        ("状态", "待接受", "已接受"),
        ("状态", "待接受", "待核实"),
        ("落实情况", "", "已公开。"),
        ("佐证链接", "", LINK),
    ]
    assert (Assignment.objects.get().state, Report.objects.count()) == (State.ASSIGNED, 0)


def test_what_was_shown_is_done(town: Town) -> None:
    town.running()
    content = edited(
        town.clerk, {"接受任务": "是", "落实情况": "已公开。", "佐证链接": f"{LINK}\n{LINK}?b=2"}
    )
    assert apply(content, town.clerk).is_ready
    assert Assignment.objects.get().state == State.REPORTED
    assert Report.objects.get().evidence.count() == 2


def test_a_sheet_is_taken_in_once(town: Town) -> None:
    town.running()
    content = edited(town.clerk, {"接受任务": "是"})
    diff = preview(content, town.clerk)
    apply(content, town.clerk, diff)
    with pytest.raises(WrongStateError):
        apply(content, town.clerk, diff)
    assert codes(preview(content, town.clerk)) == ["ledger.sheet_stale"]


def test_the_consent_is_bound_to_the_file_and_to_the_person(town: Town) -> None:
    town.running()
    diff = preview(edited(town.clerk, {"接受任务": "是"}), town.clerk)
    with pytest.raises(WrongStateError):
        apply(edited(town.clerk, {"接受任务": "是", "调整理由": "x"}), town.clerk, diff)
    with pytest.raises(WrongStateError):
        apply(edited(town.clerk, {"接受任务": "是"}), make_officer(town.finance), diff)


def test_a_returned_one_is_reported_again(town: Town) -> None:
    town.send_back(town.reported())
    apply(edited(town.clerk, {"落实情况": "已补上链接。", "佐证链接": LINK}), town.clerk)
    assert Assignment.objects.get().state == State.REPORTED


def test_the_coordinator_moves_due_days(town: Town) -> None:
    town.running({"requirement": "甲。"}, {"requirement": "乙。"})
    edit = {"调整期限": date(2021, 12, 20), "调整理由": "省里推迟"}
    apply(edited(town.coordinator, edit, {**edit, "调整期限": "2021年12月21日"}), town.coordinator)
    days = set(Assignment.objects.values_list("due_on", flat=True))
    assert days == {date(2021, 12, 20), date(2021, 12, 21)}


def test_a_foreign_row_is_refused_even_unedited(town: Town) -> None:
    town.running({"units": ["市财政局", "市教育局"]})
    content = edited(town.coordinator)
    diff = preview(content, town.clerk)
    assert codes(diff) == ["ledger.sheet_foreign"]
    with pytest.raises(NotReadyError):
        apply(content, town.clerk)


@pytest.mark.parametrize(
    ("edit", "code"),
    [
        ({"编号": "999999"}, "ledger.sheet_foreign"),
        ({"编号": "一"}, "ledger.sheet_foreign"),
        ({"校验码": "0000", "接受任务": "是"}, "ledger.sheet_stale"),
        ({"状态": "已核实"}, "ledger.sheet_fixed"),
        ({"责任单位": "市教育局"}, "ledger.sheet_fixed"),
        ({"接受任务": "否"}, "ledger.sheet_row"),
        ({"落实情况": "已公开。"}, "ledger.sheet_row"),
        ({"佐证链接": LINK}, "ledger.sheet_row"),
        ({"调整期限": "2021-12-20", "调整理由": "想晚点"}, "ledger.sheet_row"),
        ({"调整期限": "明天", "调整理由": "理由"}, "ledger.sheet_row"),
        ({"调整理由": "理由"}, "ledger.sheet_row"),
        ({"接受任务": "是", "落实情况": "已公开。"}, "ledger.report_without_proof"),
        (
            {"接受任务": "是", "落实情况": "已公开。", "佐证链接": "http://localhost/"},
            "ledger.link_not_public",
        ),
    ],
)
def test_what_speaks_against_a_row(town: Town, edit: dict[str, str], code: str) -> None:
    town.running()
    content = edited(town.clerk, edit)
    diff = preview(content, town.clerk)
    assert codes(diff) == [code] and diff.issues[0].where.startswith("第3行")
    with pytest.raises(NotReadyError):
        apply(content, town.clerk, diff)
    assert Assignment.objects.get().state == State.ASSIGNED


def test_one_wrong_row_keeps_everything_out(town: Town) -> None:
    town.running({"requirement": "甲。"}, {"requirement": "乙。"})
    content = edited(town.clerk, {"接受任务": "是"}, {"接受任务": "对"})
    assert len(preview(content, town.clerk).changes) == 1
    with pytest.raises(NotReadyError):
        apply(content, town.clerk)
    assert set(Assignment.objects.values_list("state", flat=True)) == {State.ASSIGNED}


def test_a_row_that_comes_twice_is_refused(town: Town) -> None:
    rows = [town.assignment(), town.assignment()]
    content = edited(town.clerk, {"编号": str(rows[1].pk)})
    assert "ledger.sheet_twice" in codes(preview(content, town.clerk))


def test_a_change_in_the_meantime_is_noticed(town: Town) -> None:
    town.running()
    content = edited(town.clerk, {"接受任务": "是"})
    diff = preview(content, town.clerk)
    services.accept_assignment(assignment_id=Assignment.objects.get().pk, by=town.clerk, at=AT)
    with pytest.raises(WrongStateError):
        apply(content, town.clerk, diff)


def test_a_file_that_is_no_ledger_is_refused(town: Town) -> None:
    with pytest.raises(BadInputError, match="表头完整"):
        preview_sheet(content="编号,状态\n1,已核实\n".encode(), name="a.csv", by=town.clerk, at=AT)
    with pytest.raises(BadInputError):
        preview_sheet(content=b"\x00\x01", name=NAME, by=town.clerk, at=AT)
