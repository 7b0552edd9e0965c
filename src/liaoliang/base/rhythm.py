"""Which jobs run periodically, and in which rhythm. Loads no models, so that any `apps.py` may register."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from liaoliang.base.registries import Registry

SHANGHAI = ZoneInfo("Asia/Shanghai")


@dataclass(frozen=True, slots=True)
class Periodic:
    """A job with its rhythm: `every` so long, or daily at an hour of Shanghai."""

    name: str
    function: Callable[[], object]
    every: timedelta | None = None
    daily_at: time | None = None

    def first_due(self, moment: datetime) -> datetime:
        """When it is due for the first time, on an installation that starts at `moment`."""
        return moment if self.daily_at is None else self.next_after(moment)

    def next_after(self, moment: datetime) -> datetime:
        """When it is due next, once it ran at `moment`."""
        if self.daily_at is None:
            return moment + (self.every or timedelta())
        local = moment.astimezone(SHANGHAI)
        today = datetime.combine(local.date(), self.daily_at, SHANGHAI)
        return today if today > local else today + timedelta(days=1)


_periodic: Registry[Periodic] = Registry("periodic job")


def register_periodic(
    name: str, function: Callable[[], object], *, every: timedelta | None = None, daily_at: time | None = None
) -> Periodic:
    """Have the scheduler call `function` in a rhythm; exactly one of `every` and `daily_at` is given."""
    if (every is None) == (daily_at is None):
        raise ValueError(f"periodic job {name!r} needs one rhythm")
    return _periodic.register(name, Periodic(name, function, every, daily_at))


def periodic_jobs() -> list[Periodic]:
    """Every registered job by name."""
    return list(_periodic)


def job_named(name: str) -> Periodic:
    """The job of that name; KeyError where none is registered."""
    return _periodic.get(name)
