"""Measures of the ledger itself: figures from its own records, never typed in.

A context covers one notice, or without one those adopted within its days; what happened after `as_of` is not
counted. Optional
requirements and what does not concern an organ are left out of every denominator.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any, Final, NamedTuple

from django.db.models import BooleanField, Case, F, Q, QuerySet, When
from django.db.models.functions import Coalesce
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from liaoliang.base.measures import PERCENT, Measure, MeasureContext, MeasureValue, RecordRef, register
from liaoliang.ledger import links
from liaoliang.ledger.models import Assignment, LookBackItem, Notice
from liaoliang.ledger.states import NoticeState, State

_BASIS: Final = "政务公开工作要点：梳理形成工作台账，对上一年度落实情况逐项核查"
# How long an organ has to take over what it was given after the notice was adopted.
ACCEPT_WITHIN: Final = timedelta(days=7)
_KEPT: Final = (NoticeState.ADOPTED, NoticeState.CLOSED)


def accepted_share(context: MeasureContext) -> MeasureValue:
    """Of the requirements given to organs, how many they have taken into their ledger.

    What came after the notice was adopted, and only a few days ago, is not missing yet.
    """
    rows = _rows(context)
    added = Q(assigned_on__gt=F("requirement__task__category__notice__adopted_on"))
    fresh = added & Q(accepted_on__isnull=True, assigned_on__gt=context.as_of - ACCEPT_WITHIN)
    return _share(rows.exclude(pk__in=rows.filter(fresh).values("pk")), Q(accepted_on__lte=context.as_of))


def verified_share(context: MeasureContext) -> MeasureValue:
    """Of the requirements given to organs, how many are verified."""
    return _share(_rows(context), _verified(context))


def reported_on_time_share(context: MeasureContext) -> MeasureValue:
    """Of the requirements that fell due, how many were reported, or verified by a measure, by their day."""
    rows = _rows(context).annotate(due=Coalesce("rectify_on", "due_on"))
    in_time = Q(reported_on__lte=F("due")) | Q(verified_reading__isnull=False, verified_on__lte=F("due"))
    return _share(rows.filter(due__lt=context.as_of), in_time & Q(late_due_on__isnull=True))


def self_verified_share(context: MeasureContext) -> MeasureValue:
    """Of what is verified, how much the platform verified by its own figures."""
    return _share(_rows(context).filter(_verified(context)), Q(verified_reading__isnull=False))


def look_back_checked_share(context: MeasureContext) -> MeasureValue:
    """Of last year's requirements, how many have been checked, and confirmed where that is needed.

    The look-back is the disclosure office's work: for another organ there is nothing to measure.
    """
    rows = LookBackItem.objects.filter(_notices(context, "notice"))
    if context.organ_id is not None:
        rows = rows.filter(notice__issuing_organ=context.organ_id)
    records = tuple(
        RecordRef(
            row.evidence_type,
            row.pk,
            str(row),
            row.is_settled and row.checked_on is not None and row.checked_on <= context.as_of,
            links.look_back(row.notice_id),
        )
        for row in rows.order_by("notice", "ordinal")
    )
    return MeasureValue.share(sum(record.counted for record in records), len(records), records)


def _verified(context: MeasureContext) -> Q:
    return Q(state=State.VERIFIED, verified_on__lte=context.as_of)


def _rows(context: MeasureContext) -> QuerySet[Assignment]:
    """What counts: given to an organ, firm, not waiting, not let off, not taken back; handed-down parts included."""
    kept = _notices(context, "requirement__task__category__notice")
    rows = Assignment.objects.filter(kept, requirement__optional=False).exclude(
        state__in=[State.NOT_APPLICABLE, State.WAITING, State.TAKEN_BACK]
    )
    if context.organ_id is None:
        return rows
    mine = Q(organ=context.organ_id)
    above = ("parent", "parent__parent", "parent__parent__parent")
    return rows.filter(
        mine | Q(*(Q(**{f"{path}__organ": context.organ_id}) for path in above), _connector=Q.OR)
    )


def _notices(context: MeasureContext, path: str) -> Q:
    """The notice that is measured, or every one adopted in those days."""
    if context.within and context.within[0] == Notice.evidence_type:
        which: dict[str, Any] = {path: context.within[1]}
    else:
        which = {f"{path}__adopted_on__range": (context.from_on, context.to_on)}
    return Q(**{f"{path}__state__in": _KEPT}, **which)


def _share(rows: QuerySet[Assignment], hit: Q) -> MeasureValue:
    """How many of the rows are hits. What was handed down is one when every part of it is."""
    found = {
        item.pk: item
        for item in map(
            _Item._make,
            rows.annotate(hit=Case(When(hit, then=True), default=False, output_field=BooleanField()))
            .order_by("requirement__ordinal", "organ__sort_order", "pk")
            .values_list(*_Item._fields),
        )
    }
    below: dict[int, list[_Item]] = defaultdict(list)
    for item in found.values():
        if item.parent_id in found:
            below[item.parent_id].append(item)
    tops = [item for item in found.values() if item.parent_id not in found]
    records = tuple(_record(item, _is_hit(item, below)) for item in tops)
    return MeasureValue.share(sum(record.counted for record in records), len(records), records)


class _Item(NamedTuple):
    """An assignment as far as a share depends on it; the fields are those of the query."""

    pk: int
    parent_id: int | None
    hit: bool
    requirement__task__number: int
    requirement__task__title: str
    organ__short_name: str
    organ__name: str


def _is_hit(item: _Item, below: Mapping[int, list[_Item]]) -> bool:
    parts = below.get(item.pk)
    return item.hit or (bool(parts) and all(_is_hit(part, below) for part in parts or ()))


def _record(item: _Item, counted: bool) -> RecordRef:
    organ = item.organ__short_name or item.organ__name
    words = f"任务{item.requirement__task__number} {item.requirement__task__title} · {organ}"
    return RecordRef(Assignment.evidence_type, item.pk, words, counted, links.assignment(item.pk))


_OFFERED: Final[tuple[tuple[str, str | Promise, Callable[[MeasureContext], MeasureValue]], ...]] = (
    ("ledger.accepted_share", _("台账建立率"), accepted_share),
    ("ledger.look_back_checked_share", _("回头看核查率"), look_back_checked_share),
    ("ledger.verified_share", _("任务核实率"), verified_share),
    ("ledger.reported_on_time_share", _("按期报送率"), reported_on_time_share),
    ("ledger.self_verified_share", _("自动核实占比"), self_verified_share),
)
MEASURES: Final = tuple(Measure(key, title, PERCENT, _BASIS, compute) for key, title, compute in _OFFERED)


def offer() -> None:
    """Offer them to everything that reads measures; called once at start."""
    for measure in MEASURES:
        register(measure)
