"""law/calendar_years.py: a year is checked before it is believed."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from liaoliang.errors import BadInputError
from liaoliang.law import YearCalendar, year_issues
from liaoliang.law.calendar_years import load_years, read_year

NEW_YEAR = {date(2027, 1, 1): "元旦"}
GOOD_FILE = """\
year: 2027
notice: 国办发明电〔2026〕1号
confidence: confirmed
checked_on: 2026-11-23
source: 通知原文
rest:
  - {name: 元旦, from: 2027-01-01, to: 2027-01-03}
make_up:
  - {day: 2027-01-09, for: 元旦}
"""


def test_every_shipped_year_is_sound_and_plausible() -> None:
    years = load_years()
    assert list(years) == list(range(2004, 2027))
    assert [issue for year in years.values() for issue in year.warnings] == []


def test_all_problems_are_reported_at_once() -> None:
    rest = {**NEW_YEAR, date(2027, 1, 9): "元旦", date(2026, 12, 31): "元旦"}
    make_up = {date(2027, 1, 4): "元旦", date(2027, 1, 9): "元旦", date(2027, 1, 10): " "}
    with pytest.raises(BadInputError) as refusal:
        YearCalendar.checked(2027, rest=rest, make_up=make_up)
    for reason in (
        "2026年的日历",
        "2027-01-04不是周末",
        "2027-01-09既是放假日又是调休上班日",
        "2027-01-10没有写明",
    ):
        assert reason in str(refusal.value)


def test_an_improbable_number_of_working_days_is_only_a_warning() -> None:
    rest = {date(2027, 1, 1) + timedelta(days=i): "元旦" for i in range(40)}
    year = YearCalendar.checked(2027, rest=rest, make_up={})
    assert [issue.code for issue in year.warnings] == ["calendar.count"]


def test_a_year_without_any_holiday_is_remarked_on() -> None:
    assert "calendar.no_rest" in [issue.code for issue in year_issues(2027, {}, {})]


def test_the_same_days_in_another_order_are_the_same_year() -> None:
    rest = {date(2027, 1, 1): "元旦", date(2027, 10, 1): "国庆节"}
    one = YearCalendar.checked(2027, rest=rest, make_up={})
    other = YearCalendar.checked(2027, rest=dict(reversed(rest.items())), make_up={})
    assert (one, one.canonical) == (other, other.canonical)


def test_a_year_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "2027.yaml"
    path.write_text(GOOD_FILE, "utf-8")
    year = read_year(path)
    assert list(year.rest) == [date(2027, 1, 1), date(2027, 1, 2), date(2027, 1, 3)]
    assert year.make_up == {date(2027, 1, 9): "元旦"}


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("year: 2028", "year: 2027"),
        ("confidence: sure", "confidence: confirmed"),
        ("checked_on: soon", "checked_on: 2026-11-23"),
        ("to: 2026-12-31", "to: 2027-01-03"),
        ("", "source: 通知原文\n"),
        ("rest: none", "rest:\n  - {name: 元旦, from: 2027-01-01, to: 2027-01-03}"),
        ("from: first", "from: 2027-01-01"),
    ],
)
def test_a_broken_year_file_is_refused_by_name(tmp_path: Path, wrong: str, right: str) -> None:
    path = tmp_path / "2027.yaml"
    path.write_text(GOOD_FILE.replace(right, wrong), "utf-8")
    with pytest.raises(BadInputError, match="2027"):
        read_year(path)
