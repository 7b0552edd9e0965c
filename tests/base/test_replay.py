"""Rows are held against their trail: whoever writes past the services is named."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path

import pytest

from base.conftest import new_subject
from liaoliang.base import calendars, replay
from liaoliang.base.evidence import Actor, BrokenTrailError
from liaoliang.base.models import CalendarYear, ParameterOverride
from liaoliang.base.replay import Difference
from liaoliang.cli import main
from liaoliang.law.provisions import Provision

pytestmark = pytest.mark.django_db
NOTICE = {"notice": "国办发明电〔2030〕9号", "reason": "只为测试"}


@pytest.fixture
def year(first: Actor, second: Actor, at: datetime) -> CalendarYear:
    """A year that two persons have put in force."""
    rest = {date(2031, 1, 1): "元旦"}
    row = calendars.load_year(year=2031, rest_days=rest, make_up_days={}, by=first, at=at, **NOTICE)
    calendars.confirm_year(calendar_year_id=row.pk, by=second, at=at)
    return row


def tampered(row: CalendarYear, **changes: object) -> list[Difference]:
    CalendarYear.objects.filter(pk=row.pk).update(**changes)
    return replay.differences()


def test_rows_that_follow_from_their_events_are_passed(year: CalendarYear) -> None:
    assert replay.differences() == []


def test_a_holiday_written_past_the_trail_is_named(year: CalendarYear) -> None:
    (found,) = tampered(year, rest_days={})
    assert (found.row, found.column) == (f"base.calendar_year/{year.pk}", "rest_days")
    assert (found.stored, found.told) == ("{}", "{'2031-01-01': '元旦'}")


def test_a_confirmation_without_an_event_is_named(year: CalendarYear) -> None:
    (found,) = tampered(year, confirmed_by_id=9)
    assert (found.column, found.stored, found.told) == ("confirmed_by_id", "9", "2")


def test_a_local_value_written_past_the_trail_is_named(first: Actor, at: datetime) -> None:
    key, source = "foi/reply_after_payment_period", Provision("某办法", "3")
    row = calendars.set_override(key=key, value=12, from_on=at.date(), source=source, by=first, at=at)
    assert replay.differences() == []
    ParameterOverride.objects.filter(pk=row.pk).update(value=9)
    assert [found.column for found in replay.differences()] == ["value"]


def test_a_row_without_events_is_named() -> None:
    row = new_subject()
    assert replay.differences() == [Difference(f"base.calendar_year/{row.pk}")]


def test_events_whose_row_is_gone_are_named(year: CalendarYear) -> None:
    year.rulebookchange_set.all().delete()
    CalendarYear.objects.all().delete()
    assert replay.differences() == [Difference(f"base.calendar_year/{year.pk}", told="2")]


def test_every_row_is_named_and_not_the_first_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replay, "BATCH", 2)
    rows = [new_subject(version) for version in range(1, 6)]
    assert [found.row for found in replay.differences()] == [f"base.calendar_year/{row.pk}" for row in rows]


@pytest.mark.parametrize(
    ("found", "sentence"),
    [
        (Difference("a.b/1", "state", "x", "y"), "a.b/1 的 state 现为“x”,按留痕应为“y”"),
        (Difference("a.b/1"), "a.b/1 没有留痕"),
        (Difference("a.b/1", told="2"), "a.b/1 有留痕而没有数据"),
    ],
)
def test_a_difference_is_a_sentence(found: Difference, sentence: str) -> None:
    with pytest.raises(BrokenTrailError, match=f"{sentence}.*共 2 处"):
        replay.refuse_differences([found, found])


def test_the_command_lists_every_difference_and_ends_with_two(
    home: Path, year: CalendarYear, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["evidence", "verify"]) == 0
    capsys.readouterr()
    tampered(year, year=2032, version=7)
    assert main(["evidence", "verify"]) == 2
    said = capsys.readouterr()
    document = json.loads(said.out)
    assert [found["column"] for found in document["differences"]] == ["year", "version"]
    assert not document["whole"]
    assert said.err.count("\n") == 1
    assert "数据与留痕不符" in said.err
