"""Due days: changed by the coordinator with a ground, or computed anew when a year's calendar is loaded."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_noop

from liaoliang.base.calendars import Moved
from liaoliang.base.canonical import JSON
from liaoliang.base.clock import office_day
from liaoliang.base.evidence import SYSTEM, lock_many, record_many
from liaoliang.errors import BadInputError, WrongStateError
from liaoliang.law.calendar import WorkdayCalendar
from liaoliang.law.rulebook import Rulebook
from liaoliang.ledger import permissions
from liaoliang.ledger.checks import ground_issues, refuse_if
from liaoliang.ledger.dues import due_of
from liaoliang.ledger.models import Assignment
from liaoliang.ledger.services._common import PATH, allow, clock, entry, insist_notice, lock_assignments
from liaoliang.ledger.states import RUNNING, NoticeState, State
from liaoliang.ledger.waiting import relist, title_of
from liaoliang.organisations.models import Officer

BATCH = 500
BY_COORDINATOR = "经协调员调整"


@transaction.atomic
def change_due_on(
    *, assignment_ids: Collection[int], due_on: date, ground: str, by: Officer, at: datetime
) -> list[Assignment]:
    """Give assignments another due day, in bulk, with a ground; one under rectification gets its day moved.

    Raises NotFoundError, WrongStateError, NotAllowedError, BadInputError for a day gone by, NotReadyError.
    """
    rows = lock_assignments(assignment_ids, by)
    _insist_running(rows)
    allow(
        all(permissions.coordinates(by, permissions.notice_of(row)) for row in rows),
        gettext_noop("只有政务公开协调员可以调整期限"),
    )
    refuse_if(ground_issues(ground))
    if due_on < office_day(at):
        raise BadInputError("due_on", gettext_noop("新的期限不能早于今天"))
    before = {row.pk: row.effective_due_on for row in rows}
    for row in rows:
        _set_due(row, due_on, ground.strip())
    _save(rows)
    record_many(
        [
            entry(row, "ledger.due_changed", by.actor, at, ground.strip(), _change(before[row.pk], due_on))
            for row in rows
        ]
    )
    relist(rows, at=at)
    return rows


def recompute_due_dates(rules: Rulebook, *, at: datetime) -> list[Moved]:
    """Compute anew what depends on working days, in batches, after the calendar has changed.

    Days that a person has set (the coordinator, or whoever handed down) and days for rectification stay.
    """
    rows = Assignment.objects.filter(
        requirement__due_workdays__isnull=False,
        requirement__condition_met_on__isnull=False,
        requirement__task__category__notice__state=NoticeState.ADOPTED,
        due_ground="",
    ).exclude(state__in=[State.VERIFIED, State.NOT_APPLICABLE, State.TAKEN_BACK])
    ids = list(rows.order_by("pk").values_list("pk", flat=True))
    moved: list[Moved] = []
    for start in range(0, len(ids), BATCH):
        moved += _recompute(ids[start : start + BATCH], rules.calendar, at)
    return moved


@transaction.atomic
def _recompute(ids: list[int], calendar: WorkdayCalendar, at: datetime) -> list[Moved]:
    rows = lock_many(Assignment.objects.filter(pk__in=ids).select_related(*PATH))
    changed = list(_moved_rows(rows, calendar))
    if not changed:
        return []
    Assignment.objects.bulk_update(
        [row for row, _before in changed], ["due_on", "not_before_on", "due_basis"], batch_size=200
    )
    record_many(
        [
            entry(row, "ledger.due_recomputed", SYSTEM, at, detail=_change(before, _day(row)) | clock(row))
            for row, before in changed
        ]
    )
    relist([row for row, _before in changed], at=at)
    return [Moved(row.evidence_type, row.pk, title_of(row), before, row.due_on) for row, before in changed]


def _moved_rows(
    rows: Iterable[Assignment], calendar: WorkdayCalendar
) -> Iterator[tuple[Assignment, date | None]]:
    for row in rows:
        due, before = due_of(row.requirement, calendar), row.due_on
        if (due.due_on, due.not_before_on) != (row.due_on, row.not_before_on):
            row.due_on, row.not_before_on, row.due_basis = due.due_on, due.not_before_on, due.basis[:300]
            yield row, before


def _insist_running(rows: Iterable[Assignment]) -> None:
    for row in rows:
        insist_notice(permissions.notice_of(row), NoticeState.ADOPTED)
        if row.state not in RUNNING | {State.HANDED_DOWN}:
            raise WrongStateError(
                gettext_noop("“{organ}”的该项任务{state}，不能调整期限"),
                organ=row.organ.label,
                state=row.get_state_display(),
            )


def _set_due(row: Assignment, due_on: date, ground: str) -> None:
    if row.rectify_on is not None and row.state in {State.RETURNED, State.RECTIFICATION}:
        row.rectify_on = due_on
    else:
        row.due_on, row.not_before_on, row.rectify_on = due_on, None, None
    row.due_ground, row.due_basis = ground, f"{BY_COORDINATOR}：{ground}"[:300]


def _save(rows: list[Assignment]) -> None:
    fields = ["due_on", "not_before_on", "rectify_on", "due_ground", "due_basis"]
    Assignment.objects.bulk_update(rows, fields, batch_size=200)


def _day(row: Assignment) -> date | None:
    return row.due_on or row.not_before_on


def _change(before: date | None, after: date | None) -> dict[str, JSON]:
    return {
        "before": before.isoformat() if before else "未定",
        "after": after.isoformat() if after else "未定",
    }
