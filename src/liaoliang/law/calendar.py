"""Working days as the State Council's yearly notices made them: rest days and make-up working weekends.

Sources: 全国年节及纪念日放假办法 Arts 2, 3, 6, 7 and the notice of each year. A year that is not loaded
is never guessed from Monday to Friday: asking about it raises `CalendarNotLoadedError`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from types import MappingProxyType

from liaoliang.errors import BadInputError, LiaoliangError, gettext_noop
from liaoliang.law.calendar_years import YearCalendar
from liaoliang.law.provisions import Confidence
from liaoliang.law.sentences import Sentence

SATURDAY = 5
LONGEST_COUNT = 4000
NOTHING: Mapping[date, str] = MappingProxyType({})

# 放假办法 Art 3 gives part of the people half a day off; the office stays open and clocks run.
HALF_DAYS = {(3, 8): "妇女节", (5, 4): "青年节", (6, 1): "儿童节", (8, 1): "建军节"}


class CalendarNotLoadedError(LiaoliangError):
    """The answer depends on a year whose holiday notice has not been loaded; `year` names it."""

    def __init__(self, year: int) -> None:
        super().__init__(
            gettext_noop("{year}年的放假安排尚未载入,无法判断工作日;请先载入国务院办公厅的放假通知"),
            year=year,
        )
        self.year = year


@dataclass(frozen=True, slots=True)
class DayReason:
    """Whether a day is a working day, and why; the notice is `calendar.year(day.year).provision`."""

    day: date
    workday: bool
    why: Sentence


@dataclass(frozen=True, slots=True)
class SkippedDay:
    """A day that a clock passed over, and why."""

    day: date
    why: str


@dataclass(frozen=True, slots=True)
class Count:
    """A walk over days: where it ended, what was counted, what was skipped.

    `remarks` explains counted days that look like rest days (make-up weekends). `missing_years` is
    empty unless the walk was told to go on through years that are not loaded.
    """

    end_on: date
    counted: tuple[date, ...]
    skipped: tuple[SkippedDay, ...]
    remarks: tuple[SkippedDay, ...] = ()
    missing_years: tuple[int, ...] = ()


def days_after(start: date) -> Iterator[date]:
    """Every day after `start`, as far as dates go."""
    day = start
    while day < date.max:
        day += timedelta(days=1)
        yield day


@dataclass(frozen=True)
class WorkdayCalendar:
    """All loaded years. A value: loading another year gives a new calendar with another version."""

    years: Mapping[int, YearCalendar]

    @cached_property
    def version(self) -> str:
        """Short hash of the content; equal calendars have equal versions."""
        content = "\n".join(self.years[year].canonical for year in sorted(self.years))
        return hashlib.sha256(content.encode()).hexdigest()[:12]

    def __hash__(self) -> int:
        return hash(self.version)

    def with_year(self, year: YearCalendar) -> WorkdayCalendar:
        """The same calendar with one year added or replaced."""
        return WorkdayCalendar(MappingProxyType({**self.years, year.year: year}))

    def is_loaded(self, year: int) -> bool:
        """Whether the year's notice has been loaded."""
        return year in self.years

    def year(self, year: int) -> YearCalendar:
        """One loaded year, or CalendarNotLoadedError."""
        try:
            return self.years[year]
        except KeyError:
            raise CalendarNotLoadedError(year) from None

    def confidences(self, start: date, end: date) -> list[Confidence]:
        """How sure the years are that a count over (start, end] looks into."""
        return [self.year(year).confidence for year in range((start + timedelta(days=1)).year, end.year + 1)]

    def is_workday(self, day: date) -> bool:
        """Make-up weekends are working days, weekdays inside a rest are not (law.md 12)."""
        year = self.year(day.year)
        return day in year.make_up or (day.weekday() < SATURDAY and day not in year.rest)

    def explain(self, day: date) -> DayReason:
        """The same answer with its reason in words."""
        return DayReason(day, self.is_workday(day), self._why(day))

    def _why(self, day: date) -> Sentence:
        year = self.year(day.year)
        if day in year.make_up:
            return Sentence.of(gettext_noop("{holiday}调休上班"), holiday=year.make_up[day])
        if day in year.rest:
            return Sentence.of(gettext_noop("{holiday}放假"), holiday=year.rest[day])
        if day.weekday() >= SATURDAY:
            return Sentence.of(gettext_noop("周末"))
        half = HALF_DAYS.get((day.month, day.day))
        if half:
            return Sentence.of(gettext_noop("工作日;{half}只是部分公民放假,照常计算"), half=half)
        return Sentence.of(gettext_noop("工作日"))

    def add_workdays(
        self,
        start: date,
        n: int,
        *,
        not_counted: Mapping[date, str] = NOTHING,
        through_missing: bool = False,
    ) -> Count:
        """Walk forward from `start`, which is not itself counted, over `n` working days (T0, T2).

        Days in `not_counted` are passed over with their reason even if they are working days. With
        `through_missing` every day of a year that is not loaded counts, so the end can only be too early.
        """
        if not 0 <= n <= LONGEST_COUNT:
            raise BadInputError(
                "", gettext_noop("工作日数应在0至{most}之间,而不是{n}"), most=LONGEST_COUNT, n=n
            )
        walk = _Walk(self, not_counted, through_missing)
        return walk.over(start, n)

    def next_workday(self, day: date) -> date:
        """`day` itself if it is a working day, otherwise the first one after it (T1)."""
        return next(candidate for candidate in self._from(day) if self.is_workday(candidate))

    def workdays_between(self, start: date, end: date) -> int:
        """How many working days lie in (start, end]; negative when `end` is before `start`."""
        if end < start:
            return -self.workdays_between(end, start)
        return sum(self.is_workday(start + timedelta(days=i)) for i in range(1, (end - start).days + 1))

    def workdays_in(self, year: int, month: int | None = None) -> int:
        """Working days of a year, or of one month of it."""
        return sum(
            self.is_workday(day) for day in self.year(year).days() if month is None or day.month == month
        )

    @staticmethod
    def _from(day: date) -> Iterator[date]:
        yield day
        yield from days_after(day)


