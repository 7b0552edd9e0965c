"""The two long-running processes, scheduler and worker, and one place to find what belongs to jobs.

Truth is in our rows (due moments, leases, deliveries), so every job is idempotent, is found again by itself,
and a missed night loses nothing. django-tasks only carries one-off jobs. All moments are the machine's.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import close_old_connections
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from liaoliang.base import dbguard, leases, outbox, periodic
from liaoliang.base.clock import machine_now
from liaoliang.base.heartbeat import LifeSign, beat, heartbeats
from liaoliang.base.periodic import plan, run_due
from liaoliang.base.rhythm import Periodic, periodic_jobs, register_periodic

__all__ = [
    "LifeSign",
    "Periodic",
    "beat",
    "heartbeats",
    "periodic_jobs",
    "plan",
    "register_periodic",
    "run_due",
    "run_scheduler",
    "run_worker",
    "stop_by_signal",
    "worker_turn",
]

LONGEST_SLEEP = 0.5
BEAT_EVERY = timedelta(seconds=10)
SCHEDULER, WORKER = "scheduler", "worker"


def run_scheduler(stop: threading.Event | None = None) -> None:
    """Run periodic jobs until `stop` is set (default: by SIGTERM or SIGINT)."""
    _loop(SCHEDULER, stop or stop_by_signal(), _scheduler_turn)


def run_worker(stop: threading.Event | None = None) -> None:
    """Deliver the outbox and run one-off tasks until `stop` is set (default: by SIGTERM or SIGINT)."""
    _loop(WORKER, stop or stop_by_signal(), worker_turn)


def stop_by_signal() -> threading.Event:
    """An event that SIGTERM and SIGINT set, so that a turn is finished before the process ends."""
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    return stop


def _loop(name: str, stop: threading.Event, turn: Callable[[], bool]) -> None:
    """Take turns; sleep to the next due row, at most half a second, and beat every ten seconds."""
    dbguard.refuse_unguarded()
    plan()
    started_at = machine_now()
    beaten_at: datetime | None = None
    while not stop.is_set():
        close_old_connections()
        now = machine_now()
        if beaten_at is None or now - beaten_at >= BEAT_EVERY:
            beat(name, started_at, now=now)
            beaten_at = now
        if not turn():
            stop.wait(pause(_next_due_at(), machine_now()))


def pause(due_at: datetime | None, now: datetime) -> float:
    """Seconds to sleep before the next turn."""
    until_due = (due_at - now).total_seconds() if due_at else LONGEST_SLEEP
    return min(max(until_due, 0.0), LONGEST_SLEEP)


def _next_due_at() -> datetime | None:
    return min((at for at in (periodic.next_due_at(), outbox.next_due_at()) if at), default=None)


def _scheduler_turn() -> bool:
    return bool(run_due())


def worker_turn() -> bool:
    """One turn of the worker; True when there was something to do, so that it goes on at once."""
    delivered = outbox.deliver_due()
    return _run_tasks() + delivered.done + delivered.failed > 0


def _run_tasks() -> int:
    """Run the one-off tasks that wait, with the carrier's own worker in batch mode."""
    ready = DBTaskResult.objects.ready().count()
    if ready:
        Worker(
            queue_names=["*"],
            interval=0,
            batch=True,
            backend_name="default",
            startup_delay=False,
            max_tasks=ready,
            worker_id=leases.process_name()[:64],
            excluded_queue_names=[],
        ).run()
    return ready
