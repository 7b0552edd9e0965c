"""Reads of review. What is about a subject is scoped by the module that owns the subject."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext_noop

from liaoliang.base.locks import Subject, key_of
from liaoliang.errors import NotFoundError
from liaoliang.organisations.models import Officer
from liaoliang.review.models import Approval, Decision, RequestState, ReviewRequest, Step
from liaoliang.review.permissions import can_see


def approved_steps(subject: Subject, content_hash: str) -> dict[Step, Approval]:
    """The approvals that hold for exactly this content, by step; of other content nothing counts."""
    subject_type, subject_id = key_of(subject)
    rows = Approval.objects.filter(
        subject_type=subject_type,
        subject_id=subject_id,
        content_hash=content_hash,
        decision=Decision.APPROVED,
    )
    return {Step(approval.step): approval for approval in rows.select_related("approver", "author")}


def approved_hash(subject: Subject, step: Step) -> str | None:
    """The content of `subject` that passed `step` last, if any did."""
    subject_type, subject_id = key_of(subject)
    rows = Approval.objects.filter(
        subject_type=subject_type, subject_id=subject_id, step=step, decision=Decision.APPROVED
    )
    return rows.order_by("-id").values_list("content_hash", flat=True).first()


def open_request(subject: Subject, step: Step) -> ReviewRequest | None:
    """The request that waits for a decision on `subject` at `step`."""
    return requests_about(subject).filter(step=step, state=RequestState.OPEN).first()


def requests_about(subject: Subject) -> QuerySet[ReviewRequest]:
    """Every request about `subject` with its decision, oldest first."""
    subject_type, subject_id = key_of(subject)
    rows = ReviewRequest.objects.filter(subject_type=subject_type, subject_id=subject_id)
    return rows.select_related("author", "organ", "approval__approver").order_by("id")


def request_for(officer: Officer, request_id: int) -> ReviewRequest:
    """One request, if the officer is on either side of it; otherwise NotFoundError."""
    request = ReviewRequest.objects.select_related("author", "organ").filter(id=request_id).first()
    if request is None or not can_see(officer, request):
        raise NotFoundError(gettext_noop("没有找到该送审事项"))
    return request
