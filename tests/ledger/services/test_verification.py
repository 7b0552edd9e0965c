"""Verifying and returning: always another person, always exactly what was read."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from factories.ledger import Town, put_into
from factories.offices import AT, ON, make_officer
from liaoliang.base.evidence import events_of
from liaoliang.errors import BadInputError, NotAllowedError, NotFoundError, NotReadyError, WrongStateError
from liaoliang.ledger import services
from liaoliang.ledger.models import Assignment, Report
from liaoliang.ledger.states import State
from liaoliang.messaging.selectors import messages_of
from liaoliang.organisations.models import Officer
from liaoliang.organisations.roles import Role
from liaoliang.review.models import Approval
from liaoliang.worklist.selectors import open_items_of


def sql(statement: str, *values: object) -> None:
    """As somebody with the database's password would."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)


def test_another_person_verifies(town: Town) -> None:
    row = town.verified()
    assert (row.state, row.verified_on, row.verified_by) == (State.VERIFIED, ON, town.coordinator)
    assert row.verified_hash == row.reports.get().content_hash
    assert Approval.objects.get().content_hash == row.verified_hash
    assert events_of(row).last().action == "ledger.verified"
    assert open_items_of(row).count() == 0


def test_nobody_verifies_an_own_report(town: Town) -> None:
    town.clerk.grants.create(role=Role.COORDINATOR, organ=town.government)
    both = Officer.objects.get(pk=town.clerk.pk)
    report = town.report(town.accepted(), by=both)
    with pytest.raises(NotAllowedError):
        town.verify(report, by=both)
    assert Assignment.objects.get().state == State.REPORTED


def test_the_organ_cannot_verify(town: Town) -> None:
    with pytest.raises(NotAllowedError):
        town.verify(town.reported(), by=make_officer(town.finance, Role.HEAD))


def test_a_coordinator_of_another_office_finds_nothing(town: Town) -> None:
    with pytest.raises(NotFoundError):
        town.verify(town.reported(), by=make_officer(town.county, Role.COORDINATOR))


def test_what_was_not_read_is_not_verified(town: Town) -> None:
    report = town.reported()
    with pytest.raises(WrongStateError):
        services.verify_assignment(
            assignment_id=report.assignment_id, content_hash="0" * 64, by=town.coordinator, at=AT
        )
    assert Approval.objects.count() == 0


def test_does_not_verify_twice(town: Town) -> None:
    report = town.reported()
    town.verify(report)
    with pytest.raises(WrongStateError):
        town.verify(report, by=town.other_coordinator)


def test_returned_with_a_reason_and_a_day(town: Town) -> None:
    row = town.send_back(town.reported(), redo_by=date(2021, 10, 18))
    assert (row.state, row.effective_due_on) == (State.RETURNED, date(2021, 10, 18))
    assert events_of(row).last().ground == "缺少链接"
    assert [(item.verb, item.due_on) for item in open_items_of(row)] == [("整改后再报", date(2021, 10, 18))]
    assert any("退回" in message.subject for message in messages_of(town.clerk))


def test_a_return_needs_a_reason(town: Town) -> None:
    with pytest.raises(NotReadyError):
        town.send_back(town.reported(), reason=" ")


def test_a_return_does_not_ask_for_yesterday(town: Town) -> None:
    with pytest.raises(BadInputError):
        town.send_back(town.reported(), redo_by=date(2021, 10, 11))


def test_rectified_reported_again_and_verified(town: Town) -> None:
    row = town.send_back(town.reported())
    services.begin_rectification(assignment_id=row.pk, by=town.clerk, at=AT)
    second = town.report(row)
    assert second.ordinal == 2
    assert town.verify(second).state == State.VERIFIED


def test_a_returned_report_is_not_verified_afterwards(town: Town) -> None:
    report = town.reported()
    town.send_back(report)
    with pytest.raises(WrongStateError):
        town.verify(report)


VERIFIED_BY = (
    "UPDATE ledger_assignment SET state = 'verified', verified_on = %s, verified_by_id = %s,"
    " verified_hash = %s WHERE id = %s"
)


def attack(row: Assignment, person: Officer, digest: str) -> None:
    with pytest.raises(DatabaseError):
        sql(VERIFIED_BY, ON, person.pk, digest, row.pk)
    row.refresh_from_db()
    assert row.state != State.VERIFIED


def test_the_database_refuses_verification_by_the_reporter(town: Town) -> None:
    report = town.reported()
    attack(report.assignment, town.clerk, report.content_hash)


def test_the_database_refuses_verification_without_an_approval(town: Town) -> None:
    report = town.reported()
    attack(report.assignment, town.coordinator, report.content_hash)


def test_the_database_refuses_an_approval_of_other_content(town: Town) -> None:
    other = town.verified(requirement="另一条。")
    row = town.reported().assignment
    attack(row, town.coordinator, other.verified_hash)


