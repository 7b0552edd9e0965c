"""Whose list an item stands on, in which order, and how it is counted and paged."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date

import pytest

from factories.offices import AT, ON, make_officer, make_organ
from liaoliang.errors import BadInputError, NotFoundError
from liaoliang.organisations.models import Organ, OrganKind
from liaoliang.organisations.roles import Duty, Role
from liaoliang.worklist.items import Assignee, Due
from liaoliang.worklist.models import WorkItem
from liaoliang.worklist.selectors import (
    Filter,
    Selection,
    counts_for,
    open_items_of,
    page_for,
    selected,
    waiting_for,
)
from liaoliang.worklist.services import close_items, open_items

from .conftest import NewThing, Thing

pytestmark = pytest.mark.django_db
WaitFor = Callable[..., WorkItem]
Queries = Callable[[int], AbstractContextManager[object]]


@pytest.fixture
def organ() -> Organ:
    return make_organ()


def test_shows_what_waits_for_the_person(wait_for: WaitFor, organ: Organ) -> None:
    mine, other = make_officer(organ), make_officer(organ)
    item = wait_for(Assignee.officer(mine))
    assert list(waiting_for(mine)) == [item]
    assert not waiting_for(other).exists()


def test_shows_what_waits_for_a_role_in_that_organ_alone(wait_for: WaitFor, organ: Organ) -> None:
    item = wait_for(Assignee.organ(organ, Role.REVIEWER_FIRST))
    assert list(waiting_for(make_officer(organ, Role.REVIEWER_FIRST))) == [item]
    assert not waiting_for(make_officer(organ, Role.REVIEWER_SECOND)).exists()
    assert not waiting_for(make_officer(make_organ(), Role.REVIEWER_FIRST)).exists()


def test_an_item_for_an_organ_waits_for_everybody_in_it_but_administrators(
    wait_for: WaitFor, organ: Organ
) -> None:
    item = wait_for(Assignee.organ(organ))
    assert list(waiting_for(make_officer(organ))) == [item]
    assert not waiting_for(make_officer(organ, duty=Duty.AUDITOR)).exists()


def test_a_coordinator_sees_what_waits_for_coordinators_beneath(wait_for: WaitFor) -> None:
    city = make_organ(kind=OrganKind.MUNICIPAL_GOVERNMENT)
    item = wait_for(Assignee.organ(make_organ(parent=city), Role.COORDINATOR))
    assert list(waiting_for(make_officer(city, Role.COORDINATOR))) == [item]
    assert not waiting_for(make_officer(make_organ(), Role.COORDINATOR)).exists()


def test_an_administrator_sees_what_waits_for_that_administration(wait_for: WaitFor, organ: Organ) -> None:
    item = wait_for(Assignee.organ(organ, Role.SYSTEM_ADMIN))
    assert list(waiting_for(make_officer(duty=Duty.SYSTEM_ADMIN))) == [item]
    assert not waiting_for(make_officer(organ)).exists()


def test_nothing_waits_for_somebody_who_has_left(wait_for: WaitFor) -> None:
    officer = make_officer()
    wait_for(Assignee.officer(officer))
    officer.is_active = False
    assert not waiting_for(officer).exists()


def test_the_earliest_day_comes_first_and_undated_last(wait_for: WaitFor) -> None:
    officer = make_officer()
    days = ["", "2021-12-01", Due(not_before_on=date(2021, 11, 1)), "2021-10-01"]
    made = [wait_for(Assignee.officer(officer), due=day) for day in days]
    assert list(waiting_for(officer)) == made[::-1]


def test_counts_open_and_late_by_category(wait_for: WaitFor) -> None:
    officer = make_officer()
    for category, day in [("ledger", "2021-10-11"), ("ledger", "2021-10-12"), ("review", "")]:
        wait_for(Assignee.officer(officer), category=category, due=day)
    counts = counts_for(officer, on=ON)
    assert {name: (tally.open, tally.overdue) for name, tally in counts.by_category.items()} == {
        "ledger": (2, 1),
        "review": (1, 0),
    }
    assert (counts.total.open, counts.total.overdue) == (3, 1)


def test_a_not_before_day_gone_by_is_not_counted_as_late(wait_for: WaitFor) -> None:
    officer = make_officer()
    wait_for(Assignee.officer(officer), due=Due(not_before_on=date(2021, 10, 1)))
    assert counts_for(officer, on=ON).total.overdue == 0


@pytest.mark.parametrize(
    ("keep", "found"),
    [(Filter(category="ledger"), 2), (Filter(verb="整改"), 1), (Filter(overdue_on=ON), 1), (Filter(), 3)],
)
def test_a_filter_narrows_pages_and_counts_alike(keep: Filter, found: int, wait_for: WaitFor) -> None:
    officer = make_officer()
    wait_for(Assignee.officer(officer), due="2021-10-01")
    wait_for(Assignee.officer(officer))
    wait_for(Assignee.officer(officer), category="review", verb="整改")
    assert (
        len(page_for(officer, keep=keep).items) == counts_for(officer, on=ON, keep=keep).total.open == found
    )


def test_pages_show_every_item_once(wait_for: WaitFor) -> None:
    officer, seen, cursor = make_officer(), [], ""
    made = [wait_for(Assignee.officer(officer), due=day) for day in ["2021-10-20"] * 3 + [""] * 2]
    for _ in range(3):
        page = page_for(officer, after=cursor, size=2)
        seen += page.items
        cursor = page.next_cursor
    assert (seen, cursor) == (made, "")


def test_a_page_that_is_just_full_is_the_last(wait_for: WaitFor) -> None:
    officer = make_officer()
    wait_for(Assignee.officer(officer))
    assert page_for(officer, size=1).next_cursor == ""


@pytest.mark.parametrize(
    "cursor", ["x", "2021-10-12", "2021-10-12.x", "2021-10-12.-1", "2021-10-12." + "9" * 30]
)
def test_refuses_a_cursor_that_was_tampered_with(cursor: str) -> None:
    with pytest.raises(BadInputError):
        page_for(make_officer(), after=cursor)


def test_chosen_items_are_grouped_for_the_service_that_fits(wait_for: WaitFor) -> None:
    officer = Assignee.officer(person := make_officer())
    items = [wait_for(officer, subject=Thing(number)) for number in (901, 902)]
    items.append(wait_for(officer, subject=Thing(901), verb="整改"))
    found = selected(person, [item.pk for item in items])
    assert found == [
        Selection("tests.thing", "核验", (901, 902)),
        Selection("tests.thing", "整改", (901,)),
    ]


def test_refuses_to_choose_what_waits_for_somebody_else_or_is_done(wait_for: WaitFor) -> None:
    officer = make_officer()
    foreign, done = (
        wait_for(Assignee.officer(make_officer())),
        wait_for(Assignee.officer(officer), subject=Thing(7)),
    )
    close_items(subject=Thing(7), at=AT)
    for item in (foreign, done):
        with pytest.raises(NotFoundError):
            selected(officer, [item.pk])


def test_the_page_of_a_thing_shows_with_whom_it_lies(wait_for: WaitFor, organ: Organ) -> None:
    item = wait_for(Assignee.organ(organ, Role.DRAFTER), subject=(thing := Thing()))
    assert [(found.pk, found.organ) for found in open_items_of(thing)] == [(item.pk, organ)]


@pytest.mark.parametrize("size", [10, 1000])
def test_a_long_list_costs_no_more_statements(
    size: int, new_item: NewThing, organ: Organ, django_assert_num_queries: Queries
) -> None:
    open_items([new_item(Assignee.organ(organ, Role.DRAFTER)) for _ in range(size)], at=AT)
    officer = make_officer(organ, Role.DRAFTER)
    with django_assert_num_queries(3):
        page = page_for(officer)
        assert [item.organ for item in page.items] == [organ] * min(size, 50)
        assert counts_for(officer, on=ON).total.open == size
