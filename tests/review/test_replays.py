"""Requests and decisions follow from their trail."""

from __future__ import annotations

from factories.offices import AT
from liaoliang.base import replay
from liaoliang.review.models import Approval, ReviewRequest
from liaoliang.review.services import withdraw_review
from review.conftest import Desk


def differing() -> set[str]:
    return {found.column for found in replay.differences() if found.row.startswith("review.")}


def test_what_the_services_did_is_passed(desk: Desk) -> None:
    desk.send_back(desk.ask())
    desk.approve(desk.ask())
    desk.ask(content_hash="c" * 64)
    request = desk.ask(content_hash="d" * 64)
    withdraw_review(request_id=request.pk, by=desk.author, at=AT)
    assert differing() == set()


def test_an_approval_written_past_the_trail_is_named(desk: Desk) -> None:
    request = desk.ask()
    copied = ("subject_type", "subject_id", "content_hash", "step", "author_id")
    facts = {name: getattr(request, name) for name in copied}
    Approval.objects.create(request=request, approver=desk.first, decision="approved", decided_at=AT, **facts)
    ReviewRequest.objects.filter(pk=request.pk).update(state="approved", closed_at=AT)
    assert differing() == {"state", "approval__approver_id", "approval__decision"}
