"""Back in from Excel: a preview that really runs and is rolled back, then the same run for good.

Both go through the services, row by row, so the preview finds exactly what the import would do, and a row
can do nothing that its officer could not do by hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_noop

from liaoliang.base.canonical import digest, encode
from liaoliang.errors import BadInputError, Issue, LiaoliangError, NotReadyError, WrongStateError
from liaoliang.ledger import services
from liaoliang.ledger.checks import refuse_if
from liaoliang.ledger.models import Assignment
from liaoliang.ledger.rows import Proof
from liaoliang.ledger.selectors import assignments_in_scope
from liaoliang.ledger.spreadsheets import columns
from liaoliang.ledger.spreadsheets.plan import FieldChange, RowChange, SheetDiff
from liaoliang.ledger.spreadsheets.reading import Row, rows_of
from liaoliang.ledger.states import State
from liaoliang.ledger.waiting import title_of
from liaoliang.ledger.words import in_chinese
from liaoliang.organisations.models import Officer

_DATE = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
_FOREIGN = gettext_noop("第{row}行：没有编号为“{number}”的任务，或不在您的范围内")
_TWICE = gettext_noop("第{row}行：编号“{number}”重复")
_STALE = gettext_noop("第{row}行：该任务在导出之后有变化，请重新导出")
_FIXED = gettext_noop("第{row}行：“{heading}”列不能改动")
_YES_ONLY = gettext_noop("“接受任务”只能填“是”")
_LINKS_ALONE = gettext_noop("填写佐证链接须同时填写落实情况")
_GROUND_ALONE = gettext_noop("填写调整理由须同时填写调整期限")
_NO_DATE = gettext_noop("“{text}”不是日期，请写成2021-12-20的形式")


def preview_sheet(*, content: bytes, name: str, by: Officer, at: datetime) -> SheetDiff:
    """What the sheet would change. Nothing is kept. Raises BadInputError for a file that is no such sheet."""
    rows = rows_of(content, name)
    with transaction.atomic():
        diff = _run(rows, content, by, at)
        transaction.set_rollback(True)
    return diff


def apply_sheet(*, content: bytes, name: str, diff_hash: str, by: Officer, at: datetime) -> SheetDiff:
    """Do what the preview with this hash showed, all of it or nothing.

    Raises WrongStateError when file or ledger are no longer those of the preview, NotReadyError with the
    issues of every row.
    """
    rows = rows_of(content, name)
    with transaction.atomic():
        diff = _run(rows, content, by, at)
        if diff.hash != diff_hash:
            raise WrongStateError(gettext_noop("文件或数据在预览之后有变化，请重新预览"))
        refuse_if(diff.issues)
    return diff


def _run(rows: Sequence[Row], content: bytes, by: Officer, at: datetime) -> SheetDiff:
    known = _known(rows, by)
    tokens = {pk: columns.token_of(row) for pk, row in sorted(known.items())}
    changes: list[RowChange] = []
    issues: list[Issue] = []
    seen: set[str] = set()
    for row in rows:
        found = list(_row_issues(row, known, tokens, seen))
        issues += found
        if row.is_edited and not found:
            assignment = known[int(row.text(columns.NUMBER))]
            changes += _do(row, assignment, issues, by, at)
    bound = encode([digest(content), {str(pk): token for pk, token in tokens.items()}, by.pk])
    unchanged = len(rows) - len({change.row for change in changes})
    return SheetDiff(tuple(changes), tuple(issues), unchanged, digest(bound))


def _known(rows: Sequence[Row], by: Officer) -> dict[int, Assignment]:
    """The assignments of the sheet that the officer may see, by id."""
    numbers = [row.text(columns.NUMBER) for row in rows]
    ids = {int(number) for number in numbers if number.isascii() and number.isdigit() and len(number) < 19}
    found: dict[int, Assignment] = {}
    for start in range(0, len(ids), 900):
        batch = sorted(ids)[start : start + 900]
        found |= {row.pk: row for row in assignments_in_scope(by).filter(pk__in=batch)}
    return found


def _row_issues(
    row: Row, known: Mapping[int, Assignment], tokens: Mapping[int, str], seen: set[str]
) -> Iterator[Issue]:
    """What speaks against a row before anything is tried."""
    number = row.text(columns.NUMBER)
    pk = int(number) if number.isascii() and number.isdigit() and len(number) < 19 else 0
    if pk not in known:
        yield _issue("ledger.sheet_foreign", _FOREIGN, row, columns.NUMBER, number=number[:20])
        return
    if number in seen:
        yield _issue("ledger.sheet_twice", _TWICE, row, columns.NUMBER, number=number)
        return
    seen.add(number)
    if row.text(columns.TOKEN) != tokens[pk]:
        if row.is_edited:
            yield _issue("ledger.sheet_stale", _STALE, row, columns.TOKEN)
        return
    for heading, text in zip(columns.FIXED, columns.fixed_cells(known[pk]), strict=True):
        if heading in row.cells and _plain(row.text(heading)) != _plain(text):
            yield _issue("ledger.sheet_fixed", _FIXED, row, heading, heading=heading)


def _issue(code: str, message: str, row: Row, column: str, **values: object) -> Issue:
    where = f"第{row.number}行 {column}"
    return Issue(code, message, where, values={"row": row.number, **values})


def _plain(text: str) -> str:
    """Spreadsheet programs change white space; nothing else may differ."""
    return "".join(text.split())


def _do(row: Row, assignment: Assignment, issues: list[Issue], by: Officer, at: datetime) -> list[RowChange]:
    """Do one row in a savepoint; a refusal becomes issues of that row and undoes that row alone."""
    where = f"第{row.number}行"
    try:
        with transaction.atomic():
            fields = tuple(_steps(row, assignment, by, at))
    except NotReadyError as error:
        issues += [
            Issue(issue.code, issue.message, f"{where} {issue.where}".strip(), values=issue.values)
            for issue in error.issues
        ]
        return []
    except LiaoliangError as error:
        issues.append(Issue("ledger.sheet_row", error.message, where, values=dict(error.values)))
        return []
    return [RowChange(row.number, assignment.pk, title_of(assignment), assignment.organ.label, fields)]


def _steps(row: Row, assignment: Assignment, by: Officer, at: datetime) -> Iterator[FieldChange]:
    """Take the steps a row asks for, through the services, in the order a person would."""
    if row.text(columns.NEW_DUE) or row.text(columns.GROUND):
        yield _move_due(row, assignment, by, at)
    if row.text(columns.ACCEPT):
        yield _accept(row, assignment, by, at)
    if row.text(columns.REPORT) or row.text(columns.LINKS):
        yield from _report(row, assignment, by, at)


def _move_due(row: Row, assignment: Assignment, by: Officer, at: datetime) -> FieldChange:
    if not row.text(columns.NEW_DUE):
        raise BadInputError(columns.NEW_DUE, _GROUND_ALONE)
    due_on = _day(row.text(columns.NEW_DUE))
    before = columns.fixed_cells(assignment)[columns.FIXED.index(columns.DUE)]
    services.change_due_on(
        assignment_ids=[assignment.pk], due_on=due_on, ground=row.text(columns.GROUND), by=by, at=at
    )
    return FieldChange(columns.DUE, before, due_on.isoformat())


def _accept(row: Row, assignment: Assignment, by: Officer, at: datetime) -> FieldChange:
    if row.text(columns.ACCEPT) != columns.YES:
        raise BadInputError(columns.ACCEPT, _YES_ONLY)
    accepted = services.accept_assignment(assignment_id=assignment.pk, by=by, at=at)
    return FieldChange(columns.STATE, _state(assignment), _state(accepted))


def _report(row: Row, assignment: Assignment, by: Officer, at: datetime) -> Iterator[FieldChange]:
    """A returned assignment is taken up again by reporting anew."""
    if not row.text(columns.REPORT):
        raise BadInputError(columns.REPORT, _LINKS_ALONE)
    if assignment.state == State.RETURNED:
        services.begin_rectification(assignment_id=assignment.pk, by=by, at=at)
    proofs = [Proof.link(url) for url in re.split(r"[\s；;]+", row.text(columns.LINKS)) if url]
    text = row.text(columns.REPORT)
    report = services.report_assignment(assignment_id=assignment.pk, text=text, proofs=proofs, by=by, at=at)
    yield FieldChange(columns.STATE, _state(assignment), _state(report.assignment))
    yield FieldChange(columns.REPORT, "", report.text)
    yield FieldChange(columns.LINKS, "", "\n".join(proof.url for proof in proofs))


def _state(row: Assignment) -> str:
    return in_chinese(row.get_state_display())


def _day(text: str) -> date:
    found = _DATE.fullmatch(text.strip())
    try:
        if found is None:
            raise ValueError(text)
        return date(*map(int, found.groups()))
    except ValueError as error:
        raise BadInputError(columns.NEW_DUE, _NO_DATE, text=text[:30]) from error
