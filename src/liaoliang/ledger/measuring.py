"""A requirement's measure: over which days, for which organ, and whether the target is reached. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Final

from liaoliang.base.measures import PERCENT, Measure, MeasureContext, MeasureValue
from liaoliang.ledger.models import Assignment, Operator, Requirement
from liaoliang.ledger.permissions import notice_of

_CENT: Final = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Outcome:
    """A figure held against its target. `value` is rounded away from the target, so 99.996 % is not 100 %."""

    value: Decimal
    target: Decimal
    numerator: int
    denominator: int
    is_reached: bool


def context_of(row: Assignment, on: date) -> MeasureContext:
    """What is measured for an assignment: its organ, in its notice's year as far as that has gone by.

    The ledger's own measures count the assignment's own notice and no other one of the year.
    """
    notice = notice_of(row)
    first, last = date(notice.year, 1, 1), date(notice.year, 12, 31)
    within = (notice.evidence_type, notice.pk)
    return MeasureContext(row.organ_id, first, min(last, max(on, first)), on, within)


def outcome(measure: Measure, value: MeasureValue, requirement: Requirement) -> Outcome | None:
    """The figure against the requirement's target; None where there is nothing to measure."""
    exact = _exact(measure, value)
    target = requirement.measure_target
    if exact is None or target is None:
        return None
    if requirement.measure_operator == Operator.AT_LEAST:
        rounded, reached = exact.quantize(_CENT, ROUND_FLOOR), exact >= target
    else:
        rounded, reached = exact.quantize(_CENT, ROUND_CEILING), exact <= target
    return Outcome(rounded, target, value.numerator, value.denominator, reached)


def _exact(measure: Measure, value: MeasureValue) -> Decimal | None:
    """A share as numerator and denominator give it, before any rounding for display."""
    if value.value is None:
        return None
    if str(measure.unit) == PERCENT and value.denominator:
        return Decimal(100) * value.numerator / value.denominator
    return value.value
