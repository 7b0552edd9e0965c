"""Deadlines that run from the day a notice is received: 收到通知后15个工作日内, 自印发之日起1个月内. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from liaoliang.law.periods import add_months
from liaoliang.text.notice.folding import fold
from liaoliang.text.numbers import parse_number

_PERIOD: Final = re.compile(
    r"(?:自|从)?(?:收到|接到|印发|下发|下达|发布|发文)(?:本|该)?(?:通知|文件|要点|方案)?(?:之日|之后|以后|起|后|之日起)*"
    r"[,、]?(?P<number>\d{1,3}|[一二两三四五六七八九十]{1,3})个?(?P<unit>工作日|自然日|日|天|周|月)(?:之?内|前|完成)"
)


class Unit(StrEnum):
    """In what a period is counted."""

    WORKDAYS = "workdays"
    DAYS = "days"
    MONTHS = "months"


@dataclass(frozen=True, slots=True)
class ReceiptPeriod:
    """How long after receipt."""

    number: int
    unit: Unit


_UNITS: Final = {"工作日": (Unit.WORKDAYS, 1), "周": (Unit.DAYS, 7), "月": (Unit.MONTHS, 1)}


def period_after_receipt(deadline: str) -> ReceiptPeriod | None:
    """The period that a deadline names, if it runs from the notice's receipt or issue."""
    found = _PERIOD.search("".join(fold(deadline).split()))
    number = parse_number(found["number"].replace("两", "二")) if found else None
    if found is None or not number:
        return None
    unit, times = _UNITS.get(found["unit"], (Unit.DAYS, 1))
    return ReceiptPeriod(int(number) * times, unit)


def calendar_end(given_on: date, period: ReceiptPeriod) -> date:
    """The last day of a period in days or months; the day of receipt is not counted."""
    if period.unit is Unit.MONTHS:
        return add_months(given_on, period.number)
    return given_on + timedelta(days=period.number)
