"""Requirements that wait for a condition (after the province has issued its rules, …)."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_noop

from liaoliang.base.calendars import current_rulebook
from liaoliang.base.canonical import JSON
from liaoliang.base.clock import office_day
from liaoliang.base.evidence import lock_many, record
from liaoliang.base.locks import GONE
from liaoliang.errors import BadInputError, NotFoundError, WrongStateError
from liaoliang.ledger import links, permissions
from liaoliang.ledger.checks import ground_issues, refuse_if
from liaoliang.ledger.dues import due_of
from liaoliang.ledger.models import Assignment, Requirement
from liaoliang.ledger.services._common import PATH, clock, finish, insist_notice, lock_requirement, settle
from liaoliang.ledger.states import NoticeState, State, Step
from liaoliang.ledger.waiting import requirement_title
from liaoliang.messaging.recipients import Envelope
from liaoliang.messaging.services import send
from liaoliang.organisations.models import Officer


@transaction.atomic
def meet_condition(
    *, requirement_id: int, met_on: date, evidence: str, by: Officer, at: datetime
) -> Requirement:
    """Record that the condition is met, on which day and by what one sees it; the clock starts then.

    The coordinator may, and any organ that waits for it. Raises NotFoundError, WrongStateError,
    BadInputError for a day to come, NotReadyError without evidence.
    """
    waiting = lock_many(
        Assignment.objects.filter(requirement=requirement_id, state=State.WAITING).select_related(*PATH)
    )
    requirement = lock_requirement(requirement_id)
    if not permissions.can_record_condition(by, requirement):
        raise NotFoundError(GONE, id=requirement_id)
    insist_notice(requirement.task.category.notice, NoticeState.ADOPTED)
    if not requirement.condition or requirement.condition_met_on:
        raise WrongStateError(gettext_noop("该要求没有等待成就的条件"))
    refuse_if(ground_issues(evidence, where="evidence"))
    if met_on > office_day(at):
        raise BadInputError("met_on", gettext_noop("条件成就日不能晚于今天"))
    _keep(requirement, met_on, evidence.strip(), by)
    detail = {"met_on": met_on.isoformat()}
    record(requirement, "ledger.condition_met", by=by.actor, at=at, ground=evidence.strip(), detail=detail)
    _start_clocks(requirement, waiting, by, at)
    return requirement


def _keep(requirement: Requirement, met_on: date, evidence: str, by: Officer) -> None:
    requirement.condition_met_on, requirement.condition_met_by = met_on, by
    requirement.condition_evidence = evidence
    requirement.save(update_fields=["condition_met_on", "condition_met_by", "condition_evidence"])


def _start_clocks(requirement: Requirement, rows: list[Assignment], by: Officer, at: datetime) -> None:
    due = due_of(requirement, current_rulebook().calendar)
    for row in rows:
        row.requirement = requirement
        row.due_on, row.not_before_on, row.due_basis = due.due_on, due.not_before_on, due.basis[:300]
    settle(rows, ["due_on", "not_before_on", "due_basis"], Step.MEET_CONDITION)
    met_on = requirement.condition_met_on
    detail: dict[str, JSON] = {"met_on": met_on.isoformat() if met_on else ""}
    # One requirement has one clock, so all rows have the same days.
    detail |= clock(rows[0]) if rows else {}
    finish(rows, "ledger.condition_arrived", by=by.actor, at=at, detail=detail)
    subject = f"条件已成就，开始计时：{requirement_title(requirement)[:200]}"
    envelopes = [
        Envelope(row.organ, "ledger.condition_met", subject, link=links.assignment(row.pk)) for row in rows
    ]
    send(envelopes, by=by, at=at)
