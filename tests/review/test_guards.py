"""Attacks with raw SQL: the database holds the separation of persons by itself."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from factories.offices import make_officer
from liaoliang.organisations.roles import Role
from liaoliang.review.models import Approval, ReviewRequest, Step

from .conftest import OTHER_HASH, Desk

COPIED = ["subject_type", "subject_id", "content_hash", "step", "author_id"]
INSERT = """
    INSERT INTO review_approval
        (request_id, approver_id, decision, reason, decided_at, subject_type, subject_id, content_hash, step, author_id)
    SELECT id, %(approver)s, %(decision)s, %(reason)s, requested_at, {copied}
    FROM review_reviewrequest WHERE id = %(request)s
"""


def run(statement: str, **values: object) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values or None)


def insert(
    request: ReviewRequest, approver: int, *, lies: dict[str, str] | None = None, **values: str
) -> None:
    """Write an approval past the program; `lies` replaces columns that are copied from the request."""
    copied = ", ".join((lies or {}).get(name, name) for name in COPIED)
    words = {"decision": "approved", "reason": "", **values}
    run(INSERT.format(copied=copied), request=request.pk, approver=approver, **words)


def test_an_honest_row_is_taken(desk: Desk) -> None:
    insert(desk.ask(), desk.first.pk)
    assert Approval.objects.get().approver == desk.first


def test_no_approval_by_the_author(desk: Desk) -> None:
    with pytest.raises(IntegrityError):
        insert(desk.ask(), desk.author.pk)


def test_not_even_with_somebody_else_named_as_author(desk: Desk) -> None:
    with pytest.raises(IntegrityError):
        insert(desk.ask(), desk.author.pk, lies={"author_id": str(desk.first.pk)})


@pytest.mark.parametrize(
    "lies",
    [
        {"content_hash": f"'{OTHER_HASH}'"},
        {"step": "'third'"},
        {"subject_id": "18"},
        {"subject_type": "'tests.other'"},
    ],
)
def test_no_approval_that_differs_from_its_request(desk: Desk, lies: dict[str, str]) -> None:
    with pytest.raises(IntegrityError):
        insert(desk.ask(), desk.first.pk, lies=lies)


def test_no_second_step_by_the_same_person(desk: Desk) -> None:
    desk.approve(desk.ask())
    with pytest.raises(IntegrityError):
        insert(desk.ask(Step.SECOND), desk.first.pk)


def test_no_second_approval_of_the_same_step(desk: Desk) -> None:
    desk.approve(desk.ask())
    again = ReviewRequest.objects.get()
    again.pk, again.state, again.closed_at = None, "open", None
    again.save()
    with pytest.raises(IntegrityError):
        insert(again, make_officer(desk.organ, Role.REVIEWER_FIRST).pk)


def test_no_sending_back_without_a_reason(desk: Desk) -> None:
    with pytest.raises(IntegrityError):
        insert(desk.ask(), desk.first.pk, decision="sent_back")


def test_no_second_open_request_for_the_same_step(desk: Desk) -> None:
    again = desk.ask()
    again.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        again.save()


@pytest.mark.parametrize(
    "attack",
    [
        "UPDATE review_approval SET content_hash = 'x'",
        "UPDATE review_approval SET approver_id = author_id",
        "DELETE FROM review_approval",
        "DELETE FROM review_reviewrequest",
        "UPDATE review_reviewrequest SET state = 'open', closed_at = NULL",
        "UPDATE review_reviewrequest SET title = 'x'",
    ],
)
def test_a_decision_stays_as_it_was_made(desk: Desk, attack: str) -> None:
    desk.approve(desk.ask())
    with pytest.raises(DatabaseError):
        run(attack)


@pytest.mark.parametrize("column", ["content_hash", "step", "subject_type", "role"])
def test_an_open_request_does_not_change_what_it_asks(desk: Desk, column: str) -> None:
    desk.ask()
    with pytest.raises(IntegrityError):
        run(f"UPDATE review_reviewrequest SET {column} = 'x'")


def test_an_open_request_does_not_change_its_author(desk: Desk) -> None:
    desk.ask()
    with pytest.raises(IntegrityError):
        run("UPDATE review_reviewrequest SET author_id = %(officer)s", officer=desk.first.pk)


@pytest.mark.parametrize("state", ["approved", "sent_back"])
def test_a_request_is_not_decided_without_a_decision(desk: Desk, state: str) -> None:
    desk.ask()
    with pytest.raises(IntegrityError):
        run("UPDATE review_reviewrequest SET state = %(state)s, closed_at = requested_at", state=state)


@pytest.mark.parametrize("table", ["review_approval", "review_reviewrequest"])
def test_rows_are_not_swapped_by_writing_them_anew(desk: Desk, table: str) -> None:
    """SQLite's REPLACE, or PostgreSQL's upsert, which is an UPDATE there."""
    desk.approve(desk.ask())
    verb, tail = ("INSERT OR REPLACE", "")
    if connection.vendor == "postgresql":
        verb, tail = ("INSERT", " ON CONFLICT (id) DO UPDATE SET step = 'third'")
    with pytest.raises(DatabaseError):
        run(f"{verb} INTO {table} SELECT * FROM {table} WHERE true{tail}")


def test_an_approval_is_not_replaced_by_one_for_the_same_step(desk: Desk) -> None:
    desk.approve(desk.ask())
    again = ReviewRequest.objects.get()
    again.pk, again.state, again.closed_at = None, "open", None
    again.save()
    other = make_officer(desk.organ, Role.REVIEWER_FIRST)
    replace = INSERT if connection.vendor == "postgresql" else INSERT.replace("INSERT", "INSERT OR REPLACE")
    with pytest.raises(IntegrityError):
        run(
            replace.format(copied=", ".join(COPIED)),
            request=again.pk,
            approver=other.pk,
            decision="approved",
            reason="",
        )
    assert Approval.objects.get().approver == desk.first
