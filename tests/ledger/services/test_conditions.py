"""Waiting for a condition; the clock starts when somebody records that it is met."""

from __future__ import annotations

from datetime import date

import pytest

from factories.ledger import Town
from factories.offices import AT
from liaoliang.base.evidence import events_of
from liaoliang.errors import BadInputError, NotFoundError, NotReadyError, WrongStateError
from liaoliang.ledger import services
from liaoliang.ledger.models import Assignment, Requirement
from liaoliang.ledger.states import State
from liaoliang.organisations.models import Officer
from liaoliang.worklist.selectors import open_items_of

WAITS = {"condition": "省级规定出台后", "due_workdays": 10, "deadline_to": None, "deadline": ""}


def meet(
    town: Town, row: Assignment, met_on: date = date(2021, 9, 24), by: Officer | None = None, **words: str
) -> Requirement:
    return services.meet_condition(
        requirement_id=row.requirement_id,
        met_on=met_on,
        evidence=words.get("evidence", "省政府办公厅已印发规定"),
        by=by or town.clerk,
        at=AT,
    )


def test_waits_without_a_due_day_and_without_a_work_item(town: Town) -> None:
    row = town.assignment(**WAITS)
    assert (row.state, row.due_on) == (State.WAITING, None)
    assert open_items_of(row).count() == 0


def test_the_clock_starts_on_the_day_it_was_met(town: Town) -> None:
    row = town.assignment(**WAITS)
    meet(town, row)
    row.refresh_from_db()
    # Counted: 26 (make-up Sunday) to 30 September, 8, 9 (make-up), 11, 12 October and 13 October.
    assert (row.state, row.due_on) == (State.ASSIGNED, date(2021, 10, 13))
    assert "条件成就后10个工作日" in row.due_basis
    assert [item.verb for item in open_items_of(row)] == ["接受任务"]


def test_leaves_evidence_on_both(town: Town) -> None:
    row = town.assignment(**WAITS)
    requirement = meet(town, row)
    assert events_of(requirement).get().ground == "省政府办公厅已印发规定"
    assert events_of(row).last().action == "ledger.condition_arrived"


def test_the_coordinator_may_record_it_too(town: Town) -> None:
    assert meet(town, town.assignment(**WAITS), by=town.coordinator).condition_met_by == town.coordinator


def test_a_stranger_does_not_find_it(town: Town) -> None:
    with pytest.raises(NotFoundError):
        meet(town, town.assignment(**WAITS), by=town.teacher)


def test_needs_evidence(town: Town) -> None:
    with pytest.raises(NotReadyError):
        meet(town, town.assignment(**WAITS), evidence="")


def test_no_condition_is_met_tomorrow(town: Town) -> None:
    with pytest.raises(BadInputError):
        meet(town, town.assignment(**WAITS), met_on=date(2021, 10, 13))


def test_is_met_once(town: Town) -> None:
    row = town.assignment(**WAITS)
    meet(town, row)
    with pytest.raises(WrongStateError):
        meet(town, row)


def test_a_requirement_without_condition_has_nothing_to_meet(town: Town) -> None:
    with pytest.raises(WrongStateError):
        meet(town, town.assignment())


def test_a_date_of_the_notice_stands_once_the_condition_is_met(town: Town) -> None:
    row = town.assignment(condition="省级规定出台后")
    meet(town, row)
    row.refresh_from_db()
    assert row.due_on == date(2021, 12, 31)
