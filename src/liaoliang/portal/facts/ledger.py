"""The ledger as everyone may see it: who owes what by when, and how far it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property

from liaoliang.ledger.models import Origin
from liaoliang.ledger.selectors import is_counted, is_counted_task
from liaoliang.ledger.states import Shown, derive
from liaoliang.portal.facts.notices import NoticeFact


@dataclass(frozen=True, slots=True)
class OrganFact:
    """An organ as lists call it, with its full name."""

    id: int
    label: str
    name: str
    kind: str
    order: int


@dataclass(frozen=True, slots=True)
class ReadingFact:
    """What the measure said for one organ; `read_on` is the day on which that changed last."""

    value: Decimal | None
    numerator: int
    denominator: int
    reached: bool
    read_on: date


@dataclass(frozen=True, slots=True)
class MoveFact:
    """A day that was moved: from when to when, why, on which day, and whether the new one counts."""

    before: date | None
    after: date | None
    ground: str
    on: date
    counts: bool


@dataclass(frozen=True, slots=True)
class Holding:
    """One requirement in the hands of one organ. `below` are the organs it was handed down to."""

    id: int
    requirement_id: int
    organ: OrganFact
    part: str
    unit_text: str
    shown: Shown
    due_on: date | None
    not_before_on: date | None
    is_rectifying: bool
    reported_on: date | None
    verified_on: date | None
    by_measure: bool
    optional: bool = False
    reading: ReadingFact | None = None
    missed_on: date | None = None
    came_on: date | None = None
    moves: tuple[MoveFact, ...] = ()
    below: tuple[Holding, ...] = ()

    @property
    def is_late(self) -> bool:
        """Whether its day has passed, or that of an organ below."""
        return self.shown is Shown.OVERDUE

    @property
    def late_due_on(self) -> date | None:
        """The day that has passed: its own, or the earliest below."""
        below = [one.due_on for one in self.below if one.is_late and one.due_on]
        return min(below, default=self.due_on)


@dataclass(frozen=True, slots=True)
class MeasureFact:
    """The figure that verifies a requirement: which one, and where its target lies."""

    key: str
    operator: str
    target: Decimal


@dataclass(frozen=True, slots=True)
class RequirementFact:
    """One requirement. `number` counts through the notice; `text` is the wording that holds.

    It is firm when the notice itself asks for it and it is not optional: these are what totals count.
    """

    id: int
    number: int
    task_id: int
    origin: str
    text: str
    units_text: str
    deadline: str
    due_on: date | None
    optional: bool
    condition: str
    condition_met_on: date | None
    targets: tuple[str, ...]
    measure: MeasureFact | None
    holdings: tuple[Holding, ...] = ()

    @property
    def is_firm(self) -> bool:
        """Whether totals count it."""
        return is_counted(self)

    @property
    def shown(self) -> Shown:
        """A late organ makes it late; only all verified make it verified."""
        return derive(one.shown for one in self.holdings)

    @property
    def late(self) -> tuple[Holding, ...]:
        """The organs that are late, the longest first."""
        late = [one for one in self.holdings if one.is_late]
        return tuple(sorted(late, key=lambda one: (one.late_due_on or date.max, one.organ.order)))

    @property
    def came_late(self) -> bool:
        """Whether an organ reported it, or was verified, after its day; later steps do not undo that."""
        return any(one.came_on is not None for one in self.holdings)

    @property
    def verified(self) -> int:
        """How many organs are verified."""
        return sum(one.shown is Shown.VERIFIED for one in self.holdings)

    @property
    def concerned(self) -> int:
        """How many organs it concerns: those it does not apply to are not counted."""
        return sum(one.shown is not Shown.NOT_APPLICABLE for one in self.holdings)

    @property
    def days(self) -> list[date]:
        """The different days on which organs owe it, earliest first."""
        own = {self.due_on} if self.due_on else set[date | None]()
        return sorted(day for day in {one.due_on for one in self.holdings} | own if day)


@dataclass(frozen=True, slots=True)
class TaskFact:
    """A task with its requirements, in the notice's order."""

    id: int
    number: int
    title: str
    annex_title: str
    body_text: str
    origin: str
    requirements: tuple[RequirementFact, ...]

    @property
    def shown(self) -> Shown:
        """What its requirements show together; optional ones count only where there are no others."""
        return derive(one.shown for one in binding(self.requirements))

    @property
    def is_counted(self) -> bool:
        """Whether totals count it: a task of the notice itself."""
        return is_counted_task(self.origin)

    @property
    def is_own_area(self) -> bool:
        """Whether organs chose it themselves, because the notice's key areas do not touch them."""
        return self.origin == Origin.OWN_AREA


