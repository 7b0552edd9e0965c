"""What the head of an organ sees: late ones first, who has what in hand, and only his or her own organ."""

from __future__ import annotations

from datetime import date

import pytest

from factories.ledger import Town, put_into
from factories.offices import AT, make_officer
from liaoliang.errors import NotFoundError
from liaoliang.ledger import services
from liaoliang.ledger.models import Assignment
from liaoliang.ledger.selectors import headed_organs, own_organ
from liaoliang.ledger.states import Shown, State
from liaoliang.organisations.models import Officer
from liaoliang.organisations.roles import Role

TODAY = date(2021, 10, 12)


@pytest.fixture
def head(town: Town) -> Officer:
    return make_officer(town.finance, Role.HEAD)


def test_late_ones_come_first_then_the_earliest_day(town: Town, head: Officer) -> None:
    days = ["2021-12-31", "2021-11-30", "2021-03-31"]
    town.running(*({"requirement": f"{day}。", "deadline_to": day} for day in days))
    found = own_organ(head, town.finance.pk, on=TODAY)
    assert [row.assignment.requirement.text for row in found.rows] == [f"{day}。" for day in reversed(days)]
    assert found.counts == {Shown.OVERDUE: 1, Shown.PENDING: 2}


def test_whoever_took_the_organs_last_step_has_it_in_hand(town: Town, head: Officer) -> None:
    row = town.accepted()
    other = make_officer(town.finance)
    services.start_progress(assignment_id=row.pk, by=other, at=AT)
    services.remind(assignment_ids=[row.pk], by=head, at=AT)
    (found,) = own_organ(head, town.finance.pk, on=TODAY).rows
    assert found.handler is not None
    assert found.handler.officer_id == other.pk


def test_nobody_has_in_hand_what_was_only_given_out(town: Town, head: Officer) -> None:
    town.running({"requirement": "甲。"}, {"requirement": "乙。"}, {"requirement": "丙。"})
    first = Assignment.objects.order_by("pk")[0]
    services.accept_assignment(assignment_id=first.pk, by=town.clerk, at=AT)
    lines = own_organ(head, town.finance.pk, on=TODAY).handlers
    assert [(line.handler and line.handler.name, line.total) for line in lines] == [
        (town.clerk.name, 1),
        (None, 2),
    ]


def test_what_was_handed_down_shows_what_its_subordinates_come_to(town: Town) -> None:
    head = make_officer(town.county, Role.HEAD)
    row = town.of(town.running({"units": ["乙县人民政府"]}), town.county)
    services.accept_assignment(assignment_id=row.pk, by=head, at=AT)
    given = {"assignment_id": row.pk, "organ_ids": [town.township.pk], "by": head, "at": AT}
    (child,) = services.hand_down(**given)
    put_into(child, State.RETURNED)
    (found,) = own_organ(head, town.county.pk, on=TODAY).rows
    assert found.shown == Shown.RECTIFICATION


def test_a_closed_years_work_is_left_out(town: Town, head: Officer) -> None:
    notice = town.running()
    services.close_notice(notice_id=notice.pk, by=town.coordinator, at=AT)
    assert own_organ(head, town.finance.pk, on=TODAY).rows == ()


@pytest.mark.parametrize("role", [None, Role.DRAFTER, Role.COORDINATOR])
def test_is_for_the_head_of_that_organ_alone(town: Town, head: Officer, role: Role | None) -> None:
    with pytest.raises(NotFoundError):
        own_organ(head, town.education.pk, on=TODAY)
    person = make_officer(town.finance, role) if role else make_officer(town.finance)
    with pytest.raises(NotFoundError):
        own_organ(person, town.finance.pk, on=TODAY)


def test_ones_own_organ_stands_first_among_those_one_answers_for(town: Town, head: Officer) -> None:
    head.grants.create(role=Role.HEAD, organ=town.office)
    assert headed_organs(head) == [town.finance, town.office]
