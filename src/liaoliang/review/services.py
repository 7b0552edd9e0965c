"""Writes of review: ask, approve, send back, withdraw.

Each locks the request, and the caller has locked the subject before (the order of locks is by type name,
and the module that owns the subject calls from inside its own service).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_noop, override

from liaoliang.base.evidence import lock, lock_many, record
from liaoliang.base.locks import Subject, key_of
from liaoliang.errors import NotAllowedError, NotReadyError, WrongStateError
from liaoliang.messaging.services import notify
from liaoliang.organisations.models import Officer, Organ
from liaoliang.organisations.roles import Role
from liaoliang.review import permissions
from liaoliang.review.checks import Submission, reason_issues, request_issues
from liaoliang.review.models import Approval, Decision, RequestState, ReviewRequest, Step
from liaoliang.review.selectors import approved_steps
from liaoliang.review.states import AFTER_DECISION, may_become
from liaoliang.worklist.items import UNDATED, Assignee, Due, NewItem
from liaoliang.worklist.services import close_items, open_item

CATEGORY = "review"
__all__ = ["Reviewers", "Submission", "approve", "request_review", "send_back", "withdraw_review"]


@dataclass(frozen=True, slots=True)
class Reviewers:
    """Before whom a text is laid: an organ, and a role other than the step's own if need be; and by when."""

    organ: Organ
    role: Role | None = None
    due: Due = UNDATED


@transaction.atomic
def request_review(
    submission: Submission, *, step: Step, reviewers: Reviewers, by: Officer, at: datetime
) -> ReviewRequest:
    """Lay a text before the reviewers for one step.

    Open requests about older content of the same subject are closed as superseded; their decisions and
    all earlier approvals stay on record and simply do not match the new hash. Raises WrongStateError
    when this content waits for or has passed this step, NotAllowedError, NotReadyError.
    """
    waiting = _lock_open_requests(submission.subject)
    _insist_step_is_free(submission, step, waiting)
    if not permissions.can_request_review(by, submission.author):
        raise NotAllowedError(gettext_noop("您不能为其他单位的内容送审"))
    issues = request_issues(submission, step)
    if issues:
        raise NotReadyError(issues)
    for stale in (request for request in waiting if request.content_hash != submission.content_hash):
        _supersede(stale, by, at)
    return _open_request(submission, step, reviewers, by, at)


@transaction.atomic
def approve(*, request_id: int, content_hash: str, by: Officer, at: datetime) -> Approval:
    """Approve the content whose hash is `content_hash`: what the reviewer has read, computed anew.

    Raises WrongStateError when that is no longer the content that was laid before the reviewers, and
    NotAllowedError for the author, for who holds no role, and for who has approved another step of it.
    """
    request = _lock_to_decide(request_id, content_hash, Decision.APPROVED, by)
    return _decide(request, Decision.APPROVED, by, at)


@transaction.atomic
def send_back(*, request_id: int, content_hash: str, reason: str, by: Officer, at: datetime) -> Approval:
    """Send the text back to its author; a reason is compulsory. Raises as `approve`, and NotReadyError."""
    request = _lock_to_decide(request_id, content_hash, Decision.SENT_BACK, by)
    issues = reason_issues(reason)
    if issues:
        raise NotReadyError(issues)
    return _decide(request, Decision.SENT_BACK, by, at, reason.strip())


@transaction.atomic
def withdraw_review(*, request_id: int, by: Officer, at: datetime) -> ReviewRequest:
    """Take an undecided request back."""
    request = lock(ReviewRequest, request_id)
    _insist_may_become(request, RequestState.WITHDRAWN)
    if not permissions.can_withdraw(by, request):
        raise NotAllowedError(gettext_noop("您不能撤回其他单位的送审"))
    _close(request, RequestState.WITHDRAWN, at)
    record(request, "review.withdrawn", by=by.actor, at=at, detail=_facts(request))
    close_items(subject=request, at=at)
    return request


def _lock_open_requests(subject: Subject) -> list[ReviewRequest]:
    subject_type, subject_id = key_of(subject)
    return lock_many(
        ReviewRequest.objects.filter(
            subject_type=subject_type, subject_id=subject_id, state=RequestState.OPEN
        )
    )


def _insist_step_is_free(submission: Submission, step: Step, waiting: list[ReviewRequest]) -> None:
    if any(r.step == step and r.content_hash == submission.content_hash for r in waiting):
        raise WrongStateError(gettext_noop("该内容已送{step}，正在等待审查"), step=step.label)
    if step in approved_steps(submission.subject, submission.content_hash):
        raise WrongStateError(gettext_noop("该内容已经通过{step}"), step=step.label)


