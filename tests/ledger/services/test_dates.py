"""Due days: moved by the coordinator with a ground, or by a newly loaded calendar."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from factories.ledger import Town, put_into
from factories.offices import AT, make_officer, make_organ
from liaoliang.base.calendars import current_rulebook
from liaoliang.base.clock import SHANGHAI
from liaoliang.base.evidence import events_of
from liaoliang.errors import BadInputError, NotAllowedError, NotReadyError, WrongStateError
from liaoliang.law.calendar_years import YearCalendar
from liaoliang.ledger import services
from liaoliang.ledger.models import Assignment
from liaoliang.ledger.states import State
from liaoliang.organisations.models import Officer
from liaoliang.organisations.roles import Role
from liaoliang.worklist.selectors import open_items_of

LATER = date(2021, 12, 20)


def change(
    town: Town, row: Assignment, due_on: date = LATER, ground: str = "省里推迟", by: Officer | None = None
) -> Assignment:
    return services.change_due_on(
        assignment_ids=[row.pk], due_on=due_on, ground=ground, by=by or town.coordinator, at=AT
    )[0]


def test_a_due_day_moves_with_ground_and_evidence(town: Town) -> None:
    row = change(town, town.assignment())
    event = events_of(row).last()
    assert (event.ground, event.detail["before"], event.detail["after"]) == (
        "省里推迟",
        "2021-12-31",
        "2021-12-20",
    )
    assert [item.due_on for item in open_items_of(row)] == [LATER]
    assert "省里推迟" in row.due_basis


def test_many_at_once(town: Town) -> None:
    town.running({"requirement": "甲。"}, {"requirement": "乙。", "deadline_to": None})
    ids = list(Assignment.objects.values_list("pk", flat=True))
    services.change_due_on(assignment_ids=ids, due_on=LATER, ground="统一期限", by=town.coordinator, at=AT)
    assert set(Assignment.objects.values_list("due_on", flat=True)) == {LATER}


def test_under_rectification_the_day_to_report_again_moves(town: Town) -> None:
    row = town.send_back(town.reported(), redo_by=date(2021, 10, 18))
    row = change(town, row, date(2021, 10, 22))
    assert (row.rectify_on, row.due_on) == (date(2021, 10, 22), date(2021, 12, 31))


def test_needs_a_ground_and_a_day_to_come(town: Town) -> None:
    row = town.assignment()
    with pytest.raises(NotReadyError):
        change(town, row, ground=" ")
    with pytest.raises(BadInputError):
        change(town, row, date(2021, 10, 11))


def test_the_organ_does_not_move_its_own_day(town: Town) -> None:
    with pytest.raises(NotAllowedError):
        change(town, town.assignment(), by=town.clerk)


def test_what_is_settled_does_not_move(town: Town) -> None:
    with pytest.raises(WrongStateError):
        change(town, town.verified())


LOADED = YearCalendar.checked(2050, rest={}, make_up={}, notice="测试")
MET_AT = datetime(2050, 3, 7, 9, tzinfo=SHANGHAI)


@pytest.fixture
def running(town: Town) -> Assignment:
    """Ten working days after a condition that is met in a year without a calendar."""
    row = town.assignment(condition="出台后", due_workdays=10, deadline_to=None, deadline="")
    services.meet_condition(
        requirement_id=row.requirement_id,
        met_on=date(2050, 3, 4),
        evidence="已出台",
        by=town.coordinator,
        at=MET_AT,
    )
    row.refresh_from_db()
    return row


def test_a_year_without_calendar_gives_a_day_before_which_it_is_not_due(running: Assignment) -> None:
    assert (running.due_on, running.not_before_on) == (None, date(2050, 3, 14))
    assert running.sort_on == date(2050, 3, 14)
    assert open_items_of(running).get().not_before_on == date(2050, 3, 14)


def test_loading_the_year_gives_the_due_day(running: Assignment) -> None:
    rules = current_rulebook().with_year(LOADED)
    (moved,) = services.recompute_due_dates(rules, at=MET_AT)
    running.refresh_from_db()
    assert (running.due_on, running.not_before_on) == (date(2050, 3, 18), None)
    assert (moved.subject_id, moved.before, moved.after) == (running.pk, None, date(2050, 3, 18))
    assert events_of(running).last().action == "ledger.due_recomputed"
    assert open_items_of(running).get().due_on == date(2050, 3, 18)


def test_computing_twice_moves_nothing(running: Assignment) -> None:
    rules = current_rulebook().with_year(LOADED)
    services.recompute_due_dates(rules, at=MET_AT)
    assert services.recompute_due_dates(rules, at=MET_AT) == []


def test_a_day_set_by_a_person_stays(town: Town, running: Assignment) -> None:
    services.change_due_on(
        assignment_ids=[running.pk], due_on=date(2050, 4, 1), ground="理由", by=town.coordinator, at=MET_AT
    )
    assert services.recompute_due_dates(current_rulebook().with_year(LOADED), at=MET_AT) == []


def test_dates_of_the_notice_do_not_depend_on_the_calendar(town: Town) -> None:
    row = put_into(town.assignment(), State.ACCEPTED)
    assert services.recompute_due_dates(current_rulebook().with_year(LOADED), at=AT) == []
    assert row.due_on == date(2021, 12, 31)


def test_a_part_handed_down_follows_the_calendar_unless_it_has_a_day_of_its_own(
    town: Town, running: Assignment
) -> None:
    institute, school = (make_organ(name, parent=town.finance) for name in ("某中心", "某学校"))
    head = make_officer(town.finance, Role.HEAD)
    services.accept_assignment(assignment_id=running.pk, by=head, at=MET_AT)
    (first,) = services.hand_down(assignment_id=running.pk, organ_ids=[institute.pk], by=head, at=MET_AT)
    own_day = Assignment.objects.create(
        requirement=running.requirement,
        organ=school,
        parent=running,
        due_on=date(2050, 3, 9),
        due_ground="分解下达",
    )
    services.recompute_due_dates(current_rulebook().with_year(LOADED), at=MET_AT)
    first.refresh_from_db()
    own_day.refresh_from_db()
    assert (first.due_on, own_day.due_on) == (date(2050, 3, 18), date(2050, 3, 9))
