"""What is known about a subject's reviews."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest

from factories.offices import AT, make_officer, make_organ
from liaoliang.errors import NotFoundError
from liaoliang.organisations.roles import Duty, Role
from liaoliang.review.models import RequestState, ReviewRequest, Step
from liaoliang.review.permissions import can_decide
from liaoliang.review.selectors import approved_hash, open_request, request_for, requests_about

from .conftest import HASH, OTHER_HASH, Desk


def test_the_hash_that_passed_last_is_known_by_step(desk: Desk) -> None:
    assert approved_hash(desk.subject, Step.FIRST) is None
    for content_hash in (HASH, OTHER_HASH):
        desk.approve(desk.ask(content_hash=content_hash))
    assert approved_hash(desk.subject, Step.FIRST) == OTHER_HASH
    assert approved_hash(desk.subject, Step.SECOND) is None


def test_what_was_sent_back_is_no_approved_hash(desk: Desk) -> None:
    desk.send_back(desk.ask())
    assert approved_hash(desk.subject, Step.FIRST) is None


def test_the_open_request_is_found_by_step(desk: Desk) -> None:
    request = desk.ask()
    assert open_request(desk.subject, Step.FIRST) == request
    assert open_request(desk.subject, Step.SECRECY) is None
    desk.approve(request)
    assert open_request(desk.subject, Step.FIRST) is None


def test_both_sides_of_the_table_see_a_request_and_nobody_else(desk: Desk) -> None:
    request = desk.ask()
    for officer in (desk.author, desk.first):
        assert request_for(officer, request.pk) == request
    for stranger in (
        make_officer(make_organ(), Role.REVIEWER_FIRST),
        make_officer(desk.organ, duty=Duty.AUDITOR),
    ):
        with pytest.raises(NotFoundError):
            request_for(stranger, request.pk)


def test_permission_to_decide_is_known_before_the_button_is_pressed(desk: Desk) -> None:
    request = desk.ask()
    assert can_decide(desk.first, request)
    assert not can_decide(desk.author, request)
    assert not can_decide(desk.second, request)


def withdrawn(desk: Desk, number: int) -> ReviewRequest:
    return ReviewRequest(
        subject_type=desk.subject.evidence_type,
        subject_id=desk.subject.pk,
        content_hash=f"{number:064x}",
        step=Step.FIRST,
        author=desk.author,
        organ=desk.organ,
        role=Role.REVIEWER_FIRST,
        state=RequestState.WITHDRAWN,
        requested_at=AT,
        closed_at=AT,
    )


@pytest.mark.parametrize("size", [10, 1000])
def test_a_long_history_costs_one_statement(
    size: int, desk: Desk, django_assert_num_queries: Callable[[int], AbstractContextManager[object]]
) -> None:
    desk.approve(desk.ask())
    ReviewRequest.objects.bulk_create(withdrawn(desk, number) for number in range(size - 1))
    with django_assert_num_queries(1):
        found = list(requests_about(desk.subject))
        assert found[0].approval.approver.name == desk.first.name
    assert len(found) == size
