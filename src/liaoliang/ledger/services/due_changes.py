"""A due day that had gone by when it was moved: another coordinator lets the new one count, or does not."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_noop

from liaoliang.base.clock import office_day
from liaoliang.base.locks import GONE
from liaoliang.errors import NotFoundError, WrongStateError
from liaoliang.ledger import permissions
from liaoliang.ledger.checks import ground_issues, refuse_if
from liaoliang.ledger.models import Assignment, DueChange
from liaoliang.ledger.services._common import allow, finish, insist_notice, lock_assignment
from liaoliang.ledger.services.dates import day_change, save_due, set_due
from liaoliang.ledger.states import NoticeState
from liaoliang.organisations.models import Officer


@transaction.atomic
def decide_due_change(
    *, change_id: int, agrees: bool, by: Officer, at: datetime, ground: str = ""
) -> DueChange:
    """Agree to a moved day, so that it counts from now on, or refuse it with a ground.

    Whoever asked does not decide. Raises NotFoundError, WrongStateError, NotAllowedError, NotReadyError.
    """
    change, row = _lock(change_id, by)
    if change.state != DueChange.State.PENDING:
        raise WrongStateError(gettext_noop("该项期限调整{state}"), state=change.get_state_display())
    allow(change.by_id != by.pk, gettext_noop("须由提出调整以外的另一名政务公开协调员决定"))
    if not agrees:
        refuse_if(ground_issues(ground))
    change.state = DueChange.State.EFFECTIVE if agrees else DueChange.State.REFUSED
    change.decided_by, change.decided_on = by, office_day(at)
    change.save(update_fields=["state", "decided_by", "decided_on"])
    if agrees and change.after is not None:
        _let_count(row, change)
    action = "ledger.due_changed" if agrees else "ledger.due_refused"
    detail = day_change(change.before, change.after)
    finish(
        [row], action, by=by.actor, at=at, ground=change.ground if agrees else ground.strip(), detail=detail
    )
    return change


def _let_count(row: Assignment, change: DueChange) -> None:
    """The new day counts; what came late by the old day alone is not late by the new one."""
    assert change.after is not None  # noqa: S101 - the caller looked
    set_due(row, change.after, change.ground)
    save_due([row])
    if row.late_due_on == change.before and row.late_done_on and row.late_done_on <= change.after:
        row.late_due_on = row.late_done_on = None
        row.save(update_fields=["late_due_on", "late_done_on"])


def _lock(change_id: int, by: Officer) -> tuple[DueChange, Assignment]:
    found = DueChange.objects.filter(pk=change_id).values_list("assignment_id", flat=True).first()
    if found is None:
        raise NotFoundError(GONE, id=change_id)
    row = lock_assignment(found, by)
    notice = permissions.notice_of(row)
    if not permissions.coordinates(by, notice):
        raise NotFoundError(GONE, id=change_id)
    insist_notice(notice, NoticeState.ADOPTED)
    return DueChange.objects.get(pk=change_id), row
