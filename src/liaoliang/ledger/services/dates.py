"""Due days: changed by the coordinator with a ground, or computed anew when a year's calendar is loaded."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_noop

from liaoliang.base.calendars import Moved, current_rulebook
from liaoliang.base.canonical import JSON
from liaoliang.base.clock import office_day
from liaoliang.base.evidence import SYSTEM, lock_many, record_many
from liaoliang.errors import BadInputError, WrongStateError
from liaoliang.law.calendar import WorkdayCalendar
from liaoliang.law.rulebook import Rulebook
from liaoliang.ledger import permissions
from liaoliang.ledger.checks import ground_issues, refuse_if
from liaoliang.ledger.dues import due_of
from liaoliang.ledger.models import Assignment, DueChange, Requirement
from liaoliang.ledger.services._common import PATH, allow, clock, entry, insist_notice, lock_assignments
from liaoliang.ledger.states import RUNNING, NoticeState, State
from liaoliang.ledger.waiting import relist, title_of
from liaoliang.organisations.models import Officer

BATCH = 500
_SETTLED = (State.VERIFIED, State.NOT_APPLICABLE, State.TAKEN_BACK)
BY_COORDINATOR = "经协调员调整"


@transaction.atomic
def change_due_on(
    *, assignment_ids: Collection[int], due_on: date, ground: str, by: Officer, at: datetime
) -> list[Assignment]:
    """Give assignments another due day, in bulk, with a ground; one under rectification gets its day moved.

    What is late already keeps its day until another coordinator agrees (`decide_due_change`). Raises
    NotFoundError, WrongStateError, NotAllowedError, BadInputError for a day gone by, NotReadyError.
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
    asked = [row for row in rows if has_gone_by(row, office_day(at))]
    moved = [row for row in rows if row not in asked]
    keep_changes(moved, due_on, ground.strip(), by, at)
    _move(moved, due_on, ground.strip(), by, at)
    _ask(asked, due_on, ground.strip(), by, at)
    return rows


def has_gone_by(row: Assignment, on: date) -> bool:
    """Whether the day that counts has passed and the work is still owed, by the organ or those beneath it."""
    due = row.effective_due_on
    owed = row.state in RUNNING | {State.HANDED_DOWN} and not row.requirement.optional
    return owed and due is not None and due < on


def _move(rows: Sequence[Assignment], due_on: date, ground: str, by: Officer, at: datetime) -> None:
    before = {row.pk: row.effective_due_on for row in rows}
    for row in rows:
        set_due(row, due_on, ground)
    save_due(rows)
    record_many(
        [
            entry(row, "ledger.due_changed", by.actor, at, ground, day_change(before[row.pk], due_on))
            for row in rows
        ]
    )
    relist(rows, at=at)


def _ask(rows: Sequence[Assignment], due_on: date, ground: str, by: Officer, at: datetime) -> None:
    keep_changes(rows, due_on, ground, by, at, late=True)
    record_many(
        [
            entry(row, "ledger.due_asked", by.actor, at, ground, day_change(row.effective_due_on, due_on))
            for row in rows
        ]
    )
    relist(rows, at=at)


def keep_changes(
    rows: Sequence[Assignment],
    due_on: date | None,
    ground: str,
    by: Officer,
    at: datetime,
    *,
    late: bool = False,
) -> None:
    """Keep what was moved, for the public too; what still waited for a decision is replaced by it."""
    waiting = DueChange.objects.filter(assignment__in=rows, state=DueChange.State.PENDING)
    waiting.update(state=DueChange.State.REPLACED)
    state = DueChange.State.PENDING if late else DueChange.State.EFFECTIVE
    DueChange.objects.bulk_create(
        DueChange(
            assignment=row,
            before=row.effective_due_on,
            after=due_on,
            ground=ground,
            state=state,
            was_late=late,
            by=by,
            on=office_day(at),
        )
        for row in rows
    )


def follow_requirements(
    requirements: Collection[Requirement], *, ground: str, by: Officer, at: datetime
) -> None:
    """Give assignments the day that their requirement has now, except where a person has set one.

    What is late already waits for another coordinator here as well.
    """
    if not requirements:
        return
    rows = Assignment.objects.filter(requirement__in=requirements, due_ground="")
    ids = rows.exclude(state__in=_SETTLED).values_list("pk", flat=True)
    calendar = current_rulebook().calendar
    for row in lock_many(Assignment.objects.filter(pk__in=list(ids)).select_related(*PATH)):
        due = due_of(row.requirement, calendar, row.assigned_on)
        if (due.due_on, due.not_before_on) == (row.due_on, row.not_before_on):
            continue
        if has_gone_by(row, office_day(at)) and due.due_on is not None:
            _ask([row], due.due_on, ground, by, at)
            continue
        keep_changes([row], due.due_on, ground, by, at)
        before = _day(row)
        row.due_on, row.not_before_on, row.due_basis = due.due_on, due.not_before_on, due.basis[:300]
        save_due([row])
        detail = day_change(before, _day(row)) | clock(row)
        record_many([entry(row, "ledger.due_followed", by.actor, at, ground, detail)])
        relist([row], at=at)


def recompute_due_dates(rules: Rulebook, *, at: datetime) -> list[Moved]:
    """Compute anew what depends on working days, in batches, after the calendar has changed.

    Days that a person has set (the coordinator, or whoever handed down) and days for rectification stay.
    """
    rows = Assignment.objects.filter(
        Q(requirement__due_workdays__isnull=False, requirement__condition_met_on__isnull=False)
        | Q(requirement__due_on__isnull=True, requirement__deadline__contains="个工作日"),
        requirement__task__category__notice__state=NoticeState.ADOPTED,
        due_ground="",
    ).exclude(state__in=_SETTLED)
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
            entry(row, "ledger.due_recomputed", SYSTEM, at, detail=day_change(before, _day(row)) | clock(row))
            for row, before in changed
        ]
    )
    relist([row for row, _before in changed], at=at)
    return [Moved(row.evidence_type, row.pk, title_of(row), before, row.due_on) for row, before in changed]


def _moved_rows(
    rows: Iterable[Assignment], calendar: WorkdayCalendar
) -> Iterator[tuple[Assignment, date | None]]:
    for row in rows:
        due, before = due_of(row.requirement, calendar, row.assigned_on), row.due_on
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


def set_due(row: Assignment, due_on: date, ground: str) -> None:
    """The day that a coordinator has set; the caller saves."""
    if row.rectify_on is not None and row.state in {State.RETURNED, State.RECTIFICATION}:
        row.rectify_on = due_on
    else:
        row.due_on, row.not_before_on, row.rectify_on = due_on, None, None
    row.due_ground, row.due_basis = ground, f"{BY_COORDINATOR}：{ground}"[:300]


def save_due(rows: Sequence[Assignment]) -> None:
    """Save what `set_due` changed."""
    fields = ["due_on", "not_before_on", "rectify_on", "due_ground", "due_basis"]
    Assignment.objects.bulk_update(rows, fields, batch_size=200)


def _day(row: Assignment) -> date | None:
    return row.due_on or row.not_before_on


def day_change(before: date | None, after: date | None) -> dict[str, JSON]:
    """From which day to which, for an event."""
    return {
        "before": before.isoformat() if before else "未定",
        "after": after.isoformat() if after else "未定",
    }
