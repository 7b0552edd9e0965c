"""A county hands its work to a township; what it shows comes from there."""

from __future__ import annotations

from datetime import date

import pytest

from factories.ledger import Town, put_into
from factories.offices import AT, ON, make_officer, make_organ
from liaoliang.errors import NotAllowedError, NotFoundError, NotReadyError, WrongStateError
from liaoliang.ledger import services
from liaoliang.ledger.models import Assignment
from liaoliang.ledger.selectors import (
    asked,
    assignment_for,
    assignments_in_scope,
    assignments_of,
    history,
    shown_of,
    standings,
)
from liaoliang.ledger.states import Shown, State
from liaoliang.messaging.models import Message
from liaoliang.organisations.models import Officer, Organ, OrganKind
from liaoliang.organisations.roles import Role
from liaoliang.worklist.selectors import open_items_of


class County:
    """The county with its head, its own coordinator, and an accepted assignment."""

    def __init__(self, town: Town) -> None:
        self.town = town
        self.head = make_officer(town.county, Role.HEAD)
        self.coordinator = make_officer(town.county, Role.COORDINATOR)
        self.villager = make_officer(town.township)
        row = town.of(town.running({"units": ["乙县人民政府"]}), town.county)
        self.row = services.accept_assignment(assignment_id=row.pk, by=self.head, at=AT)

    def hand_down(
        self, *organs: Organ, by: Officer | None = None, due_on: date | None = None
    ) -> list[Assignment]:
        return services.hand_down(
            assignment_id=self.row.pk,
            organ_ids=[organ.pk for organ in organs or (self.town.township,)],
            due_on=due_on,
            by=by or self.head,
            at=AT,
        )

    def take_back(
        self, *organs: Organ, by: Officer | None = None, ground: str = "改由县里办理"
    ) -> Assignment:
        return services.take_back(
            assignment_id=self.row.pk,
            organ_ids=[organ.pk for organ in organs or (self.town.township,)],
            ground=ground,
            by=by or self.head,
            at=AT,
        )

    def shown(self) -> Shown:
        self.row.refresh_from_db()
        return shown_of(self.row, on=ON)


@pytest.fixture
def county(town: Town) -> County:
    return County(town)


def test_the_township_gets_the_work_and_the_county_waits(county: County) -> None:
    (child,) = county.hand_down(due_on=date(2021, 11, 30))
    assert (child.organ, child.parent, child.due_on) == (county.town.township, county.row, date(2021, 11, 30))
    assert county.shown() == Shown.PENDING
    assert open_items_of(county.row).count() == 0
    assert [item.verb for item in open_items_of(child)] == ["接受任务"]


def test_the_county_shows_what_its_township_has_done(county: County) -> None:
    (child,) = county.hand_down()
    services.accept_assignment(assignment_id=child.pk, by=county.villager, at=AT)
    report = county.town.report(child, by=county.villager)
    assert county.shown() == Shown.REPORTED
    county.town.verify(report, by=county.coordinator)
    assert county.shown() == Shown.VERIFIED


def test_a_late_township_makes_the_county_late(county: County) -> None:
    (child,) = county.hand_down()
    Assignment.objects.filter(pk=child.pk).update(due_on=date(2021, 10, 11))
    assert county.shown() == Shown.OVERDUE


def test_the_township_cannot_verify_itself(county: County) -> None:
    (child,) = county.hand_down()
    services.accept_assignment(assignment_id=child.pk, by=county.villager, at=AT)
    report = county.town.report(child, by=county.villager)
    with pytest.raises(NotAllowedError):
        county.town.verify(report, by=county.villager)


def test_letting_off_stays_with_the_citys_coordinator(county: County) -> None:
    (child,) = county.hand_down()
    services.decline_assignment(assignment_id=child.pk, ground="没有此项职责", by=county.villager, at=AT)
    with pytest.raises(NotAllowedError):
        services.consent_decline(assignment_id=child.pk, by=county.coordinator, at=AT)
    services.consent_decline(assignment_id=child.pk, by=county.town.coordinator, at=AT)
    assert county.shown() == Shown.NOT_APPLICABLE


def test_a_clerk_does_not_hand_down(county: County) -> None:
    with pytest.raises(NotAllowedError):
        county.hand_down(by=make_officer(county.town.county, Role.DRAFTER))


def test_only_to_organs_beneath(county: County) -> None:
    with pytest.raises(NotReadyError, match="不是本单位的下级单位"):
        county.hand_down(county.town.education)


def test_to_somebody(county: County) -> None:
    with pytest.raises(NotReadyError, match="请选择下级单位"):
        services.hand_down(assignment_id=county.row.pk, organ_ids=[], by=county.head, at=AT)


def test_not_later_than_the_county_itself(county: County) -> None:
    with pytest.raises(NotReadyError, match="不能晚于"):
        county.hand_down(due_on=date(2022, 1, 1))


