"""A text on its way through review, with the people around it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from factories.offices import AT, make_officer, make_organ
from liaoliang.organisations.models import Officer, Organ
from liaoliang.organisations.roles import Role
from liaoliang.review.models import Approval, ReviewRequest, Step
from liaoliang.review.services import Reviewers, Submission, approve, request_review, send_back

HASH, OTHER_HASH = "a" * 64, "b" * 64


class Text:
    """A subject of a module above."""

    evidence_type = "tests.text"
    pk = 17


@dataclass
class Desk:
    """An organ whose officer has written something, and one reviewer for each step."""

    organ: Organ = field(default_factory=make_organ)
    subject: Text = field(default_factory=Text)

    def __post_init__(self) -> None:
        self.author = make_officer(self.organ, Role.DRAFTER)
        self.first = make_officer(self.organ, Role.REVIEWER_FIRST)
        self.second = make_officer(self.organ, Role.REVIEWER_SECOND)
        self.text = Submission(self.subject, HASH, self.author, "关于某事的通知", "/texts/17/")

    def ask(self, step: Step = Step.FIRST, *, by: Officer | None = None, **changes: Any) -> ReviewRequest:
        text = replace(self.text, **changes)
        return request_review(text, step=step, reviewers=Reviewers(self.organ), by=by or self.author, at=AT)

    def approve(self, request: ReviewRequest, by: Officer | None = None, seen: str | None = None) -> Approval:
        seen = seen or request.content_hash
        return approve(request_id=request.pk, content_hash=seen, by=by or self.first, at=AT)

    def send_back(
        self, request: ReviewRequest, reason: str = "缺少依据", by: Officer | None = None
    ) -> Approval:
        seen = request.content_hash
        return send_back(request_id=request.pk, content_hash=seen, reason=reason, by=by or self.first, at=AT)


@pytest.fixture
def desk(db: None) -> Desk:
    """A desk with a text on it."""
    return Desk()
