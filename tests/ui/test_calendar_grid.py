"""The proof's calendar: whole weeks, every day once, each with what it is."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from liaoliang.ui.calendar_grid import DayCell, weeks
from liaoliang.ui.samples import TODAY, proof


def cells() -> dict[date, DayCell]:
    return {cell.day: cell for week in proof().weeks for cell in week}


def test_weeks_start_on_monday_and_are_whole() -> None:
    grid = proof().weeks
    assert {len(week) for week in grid} == {7}
    assert {week[0].day.weekday() for week in grid} == {0}


def test_the_starting_day_does_not_count() -> None:
    assert (cells()[date(2021, 9, 24)].kind, cells()[date(2021, 9, 24)].number) == ("start", 0)


def test_a_make_up_sunday_counts_and_says_so() -> None:
    sunday = cells()[date(2021, 9, 26)]
    assert (sunday.number, sunday.make_up, sunday.kind) == (1, True, "past")


def test_a_holiday_is_skipped_by_name() -> None:
    assert cells()[date(2021, 10, 4)] == DayCell(date(2021, 10, 4), "skipped", reason="国庆节")


def test_the_last_day_is_due() -> None:
    assert (cells()[date(2021, 10, 27)].kind, cells()[date(2021, 10, 27)].number) == ("due", 20)


def test_today_is_marked_once() -> None:
    assert [day for day, cell in cells().items() if cell.today] == [TODAY]


def test_days_after_the_due_day_are_outside() -> None:
    assert cells()[date(2021, 10, 31)].kind == "outside"


def test_without_a_today_every_counted_day_is_left() -> None:
    grid = weeks(date(2021, 10, 8), [date(2021, 10, 11), date(2021, 10, 12)], {})
    assert {cell.kind for week in grid for cell in week if cell.number} == {"left", "due"}


@given(st.dates(date(2004, 1, 1), date(2030, 1, 1)), st.integers(1, 90))
def test_every_day_stands_in_the_calendar_once(start: date, length: int) -> None:
    counted = [start + timedelta(days=offset) for offset in range(1, length + 1)]
    days = [cell.day for week in weeks(start, counted, {}) for cell in week]
    assert days == [days[0] + timedelta(days=offset) for offset in range(len(days))]
    assert {start, *counted} <= set(days)
