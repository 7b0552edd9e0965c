"""How entered calendar years and local parameters follow from their events."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet

from liaoliang.base import replay
from liaoliang.base.canonical import JSON, plain
from liaoliang.base.models import CalendarYear, Event, ParameterOverride
from liaoliang.base.replay import Facts, Replay

_PERSONS = ("prepared_by_id", "confirmed_by_id")
_YEAR = ("year", "version", "rest_days", "make_up_days")
_ENDED = ("base.calendar_year_withdrawn", "base.calendar_year_overtaken")
_PARAMETER = ("key", "value", "from_on")


def register() -> None:
    """Hold both against their trail: they move every day that is counted."""
    replay.register(
        CalendarYear.evidence_type, Replay(CalendarYear, _year, _stored(*_YEAR, "withdrawn_by_id"))
    )
    replay.register(
        ParameterOverride.evidence_type, Replay(ParameterOverride, _parameter, _stored(*_PARAMETER))
    )


def _year(facts: Facts, event: Event) -> None:
    _after(facts, event, _YEAR, "base.calendar_year")
    if event.action == "base.calendar_year_prepared":
        facts["withdrawn_by_id"] = None
    elif event.action in _ENDED:
        facts["withdrawn_by_id"] = event.actor_id


def _parameter(facts: Facts, event: Event) -> None:
    _after(facts, event, _PARAMETER, "base.parameter_override")


def _after(facts: Facts, event: Event, names: tuple[str, ...], thing: str) -> None:
    if event.action == f"{thing}_prepared":
        facts |= {name: event.detail[name] for name in names}
        facts |= {"prepared_by_id": event.actor_id, "confirmed_by_id": None}
    elif event.action == f"{thing}_confirmed":
        facts["confirmed_by_id"] = event.actor_id


def _stored(*names: str) -> replay.Stored:
    """The columns as an event's detail spells them."""

    def read(rows: QuerySet[Any]) -> Mapping[int, Facts]:
        found = replay.columns(*names, *_PERSONS)(rows)
        return {key: {name: _spelled(value) for name, value in facts.items()} for key, facts in found.items()}

    return read


def _spelled(value: Any) -> JSON:
    return plain(value.isoformat() if hasattr(value, "isoformat") else value)