class _Walk:
    """One count under way; keeps what it passed."""

    def __init__(
        self, calendar: WorkdayCalendar, not_counted: Mapping[date, str], through_missing: bool
    ) -> None:
        self._calendar, self._not_counted, self._through_missing = calendar, not_counted, through_missing
        self._counted: list[date] = []
        self._skipped: list[SkippedDay] = []
        self._remarks: list[SkippedDay] = []
        self._missing: dict[int, None] = {}

    def over(self, start: date, n: int) -> Count:
        days = days_after(start)
        while len(self._counted) < n:
            day = next(days, None)
            if day is None:
                raise CalendarNotLoadedError(date.max.year + 1)
            self._meet(day)
        end_on = self._counted[-1] if self._counted else start
        return Count(
            end_on, tuple(self._counted), tuple(self._skipped), tuple(self._remarks), tuple(self._missing)
        )

    def _meet(self, day: date) -> None:
        if day in self._not_counted and self._is_open(day):
            self._skipped.append(SkippedDay(day, self._not_counted[day]))
        elif self._is_open(day):
            self._counted.append(day)
            self._remark(day)
        else:
            self._skipped.append(SkippedDay(day, self._calendar.explain(day).why))

    def _is_open(self, day: date) -> bool:
        if self._through_missing and not self._calendar.is_loaded(day.year):
            self._missing[day.year] = None
            return True
        return self._calendar.is_workday(day)

    def _remark(self, day: date) -> None:
        if day.year not in self._missing and day.weekday() >= SATURDAY:
            self._remarks.append(SkippedDay(day, self._calendar.explain(day).why))
