"""Being let off: an organ says that a requirement does not concern it, the coordinator decides."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_noop

from liaoliang.ledger import links, permissions
from liaoliang.ledger.checks import ground_issues, refuse_if
from liaoliang.ledger.models import Assignment
from liaoliang.ledger.services._common import allow, finish, insist, lock_assignment, settle
from liaoliang.ledger.services.progress import NOT_YOURS
from liaoliang.ledger.states import Step
from liaoliang.ledger.waiting import title_of
from liaoliang.messaging.services import notify
from liaoliang.organisations.models import Officer

NOT_DECIDER = gettext_noop("须由通知的政务公开协调员决定，且不得决定自己提出的申请")


@transaction.atomic
def decline_assignment(*, assignment_id: int, ground: str, by: Officer, at: datetime) -> Assignment:
    """Ask to be let off, with a ground; the clock goes on until the coordinator consents."""
    row = lock_assignment(assignment_id, by)
    insist(Step.DECLINE, [row])
    allow(permissions.can_act(by, row), NOT_YOURS)
    refuse_if(ground_issues(ground))
    row.decline_ground, row.decline_asked_by = ground.strip(), by
    settle([row], ["decline_ground", "decline_asked_by"], Step.DECLINE)
    finish([row], "ledger.decline_asked", by=by.actor, at=at, ground=ground.strip())
    return row


@transaction.atomic
def consent_decline(*, assignment_id: int, by: Officer, at: datetime) -> Assignment:
    """Let the organ off: the requirement does not concern it. Never one's own wish."""
    row = lock_assignment(assignment_id, by)
    insist(Step.CONSENT, [row])
    allow(permissions.can_decide_decline(by, row), NOT_DECIDER)
    row.decline_decided_by = by
    settle([row], ["decline_decided_by"], Step.CONSENT)
    finish([row], "ledger.decline_consented", by=by.actor, at=at, ground=row.decline_ground)
    _tell(row, gettext_noop("已同意不涉及：{title}"), by, at)
    return row


@transaction.atomic
def refuse_decline(*, assignment_id: int, ground: str, by: Officer, at: datetime) -> Assignment:
    """Do not let the organ off; the assignment waits to be accepted as before."""
    row = lock_assignment(assignment_id, by)
    insist(Step.REFUSE, [row])
    allow(permissions.can_decide_decline(by, row), NOT_DECIDER)
    refuse_if(ground_issues(ground))
    row.decline_ground, row.decline_asked_by, row.accepted_on = "", None, None
    settle([row], ["decline_ground", "decline_asked_by", "accepted_on"], Step.REFUSE)
    finish([row], "ledger.decline_refused", by=by.actor, at=at, ground=ground.strip())
    _tell(row, gettext_noop("未同意不涉及：{title}"), by, at)
    return row


def _tell(row: Assignment, words: str, by: Officer, at: datetime) -> None:
    subject = words.format(title=title_of(row)[:200])
    link = links.assignment(row.pk)
    notify(to=row.organ, kind="ledger.decline_decided", subject=subject, link=link, by=by, at=at)
