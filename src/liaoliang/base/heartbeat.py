"""Signs of life of the long-running processes, in machine time; the workbench shows who is silent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from liaoliang.base import leases
from liaoliang.base.clock import machine_now
from liaoliang.base.models import Heartbeat

ALIVE_FOR = timedelta(seconds=45)
FORGET_AFTER = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class LifeSign:
    """What the workbench shows of a process."""

    name: str
    process: str
    started_at: datetime
    seen_at: datetime
    alive: bool


def beat(name: str, started_at: datetime, *, now: datetime | None = None) -> None:
    """Leave a sign of life of this process, and forget processes that are long gone."""
    moment = now or machine_now()
    Heartbeat.objects.update_or_create(
        name=name, process=leases.process_name(), defaults={"started_at": started_at, "seen_at": moment}
    )
    Heartbeat.objects.filter(seen_at__lt=moment - FORGET_AFTER).delete()


def heartbeats(now: datetime | None = None) -> list[LifeSign]:
    """Last sign of life of each process, by name; the workbench shows what is not alive."""
    moment = now or machine_now()
    rows = Heartbeat.objects.order_by("name", "-seen_at")
    return [
        LifeSign(row.name, row.process, row.started_at, row.seen_at, moment - row.seen_at < ALIVE_FOR)
        for row in rows
    ]
