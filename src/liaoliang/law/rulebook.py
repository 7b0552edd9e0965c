"""The rulebook: parameters, calendar and a city's overrides as one immutable value with a version."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, cached_property
from hashlib import sha256

from liaoliang.errors import BadInputError, gettext_noop
from liaoliang.law.calendar import WorkdayCalendar
from liaoliang.law.calendar_years import YearCalendar, load_years
from liaoliang.law.parameters import (
    DatedValue,
    NoValueError,
    Parameter,
    Parameters,
    Value,
    fits_unit,
    load_parameters,
)
from liaoliang.law.provisions import Provision


@dataclass(frozen=True, slots=True)
class Override:
    """A value a city puts in place of one that is not confirmed: from which source, entered by whom."""

    key: str
    value: Value
    source: Provision
    by: str
    from_on: date


@dataclass(frozen=True)
class Rulebook:
    """What every rule takes as its first argument. Two rulebooks with one version answer alike."""

    parameters: Parameters
    calendar: WorkdayCalendar
    overrides: tuple[Override, ...] = ()

    def __post_init__(self) -> None:
        for override in self.overrides:
            _refuse_unfounded(self.parameters, override)

    @staticmethod
    def shipped() -> Rulebook:
        """The rulebook of the shipped files, read once per process."""
        return _shipped()

    @cached_property
    def version(self) -> str:
        """Short hash over parameters, calendar and overrides."""
        parts = [self.parameters.version, self.calendar.version, *sorted(map(repr, self.overrides))]
        return sha256("\n".join(parts).encode()).hexdigest()[:12]

    def __hash__(self) -> int:
        return hash(self.version)

    def parameter(self, key: str) -> Parameter:
        """The parameter as it holds here, overrides included; NoValueError for an unknown key."""
        found = _known(self.parameters, key)
        for override in self.overrides:
            if override.key == key:
                found = found.with_value(_overriding_value(found, override))
        return found

    def with_year(self, year: YearCalendar) -> Rulebook:
        """The same rules with one calendar year added or replaced."""
        return replace(self, calendar=self.calendar.with_year(year))

    def with_overrides(self, overrides: Iterable[Override]) -> Rulebook:
        """The same rules with further overrides; BadInputError where one is not allowed."""
        return replace(self, overrides=(*self.overrides, *overrides))


@cache
def _shipped() -> Rulebook:
    return Rulebook(load_parameters(check_all=False), WorkdayCalendar(load_years()))


def _known(parameters: Parameters, key: str) -> Parameter:
    try:
        return parameters[key]
    except KeyError:
        raise NoValueError(gettext_noop("没有名为{key}的法律参数"), key=key) from None


def _overriding_value(parameter: Parameter, override: Override) -> DatedValue:
    return DatedValue(
        override.value, parameter.unit, (override.source,), "local", override.from_on, f"由{override.by}录入"
    )


def _refuse_unfounded(parameters: Parameters, override: Override) -> None:
    parameter = _known(parameters, override.key)
    replaced = parameter.at(override.from_on)
    if replaced.confidence == "confirmed":
        raise BadInputError(
            override.key,
            gettext_noop("“{title}”有明确的法律依据({basis}),不能由本地改写"),
            title=parameter.title,
            basis=replaced.basis,
        )
    if not override.by.strip() or not override.source.act.strip():
        raise BadInputError(override.key, gettext_noop("改写参数须写明出处和录入人"))
    if not fits_unit(override.value, parameter.unit):
        raise BadInputError(
            override.key,
            gettext_noop("“{title}”的值与单位{unit}不符"),
            title=parameter.title,
            unit=parameter.unit,
        )
