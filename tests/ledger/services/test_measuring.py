"""Requirements that verify themselves, and open again when the figure falls."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest
from django.db import DatabaseError, connection, transaction

from factories.ledger import Town
from factories.offices import AT, ON
from liaoliang.base import measures
from liaoliang.base.evidence import events_of
from liaoliang.base.measures import PERCENT, Measure, MeasureContext, MeasureValue
from liaoliang.errors import NotAllowedError, NotFoundError, NotReadyError, WrongStateError
from liaoliang.ledger import services
from liaoliang.ledger.models import Assignment, MeasureReading, Operator, Verification
from liaoliang.ledger.states import State
from liaoliang.messaging.selectors import messages_of
from liaoliang.worklist.selectors import open_items_of

KEY = "tests.share"


class Gauge:
    """A measure whose figure a test sets: (numerator, denominator)."""

    def __init__(self) -> None:
        self.figure = (0, 0)
        self.asked: list[MeasureContext] = []

    def compute(self, context: MeasureContext) -> MeasureValue:
        self.asked.append(context)
        return MeasureValue.share(*self.figure)


@pytest.fixture
def gauge(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gauge]:
    gauge = Gauge()
    offered = Measure(KEY, "采纳情况按期公开率", PERCENT, "测试", gauge.compute)
    monkeypatch.setitem(measures._measures._items, KEY, offered)
    yield gauge


def linked(town: Town, target: str = "100", **row: object) -> Assignment:
    """An assignment whose requirement verifies itself at the target."""
    assignment = town.assignment(**row)
    propose(town, assignment, target)
    services.confirm_measure(requirement_id=assignment.requirement_id, by=town.other_coordinator, at=AT)
    return assignment


def propose(town: Town, row: Assignment, target: str = "100", **changes: object) -> None:
    words = {"measure_key": KEY, "target": Decimal(target), "by": town.coordinator, "at": AT, **changes}
    services.set_measure(requirement_id=row.requirement_id, **words)


def evaluate(row: Assignment) -> Assignment:
    services.evaluate_measure(requirement_id=row.requirement_id, at=AT)
    row.refresh_from_db()
    return row


def test_verifies_itself_when_the_target_is_reached(town: Town, gauge: Gauge) -> None:
    row = linked(town, "90")
    gauge.figure = (18, 20)
    assert evaluate(row).state == State.VERIFIED
    assert (row.verified_on, row.verified_by, row.verified_reading.value) == (ON, None, Decimal("90.00"))
    event = events_of(row).last()
    assert (event.action, event.actor_name, event.detail["value"]) == (
        "ledger.self_verified",
        "系统",
        "90.00",
    )
    assert open_items_of(row).count() == 0


def test_measures_the_organ_over_the_notices_year(town: Town, gauge: Gauge) -> None:
    row = linked(town)
    evaluate(row)
    context = gauge.asked[-1]
    assert (context.organ_id, context.from_on.isoformat(), context.as_of) == (
        town.finance.pk,
        "2021-01-01",
        ON,
    )


def test_opens_again_when_the_figure_falls(town: Town, gauge: Gauge) -> None:
    row = linked(town)
    gauge.figure = (20, 20)
    evaluate(row)
    assert town.clerk
    gauge.figure = (19, 20)
    assert evaluate(row).state == State.IN_PROGRESS
    assert (row.verified_on, row.verified_reading) == (None, None)
    assert events_of(row).last().action == "ledger.reopened"
    assert [item.verb for item in open_items_of(row)] == ["落实并报送"]
    assert "重新打开" in messages_of(town.clerk)[0].subject


def test_what_a_person_verified_opens_again_too(town: Town, gauge: Gauge) -> None:
    row = town.verified()
    propose(town, row)
    services.confirm_measure(requirement_id=row.requirement_id, by=town.other_coordinator, at=AT)
    gauge.figure = (1, 2)
    assert evaluate(row).state == State.IN_PROGRESS
    assert row.verified_by is None


def test_almost_is_not_reached(town: Town, gauge: Gauge) -> None:
    row = linked(town)
    gauge.figure = (29_999, 30_000)
    assert evaluate(row).state == State.ASSIGNED
    assert MeasureReading.objects.get().value == Decimal("99.99")


def test_at_most_holds_from_above(town: Town, gauge: Gauge) -> None:
    row = town.assignment()
    propose(town, row, "5", operator=Operator.AT_MOST)
    services.confirm_measure(requirement_id=row.requirement_id, by=town.other_coordinator, at=AT)
    gauge.figure = (6, 100)
    assert evaluate(row).state == State.ASSIGNED
    gauge.figure = (5, 100)
    assert evaluate(row).state == State.VERIFIED


def test_nothing_to_measure_changes_nothing(town: Town, gauge: Gauge) -> None:
    row = linked(town)
    assert evaluate(row).state == State.ASSIGNED
    assert MeasureReading.objects.count() == 0


def test_an_unchanged_figure_is_kept_once(town: Town, gauge: Gauge) -> None:
    row = linked(town)
    gauge.figure = (1, 2)
    evaluate(row)
    evaluate(row)
    assert MeasureReading.objects.count() == 1


def test_a_report_on_the_desk_is_left_to_the_person(town: Town, gauge: Gauge) -> None:
    row = linked(town)
    services.accept_assignment(assignment_id=row.pk, by=town.clerk, at=AT)
    town.report(row)
    gauge.figure = (1, 1)
    assert evaluate(row).state == State.REPORTED


def test_one_person_alone_does_not_make_it_verify_itself(town: Town, gauge: Gauge) -> None:
    row = town.assignment()
    propose(town, row, "0")
    gauge.figure = (1, 1)
    assert evaluate(row).state == State.ASSIGNED
    with pytest.raises(NotAllowedError):
        services.confirm_measure(requirement_id=row.requirement_id, by=town.coordinator, at=AT)


def test_a_new_target_must_be_confirmed_anew(town: Town, gauge: Gauge) -> None:
    row = linked(town)
    propose(town, row, "10", by=town.other_coordinator)
    row.requirement.refresh_from_db()
    assert row.requirement.verification == Verification.REPORT
    with pytest.raises(NotAllowedError):
        services.confirm_measure(requirement_id=row.requirement_id, by=town.other_coordinator, at=AT)


def test_nothing_to_confirm(town: Town, gauge: Gauge) -> None:
    for row in (town.assignment(), linked(town, requirement="另一条。")):
        with pytest.raises(WrongStateError):
            services.confirm_measure(requirement_id=row.requirement_id, by=town.other_coordinator, at=AT)


def test_a_removed_measure_reads_nothing_and_leaves_what_was_verified(town: Town, gauge: Gauge) -> None:
    row = linked(town)
    gauge.figure = (1, 1)
    evaluate(row)
    services.remove_measure(requirement_id=row.requirement_id, ground="改为报送", by=town.coordinator, at=AT)
    gauge.figure = (0, 1)
    assert evaluate(row).state == State.VERIFIED


@pytest.mark.parametrize(
    ("key", "target"), [("nothing.here", "1"), (KEY, "-1"), (KEY, "1.005"), (KEY, "NaN")]
)
def test_a_measure_that_is_none_is_refused(town: Town, gauge: Gauge, key: str, target: str) -> None:
    with pytest.raises(NotReadyError):
        propose(town, town.assignment(), target, measure_key=key)


def test_only_the_coordinator_links(town: Town, gauge: Gauge) -> None:
    with pytest.raises(NotFoundError):
        propose(town, town.assignment(), by=town.clerk)


def sql(statement: str, *values: object) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)


def test_the_database_refuses_a_reading_that_did_not_reach(town: Town, gauge: Gauge) -> None:
    row = linked(town)
    gauge.figure = (1, 2)
    evaluate(row)
    reading = MeasureReading.objects.get()
    with pytest.raises(DatabaseError):
        sql(
            "UPDATE ledger_assignment SET state = 'verified', verified_on = %s, verified_reading_id = %s"
            " WHERE id = %s",
            ON,
            reading.pk,
            row.pk,
        )


def test_the_database_keeps_readings(town: Town, gauge: Gauge) -> None:
    row = linked(town)
    gauge.figure = (1, 2)
    evaluate(row)
    with pytest.raises(DatabaseError):
        sql("UPDATE ledger_measurereading SET is_reached = %s", True)


def test_the_database_refuses_a_link_by_one_person(town: Town, gauge: Gauge) -> None:
    row = town.assignment()
    propose(town, row)
    with pytest.raises(DatabaseError):
        sql(
            "UPDATE ledger_requirement SET verification = 'measure', measure_confirmed_by_id = measure_set_by_id"
            " WHERE id = %s",
            row.requirement_id,
        )


def test_a_proposal_waits_to_be_confirmed(town: Town, gauge: Gauge) -> None:
    row = town.assignment()
    propose(town, row)
    assert [item.verb for item in open_items_of(row.requirement)] == ["确认核实指标"]
    services.confirm_measure(requirement_id=row.requirement_id, by=town.other_coordinator, at=AT)
    assert not open_items_of(row.requirement)
