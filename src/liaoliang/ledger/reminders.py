"""The reminder ladder: on which rung an assignment stands on a given day. Pure; the ladder is data.

Which rung is in force follows from the day alone, so a night that was missed loses nothing: the next run
finds the same rung or a later one. Days of a year without a loaded calendar count for nothing, so a reminder
can only come too early.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from liaoliang.law.calendar import WorkdayCalendar


@dataclass(frozen=True, slots=True)
class Ladder:
    """Working days before the due day, the day itself, and every so many working days after it."""

    before: tuple[int, ...] = (30, 10, 5, 1)
    every_after: int = 5


@dataclass(frozen=True, slots=True)
class Rung:
    """One reminder: stable `step` (before-10, today, after-5) and its words."""

    step: str
    words: str


LADDER: Final = Ladder()


def rung_on(due_on: date, on: date, calendar: WorkdayCalendar, ladder: Ladder = LADDER) -> Rung | None:
    """The rung in force on the office day `on` for something due on `due_on`; None before the first."""
    if on > due_on:
        return _after(due_on, on, calendar, ladder)
    left = workdays(on, due_on, calendar)
    if on == due_on:
        return Rung("today", "今天到期")
    reached = [days for days in ladder.before if left <= days]
    if not reached:
        return None
    return Rung(f"before-{min(reached)}", f"还有{left}个工作日到期")


def _after(due_on: date, on: date, calendar: WorkdayCalendar, ladder: Ladder) -> Rung:
    late = workdays(due_on, on, calendar)
    past = late // ladder.every_after * ladder.every_after
    if past == 0:
        return Rung("today", "已到期")
    return Rung(f"after-{past}", f"已逾期{late}个工作日")


def workdays(start: date, end: date, calendar: WorkdayCalendar) -> int:
    """Working days in (start, end]; days of a year that is not loaded are not counted."""
    days = (start + timedelta(days=number) for number in range(1, (end - start).days + 1))
    return sum(calendar.is_loaded(day.year) and calendar.is_workday(day) for day in days)
