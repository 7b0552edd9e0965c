"""What runs by itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from base.conftest import append
from liaoliang.base import rhythm, tasks
from liaoliang.base.models import CalendarYear, Seal

JOBS = {"base.seal_day", "base.recompute_pending", "base.clear_quarantine"}


def test_the_scheduler_knows_the_jobs_of_the_floor() -> None:
    assert {job.name for job in rhythm.periodic_jobs()} >= JOBS
    tasks.register()


@pytest.mark.django_db
def test_events_after_a_made_up_seal_are_sealed_the_same_night(home: Path, subject: CalendarYear) -> None:
    tasks.seal()
    append(subject)
    tasks.seal()
    tasks.seal()
    assert list(Seal.objects.order_by("number").values_list("events", flat=True)) == [0, 1]
