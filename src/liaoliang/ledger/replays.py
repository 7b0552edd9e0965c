"""How notices, requirements, assignments and the look-back follow from their events."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Final, cast

from django.db.models import QuerySet

from liaoliang.base import replay
from liaoliang.base.clock import office_day
from liaoliang.base.models import Event
from liaoliang.base.replay import Facts, Replay
from liaoliang.ledger.models import (
    Assignment,
    Finding,
    LookBackItem,
    Notice,
    Report,
    Requirement,
    Verification,
)
from liaoliang.ledger.states import NoticeState, State

_CLOCK: Final = ("due_on", "not_before_on")
_VERIFIED: Final = ("verified_on", "verified_by_id", "verified_hash", "verified_reading_id")
_ASSIGNMENT: Final = (
    *("requirement_id", "state", *_CLOCK, "rectify_on", "accepted_on", "reported_on", "reported_by_id"),
    *("decline_asked_by_id", "decline_decided_by_id", *_VERIFIED),
)
_UNVERIFIED: Final[Facts] = {**dict.fromkeys(_VERIFIED), "verified_hash": ""}
_NEW: Final[Facts] = {
    **dict.fromkeys(("rectify_on", "accepted_on", "reported_on", "reported_by_id")),
    **dict.fromkeys(("decline_asked_by_id", "decline_decided_by_id")),
    **_UNVERIFIED,
    "reports": (),
}
_NO_MEASURE: Final[Facts] = {
    **dict.fromkeys(("measure_target", "measure_set_by_id", "measure_confirmed_by_id")),
    "verification": Verification.REPORT.value,
    "measure_key": "",
}
_REQUIREMENT: Final[Facts] = {**_NO_MEASURE, **dict.fromkeys(("condition_met_on", "condition_met_by_id"))}
_UNCHECKED: Final[Facts] = {
    **dict.fromkeys(("checked_on", "checked_by_id", "confirmed_on", "confirmed_by_id", "carried_to__pk")),
    "finding": Finding.UNCHECKED.value,
}
_NOTICE_STATES: Final = {
    "ledger.notice_imported": NoticeState.DRAFT,
    "ledger.notice_adopted": NoticeState.ADOPTED,
    "ledger.notice_closed": NoticeState.CLOSED,
    "ledger.notice_archived": NoticeState.ARCHIVED,
    "ledger.notice_discarded": NoticeState.DISCARDED,
}


def register() -> None:
    """Hold all four against their trail; an assignment together with its reports."""
    dated = replay.columns("state", "adopted_on", "closed_on", "predecessor_id")
    replay.register(Notice.evidence_type, Replay(Notice, _notice, dated))
    measured = replay.columns(*_REQUIREMENT, "measure_operator")
    replay.register(Requirement.evidence_type, Replay(Requirement, _requirement, measured, _REQUIREMENT))
    checked = replay.columns(*_UNCHECKED)
    replay.register(LookBackItem.evidence_type, Replay(LookBackItem, _look_back, checked, _UNCHECKED))
    replay.register(Assignment.evidence_type, Replay(Assignment, _assignment, _assignments))


def _notice(facts: Facts, event: Event) -> None:
    if event.action in _NOTICE_STATES:
        facts["state"] = _NOTICE_STATES[event.action].value
    match event.action:
        case "ledger.notice_imported":
            facts |= dict.fromkeys(("adopted_on", "closed_on", "predecessor_id"))
        case "ledger.notice_adopted":
            facts["adopted_on"] = office_day(event.at)
        case "ledger.notice_closed":
            facts["closed_on"] = office_day(event.at)
        case "ledger.predecessor_linked":
            facts["predecessor_id"] = event.detail["predecessor"]


def _requirement(facts: Facts, event: Event) -> None:
    match event.action:
        case "ledger.condition_met":
            met_on = date.fromisoformat(event.detail["met_on"])
            facts |= {"condition_met_on": met_on, "condition_met_by_id": event.actor_id}
        case "ledger.measure_removed":
            facts |= _NO_MEASURE
        case "ledger.measure_set":
            facts |= {**_NO_MEASURE, "measure_set_by_id": event.actor_id}
            facts |= {"measure_key": event.detail["key"], "measure_operator": event.detail["operator"]}
            facts["measure_target"] = Decimal(event.detail["target"])
        case "ledger.measure_confirmed":
            confirmed = Verification.MEASURE.value
            facts |= {"measure_confirmed_by_id": event.actor_id, "verification": confirmed}


def _look_back(facts: Facts, event: Event) -> None:
    match event.action:
        case "ledger.look_back_checked":
            facts |= {"finding": event.detail["code"], "checked_by_id": event.actor_id}
            facts["checked_on"] = office_day(event.at)
        case "ledger.look_back_confirmed":
            facts |= {"confirmed_by_id": event.actor_id, "confirmed_on": office_day(event.at)}
        case "ledger.carried_over":
            facts["carried_to__pk"] = event.detail["requirement"]


def _assignment(facts: Facts, event: Event) -> None:
    """Every event names requirement and state; the others are what the step changes besides."""
    step = _STEPS.get(event.action)
    facts |= step(event, facts) if step else {}
    facts |= {"requirement_id": event.detail["requirement"], "state": event.detail["state"]}
    # Where the event says how the clock runs now (older ones do not), that is the last word.
    facts |= {name: _day(event.detail[name]) for name in _CLOCK if name in event.detail}


def _accepted(event: Event, facts: Facts) -> Facts:
    return {"accepted_on": office_day(event.at)}


def _reported(event: Event, facts: Facts) -> Facts:
    report = (event.detail["ordinal"], event.actor_id, event.documents[0])
    before = cast("tuple[object, ...]", facts.get("reports", ()))
    return {
        "reported_on": office_day(event.at),
        "reported_by_id": event.actor_id,
        "reports": (*before, report),
    }


def _verified(event: Event, facts: Facts) -> Facts:
    by = {"verified_on": office_day(event.at), "verified_by_id": event.actor_id}
    return {**_UNVERIFIED, **by, "verified_hash": event.documents[0]}


def _self_verified(event: Event, facts: Facts) -> Facts:
    by = {"verified_on": office_day(event.at), "verified_reading_id": event.detail["reading"]}
    return {**_UNVERIFIED, **by}


def _let_off(event: Event, facts: Facts) -> Facts:
    return {"decline_decided_by_id": event.actor_id}


def _not_let_off(event: Event, facts: Facts) -> Facts:
    return {"decline_asked_by_id": None, "accepted_on": None}


def _due_changed(event: Event, facts: Facts) -> Facts:
    """Under rectification the day of rectification moves, otherwise the due day does."""
    after = _day(event.detail["after"])
    if facts.get("rectify_on") and event.detail["state"] in {State.RETURNED, State.RECTIFICATION}:
        return {"rectify_on": after}
    return {"due_on": after, "not_before_on": None, "rectify_on": None}


_STEPS: Final[dict[str, Callable[[Event, Facts], Facts]]] = {
    "ledger.assigned": lambda event, facts: _NEW,
    "ledger.accepted": _accepted,
    "ledger.own_area_added": _accepted,
    "ledger.reported": _reported,
    "ledger.verified": _verified,
    "ledger.self_verified": _self_verified,
    "ledger.reopened": lambda event, facts: _UNVERIFIED,
    "ledger.returned": lambda event, facts: {"rectify_on": _day(event.detail["redo_by"])},
    "ledger.decline_asked": lambda event, facts: {"decline_asked_by_id": event.actor_id},
    "ledger.decline_consented": _let_off,
    "ledger.decline_refused": _not_let_off,
    "ledger.due_changed": _due_changed,
}


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None


def _assignments(rows: QuerySet[Assignment]) -> Mapping[int, Facts]:
    reports: dict[int, list[tuple[int, int, str]]] = defaultdict(list)
    found = Report.objects.filter(assignment__in=rows.order_by()).order_by("assignment", "ordinal")
    for pk, number, by, content_hash in found.values_list(
        "assignment_id", "ordinal", "by_id", "content_hash"
    ):
        reports[pk].append((number, by, content_hash))
    stored = replay.columns(*_ASSIGNMENT)(rows)
    return {key: {**facts, "reports": tuple(reports[key])} for key, facts in stored.items()}
