"""What `base` runs by itself: the daily seal, re-computations left behind, forgotten uploads."""

from __future__ import annotations

from datetime import time, timedelta

from liaoliang.base import calendars, seals, storage
from liaoliang.base.rhythm import register_periodic

SEAL_AT = time(23, 50)


def seal() -> None:
    """Seal the day. Where a night was missed, the seal made up in the morning gets a second one at night."""
    seals.seal_day(again=True)


def register() -> None:
    """Tell the scheduler."""
    register_periodic("base.seal_day", seal, daily_at=SEAL_AT)
    register_periodic("base.recompute_pending", calendars.recompute_pending, every=timedelta(minutes=1))
    register_periodic("base.clear_quarantine", storage.clear_quarantine, every=timedelta(hours=1))
