"""What waits for whom in the ledger: one open item for each assignment, according to its state."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Final

from django.utils.translation import gettext_noop

from liaoliang.ledger import links
from liaoliang.ledger.models import Assignment, DueChange, Notice, Requirement
from liaoliang.ledger.permissions import notice_of
from liaoliang.ledger.states import State
from liaoliang.organisations.roles import Role
from liaoliang.worklist.items import Assignee, Due, NewItem
from liaoliang.worklist.services import close_items, close_items_of, open_items

CATEGORY: Final = "ledger"
# Stored in the office's language, whichever one the officer reads the screen in.
ORGAN_VERBS: Final[dict[State, str]] = {
    State.ASSIGNED: gettext_noop("接受任务"),
    State.ACCEPTED: gettext_noop("落实并报送"),
    State.IN_PROGRESS: gettext_noop("落实并报送"),
    State.RETURNED: gettext_noop("整改后再报"),
    State.RECTIFICATION: gettext_noop("整改后再报"),
}
DECIDE_DUE: Final = gettext_noop("决定是否同意调整期限")
DECIDE_DECLINE: Final = gettext_noop("决定是否不涉及")
CHECK_DRAFT: Final = gettext_noop("核对并确认台账")
NAME_UNITS: Final = gettext_noop("指定责任单位")
CONFIRM_MEASURE: Final = gettext_noop("确认核实指标")
LOOK_BACK: Final = gettext_noop("逐项核查")


def title_of(assignment: Assignment) -> str:
    """How an assignment is called in lists: number of the task and what is asked."""
    return requirement_title(assignment.requirement)


def requirement_title(requirement: Requirement) -> str:
    """Number of the task, then the requirement."""
    return f"任务{requirement.task.number} · {requirement.governing_text}"[:300]


def due_of(assignment: Assignment) -> Due:
    """The day that counts for the assignment, with where it comes from."""
    if assignment.effective_due_on is None:
        return Due(not_before_on=assignment.not_before_on, basis=assignment.due_basis)
    return Due(due_on=assignment.effective_due_on, basis=assignment.due_basis)


def relist(assignments: Sequence[Assignment], *, at: datetime, fresh: bool = False) -> None:
    """Close what was open about these assignments and put on the list what they wait for now.

    Reported ones wait for the verifier through `review`, handed-down ones through their children. `fresh`
    ones were made just now, so nothing can be open about them.
    """
    if not fresh:
        close_items_of(assignments, at=at)
    open_items([*_items(assignments), *(() if fresh else _moved(assignments))], at=at)


def ask_coordinator(
    subject: Notice | Requirement, notice: Notice, verb: str, link: str, *, at: datetime
) -> None:
    """Put something on the list of those who coordinate the notice."""
    title = notice.title if isinstance(subject, Notice) else requirement_title(subject)
    assignee = Assignee.organ(notice.issuing_organ_id, Role.COORDINATOR)
    open_items([NewItem(subject, assignee, verb, title, link, CATEGORY)], at=at)


def settled(subject: Notice | Requirement, verb: str, *, at: datetime) -> None:
    """Take it off the list again."""
    close_items(subject=subject, verb=verb, at=at)


def _items(assignments: Sequence[Assignment]) -> Iterator[NewItem]:
    for row in assignments:
        state = State(row.state)
        if state in ORGAN_VERBS:
            yield _item(row, Assignee.organ(row.organ_id), ORGAN_VERBS[state])
        elif state == State.DECLINED:
            coordinator = Assignee.organ(notice_of(row).issuing_organ_id, Role.COORDINATOR)
            yield _item(row, coordinator, DECIDE_DECLINE)


def _moved(assignments: Sequence[Assignment]) -> Iterator[NewItem]:
    """Days that were moved when they had gone by wait for another coordinator."""
    pending = DueChange.objects.filter(assignment__in=assignments, state=DueChange.State.PENDING)
    waiting = set(pending.values_list("assignment_id", flat=True))
    for row in assignments:
        if row.pk in waiting:
            coordinator = Assignee.organ(notice_of(row).issuing_organ_id, Role.COORDINATOR)
            link = links.due_moves(notice_of(row).pk)
            yield NewItem(row, coordinator, DECIDE_DUE, title_of(row), link, CATEGORY, due_of(row))


def _item(row: Assignment, assignee: Assignee, verb: str) -> NewItem:
    return NewItem(row, assignee, verb, title_of(row), links.assignment(row.pk), CATEGORY, due_of(row))
