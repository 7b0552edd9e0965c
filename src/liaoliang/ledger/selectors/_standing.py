"""Where every organ stands with every requirement of a notice: plain tuples, three queries, no instances.

Everything that shows many assignments (board, public ledger, marks) is folded from this one list.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final, NamedTuple

from django.db.models import Case, DateField, Value, When
from django.db.models.functions import Coalesce
from django.db.models.lookups import LessThan

from liaoliang.ledger.models import Assignment, Requirement
from liaoliang.ledger.states import PASSED, Shown, State, derive, is_late, shown

_BIT: Final[dict[Shown, int]] = {member: 1 << number for number, member in enumerate(Shown)}


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


# Requirement, organ, state, the due day if it has gone by, id, parent: raw, because there are many of them.
_Row = tuple[int, int, str, date | None, int, int | None]
_Found = tuple[Shown, int, date | None]


def asked(notice_id: int) -> dict[int, Asked]:
    """The requirements of a notice by id, in their order; one query."""
    rows = Requirement.objects.filter(task__category__notice=notice_id).order_by("ordinal")
    return {row[0]: Asked(*row) for row in rows.values_list("id", "task_id", "optional")}


def standings(requirements: Mapping[int, Asked], on: date) -> list[Standing]:
    """Every top-level assignment of these requirements on the office day; one query.

    What was handed down is derived from those it went to. Few combinations of state and day occur, so each is
    worked out once.
    """
    rows = _rows(requirements, on)
    below = _below(rows)
    known: dict[tuple[str, date | None, bool], _Found] = {}
    found: list[Standing] = []
    for row in rows:
        requirement_id, organ_id, state, past, _pk, parent_id = row
        if parent_id is not None:
            continue
        key = (state, past, requirements[requirement_id].optional)
        if state == State.HANDED_DOWN:
            result = _derived(row, below, key[2], on)
        else:
            result = known.get(key) or known.setdefault(key, _plain(*key, on))
        found.append(Standing(requirement_id, organ_id, *result))
    return found


def _rows(requirements: Iterable[int], on: date) -> list[_Row]:
    """Days to come are not fetched: only the one that has gone by tells anything."""
    due = Coalesce("rectify_on", "due_on")
    past = Case(When(LessThan(due, Value(on)), then=due), default=None, output_field=DateField())
    rows = Assignment.objects.filter(requirement__in=list(requirements)).order_by()
    return list(rows.values_list("requirement_id", "organ_id", "state", past, "id", "parent_id"))


def _below(rows: Iterable[_Row]) -> dict[int, list[_Row]]:
    below: dict[int, list[_Row]] = defaultdict(list)
    for row in rows:
        if row[5] is not None:
            below[row[5]].append(row)
    return below


def _plain(state: str, past: date | None, optional: bool, on: date) -> _Found:
    late = is_late(state, past, on, optional=optional)
    return shown(state, past, on, optional=optional), PASSED[State(state)], past if late else None


def _derived(row: _Row, below: Mapping[int, list[_Row]], optional: bool, on: date) -> _Found:
    children = below.get(row[4], ()) if row[2] == State.HANDED_DOWN else ()
    if not children:
        return _plain(row[2], row[3], optional, on)
    parts = [_derived(child, below, optional, on) for child in children]
    late = min((since for _shown, _passed, since in parts if since), default=None)
    return derive(part[0] for part in parts), min(part[1] for part in parts), late


class Fold:
    """Many standings in one: what they show together, and how many show what.

    What does not apply is not in `total`; optional ones that were left out are counted in `optional`.
    """

    __slots__ = ("counts", "optional")

    def __init__(self) -> None:
        self.counts: dict[Shown, int] = {}
        self.optional = 0

    def add(self, part: Shown, times: int = 1) -> None:
        """Take more in."""
        self.counts[part] = self.counts.get(part, 0) + times

    @property
    def total(self) -> int:
        """How many there are that apply."""
        return sum(self.counts.values()) - self.count(Shown.NOT_APPLICABLE)

    @property
    def shown(self) -> Shown:
        """What all of them show together (see `states.derive`)."""
        return derive(self.counts)

    def count(self, part: Shown) -> int:
        """How many show this."""
        return self.counts.get(part, 0)


class Sum:
    """The cheap fold of one cell of a board: what it shows, how many, steps passed, since when late."""

    __slots__ = ("late_since", "mask", "passed", "total")

    def __init__(self) -> None:
        self.mask = self.total = self.passed = 0
        self.late_since: date | None = None

    def add(self, row: Standing) -> None:
        """Take one more in."""
        self.mask |= _BIT[row.shown]
        if row.shown is not Shown.NOT_APPLICABLE:
            self.total += 1
            self.passed += row.passed
        since = row.late_since
        if since is not None and (self.late_since is None or since < self.late_since):
            self.late_since = since

    @property
    def shown(self) -> Shown:
        """What all of them show together."""
        return _of_mask(self.mask)


_DERIVED: dict[int, Shown] = {}


def _of_mask(mask: int) -> Shown:
    if mask not in _DERIVED:
        _DERIVED[mask] = derive(member for member, bit in _BIT.items() if mask & bit)
    return _DERIVED[mask]


def of_tasks(requirements: Mapping[int, Asked], shown_by_requirement: Mapping[int, Shown]) -> dict[int, Fold]:
    """What each task shows: from its requirements; optional ones only where there is nothing else."""
    folds: dict[int, Fold] = defaultdict(Fold)
    firm = {item.task_id for item in requirements.values() if not item.optional}
    for item in requirements.values():
        if not item.optional or item.task_id not in firm:
            folds[item.task_id].add(shown_by_requirement[item.requirement_id])
    return folds


def of_requirements(requirements: Iterable[int], rows: Iterable[Standing]) -> dict[int, Fold]:
    """What each requirement shows: from its organs; without any it shows as not begun."""
    folds: dict[int, Fold] = {pk: Fold() for pk in requirements}
    for (pk, part), times in Counter((row.requirement_id, row.shown) for row in rows).items():
        folds[pk].add(part, times)
    return folds


def of_organs(rows: Iterable[Standing], requirements: Mapping[int, Asked]) -> dict[int, Fold]:
    """What each organ shows over all it answers for; optional requirements are counted apart."""
    folds: dict[int, Fold] = defaultdict(Fold)
    tally = Counter((row.organ_id, row.shown, requirements[row.requirement_id].optional) for row in rows)
    for (pk, part, optional), times in tally.items():
        if optional:
            folds[pk].optional += times
        else:
            folds[pk].add(part, times)
    return folds
