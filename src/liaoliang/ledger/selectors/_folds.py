"""What many standings show together: of a requirement, a task, an organ, a cell of the board."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final, NamedTuple

from liaoliang.ledger.selectors._standing import Asked, Found, Standings
from liaoliang.ledger.states import PASSED, Shown, State, derive

_BIT: Final[dict[Shown, int]] = {member: 1 << number for number, member in enumerate(Shown)}


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


class Sum(NamedTuple):
    """What the pairs of one cell come to: states as bits, how many apply, how many are reported, since when late."""

    mask: int = 0
    total: int = 0
    reported: int = 0
    late_since: date | None = None

    def plus(self, found: Found) -> Sum:
        """One more taken in."""
        shown, passed, since = found
        applies = shown is not Shown.NOT_APPLICABLE
        late = min((day for day in (self.late_since, since) if day), default=None)
        reported = applies and passed >= PASSED[State.REPORTED]
        return Sum(self.mask | _BIT[shown], self.total + applies, self.reported + reported, late)

    @property
    def shown(self) -> Shown:
        """What all of them show together."""
        return derive(member for member, bit in _BIT.items() if self.mask & bit)


def of_cells(
    standings: Standings, requirements: Mapping[int, Asked]
) -> tuple[dict[tuple[int, int], int], list[Sum]]:
    """What each organ shows for each task: (organ, task) -> a place in the list of sums.

    Sums are shared like the standings they are made of: the same parts come to the same sum, once.
    """
    task_of = {pk: item.task_id for pk, item in requirements.items()}
    sums: list[Sum] = []
    place_of: dict[Sum, int] = {}
    steps: dict[tuple[int, int], int] = {}
    cells: dict[tuple[int, int], int] = {}
    for requirement_id, organ_id, place in standings.rows:
        key = (organ_id, task_of[requirement_id])
        before = cells.get(key, -1)
        after = steps.get((before, place))
        if after is None:
            total = (sums[before] if before >= 0 else Sum()).plus(standings.table[place])
            after = place_of.setdefault(total, len(sums))
            if after == len(sums):
                sums.append(total)
            steps[before, place] = after
        cells[key] = after
    return cells, sums


def of_tasks(requirements: Mapping[int, Asked], shown_by_requirement: Mapping[int, Shown]) -> dict[int, Fold]:
    """What each task shows: from its requirements; optional ones only where there is nothing else."""
    folds: dict[int, Fold] = defaultdict(Fold)
    firm = {item.task_id for item in requirements.values() if not item.optional}
    for item in requirements.values():
        if not item.optional or item.task_id not in firm:
            folds[item.task_id].add(shown_by_requirement[item.requirement_id])
    return folds


def of_requirements(requirements: Iterable[int], standings: Standings) -> dict[int, Fold]:
    """What each requirement shows: from its organs; without any it shows as not begun."""
    folds: dict[int, Fold] = {pk: Fold() for pk in requirements}
    tally = Counter((requirement_id, place) for requirement_id, _organ, place in standings.rows)
    for (requirement_id, place), times in tally.items():
        folds[requirement_id].add(standings.table[place][0], times)
    return folds


def of_organs(standings: Standings, requirements: Mapping[int, Asked]) -> dict[int, Fold]:
    """What each organ shows over all it answers for; optional requirements are counted apart."""
    folds: dict[int, Fold] = defaultdict(Fold)
    optional = {pk: item.optional for pk, item in requirements.items()}
    tally = Counter((organ, place, optional[requirement]) for requirement, organ, place in standings.rows)
    for (organ_id, place, is_optional), times in tally.items():
        if is_optional:
            folds[organ_id].optional += times
        else:
            folds[organ_id].add(standings.table[place][0], times)
    return folds
