"""Two clocks that are never mixed.

The office's clock says on which day and at which moment officers act; a demonstration shifts it. The
machine's clock drives sessions, leases, heartbeats and seals. Services read neither: the surface passes
the moment in.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from liaoliang.base.models import DemoMark

SHANGHAI = ZoneInfo("Asia/Shanghai")


def machine_now() -> datetime:
    """The machine's moment, in UTC."""
    return datetime.now(UTC)


def office_now() -> datetime:
    """The office's moment in Shanghai time: the machine's plus what the demonstration shifts (one query)."""
    shift = DemoMark.objects.filter(is_demo=True).values_list("office_offset_seconds", flat=True).first()
    return (machine_now() + timedelta(seconds=shift or 0)).astimezone(SHANGHAI)


def office_day(at: datetime | None = None) -> date:
    """The calendar day in Shanghai of the aware moment `at`, or of the office's present moment."""
    moment = office_now() if at is None else at
    if moment.tzinfo is None:
        raise ValueError("office_day() needs an aware moment")
    return moment.astimezone(SHANGHAI).date()
