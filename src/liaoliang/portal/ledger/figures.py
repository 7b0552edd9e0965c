"""The figures of a requirement that a measure verifies, and who is late or has been sent back."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from django.utils.translation import gettext as _

from liaoliang.base import measures
from liaoliang.ledger.models import Operator
from liaoliang.ledger.states import Shown
from liaoliang.portal.facts.ledger import MeasureFact, ReadingFact, RequirementFact
from liaoliang.ui.components import Link, Measure
from liaoliang.ui.states import State
from liaoliang.ui.words import day_words

_TENTH = Decimal("0.1")


def figures(requirement: RequirementFact, records_href: str) -> list[Measure]:
    """What the measure says for all organs together, and how many organs have reached the target."""
    if requirement.measure is None:
        return []
    readings = [one.reading for one in requirement.holdings if one.reading]
    if not readings:
        return []
    return [*_together(requirement.measure, readings), _reached(requirement, readings, records_href)]


def _together(measure: MeasureFact, readings: list[ReadingFact]) -> Iterator[Measure]:
    """A share adds up over organs; a plain number does not, so it is shown by organ alone."""
    known = measures.all_measures().get(measure.key)
    total = sum(one.denominator for one in readings)
    if known is None or str(known.unit) != measures.PERCENT or not total:
        return
    counted = sum(one.numerator for one in readings)
    exact, at_most = Decimal(100) * counted / total, measure.operator == Operator.AT_MOST
    # Rounded away from the target, so that 99.96 % is never shown as 100 %.
    share = exact.quantize(_TENTH, ROUND_CEILING if at_most else ROUND_FLOOR)
    reached = exact <= measure.target if at_most else exact >= measure.target
    yield Measure(
        title=known.title,
        value=f"{share}%",
        numerator=counted,
        denominator=total,
        counted=_("{all} 件中有 {done} 件").format(all=total, done=counted),
        target=_target(measure),
        target_share=float(measure.target),
        state=State.VERIFIED if reached else State.IN_PROGRESS,
        verdict=_("达到目标") if reached else _("还没有达到目标"),
        basis=known.basis,
    )


def _reached(requirement: RequirementFact, readings: list[ReadingFact], records_href: str) -> Measure:
    reached = sum(one.reached for one in readings)
    organs = requirement.concerned or len(readings)
    late = requirement.shown is Shown.OVERDUE
    state = State.VERIFIED if reached == organs else State.OVERDUE if late else State.IN_PROGRESS
    read_on = max(one.read_on for one in readings)
    return Measure(
        title=_("达到目标的单位"),
        value=str(reached),
        numerator=reached,
        denominator=organs,
        counted=_("{done} / {all} 个单位").format(done=reached, all=organs),
        target=_("{all} 个单位").format(all=organs),
        target_share=100.0,
        state=state,
        note=_("这个数 {day} 变动过").format(day=day_words(read_on)),
        records=Link(text=_("是哪 {n} 个单位？").format(n=reached), href=records_href),
    )


def _target(measure: MeasureFact) -> str:
    number = (
        measure.target.quantize(Decimal(1))
        if measure.target == measure.target.to_integral()
        else measure.target
    )
    form = _("不超过 {n}%") if measure.operator == Operator.AT_MOST else "{n}%"
    return form.format(n=number)
