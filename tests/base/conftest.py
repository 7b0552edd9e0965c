"""People, a moment and a subject for the tests of `base`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction
from pytest_django import Settings

from liaoliang.base import actions, evidence
from liaoliang.base.clock import SHANGHAI
from liaoliang.base.evidence import Actor
from liaoliang.base.models import CalendarYear, Event

actions.register("test.done", "{organ}的{actor}办理了第 {n} 步")

NOON = datetime(2021, 9, 26, 12, 0, tzinfo=SHANGHAI)
FIRST = Actor(officer_id=1, name="甲", organ_id=7, organ_name="市政府办公室")
SECOND = Actor(officer_id=2, name="乙", organ_id=7, organ_name="市政府办公室")


@pytest.fixture
def at() -> datetime:
    return NOON


@pytest.fixture
def first() -> Actor:
    return FIRST


@pytest.fixture
def second() -> Actor:
    return SECOND


@pytest.fixture
def home(settings: Settings, tmp_path: Path) -> Path:
    """Blobs and seals of this test alone."""
    settings.BLOB_ROOT, settings.SEAL_ROOT = tmp_path / "blobs", tmp_path / "seals"
    return tmp_path


def new_subject(version: int = 1, year: int = 2031) -> CalendarYear:
    """A row that evidence can be about; not locked."""
    return CalendarYear.objects.create(
        year=year, version=version, notice="测试", prepared_by_id=1, prepared_by_name="甲", prepared_at=NOON
    )


@pytest.fixture
def subject(db: None) -> CalendarYear:
    return new_subject()


def append(subject: CalendarYear, count: int = 1) -> list[Event]:
    """Events with one sentence each, on a locked subject."""
    with transaction.atomic():
        evidence.lock(CalendarYear, subject.pk)
        return [
            evidence.record(subject, "test.done", by=FIRST, at=NOON, detail={"n": n + 1})
            for n in range(count)
        ]


@pytest.fixture
def sql() -> Callable[..., list[tuple[Any, ...]]]:
    """Run raw SQL in a savepoint of its own, as somebody with the database's password would."""

    def run(statement: str, *values: object) -> list[tuple[Any, ...]]:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, values or None)
            return cursor.fetchall() if cursor.description else []

    return run
