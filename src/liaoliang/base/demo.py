"""The demonstration mark: says that a database holds a demonstration and shifts the office's clock."""

from __future__ import annotations

from datetime import datetime

from liaoliang.base.clock import machine_now
from liaoliang.base.models import DemoMark


def mark() -> DemoMark | None:
    """The mark of this database, or None where real work is done."""
    return DemoMark.objects.filter(is_demo=True).first()


def is_demo() -> bool:
    """Whether this database carries the demonstration mark."""
    return mark() is not None


def set_mark(*, office_start: datetime) -> DemoMark:
    """Mark the database as a demonstration whose office clock reads `office_start` now and then runs on."""
    shift = round((office_start - machine_now()).total_seconds())
    row, _created = DemoMark.objects.update_or_create(
        pk=DemoMark.ONLY, defaults={"is_demo": True, "office_offset_seconds": shift}
    )
    return row
