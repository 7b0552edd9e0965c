"""The ladder alone: which rung is in force on which day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liaoliang.law import Rulebook
from liaoliang.ledger.reminders import Ladder, rung_on, workdays

CALENDAR = Rulebook.shipped().calendar
DUE = date(2021, 10, 13)


@pytest.mark.parametrize(
    ("on", "step"),
    [
        ("2021-08-01", None),
        ("2021-09-01", "before-30"),
        # The working days from 27 September to 13 October, the holiday and its make-up days observed: nine.
        ("2021-09-26", "before-10"),
        ("2021-10-08", "before-5"),
        ("2021-10-12", "before-1"),
        ("2021-10-13", "today"),
        ("2021-10-14", "today"),
        ("2021-10-20", "after-5"),
        ("2021-10-26", "after-5"),
        ("2021-10-27", "after-10"),
    ],
)
def test_the_rung_of_a_day(on: str, step: str | None) -> None:
    rung = rung_on(DUE, date.fromisoformat(on), CALENDAR)
    assert (rung.step if rung else None) == step


def test_says_how_many_working_days_are_left() -> None:
    rung = rung_on(DUE, date(2021, 10, 8), CALENDAR)
    assert rung is not None and rung.words == "还有4个工作日到期"


def test_a_year_that_is_not_loaded_reminds_too_early_and_never_fails() -> None:
    rung = rung_on(date(2099, 12, 31), date(2099, 1, 4), CALENDAR)
    assert rung is not None and rung.step == "before-1"


@given(st.dates(date(2019, 1, 1), date(2025, 12, 1)), st.integers(-200, 200))
def test_rungs_come_in_order(due: date, offset: int) -> None:
    on = due + timedelta(days=offset)
    order = [None, "before-30", "before-10", "before-5", "before-1", "today", "after-"]
    first, second = (_place(order, due, day) for day in (on, on + timedelta(days=1)))
    assert first <= second


def _place(order: list[str | None], due: date, on: date) -> int:
    rung = rung_on(due, on, CALENDAR)
    if rung is None:
        return 0
    return order.index("after-" if rung.step.startswith("after-") else rung.step)


def test_the_ladder_is_data() -> None:
    rung = rung_on(DUE, date(2021, 10, 11), CALENDAR, Ladder(before=(2,), every_after=1))
    assert rung is not None and rung.step == "before-2"


def test_counts_the_days_after_the_first() -> None:
    assert workdays(date(2021, 9, 30), date(2021, 10, 8), CALENDAR) == 1
