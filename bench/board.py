"""The coordinator's board: its first screen as the browser gets it, and the data of all its cells.

Rows are written straight into the tables: what is measured is reading, and 20,000 steps through the services
would take longer than the whole bench. Nothing is verified, because the database's own triggers would ask
for approvals; for reading a board one state costs as much as another.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from bench.figures import Figure, count, milliseconds
from bench.measuring import ROUNDS, hash_buffer, interleaved

if TYPE_CHECKING:
    from liaoliang.ledger.models import Assignment, Notice, Requirement
    from liaoliang.organisations.models import Officer, Organ

SIZES = {"full": (200, 100), "small": (12, 10)}
ON = date(2021, 10, 12)
AT = datetime(2021, 10, 12, 1, tzinfo=UTC)
HASHING, PLAIN = "hashing 16 MiB", "fetching the bare rows"
STATES = ("in_progress", "in_progress", "accepted", "reported", "assigned", "returned", "in_progress")
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@dataclass(frozen=True, slots=True)
class _City:
    """What a bench of the board looks at."""

    notice: Notice
    coordinator: Officer
    organs: int
    tasks: int

    @property
    def size(self) -> str:
        return f"{self.organs} organs × {self.tasks} tasks"


def figures(size: str, rounds: int = ROUNDS) -> list[Figure]:
    """First screen and all cells: time, weight and queries."""
    city = _build(*SIZES[size])
    page = _Page(city.coordinator)
    taken = interleaved(
        {
            HASHING: hash_buffer,
            PLAIN: lambda: _bare(city.notice),
            "cells": lambda: _cells(city),
            "page": page,
        },
        rounds,
    )
    return [
        milliseconds("board, first screen", taken["page"], taken[HASHING], city.size, limit=300),
        count("board, first screen", page.kilobytes, "kB", city.size, limit=300),
        count("board, first screen", page.queries(), "queries", city.size),
        milliseconds("board, data of all cells", taken["cells"], taken[PLAIN], city.size, limit=100),
        count("board, data of all cells", _queries(lambda: _cells(city)), "queries", city.size, limit=4),
    ]


class _Page:
    """The page as a signed-in coordinator gets it."""

    def __init__(self, officer: Officer) -> None:
        from django.test import Client
        from django.urls import reverse

        self.client, self.weight = Client(HTTP_HOST="localhost"), 0
        self.address = reverse("workbench:board")
        self.client.force_login(officer.account, backend=BACKEND)

    def __call__(self) -> None:
        response = self.client.get(self.address)
        assert response.status_code == 200
        self.weight = len(response.content)

    @property
    def kilobytes(self) -> float:
        return self.weight / 1000

    def queries(self) -> int:
        return _queries(self)


def _cells(city: _City) -> None:
    from liaoliang.base.calendars import current_rulebook
    from liaoliang.ledger.selectors import board

    found = board(city.coordinator, city.notice, on=ON, calendar=current_rulebook().calendar)
    assert len(found.cells) == city.organs * city.tasks


def _bare(notice: Notice) -> None:
    """The baseline: the same rows without any thought about them."""
    from liaoliang.ledger.models import Assignment

    rows = Assignment.objects.filter(requirement__task__category__notice=notice)
    list(rows.order_by().values_list("pk", "requirement_id", "organ_id", "parent_id", "state", "due_on"))


def _queries(look: Any) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as captured:
        look()
    # The rulebook's version is asked for once a request and is not the board's.
    return sum("rulebookchange" not in query["sql"] for query in captured.captured_queries)


def _build(organs: int, tasks: int) -> _City:
    """A city, a notice, and every organ in every task."""
    from liaoliang.ledger.models import Assignment
    from liaoliang.organisations.models import Organ, OrganKind, OrganLevel

    city = Organ.objects.create(
        name="某市人民政府", kind=OrganKind.MUNICIPAL_GOVERNMENT, level=OrganLevel.CITY
    )
    people = [_coordinator(city, name) for name in ("board-1", "board-2")]
    members = [
        Organ.objects.create(
            name=f"某市第{number}局", kind=OrganKind.DEPARTMENT, level=OrganLevel.CITY, parent=city
        )
        for number in range(organs)
    ]
    notice, requirements = _notice(city, tasks)
    Assignment.objects.bulk_create(_assignments(requirements, members, people[1]), batch_size=500)
    return _City(notice, people[0], organs, tasks)


def _coordinator(city: Organ, login: str) -> Officer:
    from liaoliang.organisations.models import Account, Officer, RoleGrant
    from liaoliang.organisations.roles import Role

    account = Account(username=login, must_change_password=False)
    account.set_unusable_password()
    account.save()
    officer = Officer.objects.create(account=account, name=login, organ=city)
    RoleGrant.objects.create(officer=officer, role=Role.COORDINATOR, organ=city)
    return officer


def _notice(city: Organ, tasks: int) -> tuple[Notice, list[Requirement]]:
    from liaoliang.base.models import Blob
    from liaoliang.ledger.models import Category, Notice, Requirement, Task

    blob = Blob.objects.create(
        hash="0" * 64, size=1, name="通知.txt", media_type="text/plain", state="stored"
    )
    notice = Notice.objects.create(
        title="某市年度政务公开任务",
        issuing_organ=city,
        year=ON.year,
        state="adopted",
        source=blob,
        source_hash=blob.hash,
        source_name=blob.name,
        imported_at=AT,
        adopted_on=ON.replace(month=6),
    )
    categories = [
        Category.objects.create(notice=notice, ordinal=number, title=f"第{number}部分")
        for number in range(1, 6)
    ]
    made = [
        Task.objects.create(category=categories[number % 5], number=number + 1, title=f"任务{number + 1}")
        for number in range(tasks)
    ]
    rows = Requirement.objects.bulk_create(
        Requirement(
            task=task,
            ordinal=number,
            text=f"要求{number}",
            governing_text=f"要求{number}",
            due_on=_due(number),
        )
        for number, task in enumerate(made, 1)
    )
    return notice, rows


def _due(number: int) -> date:
    return ON.replace(month=9 if number % 10 == 0 else 12, day=28)


def _assignments(
    requirements: list[Requirement], organs: list[Organ], reporter: Officer
) -> Iterator[Assignment]:
    from liaoliang.ledger.models import Assignment

    for requirement in requirements:
        for number, organ in enumerate(organs):
            state = STATES[(number + requirement.ordinal * 3) % len(STATES)]
            has_reported = state in {"reported", "returned"}
            yield Assignment(
                requirement=requirement,
                organ=organ,
                state=state,
                due_on=requirement.due_on,
                accepted_on=None if state == "assigned" else ON.replace(month=6),
                reported_on=ON if has_reported else None,
                reported_by=reporter if has_reported else None,
            )
