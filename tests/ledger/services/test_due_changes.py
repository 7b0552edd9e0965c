"""A due day that had gone by when it was moved: until another coordinator agrees, the old one counts."""

from __future__ import annotations

from datetime import date

import pytest

from factories.ledger import Town
from factories.offices import AT
from liaoliang.base.evidence import events_of
from liaoliang.errors import NotAllowedError, NotFoundError
from liaoliang.ledger import services
from liaoliang.ledger.models import Assignment, DueChange
from liaoliang.ledger.states import State
from liaoliang.ledger.waiting import DECIDE_DUE
from liaoliang.organisations.models import Officer
from liaoliang.worklist.selectors import open_items_of

LATER = date(2021, 12, 20)


def change(town: Town, row: Assignment, due_on: date = LATER) -> Assignment:
    return services.change_due_on(
        assignment_ids=[row.pk], due_on=due_on, ground="省里推迟", by=town.coordinator, at=AT
    )[0]


@pytest.fixture
def late(town: Town) -> Assignment:
    """Owed since the end of September; it is the twelfth of October."""
    return town.accepted(deadline_to=date(2021, 9, 30))


def decide(town: Town, row: Assignment, by: Officer | None = None, *, agrees: bool = True) -> DueChange:
    change_id = row.due_changes.get(state=DueChange.State.PENDING).pk
    return services.decide_due_change(
        change_id=change_id,
        agrees=agrees,
        ground="" if agrees else "没有依据",
        by=by or town.other_coordinator,
        at=AT,
    )


def test_what_is_late_stays_late_until_another_coordinator_agrees(town: Town, late: Assignment) -> None:
    row = change(town, late)
    assert row.due_on == date(2021, 9, 30)
    assert events_of(row).last().action == "ledger.due_asked"
    assert DECIDE_DUE in {item.verb for item in open_items_of(row)}
    with pytest.raises(NotAllowedError):
        decide(town, row, town.coordinator)
    decide(town, row)
    row.refresh_from_db()
    assert row.due_on == LATER
    assert DECIDE_DUE not in {item.verb for item in open_items_of(row)}


def test_a_refused_day_leaves_the_old_one(town: Town, late: Assignment) -> None:
    row = change(town, late)
    assert decide(town, row, agrees=False).state == DueChange.State.REFUSED
    row.refresh_from_db()
    assert row.due_on == date(2021, 9, 30)
    with pytest.raises(DueChange.DoesNotExist):
        decide(town, row)


def test_a_second_proposal_replaces_the_first(town: Town, late: Assignment) -> None:
    change(town, late)
    change(town, late, date(2021, 11, 5))
    states = list(late.due_changes.order_by("pk").values_list("state", flat=True))
    assert states == [DueChange.State.REPLACED, DueChange.State.PENDING]


def test_strangers_do_not_decide_on_days(town: Town, late: Assignment) -> None:
    row = change(town, late)
    with pytest.raises(NotFoundError):
        decide(town, row, town.teacher)


def test_a_late_report_stays_a_late_report(town: Town, late: Assignment) -> None:
    report = town.report(late)
    late.refresh_from_db()
    assert (late.late_due_on, late.late_done_on) == (date(2021, 9, 30), date(2021, 10, 12))
    row = town.verify(report)
    assert row.late_done_on == date(2021, 10, 12)


def test_agreed_afterwards_the_report_was_in_time(town: Town, late: Assignment) -> None:
    row = change(town, late)
    town.report(Assignment.objects.get(pk=row.pk))
    decide(town, row)
    row.refresh_from_db()
    assert (row.due_on, row.late_due_on, row.state) == (LATER, None, State.REPORTED)


def test_a_report_in_time_is_not_late(town: Town) -> None:
    report = town.reported()
    assert report.assignment.late_due_on is None
