"""Periodic jobs, leases, signs of life, and the loops."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime, time, timedelta

import pytest
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from base.conftest import NOON
from liaoliang.base import heartbeat, jobs, leases, periodic, rhythm
from liaoliang.base.models import Heartbeat, Lease, PeriodicJob
from liaoliang.base.registries import Registry

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)
ran: list[str] = []


@task()
def one_off(name: str) -> None:
    """A task that only says it ran."""
    ran.append(name)


@pytest.fixture(autouse=True)
def fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rhythm, "_periodic", Registry("periodic job"))
    ran.clear()


def every_minute(function: Callable[[], object] = lambda: ran.append("job")) -> None:
    jobs.register_periodic("test.job", function, every=MINUTE)
    jobs.plan(NOON)


def test_a_new_job_is_due_at_once_and_then_in_its_rhythm() -> None:
    every_minute()
    assert jobs.run_due(NOON) == ["test.job"]
    assert jobs.run_due(NOON) == []
    assert jobs.run_due(NOON + MINUTE) == ["test.job"]
    assert ran == ["job", "job"]


def test_a_missed_night_is_made_up_once() -> None:
    every_minute()
    jobs.run_due(NOON)
    assert jobs.run_due(NOON + timedelta(days=3)) == ["test.job"]
    assert periodic.next_due_at() == NOON + timedelta(days=3) + MINUTE


@pytest.mark.parametrize(("hour", "next_day"), [(time(23, 50), 26), (time(0, 10), 27), (time(12, 0), 27)])
def test_a_daily_job_runs_at_its_hour_in_shanghai(hour: time, next_day: int) -> None:
    job = jobs.register_periodic("test.daily", lambda: None, daily_at=hour)
    assert job.next_after(NOON) == datetime.combine(NOON.date().replace(day=next_day), hour, NOON.tzinfo)


def test_a_new_daily_job_waits_for_its_hour() -> None:
    jobs.register_periodic("test.daily", lambda: None, daily_at=time(23, 50))
    jobs.plan(NOON)
    assert jobs.run_due(NOON) == []
    assert jobs.run_due(NOON + timedelta(hours=12)) == ["test.daily"]


def test_a_failing_job_comes_back_and_shows_its_error() -> None:
    def fail() -> None:
        raise RuntimeError("no disk")

    every_minute(fail)
    jobs.run_due(NOON)
    row = PeriodicJob.objects.get()
    assert (row.failures, row.last_error, row.due_at) == (1, "RuntimeError: no disk", NOON + MINUTE)
    jobs.run_due(NOON + MINUTE)
    row.refresh_from_db()
    assert row.due_at == NOON + 3 * MINUTE


def test_a_job_that_another_scheduler_runs_is_left_alone() -> None:
    every_minute()
    leases.acquire("job:test.job", "elsewhere", MINUTE, now=NOON)
    assert jobs.run_due(NOON) == []
    assert jobs.run_due(NOON + 2 * MINUTE) == ["test.job"]


def test_planning_twice_changes_nothing() -> None:
    every_minute()
    jobs.plan(NOON + MINUTE)
    assert PeriodicJob.objects.get().due_at == NOON


@pytest.mark.parametrize("given", [{}, {"every": MINUTE, "daily_at": time(1)}])
def test_a_job_has_exactly_one_rhythm(given: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="one rhythm"):
        jobs.register_periodic("test.job", lambda: None, **given)  # type: ignore[arg-type]


def test_a_lease_is_for_one_holder_until_it_ends() -> None:
    assert leases.acquire("index", "a", MINUTE, now=NOON)
    assert not leases.acquire("index", "b", MINUTE, now=NOON)
    assert leases.acquire("index", "a", MINUTE, now=NOON + MINUTE / 2)
    assert leases.holder_of("index", now=NOON + MINUTE) == "a"
    assert leases.acquire("index", "b", MINUTE, now=NOON + 2 * MINUTE)


def test_only_the_holder_gives_a_lease_back() -> None:
    leases.acquire("index", "a", MINUTE, now=NOON)
    leases.release("index", "b")
    assert Lease.objects.exists()
    leases.release("index", "a")
    assert leases.holder_of("index", now=NOON) is None


def test_a_silent_process_is_shown_as_not_alive() -> None:
    jobs.beat("worker", NOON, now=NOON)
    (sign,) = jobs.heartbeats(NOON + timedelta(seconds=10))
    assert (sign.name, sign.alive) == ("worker", True)
    (sign,) = jobs.heartbeats(NOON + timedelta(minutes=5))
    assert not sign.alive


def test_a_process_long_gone_is_forgotten() -> None:
    Heartbeat.objects.create(name="worker", process="old:1", started_at=NOON, seen_at=NOON)
    jobs.beat("worker", NOON, now=NOON + heartbeat.FORGET_AFTER + MINUTE)
    assert [sign.process for sign in jobs.heartbeats(NOON)] == [leases.process_name()]


@pytest.mark.parametrize(("ahead", "seconds"), [(0.2, 0.2), (60, 0.5), (-5, 0.0)])
def test_the_loop_sleeps_to_the_next_due_row_but_half_a_second_at_most(ahead: float, seconds: float) -> None:
    assert jobs.pause(NOON + timedelta(seconds=ahead), NOON) == pytest.approx(seconds)
    assert jobs.pause(None, NOON) == 0.5


@pytest.mark.django_db(transaction=True)
def test_the_scheduler_runs_what_is_due_and_leaves_a_sign_of_life() -> None:
    stop = threading.Event()
    jobs.register_periodic("test.last", stop.set, every=MINUTE)
    jobs.run_scheduler(stop)
    assert PeriodicJob.objects.get().last_finished_at
    assert [sign.name for sign in jobs.heartbeats()] == ["scheduler"]


def test_a_worker_that_is_told_to_stop_stops() -> None:
    stop = threading.Event()
    stop.set()
    jobs.run_worker(stop)
    assert not Heartbeat.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_the_worker_runs_tasks_that_wait() -> None:
    one_off.enqueue("a")
    one_off.enqueue("b")
    assert jobs.worker_turn()
    assert sorted(ran) == ["a", "b"]
    assert DBTaskResult.objects.successful().count() == 2
    assert not jobs.worker_turn()
