"""Where every organ stands with every requirement of a notice: plain tuples, three queries, no instances.

Everything that shows many assignments (board, public ledger, marks) is folded from this one list.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Final, NamedTuple

from django.db.models.functions import Coalesce

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


class _Row(NamedTuple):
    pk: int
    requirement_id: int
    organ_id: int
    parent_id: int | None
    state: str
    due_on: date | None


def asked(notice_id: int) -> dict[int, Asked]:
    """The requirements of a notice by id, in their order; one query."""
    rows = Requirement.objects.filter(task__category__notice=notice_id).order_by("ordinal")
    return {row[0]: Asked(*row) for row in rows.values_list("id", "task_id", "optional")}


def standings(requirements: Mapping[int, Asked], on: date) -> list[Standing]:
    """Every top-level assignment of these requirements on the office day; one query.

    What was handed down is derived from those it went to.
    """
    rows = [_Row(*row) for row in _rows(requirements)]
    below: dict[int, list[_Row]] = defaultdict(list)
    for row in rows:
        if row.parent_id is not None:
            below[row.parent_id].append(row)
    return list(_top_level(rows, below, requirements, on))


def _rows(requirements: Iterable[int]) -> Iterator[tuple[int, int, int, int | None, str, date | None]]:
    due = Coalesce("rectify_on", "due_on")
    rows = Assignment.objects.filter(requirement__in=list(requirements)).order_by()
    return rows.values_list("id", "requirement_id", "organ_id", "parent_id", "state", due).iterator(5000)


def _top_level(
    rows: Iterable[_Row],
    below: Mapping[int, list[_Row]],
    requirements: Mapping[int, Asked],
    on: date,
) -> Iterator[Standing]:
    """Few combinations of state and day occur, so each is worked out once."""
    known: dict[tuple[str, date | None, bool], tuple[Shown, int, date | None]] = {}
    for row in rows:
        if row.parent_id is not None:
            continue
        optional = requirements[row.requirement_id].optional
        if row.state == State.HANDED_DOWN:
            found = _derived(row, below, optional, on)
        else:
            key = (row.state, row.due_on, optional)
            found = known.get(key) or known.setdefault(key, _plain(row, optional, on))
        yield Standing(row.requirement_id, row.organ_id, *found)


def _plain(row: _Row, optional: bool, on: date) -> tuple[Shown, int, date | None]:
    late = is_late(row.state, row.due_on, on, optional=optional)
    state = State(row.state)
    return shown(state, row.due_on, on, optional=optional), PASSED[state], row.due_on if late else None


def _derived(
    row: _Row, below: Mapping[int, list[_Row]], optional: bool, on: date
) -> tuple[Shown, int, date | None]:
    if row.state != State.HANDED_DOWN or row.pk not in below:
        return _plain(row, optional, on)
    parts = [_derived(child, below, optional, on) for child in below[row.pk]]
    late = min((since for _shown, _passed, since in parts if since), default=None)
    return derive(part[0] for part in parts), min(part[1] for part in parts), late


class Fold:
    """Many standings in one: what they show together, how far they are, since when the latest one is late."""

    __slots__ = ("_mask", "counts", "late_since", "optional", "passed", "total")

    def __init__(self) -> None:
        self._mask = 0
        self.total = 0
        self.passed = 0
        self.optional = 0
        self.late_since: date | None = None
        self.counts: dict[Shown, int] = {}

    def add(self, part: Shown, passed: int = 0, late_since: date | None = None) -> None:
        """Take one more in."""
        self._mask |= _BIT[part]
        self.counts[part] = self.counts.get(part, 0) + 1
        if part != Shown.NOT_APPLICABLE:
            self.total += 1
            self.passed += passed
        if late_since is not None and (self.late_since is None or late_since < self.late_since):
            self.late_since = late_since

    @property
    def shown(self) -> Shown:
        """What all of them show together (see `states.derive`)."""
        return _of_mask(self._mask)

    def count(self, part: Shown) -> int:
        """How many show this."""
        return self.counts.get(part, 0)


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
    for row in rows:
        folds[row.requirement_id].add(row.shown, row.passed, row.late_since)
    return folds