def test_not_twice_to_the_same_organ(county: County) -> None:
    county.hand_down()
    with pytest.raises(NotReadyError):
        county.hand_down()


def test_who_handed_down_sees_what_became_of_it_and_others_do_not(county: County) -> None:
    (child,) = county.hand_down()
    assert assignment_for(county.head, child.pk) == child
    assert assignment_for(county.villager, child.pk).state == State.ASSIGNED
    for stranger in (county.town.clerk, make_officer(county.town.education, Role.HEAD)):
        with pytest.raises(NotFoundError):
            assignment_for(stranger, child.pk)


def test_an_organ_that_does_not_exist_is_not_passed_over(county: County) -> None:
    with pytest.raises(NotFoundError):
        services.hand_down(assignment_id=county.row.pk, organ_ids=[999_999], by=county.head, at=AT)


def test_taken_back_it_is_in_the_countys_hands_again(county: County) -> None:
    (child,) = county.hand_down()
    assert county.take_back().state == State.IN_PROGRESS
    child.refresh_from_db()
    assert child.state == State.TAKEN_BACK
    assert open_items_of(child).count() == 0
    assert [item.verb for item in open_items_of(county.row)] == ["落实并报送"]


def test_both_trails_say_why_it_was_taken_back(county: County) -> None:
    (child,) = county.hand_down()
    county.take_back()
    assert "改由县里办理" in history(child)[-1].sentence
    assert "收回了任务：改由县里办理" in history(county.row)[-1].sentence
    assert Message.objects.filter(recipient=county.villager, kind="ledger.taken_back").count() == 1


def test_left_with_another_beneath_it_goes_on_being_derived(county: County) -> None:
    other = make_organ("丁镇人民政府", parent=county.town.county, kind=OrganKind.TOWNSHIP)
    first, _second = county.hand_down(county.town.township, other)
    put_into(first, State.IN_PROGRESS)
    county.take_back(other)
    assert county.row.state == State.ACCEPTED
    assert county.shown() == Shown.IN_PROGRESS
    assert county.row.state == State.HANDED_DOWN


def test_what_was_taken_back_may_go_down_again(county: County) -> None:
    (first,) = county.hand_down()
    county.take_back()
    (second,) = county.hand_down()
    assert second.pk != first.pk
    assert [row.pk for row in assignments_of(county.villager)] == [second.pk]


def test_of_one_that_is_handed_down_another_organ_may_take_a_part(county: County) -> None:
    other = make_organ("丁镇人民政府", parent=county.town.county, kind=OrganKind.TOWNSHIP)
    county.hand_down()
    county.hand_down(other)
    assert county.row.children.count() == 2


@pytest.mark.parametrize(
    ("state", "sentence"), [(State.REPORTED, "已经报送过"), (State.HANDED_DOWN, "请它先收回")]
)
def test_what_is_reported_or_further_down_stays(county: County, state: State, sentence: str) -> None:
    (child,) = county.hand_down()
    put_into(child, state, reported_by=county.villager, reported_on=ON)
    with pytest.raises(NotReadyError) as refused:
        county.take_back()
    assert sentence in refused.value.issues[0].message
    child.refresh_from_db()
    assert child.state == state


def test_taking_back_needs_a_ground_and_somebody_who_has_it(county: County) -> None:
    county.hand_down()
    with pytest.raises(NotReadyError) as refused:
        county.take_back(county.town.finance, ground=" ")
    assert {issue.where for issue in refused.value.issues} == {"ground", "organs"}


def test_nothing_was_handed_down(county: County) -> None:
    with pytest.raises(WrongStateError):
        county.take_back()


def test_only_who_may_hand_down_takes_back(county: County) -> None:
    county.hand_down()
    with pytest.raises(NotAllowedError):
        county.take_back(by=make_officer(county.town.county))
    with pytest.raises(NotFoundError):
        county.take_back(by=county.town.clerk)


def test_the_township_sees_nothing_of_it_in_its_lists(county: County) -> None:
    county.hand_down()
    county.take_back()
    assert list(assignments_of(county.villager)) == []
    assert list(assignments_in_scope(county.villager)) == []


def test_handed_down_work_is_late_where_it_came_from_when_its_own_day_has_gone_by(town: Town) -> None:
    row = town.of(town.running({"units": ["乙县人民政府"]}), town.county)
    head = make_officer(town.county, Role.COORDINATOR)
    services.accept_assignment(assignment_id=row.pk, by=head, at=AT)
    child = services.hand_down(assignment_id=row.pk, organ_ids=[town.township.pk], by=head, at=AT)[0]
    put_into(child, State.ASSIGNED, due_on=date(2022, 1, 20))
    row.refresh_from_db()
    after = date(2022, 1, 5)
    assert shown_of(row, on=after) == Shown.OVERDUE
    (found,) = standings(asked(row.requirement.task.category.notice_id), after)
    assert (found.shown, found.late_since) == (Shown.OVERDUE, date(2021, 12, 31))
