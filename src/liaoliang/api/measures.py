"""Measures: figures that the platform computes. The records behind a figure are no open data."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from django.http import HttpRequest
from django.utils.translation import gettext_noop
from ninja import Router, Schema

from liaoliang.api.envelopes import Answer, answers
from liaoliang.api.fields import asked, place, said
from liaoliang.base import measures
from liaoliang.base.clock import office_day, office_now
from liaoliang.base.measures import Measure, MeasureContext, MeasureValue
from liaoliang.errors import BadInputError, NotFoundError
from liaoliang.organisations import selectors

router = Router(tags=["指标 measures"])


class MeasureOut(Schema):
    """A figure the platform can compute."""

    key: str = said("指标代码", "stable key", "ledger.verified_share")
    title: str = said("指标名称", "title", "任务核验率")
    unit: str = said("单位", "unit of the value, for example %", "%")
    basis: str = said("依据", "the provision or notice that asks for it", "政府信息公开条例(2019)第四十六条")


class MeasuresOut(Answer):
    """All measures."""

    items: list[MeasureOut] = said("全部指标", "all of them")


class MeasureValueOut(Answer):
    """A measure, computed."""

    measure: MeasureOut = said("指标", "the measure")
    organ_id: int | None = said("单位编号;全市为 null", "organ id; null for the whole city", None)
    from_on: date = said("起始日(含)", "first day counted", "2021-01-01")
    to_on: date = said("截止日(含)", "last day counted", "2021-10-12")
    value: str | None = said(
        "数值(十进制字符串);没有可计算的对象为 null",
        "decimal as text; null where nothing is to be measured",
        "91.30",
    )
    numerator: int = said("分子", "numerator", 21)
    denominator: int = said("分母", "denominator", 23)


@router.get("/measures", response=answers(MeasuresOut), url_name="measures", summary="指标目录")
def list_measures(request: HttpRequest) -> object:
    """平台能够计算的全部指标。Every figure that the platform computes."""
    items = [_measure(item) for item in measures.all_measures().values()]
    return {"as_of": office_now(), "items": items}


@router.get(
    "/measures/{key}", response=answers(MeasureValueOut), url_name="measure", summary="一项指标的数值"
)
def one_measure(
    request: HttpRequest,
    key: Annotated[str, place("指标代码", "key of the measure", "ledger.verified_share", max_length=120)],
    organ_id: Annotated[
        int | None, asked("单位编号,不给为全市", "organ id; the whole city without it")
    ] = None,
    from_on: Annotated[
        date | None, asked("起始日,默认为截止日当年 1 月 1 日", "first day; default 1 January")
    ] = None,
    to_on: Annotated[date | None, asked("截止日,默认为今天", "last day; default today")] = None,
) -> object:
    """按记录当场计算的数值、分子和分母。Computed from the records as they are now."""
    if key not in measures.all_measures():
        raise NotFoundError(gettext_noop("没有代码为“{key}”的指标"), key=key)
    context = _context(organ_id, from_on, to_on)
    return {"as_of": office_now(), **_value(measures.get(key), context, measures.value(key, context))}


def _context(organ_id: int | None, from_on: date | None, to_on: date | None) -> MeasureContext:
    if organ_id is not None:
        selectors.organ_by_id(organ_id)
    today = office_day()
    last = to_on or today
    first = from_on or date(last.year, 1, 1)
    if first > last:
        raise BadInputError("from_on", gettext_noop("起始日晚于截止日"))
    return MeasureContext(organ_id=organ_id, from_on=first, to_on=last, as_of=today)


def _measure(measure: Measure) -> dict[str, str]:
    return {
        "key": measure.key,
        "title": str(measure.title),
        "unit": str(measure.unit),
        "basis": measure.basis,
    }


def _value(measure: Measure, context: MeasureContext, found: MeasureValue) -> dict[str, object]:
    return {
        "measure": _measure(measure),
        "organ_id": context.organ_id,
        "from_on": context.from_on,
        "to_on": context.to_on,
        "value": None if found.value is None else str(found.value),
        "numerator": found.numerator,
        "denominator": found.denominator,
    }
