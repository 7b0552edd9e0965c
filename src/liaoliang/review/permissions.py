"""Who may lay a text before the reviewers, and who may decide on it."""

from __future__ import annotations

from liaoliang.organisations.models import Officer
from liaoliang.organisations.permissions import has_role, organs_in_scope
from liaoliang.organisations.roles import Role
from liaoliang.review.models import Approval, Decision, ReviewRequest, Step

# Who reviews at a step, unless the module that asks names another role.
ROLE_OF_STEP: dict[Step, Role] = {
    Step.FIRST: Role.REVIEWER_FIRST,
    Step.SECOND: Role.REVIEWER_SECOND,
    Step.THIRD: Role.REVIEWER_THIRD,
    Step.SECRECY: Role.SECRECY_REVIEWER,
    Step.VERIFY: Role.COORDINATOR,
}


def can_request_review(officer: Officer, author: Officer) -> bool:
    """The author, or somebody whose scope holds the author's organ."""
    return author.organ_id in organs_in_scope(officer)


def can_decide(officer: Officer, request: ReviewRequest) -> bool:
    """Holds the role asked for, did not write the text, and has approved no other step of it."""
    return (
        is_reviewer_of(officer, request)
        and not wrote(officer, request)
        and not approved_another_step(officer, request)
    )


def can_withdraw(officer: Officer, request: ReviewRequest) -> bool:
    """Those who might have asked may take the question back."""
    return can_request_review(officer, request.author)


def can_see(officer: Officer, request: ReviewRequest) -> bool:
    """Both sides of the table see a request."""
    return can_withdraw(officer, request) or is_reviewer_of(officer, request)


def is_reviewer_of(officer: Officer, request: ReviewRequest) -> bool:
    """Holds the role the request is addressed to, for the organ it is addressed to."""
    return has_role(officer, Role(request.role), request.organ_id)


def wrote(officer: Officer, request: ReviewRequest) -> bool:
    """Is the author of the text."""
    return officer.pk == request.author_id


def approved_another_step(officer: Officer, request: ReviewRequest) -> bool:
    """Has approved the very same content at another step: one person, one step."""
    same = Approval.objects.filter(
        subject_type=request.subject_type,
        subject_id=request.subject_id,
        content_hash=request.content_hash,
        approver=officer,
        decision=Decision.APPROVED,
    )
    return same.exists()
