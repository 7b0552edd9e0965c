"""The clocks of the law: from a rule's name and a start day to a deadline with its reason.

Which act was in force on the start day decides value and citation. Conventions T0-T6: the first day is not
counted; working-day periods never end on a rest day; calendar-day, month and year periods that set a
latest day roll to the next working day (民法典 Art 203); minimum periods and fixed dates do not roll.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from difflib import get_close_matches

from liaoliang.errors import BadInputError, gettext_noop
from liaoliang.law.calendar import CalendarNotLoadedError, Count, SkippedDay
from liaoliang.law.clock_rules import RULES, ClockRule
from liaoliang.law.deadlines import Deadline, DueMoment, NotBefore
from liaoliang.law.parameters import DatedValue
from liaoliang.law.periods import add_months, add_years, each_day, plausible
from liaoliang.law.provisions import Confidence, distinct, weakest
from liaoliang.law.rulebook import Rulebook


def clock_rule(name: str) -> ClockRule:
    """The clock of that name, or BadInputError with the names that come near."""
    try:
        return RULES[name]
    except KeyError:
        near = get_close_matches(name, RULES, n=5) or [
            known for known in RULES if _area(known) == _area(name)
        ]
        areas = list(dict.fromkeys(f"{_area(known)}.…" for known in RULES))
        message = gettext_noop("没有这个期限规则；相近的有：{known}；全部规则见 liaoliang law rules")
        raise BadInputError(name, message, known="、".join(near or areas)) from None


def _area(name: str) -> str:
    return name.partition(".")[0]


def deadline(rules: Rulebook, rule: str, start_on: date, *, extension: int | None = None) -> Deadline:
    """The due date of a clock started on `start_on`, which is not itself counted.

    `extension` shortens the extension of an extended clock, in its own unit. Raises BadInputError (unknown
    rule, clock in hours), NoValueError (no provision yet on that day) or CalendarNotLoadedError.
    """
    return _Clock(rules, clock_rule(rule), start_on, extension).deadline()


def due(rules: Rulebook, rule: str, start_on: date, *, extension: int | None = None) -> Deadline | NotBefore:
    """Like `deadline`, but a clock that runs into a year not loaded gives a NotBefore."""
    clock = _Clock(rules, clock_rule(rule), start_on, extension)
    try:
        return clock.deadline()
    except CalendarNotLoadedError:
        return clock.not_before()


def due_at(rules: Rulebook, rule: str, start_at: datetime) -> DueMoment:
    """The due moment of a clock in hours (O-1, O-2) that starts at an aware `start_at`."""
    found = clock_rule(rule)
    if start_at.tzinfo is None:
        raise BadInputError(rule, gettext_noop("按小时计算的期限须从带时区的时刻起算"))
    plausible(start_at.date())
    value = rules.parameter(found.periods[0]).at(start_at.date())
    if value.unit != "hour":
        raise BadInputError(rule, gettext_noop("这个期限不按小时计算"))
    counting = rules.parameter("counting/hours").at(start_at.date())
    return DueMoment(
        due_at=start_at + timedelta(hours=value.number),
        basis=distinct((*value.provisions, *counting.provisions)),
        start_at=start_at,
        hours=value.number,
        rule=rule,
        rulebook_version=rules.version,
        title=found.title,
        confidence=value.confidence,
    )


class _Clock:
    """One rule started on one day, under one rulebook."""

    def __init__(self, rules: Rulebook, rule: ClockRule, start_on: date, extension: int | None) -> None:
        self.rules, self.rule, self.start_on = rules, rule, plausible(start_on)
        # A report is due under the law of the day its year ends.
        fixed = rules.parameter(rule.periods[0]).unit == "month_day"
        valid_on = date(start_on.year, 12, 31) if fixed else start_on
        self.values = [rules.parameter(key).at(valid_on) for key in rule.periods]
        self.unit = self.values[0].unit
        if self.unit == "hour":
            raise BadInputError(rule.name, gettext_noop("这个期限按小时计算,须从时刻起算"))
        self.length = self._length(extension)

    def _length(self, extension: int | None) -> int:
        if self.unit == "month_day":
            return 0
        if extension is None:
            return sum(value.number for value in self.values)
        return self.values[0].number + _allowed_extension(self.rule, self.values, extension)

    @property
    def rolls(self) -> bool:
        """T1 is for periods that end a time to act; a minimum may well end on a rest day."""
        dated = self.unit in ("calendar_day", "month", "year")
        return dated and self.rule.rolls and self.rule.bound == "latest" and not self.rule.backwards

    def deadline(self) -> Deadline:
        if self.unit == "working_day":
            return self._from_count(self.rules.calendar.add_workdays(self.start_on, self.length))
        nominal = self._nominal()
        end_on = self.rules.calendar.next_workday(nominal) if self.rolls else nominal
        return self._deadline(
            end_on, self._days(), self._rolled_over(nominal, end_on), rolled=end_on != nominal
        )

    def not_before(self) -> NotBefore:
        end_on, missing = self._earliest_end()
        return NotBefore(
            not_before_on=end_on,
            missing_years=missing,
            basis=distinct(item for value in self.values for item in value.provisions),
            start_on=self.start_on,
            rule=self.rule.name,
            rulebook_version=self.rules.version,
            title=self.rule.title,
            confidence=weakest(value.confidence for value in self.values),
        )

    def _earliest_end(self) -> tuple[date, tuple[int, ...]]:
        if self.unit == "working_day":
            count = self.rules.calendar.add_workdays(self.start_on, self.length, through_missing=True)
            return count.end_on, count.missing_years
        day = self._nominal()
        while self.rules.calendar.is_loaded(day.year) and not self.rules.calendar.is_workday(day):
            day += timedelta(days=1)
        return day, (day.year,)

    def _nominal(self) -> date:
        """The end before rolling."""
        if self.unit == "month_day":
            month, day = map(int, self.values[0].text.split("-"))
            return date(self.start_on.year + 1, month, day)
        if self.unit == "month":
            return add_months(self.start_on, self.length)
        if self.unit == "year":
            return add_years(self.start_on, self.length)
        return self.start_on + timedelta(days=-self.length if self.rule.backwards else self.length)

    def _days(self) -> tuple[date, ...]:
        if self.unit != "calendar_day":
            return ()
        return each_day(self.start_on, -self.length if self.rule.backwards else self.length)

    def _rolled_over(self, nominal: date, end_on: date) -> tuple[SkippedDay, ...]:
        """The rest days between the nominal end and the day it rolled to; the nominal end is one of them."""
        days = (nominal + timedelta(days=i) for i in range((end_on - nominal).days))
        return tuple(SkippedDay(day, self.rules.calendar.explain(day).why) for day in days)

    def _from_count(self, count: Count) -> Deadline:
        return self._deadline(count.end_on, count.counted, count.skipped, remarks=count.remarks)

    def _deadline(
        self,
        end_on: date,
        counted: tuple[date, ...],
        skipped: tuple[SkippedDay, ...],
        *,
        remarks: tuple[SkippedDay, ...] = (),
        rolled: bool = False,
    ) -> Deadline:
        values = [*self.values, *self._counting_values(rolled)]
        return Deadline(
            due_on=end_on,
            basis=distinct(item for value in values for item in value.provisions),
            counted=counted,
            skipped=skipped,
            start_on=self.start_on,
            rule=self.rule.name,
            rulebook_version=self.rules.version,
            title=self.rule.title,
            confidence=weakest(
                [*(value.confidence for value in values), *self._calendar_confidences(end_on)]
            ),
            bound=self.rule.bound,
            unit=self.unit,
            length=self.length,
            remarks=remarks,
            rolled_from=skipped[0].day if rolled else None,
        )

    def _calendar_confidences(self, end_on: date) -> Iterable[Confidence]:
        """An answer is no surer than the calendar years it looked into."""
        if self.unit == "working_day":
            return self.rules.calendar.confidences(self.start_on, end_on)
        return [self.rules.calendar.year(end_on.year).confidence] if self.rolls else []

    def _counting_values(self, rolled: bool) -> list[DatedValue]:
        """The counting provisions that shaped this particular answer."""
        keys = ["counting/matching_day"] if self.unit in ("month", "year") else []
        keys += ["counting/rest_day_roll"] if rolled else []
        return [self.rules.parameter(key).at(self.start_on) for key in keys]


def _allowed_extension(rule: ClockRule, values: list[DatedValue], extension: int) -> int:
    if len(values) < 2:
        raise BadInputError(rule.name, gettext_noop("这个期限没有延长"))
    limit = values[-1].number
    if not 1 <= extension <= limit:
        message = gettext_noop("延长应在1至{limit}日之间,而不是{n}日({basis})")
        raise BadInputError(rule.name, message, limit=limit, n=extension, basis=values[-1].basis)
    return extension
