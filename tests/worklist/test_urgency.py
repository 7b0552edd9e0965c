"""Words for due dates, on the calendar as the law package ships it."""

from __future__ import annotations

from datetime import date

import pytest

from liaoliang.law.rulebook import Rulebook
from liaoliang.worklist.urgency import Pressure, Urgency, pressure

CALENDAR = Rulebook.shipped().calendar


def due(due_on: str, *, on: str) -> Pressure:
    return pressure(
        CALENDAR, due_on=date.fromisoformat(due_on), not_before_on=None, on=date.fromisoformat(on)
    )


def not_before(day: str, *, on: str) -> Pressure:
    return pressure(CALENDAR, due_on=None, not_before_on=date.fromisoformat(day), on=date.fromisoformat(on))


@pytest.mark.parametrize(
    ("due_on", "on", "urgency", "words"),
    [
        ("2021-10-12", "2021-10-12", Urgency.TODAY, "今天到期"),
        ("2021-10-15", "2021-10-12", Urgency.SOON, "还有 3 个工作日"),
        ("2021-10-19", "2021-10-12", Urgency.SOON, "还有 5 个工作日"),
        ("2021-10-20", "2021-10-12", Urgency.LATER, "还有 6 个工作日"),
        ("2021-09-29", "2021-10-13", Urgency.OVERDUE, "逾期 6 个工作日"),
        ("2021-10-11", "2021-10-12", Urgency.OVERDUE, "逾期 1 个工作日"),
    ],
)
def test_counts_working_days_in_words(due_on: str, on: str, urgency: Urgency, words: str) -> None:
    found = due(due_on, on=on)
    assert (found.urgency, found.words) == (urgency, words)


def test_a_make_up_saturday_is_a_day_left() -> None:
    assert due("2021-10-09", on="2021-10-08").workdays == 1


def test_the_weekend_after_a_missed_friday_is_late_by_less_than_a_working_day() -> None:
    found = due("2021-10-15", on="2021-10-16")
    assert (found.urgency, found.words, found.workdays) == (Urgency.OVERDUE, "已逾期，不足1个工作日", 0)


def test_a_due_day_on_the_coming_weekend_counts_in_days() -> None:
    assert due("2021-10-17", on="2021-10-15").words == "还有 2 天，其间没有工作日"


def test_a_due_date_in_a_year_that_is_not_loaded_says_so_instead_of_a_number() -> None:
    found = due("2027-03-01", on="2026-12-01")
    assert found.workdays is None
    assert found.words == "2027年3月1日到期，2027年放假安排未载入，工作日数待定"


def test_a_near_date_in_a_year_that_is_not_loaded_is_still_near() -> None:
    assert due("2027-01-04", on="2026-12-31").urgency is Urgency.SOON


def test_late_beyond_the_loaded_years_is_late_without_a_number() -> None:
    found = due("2026-12-31", on="2027-02-01")
    assert (found.urgency, found.workdays) == (Urgency.OVERDUE, None)
    assert "2027年放假安排未载入" in found.words


def test_a_not_before_day_is_written_as_such() -> None:
    assert not_before("2027-01-15", on="2026-12-01").words == "不早于2027年1月15日"


def test_a_not_before_day_gone_by_is_not_called_late() -> None:
    found = not_before("2027-01-15", on="2027-01-16")
    assert found.urgency is Urgency.NOT_BEFORE
    assert "请载入放假安排" in found.words


def test_without_any_day_it_says_so() -> None:
    found = pressure(CALENDAR, due_on=None, not_before_on=None, on=date(2021, 10, 12))
    assert (found.urgency, found.words) == (Urgency.UNDATED, "未定期限")
