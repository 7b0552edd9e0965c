"""From a draft to the ledger: tasks, requirements, one assignment for each organ, questions for unknown names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_noop

from liaoliang.base import db
from liaoliang.base.clock import office_day
from liaoliang.base.evidence import record
from liaoliang.errors import WrongStateError
from liaoliang.ledger import links
from liaoliang.ledger.checks import adoption_issues, refuse_if
from liaoliang.ledger.models import Assignment, Category, DraftRow, Notice, Requirement, Task, UnitQuestion
from liaoliang.ledger.rows import parts_of
from liaoliang.ledger.services._assigning import Place, assign
from liaoliang.ledger.services._common import insist_notice, lock_notice
from liaoliang.ledger.services.disagreements import apply_decisions
from liaoliang.ledger.states import NoticeState
from liaoliang.ledger.units import Resolver
from liaoliang.ledger.waiting import CHECK_DRAFT, NAME_UNITS, ask_coordinator, settled
from liaoliang.organisations.models import Officer

TITLE_LENGTH = 30


@dataclass(slots=True)
class _Group:
    """Rows of one task, in order."""

    category: str
    title: str
    annex_title: str
    rows: list[DraftRow] = field(default_factory=list)


@transaction.atomic
def adopt_notice(*, notice_id: int, by: Officer, at: datetime) -> Notice:
    """Make the draft the ledger of its year.

    Unit names are resolved and collective names expanded as they stand now; a name that does not say which
    organs it means becomes a question. Raises NotReadyError with every issue of every row.
    """
    notice = lock_notice(notice_id, by)
    insist_notice(notice, NoticeState.DRAFT)
    if notice.successors.exists():
        raise WrongStateError(gettext_noop("该通知是回头看的上一年度通知，只能存档"))
    rows = list(notice.rows.filter(is_excluded=False).order_by("ordinal"))
    refuse_if(adoption_issues(rows))
    notice.state, notice.adopted_on = NoticeState.ADOPTED, office_day(at)
    notice.save(update_fields=["state", "adopted_on"])
    tasks = _make_tasks(notice, _groups(rows))
    requirements = _make_requirements(tasks)
    apply_decisions(notice)
    _take_governing_texts(requirements)
    organs = _distribute(notice, requirements, by, at)
    record(
        notice,
        "ledger.notice_adopted",
        by=by.actor,
        at=at,
        detail={"tasks": len(tasks), "requirements": len(requirements), "organs": organs},
    )
    settled(notice, CHECK_DRAFT, at=at)
    db.count_anew(Category, Task, Requirement, Assignment)
    return notice


def _groups(rows: Iterable[DraftRow]) -> list[_Group]:
    """Rows by task. A group that comes again after a page break is the same; rows without task stand alone."""
    groups: dict[tuple[str, str, int], _Group] = {}
    for row in rows:
        key = (row.category, row.task, 0 if row.task else row.ordinal)
        title = row.task or _first_clause(row.requirement)
        groups.setdefault(key, _Group(row.category, title, row.task)).rows.append(row)
    return list(groups.values())


def _first_clause(text: str) -> str:
    clause = text
    for mark in "。；，;,\n":
        clause = clause.split(mark, 1)[0] or clause
    return clause if len(clause) <= TITLE_LENGTH else f"{clause[: TITLE_LENGTH - 1]}…"


def _make_tasks(notice: Notice, groups: Sequence[_Group]) -> list[tuple[Task, _Group]]:
    titles = list(dict.fromkeys(group.category for group in groups))
    categories = Category.objects.bulk_create(
        Category(notice=notice, ordinal=number, title=title, annex_title=title)
        for number, title in enumerate(titles, 1)
    )
    by_title = {category.annex_title: category for category in categories}
    tasks = Task.objects.bulk_create(
        Task(
            category=by_title[group.category],
            number=number,
            title=group.title,
            annex_title=group.annex_title,
            body_text=next((row.body_text for row in group.rows if row.body_text), ""),
        )
        for number, group in enumerate(groups, 1)
    )
    return list(zip(tasks, groups, strict=True))


def _make_requirements(tasks: Iterable[tuple[Task, _Group]]) -> list[Requirement]:
    numbered = enumerate(((task, row) for task, group in tasks for row in group.rows), 1)
    return Requirement.objects.bulk_create(
        _requirement(task, number, row) for number, (task, row) in numbered
    )


def _requirement(task: Task, number: int, row: DraftRow) -> Requirement:
    return Requirement(
        task=task,
        ordinal=number,
        text=row.requirement,
        governing_text=row.requirement,
        units_text=row.units_text,
        units=row.units,
        lead_units=row.lead_units,
        supporting_units=row.supporting_units,
        deadline=row.deadline,
        due_from=row.deadline_from,
        due_on=row.deadline_to,
        targets=row.targets,
        optional=row.optional,
        condition=row.condition,
        due_workdays=row.due_workdays,
    )


def _take_governing_texts(requirements: Iterable[Requirement]) -> None:
    """The decisions were written past these instances; what follows shows and stores the governing words."""
    rows = Requirement.objects.in_bulk([requirement.pk for requirement in requirements])
    for requirement in requirements:
        for name in ("governing_text", "deadline", "due_from", "due_on"):
            setattr(requirement, name, getattr(rows[requirement.pk], name))


def _distribute(notice: Notice, requirements: Sequence[Requirement], by: Officer, at: datetime) -> int:
    """Assignments for every name that is known, questions for the others; says how many organs there are."""
    resolver = Resolver(notice.issuing_organ)
    rows = assign(places_of(requirements, resolver), by=by, at=at)
    ask_about_units(notice, requirements, resolver, at)
    return len({row.organ_id for row in rows})


def ask_about_units(
    notice: Notice, requirements: Sequence[Requirement], resolver: Resolver, at: datetime
) -> None:
    """Put the names that do not say which organs they mean before the coordinator."""
    if UnitQuestion.objects.bulk_create(questions_of(requirements, resolver)):
        ask_coordinator(notice, notice, NAME_UNITS, links.questions(notice.pk), at=at)


def places_of(requirements: Iterable[Requirement], resolver: Resolver) -> Iterator[Place]:
    """Every organ of every requirement that its units name."""
    for requirement in requirements:
        for unit, part in parts_of(requirement):
            found = resolver.resolve(unit)
            for organ in found.organs:
                yield Place(requirement, organ, part, unit, via_collective=found.kind == "collective")


def questions_of(requirements: Iterable[Requirement], resolver: Resolver) -> Iterator[UnitQuestion]:
    """A question for every unit that does not say, or not fully say, which organs it means."""
    for requirement in requirements:
        for unit, part in parts_of(requirement):
            kind = resolver.question(unit)
            if kind is not None:
                yield UnitQuestion(
                    requirement=requirement,
                    text=unit[:300],
                    part=part,
                    kind=kind,
                    candidates=[organ.pk for organ in resolver.resolve(unit).candidates],
                )
