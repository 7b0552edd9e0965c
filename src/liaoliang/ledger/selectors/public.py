"""The public ledger: what facts make public by themselves, and nothing else.

Names of organs, states, days, words of the notice, measures and their targets. No officer, no text or proof
of a report: those leave the building only through `disclosure`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import QuerySet
from django.utils.translation import gettext_noop

from liaoliang.errors import NotFoundError
from liaoliang.ledger.models import Category, Notice, Requirement, Verification
from liaoliang.ledger.selectors._folds import Fold, of_organs, of_requirements, of_tasks
from liaoliang.ledger.selectors._standing import Asked, Standing, standings
from liaoliang.ledger.selectors.figures import Kind, is_counted, is_counted_task, kinds
from liaoliang.ledger.states import NoticeState, Shown
from liaoliang.organisations.models import Organ

PUBLIC = (NoticeState.ADOPTED, NoticeState.CLOSED)


@dataclass(frozen=True, slots=True)
class RequirementLine:
    """A requirement as the public sees it. `organs` and `verified` count those that it concerns.

    `organ_kinds`: how far the written units expand, by kind of organ. `late_organs` are named.
    """

    id: int
    ordinal: int
    text: str
    units_text: str
    deadline: str
    due_on: date | None
    origin: str
    optional: bool
    condition: str
    verification: str
    measure_key: str
    measure_operator: str
    measure_target: Decimal | None
    shown: Shown
    organs: int
    verified: int
    organ_kinds: Mapping[str, int]
    late_organs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task with its requirements; `due_on` is the earliest day not yet verified, else the last."""

    id: int
    number: int
    title: str
    body_text: str
    governing: str
    origin: str
    shown: Shown
    requirements: tuple[RequirementLine, ...]

    @property
    def by_measure(self) -> int:
        """How many of its requirements verify themselves."""
        return sum(line.verification == Verification.MEASURE for line in self.requirements)

    @property
    def by_report(self) -> int:
        """How many are verified by report."""
        return len(self.requirements) - self.by_measure

    @property
    def due_on(self) -> date | None:
        """The earliest day of what is not verified; of all when everything is; None where none is set."""
        unfinished = [line.due_on for line in self.requirements if line.shown != Shown.VERIFIED]
        days = [day for day in unfinished or [line.due_on for line in self.requirements] if day]
        return min(days, default=None)


@dataclass(frozen=True, slots=True)
class CategoryLine:
    """A part of the notice with its tasks."""

    id: int
    ordinal: int
    title: str
    tasks: tuple[TaskLine, ...]

    @property
    def requirements(self) -> tuple[RequirementLine, ...]:
        """All requirements of its tasks, in order: the marks of the picture of progress."""
        return tuple(line for task in self.tasks for line in task.requirements)


@dataclass(frozen=True, slots=True)
class Ledger:
    """A notice's ledger on one day. `counts` is over firm requirements of the notice itself; optional ones,
    own areas and carried-over ones are counted apart."""

    notice: Notice
    on: date
    categories: tuple[CategoryLine, ...]
    organs: int

    @property
    def requirements(self) -> tuple[RequirementLine, ...]:
        """Every requirement, in order."""
        return tuple(line for category in self.categories for line in category.requirements)

    @property
    def firm(self) -> tuple[RequirementLine, ...]:
        """What the notice itself asks for and is not optional."""
        return tuple(line for line in self.requirements if is_counted(line))

    @property
    def tasks(self) -> int:
        """How many tasks the notice itself has."""
        return sum(is_counted_task(task.origin) for category in self.categories for task in category.tasks)

    @property
    def counts(self) -> dict[Shown, int]:
        """How many firm requirements show what; every state is a key."""
        found = Counter(line.shown for line in self.firm)
        return {shown: found[shown] for shown in Shown}

    @property
    def optional(self) -> int:
        """How many requirements of the notice are optional."""
        return kinds(self.requirements)[Kind.OPTIONAL]

    @property
    def own_areas(self) -> int:
        """How many key areas organs have added themselves."""
        return kinds(self.requirements)[Kind.OWN_AREA]

    @property
    def carried_over(self) -> int:
        """How many were carried over from the year before."""
        return kinds(self.requirements)[Kind.CARRIED_OVER]

    @property
    def self_verifying(self) -> int:
        """How many firm requirements are verified by measures."""
        return sum(line.verification == Verification.MEASURE for line in self.firm)


@dataclass(frozen=True, slots=True)
class OrganLine:
    """An organ over everything it answers for."""

    id: int
    label: str
    kind: str
    shown: Shown
    verified: int
    total: int
    late: int
    rectification: int
    optional: int


@dataclass(frozen=True, slots=True)
class Holder:
    """An organ's standing with one requirement."""

    organ_id: int
    label: str
    kind: str
    shown: Shown
    late_since: date | None


def public_notices() -> QuerySet[Notice]:
    """Notices whose ledger is kept, newest first."""
    return Notice.objects.filter(state__in=PUBLIC).select_related("issuing_organ").order_by("-year", "-pk")


def public_notice(notice_id: int) -> Notice:
    """One of them. Raises NotFoundError for drafts and unknown ones alike."""
    notice = public_notices().filter(pk=notice_id).first()
    if notice is None:
        raise NotFoundError(gettext_noop("没有找到该通知"))
    return notice


