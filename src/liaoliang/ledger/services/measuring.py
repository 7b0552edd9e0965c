"""Requirements that verify themselves: two persons link a measure, the platform reads it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext_noop

from liaoliang.base import measures
from liaoliang.base.canonical import JSON
from liaoliang.base.clock import office_day
from liaoliang.base.evidence import SYSTEM, lock_many, record
from liaoliang.errors import WrongStateError
from liaoliang.ledger import links
from liaoliang.ledger.checks import ground_issues, measure_issues, refuse_if
from liaoliang.ledger.measuring import Outcome, context_of, outcome
from liaoliang.ledger.models import Assignment, MeasureReading, Operator, Requirement, Verification
from liaoliang.ledger.services._common import (
    LATENESS,
    PATH,
    allow,
    coordinated_requirement,
    finish,
    note_lateness,
    settle,
)
from liaoliang.ledger.states import NoticeState, State, Step, may
from liaoliang.ledger.waiting import CONFIRM_MEASURE, ask_coordinator, settled, title_of
from liaoliang.ledger.words import in_chinese
from liaoliang.messaging.recipients import Envelope
from liaoliang.messaging.services import send
from liaoliang.organisations.models import Officer

_FIELDS = ("measure_key", "measure_operator", "measure_target", "measure_set_by", "measure_confirmed_by")
# A measure may say something of an assignment in these states; nothing of one that does not apply, …
_READ = frozenset(State) - {
    State.WAITING,
    State.HANDED_DOWN,
    State.NOT_APPLICABLE,
    State.TAKEN_BACK,
}


@dataclass(frozen=True, slots=True)
class Evaluated:
    """What one round of reading a requirement's measure did: ids of assignments."""

    verified: tuple[int, ...] = ()
    reopened: tuple[int, ...] = ()


@transaction.atomic
def set_measure(
    *,
    requirement_id: int,
    measure_key: str,
    target: Decimal,
    by: Officer,
    at: datetime,
    operator: Operator = Operator.AT_LEAST,
) -> Requirement:
    """Propose that a measure verifies the requirement; it does so once a second person has confirmed it.

    Until then the requirement is verified by report. Raises NotFoundError, WrongStateError, NotReadyError.
    """
    requirement = coordinated_requirement(requirement_id, by)
    refuse_if(measure_issues(measure_key, target))
    requirement.measure_key, requirement.measure_target = measure_key, target
    requirement.measure_operator, requirement.verification = operator, Verification.REPORT
    requirement.measure_set_by, requirement.measure_confirmed_by = by, None
    requirement.save(update_fields=[*_FIELDS, "verification"])
    record(requirement, "ledger.measure_set", by=by.actor, at=at, detail=_facts(requirement))
    notice = requirement.task.category.notice
    ask_coordinator(requirement, notice, CONFIRM_MEASURE, links.requirement(requirement.pk), at=at)
    return requirement


@transaction.atomic
def confirm_measure(*, requirement_id: int, by: Officer, at: datetime) -> Requirement:
    """Let the proposed measure verify the requirement: another coordinator than the one who proposed it."""
    requirement = coordinated_requirement(requirement_id, by)
    if requirement.measure_set_by_id is None or requirement.measure_confirmed_by_id is not None:
        raise WrongStateError(gettext_noop("没有等待确认的指标"))
    allow(by.pk != requirement.measure_set_by_id, gettext_noop("须由提出指标以外的另一名协调员确认"))
    requirement.measure_confirmed_by, requirement.verification = by, Verification.MEASURE
    requirement.save(update_fields=["measure_confirmed_by", "verification"])
    record(requirement, "ledger.measure_confirmed", by=by.actor, at=at, detail=_facts(requirement))
    settled(requirement, CONFIRM_MEASURE, at=at)
    return requirement


@transaction.atomic
def remove_measure(*, requirement_id: int, ground: str, by: Officer, at: datetime) -> Requirement:
    """Go back to verification by report, with a ground; what was verified stays verified."""
    requirement = coordinated_requirement(requirement_id, by)
    if not requirement.measure_key:
        raise WrongStateError(gettext_noop("该要求没有关联指标"))
    refuse_if(ground_issues(ground))
    facts = _facts(requirement)
    requirement.measure_key, requirement.measure_target = "", None
    requirement.verification = Verification.REPORT
    requirement.measure_set_by = requirement.measure_confirmed_by = None
    requirement.save(update_fields=[*_FIELDS, "verification"])
    record(requirement, "ledger.measure_removed", by=by.actor, at=at, ground=ground.strip(), detail=facts)
    settled(requirement, CONFIRM_MEASURE, at=at)
    return requirement


