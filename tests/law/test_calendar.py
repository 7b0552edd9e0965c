"""law/calendar.py: working days, their reasons, and counting over them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import chinese_calendar
import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from law.casebook import cases
from liaoliang.errors import BadInputError
from liaoliang.law import CalendarNotLoadedError, Rulebook, WorkdayCalendar, YearCalendar

CALENDAR = Rulebook.shipped().calendar
DAYS = st.dates(date(2004, 1, 1), date(2026, 6, 30))
COUNTS = st.integers(0, 60)


def every_day(first: int, last: int) -> list[date]:
    start = date(first, 1, 1)
    return [start + timedelta(days=i) for i in range((date(last, 12, 31) - start).days + 1)]


@cases("workdays")
def test_a_day_is_or_is_not_a_working_day(rules: Rulebook, case: dict[str, Any]) -> None:
    reason = rules.calendar.explain(case["day"])
    assert reason.workday is case["workday"]
    assert rules.calendar.is_workday(case["day"]) is case["workday"]
    assert case["why"] in reason.why


def test_agrees_with_chinesecalendar_on_every_day() -> None:
    differing = [
        day for day in every_day(2004, 2026) if CALENDAR.is_workday(day) != chinese_calendar.is_workday(day)
    ]
    assert differing == []


def test_agrees_with_holidays_on_every_day_since_2019() -> None:
    china = holidays.country_holidays("CN", years=range(2019, 2027))
    differing = [
        day for day in every_day(2019, 2026) if CALENDAR.is_workday(day) != china.is_working_day(day)
    ]
    assert differing == []


@pytest.mark.parametrize(
    ("year", "count"),
    [(2019, 250), (2020, 249), (2021, 250), (2022, 249), (2023, 249), (2024, 251), (2025, 248), (2026, 248)],
)
def test_a_year_has_its_number_of_working_days(year: int, count: int) -> None:
    assert CALENDAR.workdays_in(year) == count


def test_months_of_2021_have_their_number_of_working_days() -> None:
    assert (CALENDAR.workdays_in(2021, 9), CALENDAR.workdays_in(2021, 10)) == (22, 17)


def test_the_notice_of_2021_is_named() -> None:
    assert CALENDAR.year(2021).provision.act == "国办发明电〔2020〕27号"


@pytest.mark.parametrize("day", [date(2003, 12, 31), date(2027, 1, 1)])
def test_a_year_not_loaded_is_named_and_never_guessed(day: date) -> None:
    with pytest.raises(CalendarNotLoadedError, match=str(day.year)) as refusal:
        CALENDAR.is_workday(day)
    assert refusal.value.year == day.year


def test_counting_into_a_year_not_loaded_is_refused() -> None:
    with pytest.raises(CalendarNotLoadedError, match="2027"):
        CALENDAR.add_workdays(date(2026, 12, 20), 20)


def test_counting_through_a_missing_year_counts_each_of_its_days() -> None:
    count = CALENDAR.add_workdays(date(2026, 12, 30), 5, through_missing=True)
    assert count.end_on == date(2027, 1, 4)
    assert count.missing_years == (2027,)


def test_skipped_days_carry_the_name_of_the_holiday() -> None:
    count = CALENDAR.add_workdays(date(2021, 9, 30), 1)
    assert [skip.why for skip in count.skipped] == ["国庆节放假"] * 7


def test_a_counted_weekend_says_why_it_counts() -> None:
    count = CALENDAR.add_workdays(date(2021, 9, 25), 1)
    assert [(remark.day, remark.why) for remark in count.remarks] == [(date(2021, 9, 26), "国庆节调休上班")]


def test_days_not_counted_are_skipped_with_their_reason() -> None:
    count = CALENDAR.add_workdays(date(2021, 9, 27), 1, not_counted={date(2021, 9, 28): "征求意见"})
    assert count.end_on == date(2021, 9, 29)
    assert count.skipped[0].why == "征求意见"


@pytest.mark.parametrize("n", [-1, 100_000])
def test_an_impossible_number_of_days_is_refused(n: int) -> None:
    with pytest.raises(BadInputError, match="工作日数"):
        CALENDAR.add_workdays(date(2021, 9, 24), n)


def test_another_year_changes_the_version_and_leaves_the_old_calendar_alone() -> None:
    year = YearCalendar.checked(2027, rest={date(2027, 1, 1): "元旦"}, make_up={})
    longer = CALENDAR.with_year(year)
    assert longer.is_workday(date(2027, 1, 4))
    assert longer.version != CALENDAR.version
    assert not CALENDAR.is_loaded(2027)


def test_equal_content_has_an_equal_version() -> None:
    again = WorkdayCalendar(dict(sorted(CALENDAR.years.items(), reverse=True)))
    assert again.version == CALENDAR.version
    assert hash(again) == hash(CALENDAR)


@given(DAYS, COUNTS)
def test_a_count_ends_on_a_working_day_and_counts_exactly_n(start: date, n: int) -> None:
    count = CALENDAR.add_workdays(start, n)
    assert len(count.counted) == n
    assert n == 0 or CALENDAR.is_workday(count.end_on)


@given(DAYS, COUNTS)
def test_every_day_passed_is_either_counted_or_skipped(start: date, n: int) -> None:
    count = CALENDAR.add_workdays(start, n)
    passed = sorted([*count.counted, *(skip.day for skip in count.skipped)])
    assert passed == [start + timedelta(days=i) for i in range(1, (count.end_on - start).days + 1)]


@given(DAYS, COUNTS, COUNTS)
def test_counting_in_two_steps_is_counting_once(start: date, n: int, m: int) -> None:
    first = CALENDAR.add_workdays(start, n).end_on
    assert CALENDAR.add_workdays(first, m).end_on == CALENDAR.add_workdays(start, n + m).end_on


@given(DAYS, DAYS, COUNTS)
def test_starting_later_never_ends_earlier(one: date, other: date, n: int) -> None:
    early, late = sorted([one, other])
    assert CALENDAR.add_workdays(early, n).end_on <= CALENDAR.add_workdays(late, n).end_on


@given(DAYS, COUNTS)
def test_counting_back_gives_the_number_counted(start: date, n: int) -> None:
    assert CALENDAR.workdays_between(start, CALENDAR.add_workdays(start, n).end_on) == n


@given(DAYS, DAYS)
def test_days_between_are_the_same_both_ways(one: date, other: date) -> None:
    assert CALENDAR.workdays_between(one, other) == -CALENDAR.workdays_between(other, one)


@given(st.dates(date(2026, 11, 1), date(2026, 12, 31)), st.integers(1, 60))
def test_a_bound_through_missing_years_is_never_too_late(start: date, n: int) -> None:
    bound = CALENDAR.add_workdays(start, n, through_missing=True).end_on
    weekdays_only = CALENDAR.with_year(
        YearCalendar.checked(2027, rest={date(2027, 1, 1): "元旦"}, make_up={})
    )
    assert bound <= weekdays_only.add_workdays(start, n).end_on
