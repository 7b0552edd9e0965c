"""Measures: numbers computed from events and records, never typed in.

Ledger, assessment and annual report read the same measures. A value comes with numerator, denominator and
the records behind it, so that every figure opens to what it counts.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from django.utils.functional import Promise

from liaoliang.base.registries import Registry

PERCENT = "%"
_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class MeasureContext:
    """What is measured: one organ or (None) all of them, from day to day inclusive, as known on `as_of`.

    `within` narrows it to one thing of a module that knows such a thing (a notice, as evidence type and id).
    """

    organ_id: int | None
    from_on: date
    to_on: date
    as_of: date
    within: tuple[str, int] | None = None


@dataclass(frozen=True, slots=True)
class RecordRef:
    """One record behind a figure: its evidence type, id, title, and whether it counts in the numerator."""

    subject_type: str
    subject_id: int
    title: str
    counted: bool = True
    link: str = ""


@dataclass(frozen=True, slots=True)
class MeasureValue:
    """A figure. `value` is None where there is nothing to measure (denominator 0), which is not zero."""

    value: Decimal | None
    numerator: int
    denominator: int
    records: tuple[RecordRef, ...] = ()

    @classmethod
    def share(cls, numerator: int, denominator: int, records: tuple[RecordRef, ...] = ()) -> MeasureValue:
        """A percentage with two decimals, half up."""
        if not denominator:
            return cls(None, numerator, 0, records)
        value = (Decimal(100) * numerator / denominator).quantize(_CENT, ROUND_HALF_UP)
        return cls(value, numerator, denominator, records)

    @classmethod
    def count(cls, number: int, records: tuple[RecordRef, ...] = ()) -> MeasureValue:
        """A plain number of records."""
        return cls(Decimal(number), number, 1, records)


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure the platform can compute: stable key, title, unit, the provision that asks for it, and how."""

    key: str
    title: str | Promise
    unit: str | Promise
    basis: str
    compute: Callable[[MeasureContext], MeasureValue]


_measures: Registry[Measure] = Registry("measure")


def register(measure: Measure) -> Measure:
    """Offer a measure; its key is given once."""
    return _measures.register(measure.key, measure)


def get(key: str) -> Measure:
    """The measure with that key; KeyError where there is none."""
    return _measures.get(key)


def value(key: str, context: MeasureContext) -> MeasureValue:
    """Compute the measure now."""
    return get(key).compute(context)


def all_measures() -> Mapping[str, Measure]:
    """Every measure by key."""
    return _measures.all()