def evaluate_measure(*, requirement_id: int, at: datetime) -> Evaluated:
    """Read the requirement's measure for each of its organs and act on it, as the platform itself.

    Where the target is reached the assignment is verified, where a verified one has fallen short it is opened
    again; both leave evidence with the reading. The figures are computed before anything is locked. What
    waits on a person's desk is left to that person, and where there is nothing to measure nothing happens.
    """
    requirement = Requirement.objects.select_related("task__category__notice").get(pk=requirement_id)
    if not requirement.verifies_itself or requirement.task.category.notice.state != NoticeState.ADOPTED:
        return Evaluated()
    measure = measures.get(requirement.measure_key)
    rows = requirement.assignments.filter(state__in=_READ).select_related(*PATH)
    found = {
        row.pk: outcome(measure, measure.compute(context_of(row, office_day(at))), requirement)
        for row in rows
    }
    return _apply(requirement, found, at)


@transaction.atomic
def _apply(requirement: Requirement, found: Mapping[int, Outcome | None], at: datetime) -> Evaluated:
    rows = lock_many(Assignment.objects.filter(pk__in=found).select_related(*PATH))
    readings = _latest_readings(requirement, rows)
    verified, reopened = [], []
    for row in rows:
        result = found[row.pk]
        if result is None or not _is_same_measure(row.requirement, requirement):
            continue
        reading = _keep_reading(row, result, readings.get(row.pk), at)
        if result.is_reached and may(Step.SELF_VERIFY, row.state):
            verified.append(_verify(row, reading, at))
        elif not result.is_reached and row.state == State.VERIFIED:
            reopened.append(_reopen(row, reading, at))
    _tell(reopened, at)
    return Evaluated(tuple(row.pk for row in verified), tuple(row.pk for row in reopened))


def _is_same_measure(now: Requirement, read: Requirement) -> bool:
    """Whether the link is still the one that was read before the rows were locked."""
    return now.verifies_itself and all(
        getattr(now, name) == getattr(read, name)
        for name in ("measure_key", "measure_operator", "measure_target")
    )


def _latest_readings(requirement: Requirement, rows: list[Assignment]) -> dict[int, MeasureReading]:
    readings = MeasureReading.objects.filter(assignment__in=rows, measure_key=requirement.measure_key)
    return {reading.assignment_id: reading for reading in readings.order_by("pk")}


def _keep_reading(
    row: Assignment, result: Outcome, last: MeasureReading | None, at: datetime
) -> MeasureReading:
    """A new reading where something has changed since the last one."""
    requirement = row.requirement
    reading = MeasureReading(
        assignment=row,
        measure_key=requirement.measure_key,
        operator=requirement.measure_operator,
        target=result.target,
        value=result.value,
        numerator=result.numerator,
        denominator=result.denominator,
        is_reached=result.is_reached,
        read_on=office_day(at),
    )
    if last is not None and _essence(last) == _essence(reading):
        return last
    reading.save()
    return reading


def _essence(reading: MeasureReading) -> tuple[object, ...]:
    return (
        reading.operator,
        reading.target,
        reading.value,
        reading.numerator,
        reading.denominator,
        reading.is_reached,
    )


def _verify(row: Assignment, reading: MeasureReading, at: datetime) -> Assignment:
    row.verified_on, row.verified_reading = office_day(at), reading
    late = note_lateness(row, office_day(at))
    settle([row], ["verified_on", "verified_reading", *LATENESS], Step.SELF_VERIFY)
    finish([row], "ledger.self_verified", by=SYSTEM, at=at, detail=_reading_facts(row, reading) | late)
    return row


def _reopen(row: Assignment, reading: MeasureReading, at: datetime) -> Assignment:
    row.verified_on = row.verified_by = row.verified_reading = None
    row.verified_hash = ""
    settle([row], ["verified_on", "verified_by", "verified_reading", "verified_hash"], Step.REOPEN)
    finish([row], "ledger.reopened", by=SYSTEM, at=at, detail=_reading_facts(row, reading))
    return row


def _tell(rows: list[Assignment], at: datetime) -> None:
    envelopes = [
        Envelope(
            row.organ,
            "ledger.reopened",
            f"指标低于目标，任务重新打开：{title_of(row)[:200]}",
            link=links.assignment(row.pk),
        )
        for row in rows
    ]
    send(envelopes, by=SYSTEM, at=at)


def _facts(requirement: Requirement) -> dict[str, JSON]:
    measure = measures.all_measures().get(requirement.measure_key)
    return {
        "key": requirement.measure_key,
        "measure": in_chinese(measure.title) if measure else requirement.measure_key,
        "operator": str(requirement.measure_operator),
        "target": str(requirement.measure_target),
    }


def _reading_facts(row: Assignment, reading: MeasureReading) -> dict[str, JSON]:
    return {
        **_facts(row.requirement),
        "value": str(reading.value),
        "numerator": reading.numerator,
        "denominator": reading.denominator,
        "reading": reading.pk,
    }
