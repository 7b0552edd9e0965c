"""Writing the trail."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.db import IntegrityError, connection, transaction
from pytest_django import DjangoAssertNumQueries, Settings

from base.conftest import append, new_subject
from liaoliang.base import actions, evidence
from liaoliang.base.chain import ORIGIN, hash_of
from liaoliang.base.evidence import Actor, Entry
from liaoliang.base.models import CalendarYear, Event
from liaoliang.errors import NotFoundError

pytestmark = pytest.mark.django_db


def test_events_of_a_subject_form_a_chain(subject: CalendarYear) -> None:
    one, two = append(subject, 2)
    assert (one.seq, one.prev_hash) == (1, ORIGIN)
    assert (two.seq, two.prev_hash) == (2, one.hash)
    assert list(evidence.events_of(subject)) == [one, two]


def test_a_hash_can_be_computed_again_from_what_the_database_keeps(subject: CalendarYear) -> None:
    append(subject)
    stored = evidence.events_of(subject).get()
    assert hash_of(stored) == stored.hash


def test_a_row_that_is_not_locked_is_refused(subject: CalendarYear, first: Actor, at: datetime) -> None:
    with pytest.raises(evidence.NotLockedError):
        evidence.record(subject, "test.done", by=first, at=at)
    assert not Event.objects.exists()


def test_a_lock_of_a_rolled_back_savepoint_is_no_lock(
    subject: CalendarYear, first: Actor, at: datetime
) -> None:
    with pytest.raises(RuntimeError, match="undo"), transaction.atomic():
        evidence.lock(CalendarYear, subject.pk)
        raise RuntimeError("undo")
    with pytest.raises(evidence.NotLockedError):
        evidence.record(subject, "test.done", by=first, at=at)


@pytest.mark.django_db(transaction=True)
def test_a_lock_of_an_earlier_transaction_is_no_lock(first: Actor, at: datetime) -> None:
    subject = new_subject()
    append(subject)
    with pytest.raises(evidence.NotLockedError), transaction.atomic():
        evidence.record(subject, "test.done", by=first, at=at)
    with pytest.raises(evidence.NotLockedError):
        evidence.record(subject, "test.done", by=first, at=at)


@pytest.mark.django_db(transaction=True)
def test_a_lock_needs_a_transaction(at: datetime) -> None:
    subject = new_subject()
    with pytest.raises(transaction.TransactionManagementError):
        evidence.lock(CalendarYear, subject.pk)
    with pytest.raises(transaction.TransactionManagementError):
        evidence.created(subject)


def test_one_event_takes_two_statements(
    subject: CalendarYear, first: Actor, at: datetime, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    evidence.lock(CalendarYear, subject.pk)
    with django_assert_num_queries(2):
        evidence.record(subject, "test.done", by=first, at=at)


def test_a_batch_takes_two_statements(
    subject: CalendarYear, first: Actor, at: datetime, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    others = [new_subject(version) for version in range(2, 12)]
    append(others[3], 3)
    locked = evidence.lock_many(CalendarYear.objects.filter(year=2031))
    with django_assert_num_queries(2):
        events = evidence.record_many([Entry(row, "test.done", first, at) for row in locked])
    assert sorted(event.seq for event in events) == [1] * 10 + [4]


def test_entries_of_one_subject_follow_each_other(subject: CalendarYear, first: Actor, at: datetime) -> None:
    evidence.lock(CalendarYear, subject.pk)
    one, two = evidence.record_many([Entry(subject, "test.done", first, at, detail={"n": n}) for n in (1, 2)])
    assert two.prev_hash == one.hash


def test_an_empty_batch_asks_nothing(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(0):
        assert evidence.record_many([]) == []


def test_a_new_row_needs_one_statement(
    first: Actor, at: datetime, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    subject = new_subject()
    evidence.created(subject)
    with django_assert_num_queries(1):
        assert evidence.record(subject, "test.done", by=first, at=at).seq == 1


def test_a_new_row_gets_further_events_in_its_transaction(first: Actor, at: datetime) -> None:
    subject = new_subject()
    evidence.created(subject)
    assert [evidence.record(subject, "test.done", by=first, at=at).seq for _ in range(3)] == [1, 2, 3]


def test_a_new_row_starts_again_after_a_rolled_back_first_event(first: Actor, at: datetime) -> None:
    subject = new_subject()
    evidence.created(subject)
    with pytest.raises(RuntimeError, match="undo"), transaction.atomic():
        evidence.record(subject, "test.done", by=first, at=at)
        raise RuntimeError("undo")
    assert evidence.record(subject, "test.done", by=first, at=at).seq == 1


def test_an_old_row_passed_off_as_new_cannot_fork_its_chain(
    subject: CalendarYear, first: Actor, at: datetime
) -> None:
    append(subject)
    evidence.created(subject)
    with pytest.raises(IntegrityError), transaction.atomic():
        evidence.record(subject, "test.done", by=first, at=at)


def test_an_action_without_a_sentence_is_refused(subject: CalendarYear, first: Actor, at: datetime) -> None:
    evidence.lock(CalendarYear, subject.pk)
    with pytest.raises(LookupError, match=r"test\.silent"):
        evidence.record(subject, "test.silent", by=first, at=at)


def test_a_float_is_refused(subject: CalendarYear, first: Actor, at: datetime) -> None:
    evidence.lock(CalendarYear, subject.pk)
    with pytest.raises(TypeError, match="float"):
        evidence.record(subject, "test.done", by=first, at=at, detail={"n": 0.5})  # type: ignore[dict-item]


def test_a_naive_moment_is_refused(subject: CalendarYear, first: Actor, at: datetime) -> None:
    evidence.lock(CalendarYear, subject.pk)
    with pytest.raises(ValueError, match="aware"):
        evidence.record(subject, "test.done", by=first, at=at.replace(tzinfo=None))


def test_sm3_is_used_where_the_setting_says_so(subject: CalendarYear, settings: Settings) -> None:
    settings.EVIDENCE_HASH = "sm3"
    (event,) = append(subject)
    assert event.algorithm == "sm3"
    assert hash_of(event) == event.hash


def test_a_row_that_is_gone_is_not_found() -> None:
    with pytest.raises(NotFoundError):
        evidence.lock(CalendarYear, 999)


def test_several_querysets_are_locked_in_the_order_of_their_types(subject: CalendarYear) -> None:
    later = new_subject(3)
    rows = evidence.lock_many(CalendarYear.objects.filter(version=3), CalendarYear.objects.filter(version=1))
    assert {row.pk for row in rows} == {subject.pk, later.pk}


def test_a_receipt_names_event_and_hash(subject: CalendarYear) -> None:
    (event,) = append(subject)
    receipt = event.receipt()
    assert receipt.number == f"base.calendar_year/{subject.pk}/1"
    assert receipt.hash == event.hash
    assert receipt.short_hash.replace(" ", "") == event.hash[:12]
    assert not receipt.is_sealed


def test_a_sentence_is_filled_from_the_event(subject: CalendarYear) -> None:
    (event,) = append(subject)
    assert actions.describe(event) == "市政府办公室的甲办理了第 1 步"


def test_an_old_event_without_a_value_still_shows(subject: CalendarYear, first: Actor, at: datetime) -> None:
    evidence.lock(CalendarYear, subject.pk)
    event = evidence.record(subject, "test.done", by=first, at=at)
    assert actions.describe(event) == "市政府办公室的甲办理了第  步"
    event.action = "test.long_gone"
    assert actions.describe(event) == "test.long_gone"


def test_a_detail_cannot_pose_as_the_actor(subject: CalendarYear, first: Actor, at: datetime) -> None:
    evidence.lock(CalendarYear, subject.pk)
    event = evidence.record(subject, "test.done", by=first, at=at, detail={"actor": "丙", "n": 1})
    assert "丙" not in actions.describe(event)


def test_a_second_sentence_for_an_action_is_refused() -> None:
    with pytest.raises(ValueError, match=r"test\.done"):
        actions.register("test.done", "另一句")


@pytest.mark.django_db(transaction=True)
def test_a_rolled_back_step_leaves_no_event() -> None:
    subject = new_subject()
    with pytest.raises(RuntimeError, match="undo"), transaction.atomic():
        append(subject)
        raise RuntimeError("undo")
    assert not connection.in_atomic_block
    assert not Event.objects.exists()


def test_a_receipt_is_looked_up_by_an_index(db: None) -> None:
    with connection.cursor() as cursor:
        found = connection.introspection.get_constraints(cursor, Event._meta.db_table)
    assert ["hash"] in [rule["columns"] for rule in found.values() if rule["index"]]
