"""Reads whole ledgers in six queries, however many tasks, organs and notices there are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from django.db.models import Max

from liaoliang.ledger.models import (
    Assignment,
    Category,
    DueChange,
    MeasureReading,
    Requirement,
    Task,
    Verification,
)
from liaoliang.ledger.states import Shown, State, derive_handed_down, shown
from liaoliang.organisations.models import Organ
from liaoliang.portal.facts.ledger import (
    CategoryFact,
    Holding,
    LedgerFact,
    MeasureFact,
    MoveFact,
    OrganFact,
    ReadingFact,
    RequirementFact,
    TaskFact,
    organ_lines,
)
from liaoliang.portal.facts.notices import NoticeFact, notice

_ASSIGNMENT: Final = (
    "id", "requirement_id", "organ_id", "part", "unit_text", "state", "parent_id", "due_on", "rectify_on",
    "not_before_on", "reported_on", "verified_on", "verified_reading_id", "late_due_on", "late_done_on",
)  # fmt: skip
_REQUIREMENT: Final = (
    "id", "ordinal", "task_id", "origin", "governing_text", "units_text", "deadline", "due_on", "optional", "condition",
    "condition_met_on", "targets", "verification", "measure_key", "measure_operator", "measure_target",
)  # fmt: skip


def ledger(notice_id: int, on: date) -> LedgerFact:
    """The public ledger of a notice on an office day. Raises NotFoundError where it is not public."""
    return ledger_of(notice(notice_id), on)


def ledger_of(fact: NoticeFact, on: date) -> LedgerFact:
    """The same for a notice that was read already."""
    return ledgers_of([fact], on)[0]


def ledgers_of(facts: Sequence[NoticeFact], on: date) -> list[LedgerFact]:
    """The ledgers of several notices, in their order, for as many queries as one."""
    notice_ids = [fact.id for fact in facts]
    requirements = _requirements(notice_ids)
    held = _Holdings(notice_ids, on, requirements)
    full = [replace(one, holdings=held.of(one.id)) for one in requirements]
    categories = _categories(notice_ids, full)
    return [_ledger(fact, on, tuple(categories.get(fact.id, ()))) for fact in facts]


def _ledger(fact: NoticeFact, on: date, categories: tuple[CategoryFact, ...]) -> LedgerFact:
    numbered = [one for category in categories for one in category.requirements]
    return LedgerFact(fact, on, categories, organ_lines(numbered))


def _requirements(notice_ids: Sequence[int]) -> list[RequirementFact]:
    rows = Requirement.objects.filter(task__category__notice_id__in=notice_ids)
    ordered = rows.order_by("task__category__ordinal", "task__number", "ordinal")
    return [
        _requirement(dict(zip(_REQUIREMENT, values, strict=True)))
        for values in ordered.values_list(*_REQUIREMENT)
    ]


def _requirement(row: dict[str, Any]) -> RequirementFact:
    measured = row.pop("verification") == Verification.MEASURE
    measure = MeasureFact(row.pop("measure_key"), row.pop("measure_operator"), row.pop("measure_target"))
    targets = tuple(dict.fromkeys(str(target["text"]) for target in row.pop("targets")))
    text, number = row.pop("governing_text"), row.pop("ordinal")
    return RequirementFact(
        number=number, text=text, targets=targets, measure=measure if measured else None, **row
    )


def _categories(
    notice_ids: Sequence[int], requirements: list[RequirementFact]
) -> dict[int, list[CategoryFact]]:
    """The parts of each notice."""
    of_task: dict[int, list[RequirementFact]] = {}
    for one in requirements:
        of_task.setdefault(one.task_id, []).append(one)
    tasks: dict[int, list[TaskFact]] = {}
    columns = ("id", "number", "title", "annex_title", "body_text", "origin", "category_id")
    rows = Task.objects.filter(category__notice_id__in=notice_ids).order_by(
        "category__ordinal", "number", "id"
    )
    for values in rows.values_list(*columns):
        row = dict(zip(columns, values, strict=True))
        category = tasks.setdefault(row.pop("category_id"), [])
        category.append(TaskFact(**row, requirements=tuple(of_task.get(row["id"], ()))))
    found: dict[int, list[CategoryFact]] = {}
    parts = Category.objects.filter(notice_id__in=notice_ids).order_by("ordinal")
    for pk, notice_id, ordinal, title in parts.values_list("id", "notice_id", "ordinal", "title"):
        found.setdefault(notice_id, []).append(CategoryFact(ordinal, title, tuple(tasks.get(pk, ()))))
    return found


@dataclass(slots=True)
class _Row:
    """An assignment's columns on the way to a holding."""

    values: dict[str, Any]

    def due_on(self) -> date | None:
        due: date | None = self.values["rectify_on"] or self.values["due_on"]
        return due


