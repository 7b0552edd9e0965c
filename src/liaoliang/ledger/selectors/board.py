"""The coordinator's board: organs × tasks, late ones first. Four queries whatever the size."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db.models import Count, Q
from django.db.models.functions import Coalesce

from liaoliang.law.calendar import CalendarNotLoadedError, WorkdayCalendar
from liaoliang.ledger.models import Assignment, Notice, Requirement, Task
from liaoliang.ledger.permissions import coordinates
from liaoliang.ledger.selectors._folds import Fold, Sum, of_cells, of_organs, of_requirements, of_tasks
from liaoliang.ledger.selectors._standing import Asked, Standings, asked, standings
from liaoliang.ledger.selectors.figures import Kind, is_counted, kinds
from liaoliang.ledger.states import RUNNING, Shown, State
from liaoliang.organisations.models import Officer, Organ
from liaoliang.organisations.permissions import organs_in_scope


class Cell(NamedTuple):
    """An organ's standing with a task. `percent`: how many of its requirements are reported or verified.

    `late_workdays` is how long the oldest late one is late; None where none is, or where the calendar of
    that year is not loaded.
    """

    shown: Shown
    total: int
    percent: int
    late_workdays: int | None


class Column(NamedTuple):
    """A task."""

    task_id: int
    number: int
    title: str
    shown: Shown
    late: int
    rectification: int


class Line(NamedTuple):
    """An organ, with how many of its requirements are late, under rectification, and verified."""

    organ_id: int
    label: str
    kind: str
    shown: Shown
    late: int
    rectification: int
    reported: int
    verified: int
    total: int


@dataclass(frozen=True, slots=True)
class Board:
    """Rows and columns in the order to be shown; a pair without a cell does not concern the organ."""

    notice: Notice
    columns: tuple[Column, ...]
    rows: tuple[Line, ...]
    cells: Mapping[tuple[int, int], Cell]
    requirements: Mapping[Shown, int]
    kinds: Mapping[Kind, int]

    @property
    def late_organs(self) -> int:
        """How many organs have something late."""
        return sum(row.late > 0 for row in self.rows)

    @property
    def reported(self) -> int:
        """How many reports wait to be verified."""
        return sum(row.reported for row in self.rows)

    @property
    def rectifications(self) -> int:
        """How many assignments are returned."""
        return sum(row.rectification for row in self.rows)

    def cell(self, organ_id: int, task_id: int) -> Cell | None:
        """The cell of an organ and a task."""
        return self.cells.get((organ_id, task_id))


def board(officer: Officer | None, notice: Notice, *, on: date, calendar: WorkdayCalendar) -> Board:
    """Organs × tasks of a notice on the office day; for the public, for its coordinator, or for one's scope.

    Own areas and carried-over tasks are tasks like the others; `requirements` counts those of the notice, `kinds` says what else there is.
    """
    tasks = list(_tasks(notice))
    requirements = asked(notice.pk)
    rows = _within(officer, notice, standings(requirements, on))
    by_organ = of_organs(rows, requirements)
    organs = Organ.objects.filter(pk__in=list(by_organ)).order_by("sort_order", "pk")
    by_requirement = of_requirements(requirements, rows)
    shown = {pk: fold.shown for pk, fold in by_requirement.items()}
    return Board(
        notice=notice,
        columns=_columns(tasks, requirements, by_requirement, shown),
        rows=_lines(organs, by_organ),
        cells=_cells(rows, requirements, _lateness(calendar, on)),
        requirements=_tally(requirements, shown),
        kinds=kinds(requirements.values()),
    )


def _tasks(notice: Notice) -> Iterable[tuple[int, int, str]]:
    rows = Task.objects.filter(category__notice=notice).order_by("number")
    return rows.values_list("id", "number", "title")


def _within(officer: Officer | None, notice: Notice, rows: Standings) -> Standings:
    if officer is None or coordinates(officer, notice):
        return rows
    return rows.within(organs_in_scope(officer))


def _lateness(calendar: WorkdayCalendar, on: date) -> Callable[[date], int | None]:
    """Working days gone by since a day; each day is counted once."""
    known: dict[date, int | None] = {}

    def count(since: date) -> int | None:
        if since not in known:
            try:
                known[since] = calendar.workdays_between(since, on)
            except CalendarNotLoadedError:
                known[since] = None
        return known[since]

    return count


def _cells(
    rows: Standings, requirements: Mapping[int, Asked], lateness: Callable[[date], int | None]
) -> dict[tuple[int, int], Cell]:
    places, sums = of_cells(rows, requirements)
    cells = [_cell(total, lateness) for total in sums]
    return {key: cells[place] for key, place in places.items()}


def _cell(total: Sum, lateness: Callable[[date], int | None]) -> Cell:
    percent = total.reported * 100 // total.total if total.total else 0
    return Cell(total.shown, total.total, percent, lateness(total.late_since) if total.late_since else None)


def _columns(
    tasks: Sequence[tuple[int, int, str]],
    requirements: Mapping[int, Asked],
    by_requirement: Mapping[int, Fold],
    shown: Mapping[int, Shown],
) -> tuple[Column, ...]:
    late: dict[int, int] = defaultdict(int)
    returned: dict[int, int] = defaultdict(int)
    for item in requirements.values():
        late[item.task_id] += by_requirement[item.requirement_id].count(Shown.OVERDUE)
        returned[item.task_id] += by_requirement[item.requirement_id].count(Shown.RECTIFICATION)
    folds = of_tasks(requirements, shown)
    columns = [
        Column(pk, number, title, folds[pk].shown, late[pk], returned[pk]) for pk, number, title in tasks
    ]
    return tuple(sorted(columns, key=lambda column: (-column.late, -column.rectification, column.number)))


def _lines(organs: Iterable[Organ], folds: Mapping[int, Fold]) -> tuple[Line, ...]:
    lines = [_line(organ, folds[organ.pk]) for organ in organs]
    return tuple(sorted(lines, key=lambda line: (-line.late, -line.rectification)))


def _line(organ: Organ, fold: Fold) -> Line:
    return Line(
        organ.pk,
        organ.label,
        organ.kind,
        fold.shown,
        fold.count(Shown.OVERDUE),
        fold.count(Shown.RECTIFICATION),
        fold.count(Shown.REPORTED),
        fold.count(Shown.VERIFIED),
        fold.total,
    )


def _tally(requirements: Mapping[int, Asked], shown: Mapping[int, Shown]) -> dict[Shown, int]:
    """How many of the requirements that figures count show what."""
    tally = dict.fromkeys(Shown, 0)
    for item in requirements.values():
        if is_counted(item):
            tally[shown[item.requirement_id]] += 1
    return tally


@dataclass(frozen=True, slots=True)
class NextDue:
    """The day on which something falls due next, and for the requirement most organs still owe: how many."""

    due_on: date
    requirement_id: int
    title: str
    organs: int
    unfinished: int


def next_due(notice: Notice, *, on: date) -> NextDue | None:
    """What falls due next under a notice, from the office day on; None when nothing more does. Two queries."""
    rows = Assignment.objects.filter(
        requirement__task__category__notice=notice, requirement__optional=False, parent__isnull=True
    ).annotate(due=Coalesce("rectify_on", "due_on"))
    open_rows = rows.filter(state__in=RUNNING | {State.HANDED_DOWN}, due__gte=on)
    groups = open_rows.order_by().values_list("due", "requirement_id").annotate(number=Count("pk"))
    first = min(groups, key=lambda group: (group[0], -group[2], group[1]), default=None)
    if first is None:
        return None
    due_on, requirement_id, unfinished = first
    found = Requirement.objects.annotate(
        organs=Count("assignments", filter=Q(assignments__parent__isnull=True))
    ).get(pk=requirement_id)
    return NextDue(due_on, requirement_id, found.governing_text, found.organs, unfinished)
