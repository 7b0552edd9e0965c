"""The other side of the table: verify a report, or return it for rectification."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_noop

from liaoliang.base.clock import office_day
from liaoliang.errors import BadInputError, WrongStateError
from liaoliang.ledger import permissions
from liaoliang.ledger.checks import ground_issues, refuse_if
from liaoliang.ledger.models import Assignment, Report
from liaoliang.ledger.services._common import allow, finish, insist, lock_assignment, settle
from liaoliang.ledger.services.progress import is_intact
from liaoliang.ledger.states import Step
from liaoliang.organisations.models import Officer
from liaoliang.review.models import ReviewRequest
from liaoliang.review.models import Step as ReviewStep
from liaoliang.review.selectors import open_request
from liaoliang.review.services import approve, send_back

NOT_VERIFIER = gettext_noop("须由负责核实的政务公开协调员办理，且不得核实自己报送的内容")

ALTERED = gettext_noop("报送内容与报送时的摘要不一致，不能核实；请退回，由单位重新报送")


@transaction.atomic
def verify_assignment(*, assignment_id: int, content_hash: str, by: Officer, at: datetime) -> Assignment:
    """Verify the report whose hash is `content_hash`: what the verifier has read.

    Another person than the one who reported. Raises NotFoundError, WrongStateError when another report lies
    there by now, NotAllowedError.
    """
    row = lock_assignment(assignment_id, by)
    insist(Step.VERIFY, [row])
    allow(permissions.can_verify(by, row), NOT_VERIFIER)
    report, request = _on_the_desk(row)
    if not is_intact(report):
        raise WrongStateError(ALTERED)
    approve(request_id=request.pk, content_hash=content_hash, by=by, at=at)
    row.verified_on, row.verified_by, row.verified_hash = office_day(at), by, report.content_hash
    settle([row], ["verified_on", "verified_by", "verified_hash"], Step.VERIFY)
    finish(
        [row],
        "ledger.verified",
        by=by.actor,
        at=at,
        detail={"ordinal": report.ordinal},
        documents=[report.content_hash],
    )
    return row


@transaction.atomic
def return_assignment(
    *,
    assignment_id: int,
    content_hash: str,
    reason: str,
    by: Officer,
    at: datetime,
    redo_by: date | None = None,
) -> Assignment:
    """Return the report for rectification, with a reason and, if wanted, a day by which to report again.

    Without `redo_by` the first due day goes on counting. Raises as `verify_assignment`, and NotReadyError.
    """
    row = lock_assignment(assignment_id, by)
    insist(Step.RETURN, [row])
    allow(permissions.can_verify(by, row), NOT_VERIFIER)
    refuse_if(ground_issues(reason, where="reason"))
    if redo_by is not None and redo_by < office_day(at):
        raise BadInputError("redo_by", gettext_noop("整改期限不能早于今天"))
    report, request = _on_the_desk(row)
    send_back(request_id=request.pk, content_hash=content_hash, reason=reason, by=by, at=at)
    row.rectify_on = redo_by
    settle([row], ["rectify_on"], Step.RETURN)
    detail = {"ordinal": report.ordinal, "redo_by": redo_by.isoformat() if redo_by else None}
    finish([row], "ledger.returned", by=by.actor, at=at, ground=reason.strip(), detail=detail)
    return row


def _on_the_desk(row: Assignment) -> tuple[Report, ReviewRequest]:
    """The last report and the request that waits for a decision on it."""
    report = row.reports.order_by("-ordinal").first()
    request = open_request(report, ReviewStep.VERIFY) if report else None
    if report is None or request is None:
        raise WrongStateError(gettext_noop("没有等待核实的报送"))
    return report, request