def _moves(notice_ids: Sequence[int]) -> dict[int, list[MoveFact]]:
    """The days that were moved, by assignment, in order; what was refused or replaced has moved nothing."""
    rows = DueChange.objects.filter(
        assignment__requirement__task__category__notice_id__in=notice_ids,
        state__in=[DueChange.State.EFFECTIVE, DueChange.State.PENDING],
    ).order_by("pk")
    found: dict[int, list[MoveFact]] = {}
    for row in rows:
        counts = row.state == DueChange.State.EFFECTIVE
        move = MoveFact(row.before, row.after, row.ground, row.on, counts)
        found.setdefault(row.assignment_id, []).append(move)
    return found


class _Holdings:
    """The assignments of notices, subordinates beneath their parents, with the last figure of each."""

    def __init__(self, notice_ids: Sequence[int], on: date, requirements: Iterable[RequirementFact]) -> None:
        self.on = on
        self.requirements = {one.id: one for one in requirements}
        rows = Assignment.objects.filter(requirement__task__category__notice_id__in=notice_ids)
        ordered = rows.exclude(state=State.TAKEN_BACK).order_by(
            "requirement_id", "organ__sort_order", "organ_id"
        )
        self.rows = [
            _Row(dict(zip(_ASSIGNMENT, row, strict=True))) for row in ordered.values_list(*_ASSIGNMENT)
        ]
        self.organs = _organs({row.values["organ_id"] for row in self.rows})
        self.readings = _last_readings(notice_ids)
        self.moves = _moves(notice_ids)
        self.below: dict[int | None, list[_Row]] = {}
        for row in self.rows:
            self.below.setdefault(row.values["parent_id"], []).append(row)
        self.top: dict[int, list[_Row]] = {}
        for row in self.below.get(None, []):
            self.top.setdefault(row.values["requirement_id"], []).append(row)

    def of(self, requirement_id: int) -> tuple[Holding, ...]:
        """The organs that hold a requirement."""
        return tuple(self._holding(row) for row in self.top.get(requirement_id, ()))

    def _holding(self, row: _Row) -> Holding:
        values = row.values
        below = tuple(self._holding(child) for child in self.below.get(values["id"], ()))
        optional = self.requirements[values["requirement_id"]].optional
        own = shown(values["state"], row.due_on(), self.on, optional=optional)
        handed_down = values["state"] == State.HANDED_DOWN
        return Holding(
            id=values["id"],
            requirement_id=values["requirement_id"],
            organ=self.organs[values["organ_id"]],
            part=values["part"],
            unit_text=values["unit_text"],
            shown=self._derived(row, below, optional=optional) if below and handed_down else own,
            due_on=row.due_on(),
            not_before_on=values["not_before_on"],
            is_rectifying=values["rectify_on"] is not None,
            reported_on=values["reported_on"],
            verified_on=values["verified_on"],
            by_measure=values["verified_reading_id"] is not None,
            optional=optional,
            reading=self._reading(values),
            missed_on=values["late_due_on"],
            came_on=values["late_done_on"],
            moves=tuple(self.moves.get(values["id"], ())),
            below=below,
        )

    def _derived(self, row: _Row, below: Iterable[Holding], *, optional: bool) -> Shown:
        return derive_handed_down((one.shown for one in below), row.due_on(), self.on, optional=optional)

    def _reading(self, values: dict[str, Any]) -> ReadingFact | None:
        """The last figure, unless it belongs to a measure that verifies the requirement no more."""
        measure = self.requirements[values["requirement_id"]].measure
        key, reading = self.readings.get(values["id"], ("", None))
        return reading if measure and measure.key == key else None


def _organs(ids: Iterable[int]) -> dict[int, OrganFact]:
    return {
        organ.pk: OrganFact(organ.pk, organ.label, organ.name, organ.kind, organ.sort_order)
        for organ in Organ.objects.filter(pk__in=ids)
    }


def _last_readings(notice_ids: Sequence[int]) -> dict[int, tuple[str, ReadingFact]]:
    within = MeasureReading.objects.filter(assignment__requirement__task__category__notice_id__in=notice_ids)
    last = within.order_by().values("assignment_id").annotate(last=Max("id")).values("last")
    columns = ("value", "numerator", "denominator", "is_reached", "read_on")
    rows = MeasureReading.objects.filter(pk__in=last).order_by()
    found = rows.values_list("assignment_id", "measure_key", *columns)
    return {assignment_id: (key, ReadingFact(*values)) for assignment_id, key, *values in found}
