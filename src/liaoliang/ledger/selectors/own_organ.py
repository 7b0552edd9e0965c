"""What the head of an organ sees of it: every assignment, late ones first, and who of the organ has it in hand.

Nobody is appointed to an assignment; whoever took the organ's last step with it, by the trail, has it in hand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import QuerySet

from liaoliang.base.evidence import Event
from liaoliang.base.locks import GONE
from liaoliang.errors import NotFoundError
from liaoliang.ledger.models import Assignment
from liaoliang.ledger.permissions import can_oversee_organ
from liaoliang.ledger.selectors.desk import PATH, shown_of
from liaoliang.ledger.states import NoticeState, Shown, State
from liaoliang.organisations.models import Officer, Organ

# Steps that an organ's own people take; what others do with it says nothing about who works on it.
HANDLING: Final = frozenset(
    {
        "ledger.accepted",
        "ledger.started",
        "ledger.handed_down",
        "ledger.reported",
        "ledger.rectification_begun",
        "ledger.decline_asked",
    }
)
# What is late, what came back, what is to be done, what waits for others, what is settled.
URGENCY: Final = {
    Shown.OVERDUE: 0,
    Shown.RECTIFICATION: 1,
    Shown.IN_PROGRESS: 2,
    Shown.PENDING: 2,
    Shown.REPORTED: 3,
    Shown.WAITING: 3,
    Shown.VERIFIED: 4,
    Shown.NOT_APPLICABLE: 5,
}


@dataclass(frozen=True, slots=True)
class Handler:
    """An officer of the organ, as the trail names him or her."""

    officer_id: int
    name: str


@dataclass(frozen=True, slots=True)
class InHand:
    """An assignment with what it shows; `handler` is None while nobody has taken a step."""

    assignment: Assignment
    shown: Shown
    handler: Handler | None


@dataclass(frozen=True, slots=True)
class HandlerLine:
    """How many of one person's assignments show what."""

    handler: Handler | None
    counts: Mapping[Shown, int]

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class OwnOrgan:
    """An organ's assignments under running notices: late, returned, to be done, then the others; each by the day."""

    organ: Organ
    rows: tuple[InHand, ...]

    @property
    def counts(self) -> Mapping[Shown, int]:
        """How many show what."""
        return Counter(row.shown for row in self.rows)

    @property
    def handlers(self) -> tuple[HandlerLine, ...]:
        """Per person: who has most that is late stands first; what nobody has in hand comes last."""
        found: dict[Handler | None, Counter[Shown]] = {}
        for row in self.rows:
            found.setdefault(row.handler, Counter())[row.shown] += 1
        lines = [HandlerLine(handler, counts) for handler, counts in found.items()]
        return tuple(sorted(lines, key=_rank))


def headed_organs(officer: Officer) -> list[Organ]:
    """The organs the officer answers for, one's own first."""
    held = {grant.organ_id for grant in officer.held if can_oversee_organ(officer, grant.organ_id)}
    rows = Organ.objects.filter(pk__in=held).order_by("sort_order", "pk")
    return sorted(rows, key=lambda organ: organ.pk != officer.organ_id)


def own_organ(officer: Officer, organ_id: int, *, on: date) -> OwnOrgan:
    """The overview of an organ on the office day. Raises NotFoundError for whoever is not its head."""
    organ = Organ.objects.filter(pk=organ_id).first()
    if organ is None or not can_oversee_organ(officer, organ_id):
        raise NotFoundError(GONE, id=organ_id)
    rows = list(_running(organ))
    handlers = _handlers({row.pk for row in rows}, organ_id)
    found = [InHand(row, shown_of(row, on=on), handlers.get(row.pk)) for row in rows]
    return OwnOrgan(organ, tuple(sorted(found, key=_urgency)))


def _running(organ: Organ) -> QuerySet[Assignment]:
    rows = Assignment.objects.filter(
        organ=organ, requirement__task__category__notice__state=NoticeState.ADOPTED
    )
    return rows.exclude(state=State.TAKEN_BACK).select_related(*PATH)


def _handlers(ids: Collection[int], organ_id: int) -> dict[int, Handler]:
    """Who of the organ took its last step; one query."""
    rows = (
        Event.objects.filter(
            subject_type=Assignment.evidence_type,
            subject_id__in=ids,
            organ_id=organ_id,
            action__in=HANDLING,
        )
        .order_by("subject_id", "seq")
        .values_list("subject_id", "actor_id", "actor_name")
    )
    return {subject: Handler(actor, name) for subject, actor, name in rows if actor is not None}


def _urgency(row: InHand) -> tuple[int, date, int]:
    return URGENCY[row.shown], row.assignment.sort_on, row.assignment.pk


def _rank(line: HandlerLine) -> tuple[bool, int, int]:
    return line.handler is None, -line.counts.get(Shown.OVERDUE, 0), -line.total
