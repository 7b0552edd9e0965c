"""Two writers at once, on two connections."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from factories.offices import make_officer
from liaoliang.errors import NotAllowedError, WrongStateError
from liaoliang.organisations.models import Officer
from liaoliang.organisations.roles import Role
from liaoliang.review.models import Approval, ReviewRequest, Step

from .conftest import Desk

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]


def try_to_approve(desk: Desk, request: ReviewRequest, by: Officer) -> bool:
    """Approve on a connection of one's own; whether it was let through."""
    try:
        desk.approve(request, Officer.objects.get(pk=by.pk))
    except (NotAllowedError, WrongStateError):
        return False
    finally:
        connection.close()
    return True


def test_one_person_pressing_two_buttons_at_once_approves_one_step() -> None:
    desk = Desk()
    both = make_officer(desk.organ, Role.REVIEWER_FIRST, Role.SECRECY_REVIEWER)
    requests = [desk.ask(Step.FIRST), desk.ask(Step.SECRECY)]
    with ThreadPoolExecutor(2) as pool:
        tries = [pool.submit(try_to_approve, desk, request, both) for request in requests]
    assert sorted(attempt.result() for attempt in tries) == [False, True]
    assert Approval.objects.count() == 1


def test_two_reviewers_deciding_one_request_at_once_leave_one_decision() -> None:
    desk = Desk()
    request, other = desk.ask(), make_officer(desk.organ, Role.REVIEWER_FIRST)
    with ThreadPoolExecutor(2) as pool:
        tries = [pool.submit(try_to_approve, desk, request, person) for person in (desk.first, other)]
    assert sorted(attempt.result() for attempt in tries) == [False, True]
    assert Approval.objects.count() == 1
