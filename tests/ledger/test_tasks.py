"""Background work: found by itself, isolated, repeated without harm."""

from __future__ import annotations

from decimal import Decimal

import pytest

from factories.ledger import Town
from factories.offices import AT
from liaoliang.base import calendars, measures
from liaoliang.base.measures import PERCENT, Measure, MeasureContext, MeasureValue
from liaoliang.base.rhythm import job_named
from liaoliang.law import Rulebook
from liaoliang.ledger import services, tasks
from liaoliang.ledger.models import Assignment
from liaoliang.ledger.states import State


def reached(_context: MeasureContext) -> MeasureValue:
    return MeasureValue.share(1, 1)


def broken(_context: MeasureContext) -> MeasureValue:
    raise ZeroDivisionError


@pytest.fixture(autouse=True)
def _offered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tasks, "office_now", lambda: AT)
    for key, compute in (("tests.reached", reached), ("tests.broken", broken)):
        monkeypatch.setitem(measures._measures._items, key, Measure(key, key, PERCENT, "测试", compute))


def link(town: Town, key: str) -> Assignment:
    row = town.assignment()
    services.set_measure(
        requirement_id=row.requirement_id, measure_key=key, target=Decimal(1), by=town.coordinator, at=AT
    )
    services.confirm_measure(requirement_id=row.requirement_id, by=town.other_coordinator, at=AT)
    return row


def test_reads_every_linked_measure(town: Town) -> None:
    row = link(town, "tests.reached")
    assert tasks.evaluate_measures() == 1
    row.refresh_from_db()
    assert row.state == State.VERIFIED


def test_a_broken_measure_keeps_no_other_from_being_read(
    town: Town, caplog: pytest.LogCaptureFixture
) -> None:
    link(town, "tests.broken")
    row = link(town, "tests.reached")
    with pytest.raises(tasks.EvaluationError, match="1 of 2"):
        tasks.evaluate_measures()
    row.refresh_from_db()
    assert row.state == State.VERIFIED
    assert "ZeroDivisionError" in caplog.text


def test_reminds_and_recomputes_by_the_offices_clock(town: Town) -> None:
    town.running()
    assert tasks.remind_due() == 0
    assert tasks.recompute(Rulebook.shipped()) == []


def test_the_scheduler_and_the_calendars_know_them() -> None:
    assert job_named("ledger.remind").daily_at == tasks.REMIND_AT
    assert job_named("ledger.evaluate_measures").every == tasks.EVALUATE_EVERY
    assert "ledger.due_dates" in calendars._recomputations
