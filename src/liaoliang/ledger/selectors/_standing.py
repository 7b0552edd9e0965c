"""Where every organ stands with every requirement of a notice: plain tuples, three queries, no instances.

Everything that shows many assignments (board, public ledger, marks) is folded from this one list.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from django.db.models import Case, CharField, Value, When
from django.db.models.functions import Cast, Coalesce
from django.db.models.lookups import LessThan

from liaoliang.ledger.models import Assignment, Requirement
from liaoliang.ledger.states import PASSED, Shown, State, derive_handed_down, is_late, shown

HANDED_DOWN: Final = State.HANDED_DOWN.value


class Standing(NamedTuple):
    """One organ's place in one requirement. `late_since` is the due day that has gone by."""

    requirement_id: int
    organ_id: int
    shown: Shown
    passed: int
    late_since: date | None


class Asked(NamedTuple):
    """What a requirement is, as far as its standing depends on it."""

    requirement_id: int
    task_id: int
    optional: bool
    origin: str


# Requirement, organ, state, the due day if it has gone by, id, parent: raw, because there are many of them.
# The day is text: Django would make a date of every row, and many rows share few days.
_Row = tuple[int, int, str, str | None, int, int | None]
# What is shown, how many of the four steps are passed, since when it is late.
Found = tuple[Shown, int, date | None]


def asked(notice_id: int) -> dict[int, Asked]:
    """The requirements of a notice by id, in their order; one query."""
    rows = Requirement.objects.filter(task__category__notice=notice_id).order_by("ordinal")
    return {row[0]: Asked(*row) for row in rows.values_list("id", "task_id", "optional", "origin")}


@dataclass(frozen=True, slots=True)
class Standings:
    """Many standings, kept small: requirement, organ, and the place in `table` of what the pair shows.

    Few combinations occur among many pairs, so whoever folds them works with places and not with values.
    """

    rows: list[tuple[int, int, int]]
    table: list[Found]

    def __iter__(self) -> Iterator[Standing]:
        table = self.table
        return (Standing(requirement, organ, *table[place]) for requirement, organ, place in self.rows)

    def within(self, organ_ids: Container[int]) -> Standings:
        """Those of certain organs."""
        return Standings([row for row in self.rows if row[1] in organ_ids], self.table)


def standings(requirements: Mapping[int, Asked], on: date) -> Standings:
    """Every top-level assignment of these requirements on the office day; one query.

    What was handed down is derived from those it went to.
    """
    rows = _rows(requirements, on)
    below = _below(rows)
    optional = {pk: item.optional for pk, item in requirements.items()}
    table: list[Found] = []
    known: dict[tuple[str, str | None, bool], int] = {}
    found: list[tuple[int, int, int]] = []
    for row in rows:
        requirement_id, organ_id, state, past, _pk, parent_id = row
        if parent_id is not None:
            continue
        key = (state, past, optional[requirement_id])
        place = None if state == HANDED_DOWN else known.get(key)
        if place is None:
            place = len(table)
            table.append(_derived(row, below, key[2], on))
            if state != HANDED_DOWN:
                known[key] = place
        found.append((requirement_id, organ_id, place))
    return Standings(found, table)


def _rows(requirements: Iterable[int], on: date) -> list[_Row]:
    """Days to come are not fetched: only the one that has gone by tells anything."""
    due = Coalesce("rectify_on", "due_on")
    past = Case(When(LessThan(due, Value(on)), then=Cast(due, CharField())), default=None)
    rows = Assignment.objects.filter(requirement__in=list(requirements))
    rows = rows.exclude(state=State.TAKEN_BACK).order_by()
    return list(rows.values_list("requirement_id", "organ_id", "state", past, "id", "parent_id"))


def _below(rows: Iterable[_Row]) -> dict[int, list[_Row]]:
    below: dict[int, list[_Row]] = defaultdict(list)
    for row in rows:
        if row[5] is not None:
            below[row[5]].append(row)
    return below


def _plain(state: str, day: str | None, optional: bool, on: date) -> Found:
    past = date.fromisoformat(day) if day else None
    late = is_late(state, past, on, optional=optional)
    return shown(state, past, on, optional=optional), PASSED[State(state)], past if late else None


def _derived(row: _Row, below: Mapping[int, list[_Row]], optional: bool, on: date) -> Found:
    children = below.get(row[4], ()) if row[2] == HANDED_DOWN else ()
    if not children:
        return _plain(row[2], row[3], optional, on)
    parts = [_derived(child, below, optional, on) for child in children]
    past = date.fromisoformat(row[3]) if row[3] else None
    shows = derive_handed_down((part[0] for part in parts), past, on, optional=optional)
    late = min((since for _shown, _passed, since in parts if since), default=None)
    return shows, min(part[1] for part in parts), late or (past if shows is Shown.OVERDUE else None)
