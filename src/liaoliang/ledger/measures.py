"""Measures of the ledger itself: figures from its own records, never typed in.

A context covers the notices adopted within its days; what happened after `as_of` is not counted. Optional
requirements and what does not concern an organ are left out of every denominator.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from liaoliang.base.measures import PERCENT, Measure, MeasureContext, MeasureValue, RecordRef, register
from liaoliang.ledger import links
from liaoliang.ledger.models import Assignment, LookBackItem
from liaoliang.ledger.states import NoticeState, State

_BASIS: Final = "政务公开工作要点：梳理形成工作台账，对上一年度落实情况逐项核查"
_KEPT: Final = (NoticeState.ADOPTED, NoticeState.CLOSED)


def accepted_share(context: MeasureContext) -> MeasureValue:
    """Of the requirements given to organs, how many they have taken into their ledger."""
    rows = _rows(context)
    return _share(rows, rows.filter(accepted_on__lte=context.as_of))


def verified_share(context: MeasureContext) -> MeasureValue:
    """Of the requirements given to organs, how many are verified."""
    rows = _rows(context)
    return _share(rows, rows.filter(state=State.VERIFIED, verified_on__lte=context.as_of))


def reported_on_time_share(context: MeasureContext) -> MeasureValue:
    """Of the requirements that fell due, how many were reported, or verified by a measure, by their day."""
    rows = _rows(context).annotate(due=Coalesce("rectify_on", "due_on")).filter(due__lt=context.as_of)
    in_time = Q(reported_on__lte=F("due")) | Q(verified_reading__isnull=False, verified_on__lte=F("due"))
    return _share(rows, rows.filter(in_time))


def self_verified_share(context: MeasureContext) -> MeasureValue:
    """Of what is verified, how much the platform verified by its own figures."""
    rows = _rows(context).filter(state=State.VERIFIED, verified_on__lte=context.as_of)
    return _share(rows, rows.filter(verified_reading__isnull=False))


def look_back_checked_share(context: MeasureContext) -> MeasureValue:
    """Of last year's requirements, how many have been checked, and confirmed where that is needed.

    The look-back is the disclosure office's work: for another organ there is nothing to measure.
    """
    rows = LookBackItem.objects.filter(
        notice__state__in=_KEPT,
        notice__adopted_on__range=(context.from_on, context.to_on),
    )
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


def _rows(context: MeasureContext) -> QuerySet[Assignment]:
    rows = Assignment.objects.filter(
        requirement__task__category__notice__state__in=_KEPT,
        requirement__task__category__notice__adopted_on__range=(context.from_on, context.to_on),
        requirement__optional=False,
        parent__isnull=True,
    ).exclude(state__in=[State.NOT_APPLICABLE, State.WAITING])
    return rows if context.organ_id is None else rows.filter(organ=context.organ_id)


def _share(rows: QuerySet[Assignment], counted: QuerySet[Assignment]) -> MeasureValue:
    hits = set(counted.order_by().values_list("pk", flat=True))
    records = tuple(_records(rows, hits))
    return MeasureValue.share(len(hits), len(records), records)


def _records(rows: QuerySet[Assignment], hits: set[int]) -> Iterable[RecordRef]:
    titles = rows.order_by("requirement__ordinal", "organ__sort_order", "pk").values_list(
        "pk", "requirement__task__number", "requirement__task__title", "organ__short_name", "organ__name"
    )
    for pk, number, title, short_name, name in titles:
        words = f"任务{number} {title} · {short_name or name}"
        yield RecordRef(Assignment.evidence_type, pk, words, pk in hits, links.assignment(pk))


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
