"""Calendar days, months and years (T0, T1, T5, T6), counted as 民法典 Arts 201-203 count them."""

from __future__ import annotations

import calendar as months
from datetime import date, timedelta

from liaoliang.errors import BadInputError, gettext_noop

# Far enough for every clock of the law, and near enough that no sum of periods leaves the calendar.
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(9000, 12, 31)


def plausible(day: date) -> date:
    """The day itself, or BadInputError when no clock of the law can start there."""
    if not FIRST_DAY <= day <= LAST_DAY:
        raise BadInputError(
            str(day), gettext_noop("日期应在{first}至{last}之间"), first=FIRST_DAY, last=LAST_DAY
        )
    return day


def add_days(start: date, n: int) -> date:
    """The last of `n` calendar days after `start` (T0); negative `n` walks back."""
    return start + timedelta(days=n)


def add_months(start: date, n: int) -> date:
    """The matching day `n` months later, or the last day of that month where there is none (T6)."""
    year, month = divmod(start.year * 12 + start.month - 1 + n, 12)
    last = months.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(start.day, last))


def add_years(start: date, n: int) -> date:
    """The matching day `n` years later; 29 February ends on the 28th in a common year (T6)."""
    return add_months(start, 12 * n)


def each_day(start: date, n: int) -> tuple[date, ...]:
    """The `n` calendar days after `start`, or before it when `n` is negative, in the order counted."""
    step = 1 if n >= 0 else -1
    return tuple(start + timedelta(days=step * i) for i in range(1, abs(n) + 1))
