"""信息处理费: 政府信息公开信息处理费管理办法(国办函〔2020〕109号) Arts 3-8. By item or by volume, never both.

Both tariffs are progressive: only the excess is charged at the higher rate. By item counts one applicant's
applications to one organ in one calendar month; by volume counts the pages of one application.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from liaoliang.errors import BadInputError, Issue, gettext_noop
from liaoliang.law.clocks import due
from liaoliang.law.deadlines import Deadline, NotBefore
from liaoliang.law.parameters import DatedValue
from liaoliang.law.provisions import Confidence, Provision, distinct, weakest
from liaoliang.law.rulebook import Rulebook

MOST_ITEMS = 100_000


class Tariff(StrEnum):
    """The two ways to charge."""

    BY_ITEM = "by_item"
    BY_VOLUME = "by_volume"


@dataclass(frozen=True, slots=True)
class FeeStep:
    """Units `first` to `last` (applications of the month, or pages) at `rate` yuan each."""

    first: int
    last: int
    rate: int

    @property
    def count(self) -> int:
        """How many units fall into this step."""
        return self.last - self.first + 1

    @property
    def yuan(self) -> int:
        """What this step costs."""
        return self.count * self.rate

    def as_json(self) -> dict[str, int]:
        """The step as plain values."""
        return {
            "from": self.first,
            "to": self.last,
            "count": self.count,
            "rate": self.rate,
            "yuan": self.yuan,
        }


@dataclass(frozen=True, slots=True)
class Fee:
    """An amount with its steps and provisions."""

    yuan: int
    steps: tuple[FeeStep, ...]
    tariff: Tariff
    basis: tuple[Provision, ...]
    confidence: Confidence

    def as_json(self) -> dict[str, Any]:
        """The fee as plain values."""
        return {
            "yuan": self.yuan,
            "steps": [step.as_json() for step in self.steps],
            "basis": [provision.as_json() for provision in self.basis],
            "tariff": self.tariff.value,
            "confidence": self.confidence,
        }


def fee_by_item(rules: Rulebook, items: int, *, before: int = 0, on: date | None = None) -> Fee:
    """What `items` further applications cost after `before` in the same month (Arts 3, 4).

    Contents split by 一事一申请 are counted one by one. `on` picks the tariff of that day, else the latest.
    """
    _refuse_below(0, items=items, before=before)
    if items + before > MOST_ITEMS:
        raise BadInputError(
            "",
            gettext_noop("一个月内{n}件申请超出可计算的范围(最多{most}件)"),
            n=items + before,
            most=MOST_ITEMS,
        )
    return _fee(rules, Tariff.BY_ITEM, before + 1, before + items, on)


def fee_by_volume(
    rules: Rulebook, pages: int, *, on: date | None = None, told_where_only: bool = False
) -> Fee:
    """What the `pages` of one application cost (Art 5); nothing where only a public place is named (F6)."""
    _refuse_below(0, pages=pages)
    if told_where_only:
        free = _value(rules, "foi/fee_not_by_volume", on)
        return Fee(0, (), Tariff.BY_VOLUME, free.provisions, free.confidence)
    return _fee(rules, Tariff.BY_VOLUME, 1, pages, on)


def application_fee(
    rules: Rulebook,
    *,
    items: int | None = None,
    pages: int | None = None,
    before: int = 0,
    on: date | None = None,
) -> Fee:
    """The fee of one decision by the one tariff that was chosen. Raises BadInputError for both or neither."""
    if items is not None and pages is not None:
        basis = _value(rules, "foi/fee_choice", on).basis
        raise BadInputError("", gettext_noop("按件与按量只能选择一种,不能同时计收({basis})"), basis=basis)
    if items is not None:
        return fee_by_item(rules, items, before=before, on=on)
    if pages is not None:
        return fee_by_volume(rules, pages, on=on)
    raise BadInputError("", gettext_noop("应给出申请件数或页数"))


def item_rate(rules: Rulebook, ordinal: int, *, on: date | None = None) -> int:
    """What the `ordinal`-th application of the month alone costs."""
    _refuse_below(1, ordinal=ordinal)
    return fee_by_item(rules, 1, before=ordinal - 1, on=on).yuan


def _refuse_below(least: int, **numbers: int) -> None:
    for number in numbers.values():
        if number < least:
            raise BadInputError(
                "", gettext_noop("数量不能小于{least},而这里是{number}"), least=least, number=number
            )


def _value(rules: Rulebook, key: str, on: date | None) -> DatedValue:
    parameter = rules.parameter(key)
    return parameter.latest if on is None else parameter.at(on)


def _fee(rules: Rulebook, tariff: Tariff, first: int, last: int, on: date | None) -> Fee:
    value, choice = _value(rules, f"foi/fee_{tariff.value}", on), _value(rules, "foi/fee_choice", on)
    steps = tuple(_within(_bands(value.table, last), first, last))
    return Fee(
        sum(step.yuan for step in steps),
        steps,
        tariff,
        distinct((*value.provisions, *choice.provisions)),
        weakest((value.confidence, choice.confidence)),
    )


def _bands(scale: Mapping[str, Any], last: int) -> Iterator[FeeStep]:
    """The tariff's bands in order, as far as unit `last`."""
    reached = 0
    for band in scale["bands"]:
        yield FeeStep(reached + 1, band["through"], band["rate"])
        reached = band["through"]
    rest = scale["afterwards"]
    if "every" not in rest:
        yield FeeStep(reached + 1, max(reached + 1, last), rest["rate"])
        return
    rate = rest["first_rate"]
    while reached < last:
        yield FeeStep(reached + 1, reached + rest["every"], rate)
        reached, rate = reached + rest["every"], rate + rest["rise"]