@dataclass(frozen=True, slots=True)
class CategoryFact:
    """A part of the notice."""

    ordinal: int
    title: str
    tasks: tuple[TaskFact, ...]

    @property
    def requirements(self) -> tuple[RequirementFact, ...]:
        """All its requirements."""
        return tuple(one for task in self.tasks for one in task.requirements)


@dataclass(frozen=True, slots=True)
class OrganLine:
    """One organ's share of a ledger; optional requirements are counted apart."""

    organ: OrganFact
    holdings: tuple[Holding, ...]

    @property
    def counts(self) -> Counter[Shown]:
        """How many of its requirements show what."""
        return Counter(one.shown for one in self.holdings if not one.optional)

    @property
    def shown(self) -> Shown:
        """What they show together."""
        return derive(self.counts)

    @property
    def total(self) -> int:
        """How many requirements it carries, without those that do not apply to it."""
        return self.counts.total() - self.counts[Shown.NOT_APPLICABLE]


@dataclass(frozen=True)
class LedgerFact:
    """A notice's ledger on one day. Everything else is derived from it without asking the database again."""

    notice: NoticeFact
    on: date
    categories: tuple[CategoryFact, ...]
    lines: tuple[OrganLine, ...] = field(default=())

    @cached_property
    def tasks(self) -> list[TaskFact]:
        """All tasks in order."""
        return [task for category in self.categories for task in category.tasks]

    @cached_property
    def requirements(self) -> list[RequirementFact]:
        """All requirements in order."""
        return [one for category in self.categories for one in category.requirements]

    @property
    def counted_tasks(self) -> list[TaskFact]:
        """The tasks that totals count: the notice's own."""
        return [task for task in self.tasks if task.is_counted]

    @property
    def firm(self) -> list[RequirementFact]:
        """What the notice itself asks for and is not optional."""
        return [one for one in self.requirements if one.is_firm]

    @property
    def counts(self) -> Counter[Shown]:
        """How many firm requirements show what."""
        return Counter(one.shown for one in self.firm)

    @property
    def by_measure(self) -> int:
        """How many firm requirements a measure verifies."""
        return sum(one.measure is not None for one in self.firm)

    @cached_property
    def requirement_by_id(self) -> dict[int, RequirementFact]:
        """Every requirement by its id."""
        return {one.id: one for one in self.requirements}

    @cached_property
    def task_by_id(self) -> dict[int, TaskFact]:
        """Every task by its id."""
        return {task.id: task for task in self.tasks}

    def task_of(self, requirement: RequirementFact) -> TaskFact:
        """The task a requirement belongs to."""
        return self.task_by_id[requirement.task_id]

    def line(self, organ_id: int) -> OrganLine | None:
        """One organ's share."""
        return next((line for line in self.lines if line.organ.id == organ_id), None)


def binding(requirements: Sequence[RequirementFact]) -> Sequence[RequirementFact]:
    """Those that must be met; all of them where every one is optional."""
    return [one for one in requirements if not one.optional] or requirements


def organ_lines(requirements: Iterable[RequirementFact]) -> tuple[OrganLine, ...]:
    """The requirements turned round: by organ, those with most late first, then those under rectification."""
    held: dict[int, list[Holding]] = {}
    for holding in (one for requirement in requirements for one in requirement.holdings):
        held.setdefault(holding.organ.id, []).append(holding)
    lines = [OrganLine(rows[0].organ, tuple(rows)) for rows in held.values()]
    return tuple(sorted(lines, key=_urgency))


def _urgency(line: OrganLine) -> tuple[int, int, int, int]:
    counts = line.counts
    return -counts[Shown.OVERDUE], -counts[Shown.RECTIFICATION], line.organ.order, line.organ.id
