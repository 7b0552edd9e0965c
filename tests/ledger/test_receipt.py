"""Periods that run from a notice's receipt, and the days they end on."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from factories.ledger import Town, make_row
from liaoliang.base.clock import SHANGHAI
from liaoliang.ledger.receipt import ReceiptPeriod, Unit, period_after_receipt


@pytest.mark.parametrize(
    ("deadline", "period"),
    [
        ("收到通知后15个工作日内", ReceiptPeriod(15, Unit.WORKDAYS)),
        ("自印发之日起1个月内", ReceiptPeriod(1, Unit.MONTHS)),
        ("收到本通知之日起三十日内", ReceiptPeriod(30, Unit.DAYS)),
        ("接到通知后两周内", ReceiptPeriod(14, Unit.DAYS)),
        ("12月31日前", None),
        ("20个工作日内", None),
        ("", None),
    ],
)
def test_a_period_after_receipt_is_read(deadline: str, period: ReceiptPeriod | None) -> None:
    assert period_after_receipt(deadline) == period


@pytest.mark.parametrize(
    ("deadline", "due_on"),
    [
        ("收到通知后15个工作日内", date(2021, 11, 2)),
        ("自印发之日起1个月内", date(2021, 11, 12)),
        ("收到通知后11日内", date(2021, 10, 25)),
    ],
)
def test_it_runs_from_the_day_the_work_was_given_out(town: Town, deadline: str, due_on: date) -> None:
    """The eleventh day is a Saturday, so the period ends on the Monday."""
    row = town.assignment(deadline=deadline, deadline_to=None)
    assert (row.assigned_on, row.due_on) == (date(2021, 10, 12), due_on)


def test_into_a_year_without_a_calendar_there_is_only_a_day_before_which(town: Town) -> None:
    notice = town.draft(year=2099)
    town_row = {"deadline": "收到通知后15个工作日内", "deadline_to": None}
    make_row(notice, **town_row)
    town.adopt(notice, datetime(2099, 10, 12, 9, tzinfo=SHANGHAI))
    row = town.of(notice)
    assert row.due_on is None
    assert row.not_before_on is not None
