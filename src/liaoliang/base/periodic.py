"""The periodic jobs' rows: when each is due, and running what is due exactly once at a time."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from liaoliang.base import leases
from liaoliang.base.clock import machine_now
from liaoliang.base.models import PeriodicJob
from liaoliang.base.rhythm import job_named, periodic_jobs

logger = logging.getLogger(__name__)

JOB_LEASE = timedelta(minutes=30)
RETRY_AFTER = timedelta(minutes=1)
LONGEST_RETRY = timedelta(hours=1)


def _names() -> list[str]:
    return [job.name for job in periodic_jobs()]


def plan(now: datetime | None = None) -> None:
    """Give every registered job its row. New here, a job with an interval is due at once, a daily one at its hour."""
    moment = now or machine_now()
    known = set(PeriodicJob.objects.values_list("name", flat=True))
    fresh = [
        PeriodicJob(name=job.name, due_at=job.first_due(moment))
        for job in periodic_jobs()
        if job.name not in known
    ]
    PeriodicJob.objects.bulk_create(fresh, ignore_conflicts=True)


def run_due(now: datetime | None = None) -> list[str]:
    """Run every job that is due and that no other scheduler is running. Returns their names."""
    moment = now or machine_now()
    due = PeriodicJob.objects.filter(name__in=_names(), due_at__lte=moment).order_by("due_at", "pk")
    return [row.name for row in list(due) if _run_leased(row, moment)]


def _run_leased(row: PeriodicJob, moment: datetime) -> bool:
    lease, holder = f"job:{row.name}", leases.process_name()
    if not leases.acquire(lease, holder, JOB_LEASE, now=moment):
        return False
    try:
        row.refresh_from_db()
        if row.due_at > moment:
            return False
        _run(row, moment)
    finally:
        leases.release(lease, holder)
    return True


def _run(row: PeriodicJob, moment: datetime) -> None:
    job = job_named(row.name)
    row.last_started_at = moment
    try:
        job.function()
    except Exception as error:
        logger.exception("periodic job %s failed", row.name)
        row.failures += 1
        row.last_error = f"{type(error).__name__}: {error}"[:2000]
        row.due_at = moment + min(RETRY_AFTER * 2 ** min(row.failures - 1, 6), LONGEST_RETRY)
    else:
        row.failures, row.last_error, row.last_finished_at = 0, "", moment
        row.due_at = job.next_after(moment)
    row.save()


def next_due_at() -> datetime | None:
    """When the next periodic job is due."""
    rows = PeriodicJob.objects.filter(name__in=_names())
    return rows.order_by("due_at").values_list("due_at", flat=True).first()
