"""Moments of the story: office hours of working days of 2021, spread so that no two organs act in step."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Final

from liaoliang.base.clock import SHANGHAI
from liaoliang.law.calendar import WorkdayCalendar

OPENS_AT: Final = time(8, 40)
# The story stops here, and the office's clock goes on from here.
END: Final = datetime(2021, 10, 12, 9, 0, tzinfo=SHANGHAI)
MINUTES_OF_A_DAY: Final = 9 * 60 - 30


def at(month: int, day: int, hour: int = 9, minute: int = 0) -> datetime:
    """A moment of 2021 in the office."""
    return datetime(2021, month, day, hour, minute, tzinfo=SHANGHAI)


def within(day: date, number: int) -> datetime:
    """Some moment of the office's day, another one for each number."""
    opening = datetime.combine(day, OPENS_AT, SHANGHAI)
    return opening + timedelta(minutes=number * 37 % MINUTES_OF_A_DAY)


def workday(calendar: WorkdayCalendar, last: date, before: int) -> date:
    """The working day that lies so many working days before `last` (itself, if it is one and `before` is 0)."""
    day = last
    left = before
    while left > 0 or not calendar.is_workday(day):
        left -= calendar.is_workday(day)
        day -= timedelta(days=1)
    return day


def following(calendar: WorkdayCalendar, day: date, after: int) -> date:
    """The working day so many working days after `day`."""
    return calendar.add_workdays(day, after).end_on
