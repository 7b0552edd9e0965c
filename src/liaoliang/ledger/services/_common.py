"""The first half of every service: lock, see, state. Foreign things are not found rather than forbidden."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta

from django.utils.translation import gettext_noop

from liaoliang.base.canonical import JSON
from liaoliang.base.evidence import Actor, Entry, lock, lock_many, record_many
from liaoliang.base.locks import GONE
from liaoliang.errors import NotAllowedError, NotFoundError, WrongStateError
from liaoliang.ledger import permissions
from liaoliang.ledger.models import Assignment, Notice, Requirement
from liaoliang.ledger.states import MOVES, NoticeState, State, Step, may
from liaoliang.ledger.waiting import relist
from liaoliang.organisations.models import Officer

LATENESS = ["late_due_on", "late_done_on"]
PATH = ("requirement__task__category__notice__issuing_organ", "organ", "parent__organ")


def lock_assignments(ids: Collection[int], by: Officer) -> list[Assignment]:
    """All of them, locked, in order. Raises NotFoundError when one is missing or not within sight."""
    wanted = set(ids)
    rows = lock_many(Assignment.objects.filter(pk__in=wanted).select_related(*PATH))
    hidden = wanted - {row.pk for row in rows if permissions.can_see(by, row)}
    if hidden:
        raise NotFoundError(GONE, id=min(hidden))
    return rows


def lock_assignment(pk: int, by: Officer) -> Assignment:
    """One assignment, locked."""
    return lock_assignments([pk], by)[0]


def lock_notice(pk: int, by: Officer) -> Notice:
    """A notice that the officer coordinates, locked; others do not find it."""
    notice = lock(Notice, pk)
    if not permissions.coordinates(by, notice):
        raise NotFoundError(GONE, id=pk)
    return notice


def lock_requirement(pk: int) -> Requirement:
    """One requirement, locked, with its notice."""
    rows = lock_many(
        Requirement.objects.filter(pk=pk).select_related("task__category__notice__issuing_organ")
    )
    if not rows:
        raise NotFoundError(GONE, id=pk)
    return rows[0]


def coordinated_requirement(pk: int, by: Officer) -> Requirement:
    """A requirement of a running notice that the officer coordinates, locked."""
    requirement = lock_requirement(pk)
    notice = requirement.task.category.notice
    if not permissions.coordinates(by, notice):
        raise NotFoundError(GONE, id=pk)
    insist_notice(notice, NoticeState.ADOPTED)
    return requirement


def insist_notice(notice: Notice, *allowed: NoticeState) -> None:
    """Raise WrongStateError unless the notice is in one of these states."""
    if notice.state not in allowed:
        raise WrongStateError(
            gettext_noop("通知“{title}”{state}，不能办理"),
            title=notice.title,
            state=notice.get_state_display(),
        )


def insist(step: Step, rows: Iterable[Assignment]) -> None:
    """Raise WrongStateError unless `step` may be taken from the state of every row."""
    for row in rows:
        insist_notice(permissions.notice_of(row), NoticeState.ADOPTED)
        if not may(step, row.state):
            raise WrongStateError(
                gettext_noop("“{organ}”的该项任务{state}，不能{step}"),
                organ=row.organ.label,
                state=row.get_state_display(),
                step=step.label,
            )


def allow(allowed: bool, message: str) -> None:
    """Raise NotAllowedError with the reason unless allowed."""
    if not allowed:
        raise NotAllowedError(message)


def settle(rows: Sequence[Assignment], fields: Sequence[str], step: Step) -> None:
    """Put the rows into the state after `step` and save it with the other changed fields."""
    for row in rows:
        row.state = MOVES[step].after
    Assignment.objects.bulk_update(rows, ["state", *fields], batch_size=200)


def finish(
    rows: Sequence[Assignment],
    action: str,
    *,
    by: Actor,
    at: datetime,
    ground: str = "",
    detail: Mapping[str, JSON] | None = None,
    documents: Sequence[str] = (),
) -> None:
    """The second half: evidence for each row, and the worklist as it is now."""
    record_many([entry(row, action, by, at, ground, detail, documents) for row in rows])
    relist(rows, at=at)


def entry(
    row: Assignment,
    action: str,
    by: Actor,
    at: datetime,
    ground: str = "",
    detail: Mapping[str, JSON] | None = None,
    documents: Sequence[str] = (),
) -> Entry:
    """One event of an assignment; every one names its requirement and state."""
    facts: dict[str, JSON] = {"requirement": row.requirement_id, "state": State(row.state).value}
    return Entry(row, action, by, at, ground, {**facts, **(detail or {})}, documents)


def note_lateness(row: Assignment, on: date) -> dict[str, JSON]:
    """Keep that something came after the day in force, the worst of it; the facts for its event."""
    due = row.effective_due_on
    if due is None or due >= on or row.requirement.optional:
        return {}
    known = row.late_done_on - row.late_due_on if row.late_done_on and row.late_due_on else timedelta()
    if on - due > known:
        row.late_due_on, row.late_done_on = due, on
    return {"late_for": due.isoformat()}


def clock(row: Assignment) -> dict[str, JSON]:
    """How the row's clock runs, for the events that set it: verification holds the row against it."""
    days = {"due_on": row.due_on, "not_before_on": row.not_before_on}
    return {name: day.isoformat() if day else None for name, day in days.items()}


def head(text: str, length: int = 60) -> str:
    """The beginning of a text, for the subject of a message."""
    return text if len(text) <= length else f"{text[: length - 1]}…"
