"""Giving requirements to organs: the one place where assignments are made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from liaoliang.base.calendars import current_rulebook
from liaoliang.base.canonical import JSON
from liaoliang.base.clock import office_day
from liaoliang.base.evidence import created, record_many
from liaoliang.law.calendar import WorkdayCalendar
from liaoliang.ledger import links
from liaoliang.ledger.dues import due_of
from liaoliang.ledger.models import Assignment, Notice, Part, Requirement
from liaoliang.ledger.services._common import clock, entry, head
from liaoliang.ledger.states import State
from liaoliang.ledger.waiting import relist
from liaoliang.messaging.recipients import Envelope
from liaoliang.messaging.services import send
from liaoliang.organisations.models import Officer, Organ
from liaoliang.worklist.items import Due

_STRENGTH = {Part.LEAD: 0, Part.RESPONSIBLE: 1, Part.SUPPORTING: 2}


@dataclass(frozen=True, slots=True)
class Place:
    """An organ's place in a requirement, and the words of the notice that put it there."""

    requirement: Requirement
    organ: Organ
    part: Part
    unit_text: str
    via_collective: bool = False
    parent: Assignment | None = None
    due: Due | None = None
    due_ground: str = ""


def strongest(places: Iterable[Place]) -> list[Place]:
    """One place for each organ in a requirement: lead before responsible before supporting, then by own name."""
    best: dict[tuple[int, int], Place] = {}
    for place in places:
        key = (place.requirement.pk, place.organ.pk)
        if key not in best or _rank(place) < _rank(best[key]):
            best[key] = place
    return list(best.values())


def _rank(place: Place) -> tuple[int, bool]:
    return _STRENGTH[place.part], place.via_collective


def without_assigned(places: Iterable[Place]) -> list[Place]:
    """Those whose organ does not have the requirement already."""
    wanted = strongest(places)
    taken = set(
        Assignment.objects.filter(requirement__in={place.requirement.pk for place in wanted})
        .exclude(state=State.TAKEN_BACK)
        .values_list("requirement_id", "organ_id")
    )
    return [place for place in wanted if (place.requirement.pk, place.organ.pk) not in taken]


def assign(places: Iterable[Place], *, by: Officer, at: datetime) -> list[Assignment]:
    """Make the assignments, with evidence, worklist and one message for each organ.

    Organs that have the requirement already keep it as it is.
    """
    calendar = current_rulebook().calendar
    today = office_day(at)
    rows = Assignment.objects.bulk_create(
        [_row(place, calendar, today) for place in without_assigned(places)], batch_size=500
    )
    created(*rows)
    actor = by.actor
    record_many([entry(row, "ledger.assigned", actor, at, detail=_facts(row)) for row in rows])
    relist(rows, at=at, fresh=True)
    _tell(rows, by, at)
    return rows


def _facts(row: Assignment) -> dict[str, JSON]:
    return {"to": row.organ.label, "unit": row.unit_text, **clock(row)}


def _row(place: Place, calendar: WorkdayCalendar, today: date) -> Assignment:
    due = place.due or due_of(place.requirement, calendar, today)
    waits = place.requirement.condition and place.requirement.condition_met_on is None
    return Assignment(
        requirement=place.requirement,
        organ=place.organ,
        part=place.part,
        unit_text=place.unit_text[:300],
        via_collective=place.via_collective,
        parent=place.parent,
        state=State.WAITING if waits else State.ASSIGNED,
        assigned_on=today,
        due_on=due.due_on,
        not_before_on=due.not_before_on,
        due_basis=due.basis[:300],
        due_ground=place.due_ground,
    )


def _tell(rows: Sequence[Assignment], by: Officer, at: datetime) -> None:
    """One message for each organ, however many requirements it is given."""
    organs = {row.organ_id: row.organ for row in rows}
    counts = Counter(row.organ_id for row in rows)
    if not rows:
        return
    notice = _notice(rows[0])
    send([_envelope(organs[pk], notice, count) for pk, count in counts.items()], by=by, at=at)


def _envelope(organ: Organ, notice: Notice, count: int) -> Envelope:
    words = f"收到{count}条要求：{head(notice.title)}"
    return Envelope(organ, "ledger.assigned", words, link=links.mine(notice.pk))


def _notice(row: Assignment) -> Notice:
    return row.requirement.task.category.notice
