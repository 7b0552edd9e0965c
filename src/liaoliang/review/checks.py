"""What must hold before a text is laid before the reviewers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext_noop

from liaoliang.base.locks import Subject, key_of
from liaoliang.errors import Issue
from liaoliang.messaging.checks import holds_personal_number
from liaoliang.organisations.models import Officer
from liaoliang.review.models import ReviewRequest, Step
from liaoliang.review.selectors import approved_steps

PERSONAL_DATA = gettext_noop("标题和理由里不得出现公民身份号码、手机号码或银行卡号")
_HASH = re.compile(r"[0-9a-f]{64}")
# 三审三校: each step reads what the step before has approved.
PRECEDING: dict[Step, Step] = {Step.SECOND: Step.FIRST, Step.THIRD: Step.SECOND}


@dataclass(frozen=True, slots=True)
class Submission:
    """What is laid before the reviewers: the thing, the hash of its content, who wrote it, where to read it."""

    subject: Subject
    content_hash: str
    author: Officer
    title: str
    link: str


def reason_issues(reason: str) -> list[Issue]:
    """What is wrong with the reason for sending back; it goes into the trail for good."""
    if not reason.strip():
        return [Issue("review.no_reason", gettext_noop("退回须写明理由"), where="reason")]
    if holds_personal_number(reason):
        return [Issue("review.personal_data", PERSONAL_DATA, where="reason")]
    return []


def request_issues(submission: Submission, step: Step) -> list[Issue]:
    """Everything that keeps a submission from its review."""
    return [*_content_issues(submission), *_order_issues(submission, step), *_author_issues(submission)]


def _content_issues(submission: Submission) -> Iterable[Issue]:
    if not _HASH.fullmatch(submission.content_hash):
        yield Issue("review.no_hash", gettext_noop("送审内容没有有效的校验值"), where="content_hash")
    if not submission.title.strip():
        yield Issue("review.no_title", gettext_noop("送审内容没有标题"), where="title")
    if holds_personal_number(submission.title):
        yield Issue("review.personal_data", PERSONAL_DATA, where="title")


def _order_issues(submission: Submission, step: Step) -> Iterable[Issue]:
    before = PRECEDING.get(step)
    if before and before not in approved_steps(submission.subject, submission.content_hash):
        yield Issue(
            "review.step_before_missing",
            gettext_noop("同一内容尚未通过{before}，不能送{step}"),
            where="step",
            values={"before": before.label, "step": step.label},
        )


def _author_issues(submission: Submission) -> Iterable[Issue]:
    """One content has one author; naming another at a later step would let the author review it."""
    subject_type, subject_id = key_of(submission.subject)
    earlier = ReviewRequest.objects.filter(
        subject_type=subject_type, subject_id=subject_id, content_hash=submission.content_hash
    )
    if earlier.exclude(author=submission.author).exists():
        yield Issue("review.other_author", gettext_noop("同一内容此前以另一起草人送审"), where="author")
