"""law/periods.py: days, months and years of the civil calendar."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liaoliang.law import add_days, add_months, add_years
from liaoliang.law.periods import each_day

DAYS = st.dates(date(2000, 1, 1), date(2050, 12, 31))


@pytest.mark.parametrize(
    ("start", "n", "end"),
    [
        (date(2021, 3, 1), 6, date(2021, 9, 1)),
        (date(2021, 8, 31), 6, date(2022, 2, 28)),
        (date(2023, 8, 31), 6, date(2024, 2, 29)),
        (date(2021, 12, 15), 1, date(2022, 1, 15)),
        (date(2021, 1, 31), -1, date(2020, 12, 31)),
        (date(2021, 3, 31), -1, date(2021, 2, 28)),
    ],
)
def test_months_end_on_the_matching_day_or_the_last(start: date, n: int, end: date) -> None:
    assert add_months(start, n) == end


def test_a_leap_day_ends_on_the_twenty_eighth() -> None:
    assert add_years(date(2024, 2, 29), 1) == date(2025, 2, 28)
    assert add_years(date(2024, 2, 29), 4) == date(2028, 2, 29)


@given(DAYS, st.integers(0, 400))
def test_days_counted_end_where_days_added_end(start: date, n: int) -> None:
    assert len(each_day(start, n)) == n
    assert ([start, *each_day(start, n)])[-1] == add_days(start, n)


@given(DAYS, st.integers(0, 120))
def test_a_month_more_is_never_earlier(start: date, n: int) -> None:
    assert add_months(start, n) < add_months(start, n + 1)
