"""What `base` runs by itself: the daily seal, re-computations left behind, forgotten uploads."""

from __future__ import annotations

from datetime import time, timedelta

from liaoliang.base import calendars, seals, storage
from liaoliang.base.rhythm import register_periodic

SEAL_AT = time(23, 50)


def register() -> None:
    """Tell the scheduler."""
    register_periodic("base.seal_day", seals.seal_day, daily_at=SEAL_AT)
    register_periodic("base.recompute_pending", calendars.recompute_pending, every=timedelta(minutes=1))
    register_periodic("base.clear_quarantine", storage.clear_quarantine, every=timedelta(hours=1))