def test_the_database_refuses_another_reporter_beside_a_true_approval(town: Town) -> None:
    row = town.verified()
    with pytest.raises(DatabaseError):
        sql("UPDATE ledger_assignment SET reported_by_id = %s WHERE id = %s", town.coordinator.pk, row.pk)
    with pytest.raises(DatabaseError):
        sql(
            "UPDATE ledger_assignment SET verified_by_id = %s WHERE id = %s",
            town.other_coordinator.pk,
            row.pk,
        )


def test_the_database_refuses_verified_without_anybody(town: Town) -> None:
    row = town.reported().assignment
    with pytest.raises(DatabaseError):
        sql("UPDATE ledger_assignment SET state = 'verified', verified_on = %s WHERE id = %s", ON, row.pk)


def test_the_database_keeps_reports(town: Town) -> None:
    report = town.reported()
    with pytest.raises(DatabaseError):
        sql("UPDATE ledger_report SET content_hash = %s WHERE id = %s", "0" * 64, report.pk)
    with pytest.raises(DatabaseError):
        sql("DELETE FROM ledger_report WHERE id = %s", report.pk)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE ledger_reportevidence SET url = 'https://other.example.gov.cn/'",
        "DELETE FROM ledger_reportevidence",
        "DELETE FROM ledger_assignment",
        "UPDATE ledger_assignment SET organ_id = organ_id + 1",
        "UPDATE ledger_assignment SET requirement_id = requirement_id + 1",
    ],
)
def test_the_database_keeps_what_was_verified(town: Town, statement: str) -> None:
    town.verified()
    with pytest.raises(DatabaseError, match=r"append-only|identity|kept for good"):
        sql(statement)


FORGED_REQUEST = (
    "INSERT INTO review_reviewrequest (subject_type, subject_id, content_hash, step, author_id, organ_id, role,"
    " title, link, requested_at, state) VALUES ('ledger.report', %s, %s, 'verify', %s, %s, 'coordinator',"
    " '报送', '/', %s, 'open')"
)
FORGED_APPROVAL = (
    "INSERT INTO review_approval (request_id, subject_type, subject_id, content_hash, step, author_id,"
    " approver_id, decision, reason, decided_at) SELECT id, subject_type, subject_id, content_hash, step,"
    " author_id, %s, 'approved', '', %s FROM review_reviewrequest WHERE state = 'open'"
)


def test_the_database_refuses_a_reporter_who_approves_under_a_borrowed_author(town: Town) -> None:
    report = town.reported()
    sql("UPDATE review_reviewrequest SET state = 'withdrawn', closed_at = %s", AT)
    borrowed = town.coordinator.pk
    sql(FORGED_REQUEST, report.pk, report.content_hash, borrowed, town.office.pk, AT)
    sql(FORGED_APPROVAL, town.clerk.pk, AT)
    with pytest.raises(DatabaseError, match="unfounded"):
        sql(
            VERIFIED_BY.replace("WHERE", ", reported_by_id = %s WHERE"),
            ON,
            town.clerk.pk,
            report.content_hash,
            borrowed,
            report.assignment_id,
        )


def test_an_approval_does_not_serve_for_a_later_report(town: Town) -> None:
    row = town.verified()
    first = row.verified_hash
    sql("UPDATE ledger_assignment SET state = 'in_progress', verified_on = NULL, verified_by_id = NULL")
    second = town.report(Assignment.objects.get())
    attack(second.assignment, town.coordinator, first)


def test_a_report_that_was_altered_is_not_verified(town: Town) -> None:
    report = town.reported()
    sql("UPDATE ledger_report SET text = '另一番话'")
    with pytest.raises(WrongStateError, match="摘要不一致"):
        town.verify(report)


def test_nothing_moves_once_the_notice_is_closed(town: Town) -> None:
    notice = town.running()
    row = services.accept_assignment(assignment_id=town.of(notice).pk, by=town.clerk, at=AT)
    services.close_notice(notice_id=notice.pk, by=town.coordinator, at=AT)
    with pytest.raises(WrongStateError):
        town.report(row)


def try_to_verify(report: Report, by: Officer) -> bool:
    try:
        services.verify_assignment(
            assignment_id=report.assignment_id,
            content_hash=report.content_hash,
            by=Officer.objects.get(pk=by.pk),
            at=AT,
        )
    except WrongStateError:
        return False
    finally:
        connection.close()
    return True


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_two_coordinators_at_once_leave_one_verification() -> None:
    town = Town()
    report, people = town.reported(), (town.coordinator, town.other_coordinator)
    with ThreadPoolExecutor(2) as pool:
        tries = [pool.submit(try_to_verify, report, person) for person in people]
    assert sorted(attempt.result() for attempt in tries) == [False, True]
    assert Approval.objects.count() == 1


def test_a_state_set_by_hand_does_not_pass_for_a_report(town: Town) -> None:
    row = put_into(town.accepted(), State.REPORTED, reported_by=town.clerk, reported_on=ON)
    with pytest.raises(WrongStateError, match="没有等待核实的报送"):
        services.verify_assignment(assignment_id=row.pk, content_hash="0" * 64, by=town.coordinator, at=AT)
