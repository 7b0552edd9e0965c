"""An organ's way through a requirement, and who may not walk it."""

from __future__ import annotations

from typing import Any

import pytest

from factories.ledger import LINK, Town, make_blob, put_into
from factories.offices import AT, ON, make_officer
from liaoliang.base.evidence import events_of, verify
from liaoliang.errors import NotFoundError, NotReadyError, WrongStateError
from liaoliang.ledger import services
from liaoliang.ledger.models import Assignment, Report, ReportEvidence
from liaoliang.ledger.rows import Proof
from liaoliang.ledger.states import State
from liaoliang.organisations.roles import Role
from liaoliang.worklist.selectors import open_items_of, waiting_for


def actions(row: Assignment) -> list[str]:
    return list(events_of(row).values_list("action", flat=True))


def report(town: Town, row: Assignment, **changes: Any) -> Report:
    words = {"text": "已公开。", "proofs": [Proof.link(LINK)], "by": town.clerk, "at": AT, **changes}
    return services.report_assignment(assignment_id=row.pk, **words)


def test_accepting_leaves_evidence_and_the_next_thing_to_do(town: Town) -> None:
    row = town.accepted()
    assert (row.state, row.accepted_on) == (State.ACCEPTED, ON)
    assert actions(row) == ["ledger.assigned", "ledger.accepted"]
    assert [item.verb for item in open_items_of(row)] == ["落实并报送"]


def test_accepts_many_at_once(town: Town) -> None:
    notice = town.running({"requirement": "甲。"}, {"requirement": "乙。"}, {"requirement": "丙。"})
    ids = list(Assignment.objects.values_list("pk", flat=True))
    assert len(services.accept_assignments(assignment_ids=ids, by=town.clerk, at=AT)) == 3
    assert set(Assignment.objects.values_list("state", flat=True)) == {State.ACCEPTED}
    assert notice.state == "adopted"


def test_accepts_all_or_none(town: Town) -> None:
    notice = town.running({"units": ["市财政局", "市教育局"]})
    ids = [town.of(notice).pk, town.of(notice, town.education).pk]
    with pytest.raises(NotFoundError):
        services.accept_assignments(assignment_ids=ids, by=town.clerk, at=AT)
    assert set(Assignment.objects.values_list("state", flat=True)) == {State.ASSIGNED}


def test_does_not_accept_twice(town: Town) -> None:
    with pytest.raises(WrongStateError, match="已接受"):
        services.accept_assignment(assignment_id=town.accepted().pk, by=town.clerk, at=AT)


def test_foreign_assignments_are_not_found(town: Town) -> None:
    row = town.assignment()
    for service in (services.accept_assignment, services.start_progress, services.begin_rectification):
        with pytest.raises(NotFoundError):
            service(assignment_id=row.pk, by=town.teacher, at=AT)
    with pytest.raises(NotFoundError):
        report(town, row, by=town.teacher)


def test_the_coordinator_sees_but_does_not_act_for_the_organ(town: Town) -> None:
    from liaoliang.errors import NotAllowedError

    with pytest.raises(NotAllowedError):
        services.accept_assignment(assignment_id=town.assignment().pk, by=town.coordinator, at=AT)


def test_administrators_find_nothing(town: Town) -> None:
    for duty in (Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDITOR):
        admin = make_officer(town.finance, duty=duty.value)
        with pytest.raises(NotFoundError):
            services.accept_assignment(assignment_id=town.assignment().pk, by=admin, at=AT)


def test_starts_work(town: Town) -> None:
    row = services.start_progress(assignment_id=town.accepted().pk, by=town.clerk, at=AT)
    assert row.state == State.IN_PROGRESS
    assert actions(row)[-1] == "ledger.started"


def test_a_report_waits_for_the_coordinator(town: Town) -> None:
    row = town.reported().assignment
    assert (row.state, row.reported_on, row.reported_by) == (State.REPORTED, ON, town.clerk)
    assert open_items_of(row).count() == 0
    assert [item.verb for item in waiting_for(town.coordinator)] == ["核验"]
    assert events_of(row).last().documents == [row.reports.get().content_hash]


def test_a_report_needs_words_and_a_proof(town: Town) -> None:
    with pytest.raises(NotReadyError) as refused:
        report(town, town.accepted(), text=" ", proofs=[])
    assert {issue.code for issue in refused.value.issues} == {
        "ledger.report_empty",
        "ledger.report_without_proof",
    }
    assert Report.objects.count() == 0


@pytest.mark.parametrize("state", [State.ASSIGNED, State.REPORTED, State.RETURNED, State.DECLINED])
def test_reports_only_what_is_under_way(town: Town, state: State) -> None:
    row = put_into(town.accepted(), state, reported_by=town.clerk, reported_on=ON)
    with pytest.raises(WrongStateError):
        report(town, row)


def test_a_second_report_while_one_lies_there_is_refused(town: Town) -> None:
    with pytest.raises(WrongStateError):
        report(town, town.reported().assignment)
    assert Report.objects.count() == 1


def test_a_file_is_kept_by_its_hash(town: Town) -> None:
    blob = make_blob()
    row = report(town, town.accepted(), proofs=[Proof.file(blob), Proof.link(LINK)])
    assert [item.kind for item in row.evidence.all()] == ["file", "link"]
    assert blob.hash in events_of(row.assignment).last().documents


def test_a_file_of_another_report_cannot_be_taken(town: Town) -> None:
    blob = make_blob()
    report(town, town.accepted(), proofs=[Proof.file(blob)])
    with pytest.raises(NotReadyError, match="已用于其他事项"):
        report(town, town.accepted(requirement="另一条。"), proofs=[Proof.file(blob)])


def test_a_measure_is_kept_as_it_was_that_day(town: Town) -> None:
    row = report(town, town.accepted(), proofs=[Proof.measured("ledger.accepted_share")])
    proof = row.evidence.get()
    assert (proof.kind, proof.name) == (ReportEvidence.Kind.MEASURE, "台账建立率")
    assert (proof.measure["value"], proof.measure["numerator"]) == ("100.00", 1)


def test_the_hash_covers_text_and_proofs(town: Town) -> None:
    row = town.reported()
    assert services.is_intact(row)
    row.evidence.create(ordinal=2, kind="link", name="后加", url="https://other.example.gov.cn/")
    assert not services.is_intact(row)


def test_a_report_holds_no_personal_number(town: Town) -> None:
    with pytest.raises(NotReadyError, match="公民身份号码"):
        report(town, town.accepted(), text="联系电话13900000000。")


def test_the_chain_of_an_assignment_is_whole(town: Town) -> None:
    town.verified()
    assert verify().events > 3
