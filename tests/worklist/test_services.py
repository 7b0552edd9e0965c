"""Opening, closing and moving work items."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from factories.offices import AT, make_officer, make_organ
from liaoliang.organisations.roles import Role
from liaoliang.worklist.items import Assignee, Due
from liaoliang.worklist.models import State, WorkItem
from liaoliang.worklist.services import close_items, close_items_of, open_item, open_items, reschedule_items

from .conftest import NewThing, Thing

pytestmark = pytest.mark.django_db


@pytest.fixture
def assignee() -> Assignee:
    return Assignee.organ(make_organ(), Role.DRAFTER)


def test_opening_twice_keeps_one_item_and_takes_the_later_words(
    new_item: NewThing, assignee: Assignee
) -> None:
    subject = Thing()
    first = open_item(new_item(assignee, subject=subject, title="旧"), at=AT)
    again = open_item(new_item(assignee, subject=subject, title="新", due="2021-10-20"), at=AT)
    only = WorkItem.objects.get()
    assert first.pk == again.pk == only.pk
    assert (only.title, only.due_on, only.sort_on) == ("新", date(2021, 10, 20), date(2021, 10, 20))


def test_opening_the_same_item_twice_in_one_batch_is_one_item(new_item: NewThing, assignee: Assignee) -> None:
    item = new_item(assignee)
    assert len(open_items([item, item], at=AT)) == WorkItem.objects.count() == 1


def test_another_verb_or_assignee_is_another_item(new_item: NewThing, assignee: Assignee) -> None:
    subject, officer = Thing(), Assignee.officer(make_officer())
    items = [new_item(assignee, subject=subject), new_item(assignee, subject=subject, verb="整改")]
    assert len(open_items([*items, new_item(officer, subject=subject)], at=AT)) == 3


def test_closing_keeps_the_item_as_history_and_lets_it_open_again(
    new_item: NewThing, assignee: Assignee
) -> None:
    item = new_item(assignee)
    for _ in range(2):
        open_item(item, at=AT)
        assert close_items(subject=item.subject, at=AT) == 1
    assert list(WorkItem.objects.values_list("state", "closed_at")) == [(State.DONE, AT)] * 2


def test_closing_one_verb_leaves_the_others(new_item: NewThing, assignee: Assignee) -> None:
    subject = Thing()
    open_items([new_item(assignee, subject=subject, verb=verb) for verb in ("核验", "整改")], at=AT)
    close_items(subject=subject, at=AT, verb="整改")
    assert WorkItem.objects.get(state=State.OPEN).verb == "核验"


def test_closing_touches_no_other_subject(new_item: NewThing, assignee: Assignee) -> None:
    mine, other = (new_item(assignee) for _ in range(2))
    open_items([mine, other], at=AT)
    close_items(subject=mine.subject, at=AT)
    assert WorkItem.objects.get(state=State.OPEN).subject_id == other.subject.pk


def test_rescheduling_moves_the_place_in_the_list(new_item: NewThing, assignee: Assignee) -> None:
    item = new_item(assignee, due="2021-10-20")
    open_item(item, at=AT)
    reschedule_items(subject=item.subject, due=Due(not_before_on=date(2027, 1, 5), basis="条例第33条"))
    moved = WorkItem.objects.get()
    assert (moved.due_on, moved.sort_on, moved.due_basis) == (None, date(2027, 1, 5), "条例第33条")


def test_a_title_too_long_for_a_list_is_cut_visibly(new_item: NewThing, assignee: Assignee) -> None:
    item = open_item(new_item(assignee, title="长" * 301), at=AT)
    item.refresh_from_db()
    assert (len(item.title), item.title[-1]) == (300, "…")


@pytest.mark.parametrize("size", [10, 1000])
def test_batches_take_the_same_few_statements(
    size: int, new_item: NewThing, assignee: Assignee, django_assert_max_num_queries: pytest.FixtureRequest
) -> None:
    items = [new_item(assignee) for _ in range(size)]
    # Two statements in a savepoint each; SQLite limits the parameters of one, so it splits a long batch.
    with django_assert_max_num_queries(6 if connection.vendor == "postgresql" else 30):
        open_items(items, at=AT)
        assert close_items_of([item.subject for item in items], at=AT) == size


ATTACKS = {
    "a second open item of the same kind": "INSERT INTO worklist_workitem ({columns}) SELECT {columns} FROM worklist_workitem",
    "both an officer and an organ": "UPDATE worklist_workitem SET officer_id = (SELECT MIN(id) FROM organisations_officer)",
    "done without a day": "UPDATE worklist_workitem SET state = 'done', open_key = NULL",
    "done and yet in the way of a new one": "UPDATE worklist_workitem SET state = 'done', closed_at = opened_at",
    "due and not before at once": "UPDATE worklist_workitem SET due_on = '2021-10-12', not_before_on = '2021-10-13'",
    "a link that leads out": "UPDATE worklist_workitem SET link = '//example.org/'",
}


@pytest.mark.parametrize("attack", ATTACKS)
def test_the_database_refuses(attack: str, new_item: NewThing, assignee: Assignee) -> None:
    make_officer()
    open_item(new_item(assignee), at=AT + timedelta(days=1))
    names = [f.column for f in WorkItem._meta.concrete_fields if f.column not in ("id", "sort_on")]
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(ATTACKS[attack].format(columns=", ".join(names)))
