"""How pressing an item is, in words; a pure function of the day, the dates and the calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils.translation import gettext as _

from liaoliang.law.calendar import CalendarNotLoadedError, WorkdayCalendar

SOON_WORKDAYS = 5


class Urgency(StrEnum):
    """The classes a list is coloured and counted by."""

    OVERDUE = "overdue"
    TODAY = "today"
    SOON = "soon"
    LATER = "later"
    NOT_BEFORE = "not_before"
    UNDATED = "undated"


@dataclass(frozen=True, slots=True)
class Pressure:
    """`workdays` is how many are left (or gone by, when overdue); None where the calendar cannot tell."""

    urgency: Urgency
    words: str
    workdays: int | None = None


def pressure(
    calendar: WorkdayCalendar, *, due_on: date | None, not_before_on: date | None, on: date
) -> Pressure:
    """Words for a due-date chip on the office day `on`.

    `not_before_on` stands in for a due date that falls into a year without a loaded calendar: such an
    item is never called late, because the real day can only be later.
    """
    if due_on is None:
        return _without_due_day(not_before_on, on)
    if due_on < on:
        return _overdue(calendar, due_on, on)
    if due_on == on:
        return Pressure(Urgency.TODAY, _("今天到期"), 0)
    return _ahead(calendar, due_on, on)


def late_words(due_on: date, done_on: date, calendar: WorkdayCalendar) -> str:
    """How late something came that has come: 晚 3 个工作日."""
    try:
        late = calendar.workdays_between(due_on, done_on)
    except CalendarNotLoadedError:
        return _("晚报，工作日数待定")
    return _("晚 {count} 个工作日").format(count=late) if late else _("晚报，不足1个工作日")


def _without_due_day(not_before_on: date | None, on: date) -> Pressure:
    if not_before_on is None:
        return Pressure(Urgency.UNDATED, _("未定期限"))
    if on > not_before_on:
        return Pressure(
            Urgency.NOT_BEFORE,
            _("不早于{day}，该日已过，请载入放假安排以确定到期日").format(day=_written(not_before_on)),
        )
    return Pressure(Urgency.NOT_BEFORE, _("不早于{day}").format(day=_written(not_before_on)))


def _overdue(calendar: WorkdayCalendar, due_on: date, on: date) -> Pressure:
    try:
        late = calendar.workdays_between(due_on, on)
    except CalendarNotLoadedError as error:
        words = _("已逾期，{year}年放假安排未载入，工作日数待定").format(year=error.year)
        return Pressure(Urgency.OVERDUE, words)
    if late == 0:
        return Pressure(Urgency.OVERDUE, _("已逾期，不足1个工作日"), 0)
    return Pressure(Urgency.OVERDUE, _("逾期 {count} 个工作日").format(count=late), late)


def _ahead(calendar: WorkdayCalendar, due_on: date, on: date) -> Pressure:
    try:
        left = calendar.workdays_between(on, due_on)
    except CalendarNotLoadedError as error:
        # No more working days than days: what is near by the wall calendar is near in any case.
        urgency = Urgency.SOON if (due_on - on).days <= SOON_WORKDAYS else Urgency.LATER
        words = _("{day}到期，{year}年放假安排未载入，工作日数待定")
        return Pressure(urgency, words.format(day=_written(due_on), year=error.year))
    if left == 0:
        return Pressure(Urgency.SOON, _("还有 {days} 天，其间没有工作日").format(days=(due_on - on).days), 0)
    urgency = Urgency.SOON if left <= SOON_WORKDAYS else Urgency.LATER
    return Pressure(urgency, _("还有 {count} 个工作日").format(count=left), left)


def _written(day: date) -> str:
    return _("{year}年{month}月{day}日").format(year=day.year, month=day.month, day=day.day)
