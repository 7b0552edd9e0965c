"""Lays the days of a due date's proof out in weeks, Monday first, as a reader's calendar."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

DayKind = Literal["outside", "start", "skipped", "past", "left", "due"]


@dataclass(frozen=True, slots=True)
class DayCell:
    """One day of the calendar: its place in the count (0 = not counted) and why it is skipped."""

    day: date
    kind: DayKind
    number: int = 0
    reason: str = ""
    make_up: bool = False
    today: bool = False


Week = tuple[DayCell, ...]


def weeks(
    start_on: date,
    counted: Iterable[date],
    skipped: Mapping[date, str],
    *,
    make_up: Iterable[date] = (),
    today: date | None = None,
) -> tuple[Week, ...]:
    """Whole weeks from the starting day to the last day named; `counted` is in order."""
    numbers = {day: number for number, day in enumerate(counted, start=1)}
    due_on = max(numbers, default=start_on)
    last = max((due_on, *skipped), default=start_on)
    monday = start_on - timedelta(days=start_on.weekday())
    length = ((last - monday).days // 7 + 1) * 7
    extra = frozenset(make_up)

    def cell(day: date) -> DayCell:
        kind = _kind(day, start_on, due_on, numbers, skipped, today)
        number, reason = numbers.get(day, 0), skipped.get(day, "")
        return DayCell(day, kind, number, reason, make_up=day in extra, today=day == today)

    cells = [cell(monday + timedelta(days=offset)) for offset in range(length)]
    return tuple(tuple(cells[at : at + 7]) for at in range(0, length, 7))


def _kind(
    day: date,
    start_on: date,
    due_on: date,
    numbers: Mapping[date, int],
    skipped: Mapping[date, str],
    today: date | None,
) -> DayKind:
    if day in numbers:
        if day == due_on:
            return "due"
        return "past" if today is not None and day <= today else "left"
    if day == start_on:
        return "start"
    return "skipped" if day in skipped else "outside"