def _within(bands: Iterable[FeeStep], first: int, last: int) -> Iterator[FeeStep]:
    for band in bands:
        start, end = max(band.first, first), min(band.last, last)
        if start <= end:
            yield FeeStep(start, end, band.rate)


@dataclass(frozen=True, slots=True)
class CountedApplication:
    """What the monthly counter needs of an application: who, to which organ, received when."""

    organ: str
    applicant: str
    received_on: date
    items: int = 1


def items_in_month(applications: Iterable[CountedApplication]) -> Counter[tuple[str, str, int, int]]:
    """Applications per (organ, applicant, year, month): the counter is each organ's own (F4, F15)."""
    counter: Counter[tuple[str, str, int, int]] = Counter()
    for one in applications:
        counter[one.organ, one.applicant, one.received_on.year, one.received_on.month] += one.items
    return counter


def fee_notice_issues(
    rules: Rulebook, *, reply_due_on: date, sent_on: date, stated: Mapping[str, str]
) -> list[Issue]:
    """What a 收费通知 lacks (Art 6): inside the reply period, with basis, standard, amount and way to pay."""
    basis = str(rules.parameter("foi/fee_payment_period").at(sent_on).basis)
    issues = [
        Issue(f"foi.fee_notice_{name}", message, where=name, basis=basis)
        for name, message in _NOTICE_PARTS.items()
        if not stated.get(name, "").strip()
    ]
    if sent_on > reply_due_on:
        values: dict[str, object] = {"sent": sent_on, "due": reply_due_on}
        message = gettext_noop("收费通知({sent})应在答复期限({due})内发出")
        issues.append(Issue("foi.fee_notice_late", message, basis=basis, values=values))
    return issues


_NOTICE_PARTS = {
    "basis": gettext_noop("收费通知应写明收费依据"),
    "standard": gettext_noop("收费通知应写明收费标准"),
    "amount": gettext_noop("收费通知应写明收费金额"),
    "payment": gettext_noop("收费通知应写明缴费方式"),
}


def payment_due(rules: Rulebook, noticed_on: date) -> Deadline | NotBefore:
    """Last day to pay; unpaid then, the request counts as given up (Art 6)."""
    return due(rules, "foi.fee_payment", noticed_on)
