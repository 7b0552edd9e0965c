"""What an officer sees, and what stays foreign."""

from __future__ import annotations

from datetime import date

import pytest
from pytest_django.fixtures import DjangoAssertNumQueries

from factories.ledger import Town, put_into
from factories.ledger_rows import make_grid
from factories.offices import AT, ON, make_officer
from liaoliang.errors import BadInputError, NotFoundError
from liaoliang.ledger import services
from liaoliang.ledger.models import Assignment, ReportEvidence
from liaoliang.ledger.selectors import (
    Filter,
    assignment_for,
    assignments_in_scope,
    assignments_of,
    counts,
    history,
    offers,
    page_of,
    proof_for,
    reports_of,
    shown_of,
)
from liaoliang.ledger.states import Shown, State, Step
from liaoliang.organisations.models import Officer
from liaoliang.organisations.roles import Role


def allowed(officer: Officer, row: Assignment) -> dict[Step, bool]:
    return {offer.step: offer.allowed for offer in offers(officer, row)}


def test_lists_the_own_organs_tasks_by_day(town: Town) -> None:
    town.running(
        {"requirement": "甲。", "deadline_to": None},
        {"requirement": "乙。", "units": ["市财政局", "市教育局"]},
    )
    rows = assignments_of(town.clerk)
    assert [row.requirement.text for row in rows] == ["乙。", "甲。"]
    assert assignments_of(make_officer(town.county)).count() == 0


def test_lists_running_notices_only(town: Town) -> None:
    notice = town.running()
    services.close_notice(notice_id=notice.pk, by=town.coordinator, at=AT)
    assert assignments_of(town.clerk).count() == 0
    assert assignments_in_scope(town.clerk).count() == 1


def test_scope_is_wider_for_the_coordinator_and_empty_for_administrators(town: Town) -> None:
    town.running({"units": ["市财政局", "市教育局"]})
    assert assignments_in_scope(town.coordinator).count() == 2
    assert assignments_in_scope(town.clerk).count() == 1
    assert assignments_in_scope(make_officer(town.finance, duty=Role.AUDITOR.value)).count() == 0


def test_pages_by_cursor_without_gap_or_repeat(town: Town) -> None:
    make_grid(town, organs=1, tasks=25)
    rows = assignments_in_scope(town.coordinator)
    seen, cursor = list[int](), ""
    while True:
        page = page_of(rows, on=ON, after=cursor, size=10)
        seen += [row.pk for row in page.rows]
        cursor = page.next_cursor
        if not cursor:
            break
    assert seen == [row.pk for row in rows] and len(seen) == 25


@pytest.mark.parametrize("cursor", ["x", "2021-10-12", "2021-10-12.-1", "2021-13-01.1", "2021-10-12.１"])
def test_a_cursor_we_did_not_give_is_refused(town: Town, cursor: str) -> None:
    with pytest.raises(BadInputError):
        page_of(assignments_of(town.clerk), on=ON, after=cursor)


def test_filters_and_counts_agree_with_what_is_shown(town: Town) -> None:
    make_grid(town, organs=2, tasks=30)
    rows = assignments_in_scope(town.coordinator)
    tally = counts(rows, on=ON)
    for shown in Shown:
        found = page_of(rows, on=ON, keep=Filter(shown=shown), size=100).rows
        assert tally[shown] == len(found)
        assert {shown_of(row, on=ON) for row in found} <= {shown}
    assert sum(tally.values()) == 60 and tally[Shown.OVERDUE] > 0


@pytest.mark.parametrize("optional", [True, False])
def test_the_database_shows_every_state_as_the_program_does(town: Town, optional: bool) -> None:
    row = town.assignment(optional=optional, deadline_to=date(2021, 10, 1))
    person = {"reported_by": town.clerk, "reported_on": ON}
    for state in set(State) - {State.VERIFIED, State.NOT_APPLICABLE}:
        put_into(row, state, **person)
        tally = counts(Assignment.objects.filter(pk=row.pk), on=ON)
        assert tally[shown_of(row, on=ON)] == 1, state


def test_filters_by_task_organ_and_notice(town: Town) -> None:
    notice = town.running({"task": "甲", "units": ["市财政局", "市教育局"]}, {"task": "乙"})
    rows = assignments_in_scope(town.coordinator)
    task = town.of(notice).requirement.task_id
    for keep, number in (
        (Filter(notice_id=notice.pk), 3),
        (Filter(task_id=task), 2),
        (Filter(organ_id=town.education.pk), 1),
        (Filter(notice_id=notice.pk + 1), 0),
    ):
        assert len(page_of(rows, on=ON, keep=keep).rows) == number


def test_a_foreign_assignment_is_not_found(town: Town) -> None:
    row = town.assignment()
    assert assignment_for(town.clerk, row.pk) == row
    for stranger in (town.teacher, make_officer(town.finance, duty=Role.SYSTEM_ADMIN.value)):
        with pytest.raises(NotFoundError):
            assignment_for(stranger, row.pk)
    with pytest.raises(NotFoundError):
        assignment_for(town.clerk, row.pk + 1)


def test_a_foreign_proof_is_not_found(town: Town) -> None:
    report = town.reported()
    proof = ReportEvidence.objects.get()
    assert proof_for(town.coordinator, proof.pk) == proof
    assert [item.pk for item in reports_of(report.assignment)] == [report.pk]
    for pk, stranger in ((proof.pk, town.teacher), (proof.pk + 1, town.clerk)):
        with pytest.raises(NotFoundError):
            proof_for(stranger, pk)


def test_the_trail_is_read_as_sentences(town: Town) -> None:
    row = town.send_back(town.reported())
    assert [line.sentence for line in history(row)] == [
        "任务下达给 市财政局",
        "市财政局 接受了任务",
        "市财政局 第 1 次报送了落实情况，佐证材料 1 份",
        "市政府办公室 退回整改：缺少链接",
    ]


def test_offers_what_the_state_allows_and_says_why_not(town: Town) -> None:
    row = town.reported().assignment
    assert allowed(town.coordinator, row) == {Step.VERIFY: True, Step.RETURN: True}
    assert allowed(town.clerk, row) == {Step.VERIFY: False, Step.RETURN: False}
    assert all(offer.reason for offer in offers(town.clerk, row))


def test_offers_the_organ_its_steps(town: Town) -> None:
    row = town.accepted()
    assert allowed(town.clerk, row) == {
        Step.START: True,
        Step.HAND_DOWN: False,
        Step.REPORT: True,
        Step.DECLINE: True,
    }
    assert allowed(make_officer(town.finance, Role.HEAD), row)[Step.HAND_DOWN]


def test_offers_nothing_once_the_notice_is_closed(town: Town) -> None:
    notice = town.running()
    services.close_notice(notice_id=notice.pk, by=town.coordinator, at=AT)
    assert not any(allowed(town.clerk, assignment_for(town.clerk, town.of(notice).pk)).values())


@pytest.mark.parametrize("tasks", [10, 1000])
def test_a_page_takes_the_same_queries_at_any_length(
    town: Town, tasks: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    make_grid(town, organs=1, tasks=tasks)
    rows = assignments_in_scope(town.coordinator)
    with django_assert_num_queries(1):
        page = page_of(rows, on=ON, size=10)
        assert all(row.organ.label and row.requirement.task.category.notice.title for row in page.rows)
    with django_assert_num_queries(1):
        assert sum(counts(rows, on=ON).values()) == tasks