def _supersede(request: ReviewRequest, by: Officer, at: datetime) -> None:
    _close(request, RequestState.SUPERSEDED, at)
    record(request, "review.superseded", by=by.actor, at=at, detail=_facts(request))
    close_items(subject=request, at=at)


def _open_request(
    submission: Submission, step: Step, reviewers: Reviewers, by: Officer, at: datetime
) -> ReviewRequest:
    role = reviewers.role or permissions.ROLE_OF_STEP[step]
    subject_type, subject_id = key_of(submission.subject)
    with _one_at_a_time():
        row = ReviewRequest.objects.create(
            subject_type=subject_type,
            subject_id=subject_id,
            content_hash=submission.content_hash,
            step=step,
            author=submission.author,
            organ=reviewers.organ,
            role=role,
            title=submission.title,
            link=submission.link,
            requested_at=at,
        )
    request = lock(ReviewRequest, row.pk)
    record(request, "review.requested", by=by.actor, at=at, detail=_facts(request))
    waiting = Assignee.organ(reviewers.organ, role)
    verb = _in_chinese(step.label)
    open_item(NewItem(request, waiting, verb, request.title, request.link, CATEGORY, reviewers.due), at=at)
    return request


def _lock_to_decide(request_id: int, content_hash: str, decision: Decision, by: Officer) -> ReviewRequest:
    request = lock(ReviewRequest, request_id)
    _insist_may_become(request, AFTER_DECISION[decision])
    if request.content_hash != content_hash:
        raise WrongStateError(gettext_noop("送审之后内容有改动，请重新送审"))
    _insist_may_decide(request, by)
    return request


def _insist_may_become(request: ReviewRequest, target: RequestState) -> None:
    if not may_become(request.state, target):
        raise WrongStateError(
            gettext_noop("该送审事项已经办结（{state}）"), state=request.get_state_display()
        )


def _insist_may_decide(request: ReviewRequest, by: Officer) -> None:
    if not permissions.is_reviewer_of(by, request):
        raise NotAllowedError(gettext_noop("您没有{step}的职责"), step=request.get_step_display())
    if permissions.wrote(by, request):
        raise NotAllowedError(gettext_noop("起草人不得审查自己起草的内容"))
    if permissions.approved_another_step(by, request):
        raise NotAllowedError(gettext_noop("同一内容的各审查环节须由不同人员办理，您已通过其中一个环节"))


def _decide(
    request: ReviewRequest, decision: Decision, by: Officer, at: datetime, reason: str = ""
) -> Approval:
    with _one_at_a_time():
        approval = Approval.objects.create(
            request=request,
            subject_type=request.subject_type,
            subject_id=request.subject_id,
            content_hash=request.content_hash,
            step=request.step,
            author_id=request.author_id,
            approver=by,
            decision=decision,
            reason=reason,
            decided_at=at,
        )
    _close(request, AFTER_DECISION[decision], at)
    record(request, f"review.{decision.value}", by=by.actor, at=at, ground=reason, detail=_facts(request))
    close_items(subject=request, at=at)
    _tell_author(request, decision, by, at)
    return approval


def _close(request: ReviewRequest, state: RequestState, at: datetime) -> None:
    request.state, request.closed_at = state, at
    request.save(update_fields=["state", "closed_at"])


def _tell_author(request: ReviewRequest, decision: Decision, by: Officer, at: datetime) -> None:
    """The reason is read on the page of the thing, not in the message."""
    words = f"{_in_chinese(Step(request.step).label)}{_in_chinese(decision.label)}：{request.title}"
    notify(to=request.author, kind=f"review.{decision.value}", subject=words, link=request.link, by=by, at=at)


def _in_chinese(label: str | Promise) -> str:
    """What is stored is in the office's language, whichever one the officer reads the screen in."""
    with override(settings.LANGUAGE_CODE):
        return str(label)


def _facts(request: ReviewRequest) -> dict[str, str]:
    return {
        "step": request.step,
        "subject": f"{request.subject_type}/{request.subject_id}",
        "content_hash": request.content_hash,
    }


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """The constraints decide a race that locks cannot see, for instance two steps approved at once."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        raise WrongStateError(gettext_noop("另有人员刚刚办理了同一内容，请刷新后再试")) from error
