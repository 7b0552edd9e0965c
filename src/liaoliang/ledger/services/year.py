"""The end of a year's ledger."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from liaoliang.base.clock import office_day
from liaoliang.base.evidence import record
from liaoliang.ledger.checks import closing_issues, refuse_if
from liaoliang.ledger.models import Assignment, Notice
from liaoliang.ledger.services._common import insist_notice, lock_notice
from liaoliang.ledger.states import NoticeState
from liaoliang.organisations.models import Officer
from liaoliang.worklist.services import close_items, close_items_of


@transaction.atomic
def close_notice(*, notice_id: int, by: Officer, at: datetime) -> Notice:
    """Close the year: nothing moves any more, what is unfinished stays so and waits for the look-back.

    Raises NotReadyError while a report or a wish to be let off waits for a decision, or a name for its organ.
    """
    notice = lock_notice(notice_id, by)
    insist_notice(notice, NoticeState.ADOPTED)
    refuse_if(closing_issues(notice))
    notice.state, notice.closed_on = NoticeState.CLOSED, office_day(at)
    notice.save(update_fields=["state", "closed_on"])
    record(notice, "ledger.notice_closed", by=by.actor, at=at)
    close_items(subject=notice, at=at)
    close_items_of(list(Assignment.objects.filter(requirement__task__category__notice=notice)), at=at)
    return notice
