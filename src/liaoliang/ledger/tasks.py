"""Background work of the ledger: load, call one service. Each job finds again by itself what is to do."""

from __future__ import annotations

import logging
from datetime import time, timedelta

from liaoliang.base.calendars import Moved, register_recompute
from liaoliang.base.clock import office_now
from liaoliang.base.rhythm import register_periodic
from liaoliang.law.rulebook import Rulebook
from liaoliang.ledger.models import Requirement, Verification
from liaoliang.ledger.services import evaluate_measure, recompute_due_dates, send_reminders
from liaoliang.ledger.states import NoticeState

logger = logging.getLogger(__name__)

REMIND_AT = time(8, 30)
EVALUATE_EVERY = timedelta(minutes=15)


class EvaluationError(RuntimeError):
    """Some measures could not be read; the others were. The scheduler shows it and tries again."""


def evaluate_measures() -> int:
    """Read every measure that verifies a requirement of a running notice. Returns how many were read.

    One that fails does not keep the others from being read. Raises EvaluationError at the end if any failed.
    """
    at = office_now()
    wanted = Requirement.objects.filter(
        verification=Verification.MEASURE, task__category__notice__state=NoticeState.ADOPTED
    )
    ids = list(wanted.order_by("pk").values_list("pk", flat=True))
    failed = []
    for requirement_id in ids:
        try:
            evaluate_measure(requirement_id=requirement_id, at=at)
        except Exception:
            logger.exception("the measure of requirement %s could not be read", requirement_id)
            failed.append(requirement_id)
    if failed:
        raise EvaluationError(f"{len(failed)} of {len(ids)} measures could not be read: {failed[:20]}")
    return len(ids)


def remind_due() -> int:
    """Send what the reminder ladder asks for today."""
    return send_reminders(at=office_now())


def recompute(rules: Rulebook) -> list[Moved]:
    """Compute due days anew that depend on working days."""
    return recompute_due_dates(rules, at=office_now())


def register() -> None:
    """Tell the scheduler and the calendars."""
    register_periodic("ledger.remind", remind_due, daily_at=REMIND_AT)
    register_periodic("ledger.evaluate_measures", evaluate_measures, every=EVALUATE_EVERY)
    register_recompute("ledger.due_dates", recompute)
