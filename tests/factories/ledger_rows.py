"""Many assignments at once, past the services: for reads, query counts and measurements of speed."""

from __future__ import annotations

from datetime import date
from itertools import cycle

from factories.ledger import Town
from factories.offices import ON
from liaoliang.ledger.models import Assignment, Category, Notice, Requirement, Task
from liaoliang.ledger.states import NoticeState, State
from liaoliang.organisations.models import Organ, OrganKind, OrganLevel

# Verified and not applicable cannot be had past the services; the database sees to that.
STATES = (State.ASSIGNED, State.ACCEPTED, State.IN_PROGRESS, State.RETURNED, State.RECTIFICATION)
DAYS = (date(2021, 9, 30), date(2021, 10, 12), date(2021, 12, 31), None)


def make_grid(town: Town, *, organs: int, tasks: int) -> Notice:
    """An adopted notice in which each organ has each task, in varied states and days."""
    notice = town.draft()
    Notice.objects.filter(pk=notice.pk).update(state=NoticeState.ADOPTED, adopted_on=ON)
    notice.refresh_from_db()
    category = Category.objects.create(notice=notice, ordinal=1, title="重点工作", annex_title="重点工作")
    requirements = _requirements(category, tasks)
    places = _organs(town, organs)
    pairs = [(requirement, organ) for organ in places for requirement in requirements]
    Assignment.objects.bulk_create(
        Assignment(requirement=requirement, organ=organ, state=state, due_on=day)
        for (requirement, organ), state, day in zip(pairs, cycle(STATES), cycle(DAYS))
    )
    return notice


def _requirements(category: Category, number: int) -> list[Requirement]:
    tasks = Task.objects.bulk_create(
        Task(category=category, number=n, title=f"任务{n}", annex_title=f"任务{n}")
        for n in range(1, number + 1)
    )
    return Requirement.objects.bulk_create(
        Requirement(task=task, ordinal=task.number, text=f"要求{task.number}。", governing_text="要求。")
        for task in tasks
    )


def _organs(town: Town, number: int) -> list[Organ]:
    first = Organ.objects.count()
    organs = [
        Organ(
            name=f"第{n}号局",
            key=f"第{n}号局",
            kind=OrganKind.DEPARTMENT,
            level=OrganLevel.CITY,
            parent=town.government,
            sort_order=n,
        )
        for n in range(first, first + number)
    ]
    return Organ.objects.bulk_create(organs)
