"""The measure that verifies an assignment: figure and target, and the records behind it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from liaoliang.base import measures
from liaoliang.base.measures import PERCENT, RecordRef
from liaoliang.ledger.measuring import context_of, outcome
from liaoliang.ledger.models import Assignment, Requirement
from liaoliang.ui.components import Details, Link, Measure
from liaoliang.ui.states import State

MOST_RECORDS: Final = 50


@dataclass(frozen=True, slots=True)
class ShownMeasure:
    """The figure as a component, its records unfolding beneath, and a word while it is not confirmed."""

    measure: Measure
    records: Details | None
    note: str


def measure_of(assignment: Assignment, on: date) -> ShownMeasure | None:
    """What the requirement's measure says for this organ today; None where none is linked."""
    requirement = assignment.requirement
    known = measures.all_measures().get(requirement.measure_key)
    if known is None:
        return None
    value = measures.value(known.key, context_of(assignment, on))
    found = outcome(known, value, requirement)
    reached = found is not None and found.is_reached
    shown = Measure(
        title=known.title,
        value=_figure(found.value if found else None, str(known.unit)),
        numerator=value.numerator,
        denominator=value.denominator,
        target=_target(requirement, str(known.unit)),
        target_share=_share(requirement, str(known.unit)),
        state=State.VERIFIED if reached else State.IN_PROGRESS,
        verdict=_("达到目标") if reached else _("还没达到目标"),
        basis=known.basis,
    )
    return ShownMeasure(shown, _records(value.records), _note(requirement))


def _figure(value: Decimal | None, unit: str) -> str:
    return _("没有可计算的记录") if value is None else f"{value.normalize():f}{unit}"


def _target(requirement: Requirement, unit: str) -> str:
    if requirement.measure_target is None:
        return ""
    return f"{requirement.get_measure_operator_display()} {requirement.measure_target.normalize():f}{unit}"


def _share(requirement: Requirement, unit: str) -> float | None:
    """Where the target stands on the bar; only a share has such a place."""
    target = requirement.measure_target
    return float(target) if target is not None and unit == PERCENT else None


def _note(requirement: Requirement) -> str:
    if requirement.verifies_itself:
        return _("达到目标时自动核实，以后低于目标会重新打开。")
    return _("这个指标还要另一人确认，确认以前不自动核实。")


def _records(records: Iterable[RecordRef]) -> Details | None:
    listed = list(records)
    if not listed:
        return None
    words = _("是哪 {n} 件？").format(n=len(listed))
    return Details(summary=words, body=_list(listed))


def _list(listed: list[RecordRef]) -> SafeString:
    """What counts first; a very long list ends with how many more there are."""
    first = sorted(listed, key=lambda record: record.counted)[:MOST_RECORDS]
    rows = format_html_join(
        "",
        "<li>{} {}</li>",
        ((_("计入") if record.counted else _("未计入"), _name(record)) for record in first),
    )
    more = _("另有 {n} 件").format(n=len(listed) - MOST_RECORDS) if len(listed) > MOST_RECORDS else ""
    return format_html('<ul class="plain-list">{}</ul>{}', rows, more)


def _name(record: RecordRef) -> Link | str:
    return Link(text=record.title, href=record.link) if record.link.startswith("/desk/") else record.title
