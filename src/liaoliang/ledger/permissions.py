"""Who may do what in the ledger, from named predicates of `organisations`.

| who | may |
|---|---|
| coordinator of the issuing organ | import, correct, adopt, map units, decide differences, verify, return, change dates, remind, measures, look-back, close |
| officers of an organ | accept, start, report, rectify, ask to be let off, add own areas |
| head of an organ, or its coordinator | hand down to subordinate organs and take it back, remind these |
| head of an organ | see who of it has what in hand, remind it |
| coordinator of the organ that handed down | verify what its subordinates report |

Nobody verifies, consents to or confirms what he or she reported, asked for or set.
"""

from __future__ import annotations

from liaoliang.ledger.models import Assignment, Notice, Requirement
from liaoliang.organisations.models import Officer
from liaoliang.organisations.permissions import (
    belongs_to,
    has_role,
    is_coordinator,
    is_head_of,
    organs_in_scope,
)
from liaoliang.organisations.roles import Role


def coordinates(officer: Officer, notice: Notice) -> bool:
    """Works for the disclosure office that runs this notice."""
    return is_coordinator(officer, notice.issuing_organ_id)


def can_import_notice(officer: Officer, issuing_organ_id: int) -> bool:
    """Bring in a notice of that organ."""
    return is_coordinator(officer, issuing_organ_id)


def acts_for(officer: Officer, organ_id: int) -> bool:
    """Serves in the organ, or drafts or answers for it."""
    return (
        belongs_to(officer, organ_id)
        or is_head_of(officer, organ_id)
        or has_role(officer, Role.DRAFTER, organ_id)
    )


def can_act(officer: Officer, assignment: Assignment) -> bool:
    """Accept, start, report, rectify, ask to be let off."""
    return acts_for(officer, assignment.organ_id)


def can_hand_down(officer: Officer, assignment: Assignment) -> bool:
    """Give the work to subordinate organs."""
    return is_head_of(officer, assignment.organ_id) or (
        is_coordinator(officer, assignment.organ_id) and belongs_to(officer, assignment.organ_id)
    )


def can_oversee_organ(officer: Officer, organ_id: int) -> bool:
    """See all that an organ has to do, with who of it works on what: whoever answers for it."""
    return is_head_of(officer, organ_id)


def can_remind(officer: Officer, assignment: Assignment) -> bool:
    """The coordinator of the notice; the organ's own head; whoever may hand down, those it was handed down to."""
    if coordinates(officer, notice_of(assignment)) or is_head_of(officer, assignment.organ_id):
        return True
    return assignment.parent is not None and can_hand_down(officer, assignment.parent)


def verifying_organ_id(assignment: Assignment) -> int:
    """Whose coordinator verifies: the organ that handed down, or the one that issued the notice."""
    if assignment.parent is not None:
        return assignment.parent.organ_id
    return notice_of(assignment).issuing_organ_id


def can_verify(officer: Officer, assignment: Assignment) -> bool:
    """Verify or return a report; never one's own."""
    return is_coordinator(officer, verifying_organ_id(assignment)) and officer.pk != assignment.reported_by_id


def can_decide_decline(officer: Officer, assignment: Assignment) -> bool:
    """Let an organ off, or not: the coordinator of the notice, and not who asked."""
    return coordinates(officer, notice_of(assignment)) and officer.pk != assignment.decline_asked_by_id


def can_record_condition(officer: Officer, requirement: Requirement) -> bool:
    """Whoever sees it met: the coordinator, or somebody of an organ that waits for it."""
    if coordinates(officer, requirement.task.category.notice):
        return True
    waiting = requirement.assignments.values_list("organ_id", flat=True)
    return any(acts_for(officer, organ_id) for organ_id in waiting)


def can_see(officer: Officer, assignment: Assignment) -> bool:
    """Within the officer's scope, handed down by an organ within it, or under a notice one coordinates."""
    organ_ids = {assignment.organ_id}
    if assignment.parent is not None:
        organ_ids.add(assignment.parent.organ_id)
    return bool(organ_ids & organs_in_scope(officer)) or coordinates(officer, notice_of(assignment))


def notice_of(assignment: Assignment) -> Notice:
    """The notice an assignment belongs to."""
    return assignment.requirement.task.category.notice