def ledger_by_task(notice: Notice, *, on: date) -> Ledger:
    """The whole ledger, part by part; six queries whatever the size."""
    rows = list(_requirements(notice))
    wanted = {row.pk: Asked(row.pk, row.task_id, row.optional, row.origin) for row in rows}
    standing = standings(wanted, on)
    organs = Organ.objects.in_bulk({organ_id for _requirement, organ_id, _place in standing.rows})
    folds = of_requirements(wanted, standing)
    shown = {pk: fold.shown for pk, fold in folds.items()}
    by_requirement = _grouped(standing)
    lines: dict[int, list[RequirementLine]] = defaultdict(list)
    for row in rows:
        line = _line(row, folds[row.pk], by_requirement[row.pk], organs)
        lines[row.task_id].append(line)
    categories = tuple(_categories(notice, of_tasks(wanted, shown), lines))
    return Ledger(notice, on, categories, len(organs))


def ledger_by_organ(notice: Notice, *, on: date) -> list[OrganLine]:
    """One line for each organ, late ones first, then those under rectification, then in their order."""
    wanted = {
        row[0]: Asked(*row)
        for row in _requirements(notice).values_list("id", "task_id", "optional", "origin")
    }
    folds = of_organs(standings(wanted, on), wanted)
    organs = Organ.objects.filter(pk__in=folds).order_by("sort_order", "pk")
    lines = [_organ_line(organ, folds[organ.pk]) for organ in organs]
    return sorted(lines, key=lambda line: (-line.late, -line.rectification))


def holders_of(notice: Notice, requirement_id: int, *, on: date) -> list[Holder]:
    """Every organ of one requirement, late ones first. Raises NotFoundError for another notice's."""
    row = Requirement.objects.filter(pk=requirement_id, task__category__notice=notice).first()
    if row is None:
        raise NotFoundError(gettext_noop("没有找到该要求"))
    standing = list(standings({row.pk: Asked(row.pk, row.task_id, row.optional, row.origin)}, on))
    organs = Organ.objects.in_bulk({item.organ_id for item in standing})
    order = list(Shown)
    holders = [
        Holder(
            item.organ_id,
            organs[item.organ_id].label,
            organs[item.organ_id].kind,
            item.shown,
            item.late_since,
        )
        for item in standing
    ]
    place = {organ.pk: (organ.sort_order, organ.pk) for organ in organs.values()}
    return sorted(holders, key=lambda holder: (order.index(holder.shown), place[holder.organ_id]))


def requirements_of(notice: Notice, organ_id: int, *, on: date) -> dict[int, Shown]:
    """What one organ shows for each requirement it answers for, by id: the filter by responsible organ."""
    rows = _requirements(notice).filter(assignments__organ=organ_id)
    wanted = {row[0]: Asked(*row) for row in rows.values_list("id", "task_id", "optional", "origin")}
    found = standings(wanted, on)
    return {item.requirement_id: item.shown for item in found if item.organ_id == organ_id}


def _requirements(notice: Notice) -> QuerySet[Requirement]:
    return Requirement.objects.filter(task__category__notice=notice).order_by("ordinal")


def _grouped(rows: Iterable[Standing]) -> dict[int, list[Standing]]:
    groups: dict[int, list[Standing]] = defaultdict(list)
    for row in rows:
        groups[row.requirement_id].append(row)
    return groups


def _line(
    row: Requirement, fold: Fold, standing: Iterable[Standing], organs: Mapping[int, Organ]
) -> RequirementLine:
    kinds = Counter(organs[item.organ_id].kind for item in standing)
    late = sorted(
        (organs[item.organ_id] for item in standing if item.shown == Shown.OVERDUE),
        key=lambda organ: (organ.sort_order, organ.pk),
    )
    return RequirementLine(
        id=row.pk,
        ordinal=row.ordinal,
        text=row.governing_text,
        units_text=row.units_text,
        deadline=row.deadline,
        due_on=row.due_on,
        origin=row.origin,
        optional=row.optional,
        condition=row.condition if row.condition_met_on is None else "",
        verification=row.verification,
        measure_key=row.measure_key if row.verifies_itself else "",
        measure_operator=row.measure_operator,
        measure_target=row.measure_target if row.verifies_itself else None,
        shown=fold.shown,
        organs=fold.total,
        verified=fold.count(Shown.VERIFIED),
        organ_kinds=dict(kinds),
        late_organs=tuple(organ.label for organ in late),
    )


def _categories(
    notice: Notice, folds: Mapping[int, Fold], lines: Mapping[int, list[RequirementLine]]
) -> Iterator[CategoryLine]:
    for category in Category.objects.filter(notice=notice).order_by("ordinal").prefetch_related("tasks"):
        tasks = tuple(
            TaskLine(
                id=task.pk,
                number=task.number,
                title=task.title,
                body_text=task.body_text,
                governing=task.governing,
                origin=task.origin,
                shown=folds[task.pk].shown,
                requirements=tuple(lines[task.pk]),
            )
            for task in sorted(category.tasks.all(), key=lambda task: task.number)
        )
        yield CategoryLine(category.pk, category.ordinal, category.title, tasks)


def _organ_line(organ: Organ, fold: Fold) -> OrganLine:
    return OrganLine(
        id=organ.pk,
        label=organ.label,
        kind=organ.kind,
        shown=fold.shown,
        verified=fold.count(Shown.VERIFIED),
        total=fold.total,
        late=fold.count(Shown.OVERDUE),
        rectification=fold.count(Shown.RECTIFICATION),
        optional=fold.optional,
    )
