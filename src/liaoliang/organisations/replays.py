"""How organs, collective names, officers with their roles, and the sign-in policy follow from their events."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Final, cast

from django.db.models import QuerySet

from liaoliang.base import replay
from liaoliang.base.models import Event
from liaoliang.base.replay import Facts, Replay
from liaoliang.organisations.models import CollectiveName, Officer, Organ, RoleGrant, SignInPolicy
from liaoliang.organisations.roles import BUSINESS, ROLES, Duty, Role

_ORGAN: Final = ("name", "short_name", "kind", "level", "parent_id", "uscc", "area_code", "sort_order")
_ORGAN_IS: Final = (*_ORGAN, "is_active", "merged_into_id")
_OFFICER: Final = ("organ_id", "duty", "is_active", "account__is_active")
# What an action says by its name alone.
_SAYS: Final[dict[str, Facts]] = {
    "organisations.organ_created": {"is_active": True, "merged_into_id": None},
    "organisations.organ_ended": {"is_active": False},
    "organisations.organ_resumed": {"is_active": True, "merged_into_id": None},
    "organisations.officer_left": {"is_active": False, "account__is_active": False},
    "organisations.officer_resumed": {"is_active": True},
    "organisations.account_enabled": {"account__is_active": True},
    "organisations.account_disabled": {"account__is_active": False},
}


def register() -> None:
    """Hold all four against their trail; who may do what must not change past it."""
    replay.register(Organ.evidence_type, Replay(Organ, _organ, replay.columns(*_ORGAN_IS)))
    replay.register(Officer.evidence_type, Replay(Officer, _officer, _officers))
    collective = Replay(CollectiveName, _collective, replay.columns("name", "query", "is_open"))
    replay.register(CollectiveName.evidence_type, collective)
    policy = Replay(SignInPolicy, _policy, replay.columns("second_factor"))
    replay.register(SignInPolicy.evidence_type, policy)


def _organ(facts: Facts, event: Event) -> None:
    facts |= _SAYS.get(event.action, {})
    detail = event.detail
    match event.action:
        case "organisations.organ_created":
            facts |= {name: detail[name] for name in _ORGAN if name in detail}
        case "organisations.organ_changed":
            facts |= detail["after"]
        case "organisations.organ_renamed":
            facts |= {"name": detail["after"], "short_name": detail["short_name"]}
        case "organisations.organ_merged":
            facts |= {"is_active": False, "merged_into_id": detail["into_id"]}


def _collective(facts: Facts, event: Event) -> None:
    if event.action == "organisations.collective_defined":
        facts |= event.detail


def _policy(facts: Facts, event: Event) -> None:
    facts["second_factor"] = event.detail["code"]


def _officer(facts: Facts, event: Event) -> None:
    facts |= _SAYS.get(event.action, {})
    match event.action:
        case "organisations.officer_added":
            facts |= {"is_active": True, "account__is_active": True, "roles": frozenset()}
            facts |= {"organ_id": event.detail["organ_id"], "duty": event.detail["duty"]}
        case "organisations.officer_changed":
            facts["organ_id"] = event.detail["organ_id"]
        case "organisations.role_granted" | "organisations.role_revoked":
            _entrusted(facts, event, granted=event.action == "organisations.role_granted")


def _entrusted(facts: Facts, event: Event, *, granted: bool) -> None:
    role = Role(event.detail["role_code"])
    if role not in BUSINESS:
        facts["duty"] = (ROLES[role].duty if granted else Duty.BUSINESS).value
        return
    held, one = (
        cast("frozenset[object]", facts.get("roles", frozenset())),
        {(role.value, event.detail["organ_id"])},
    )
    facts["roles"] = held | one if granted else held - one


def _officers(rows: QuerySet[Officer]) -> Mapping[int, Facts]:
    roles: dict[int, set[tuple[str, int]]] = defaultdict(set)
    grants = RoleGrant.objects.order_by().filter(officer__in=rows.order_by())
    for officer_id, role, organ_id in grants.values_list("officer_id", "role", "organ_id"):
        roles[officer_id].add((role, organ_id))
    found = replay.columns(*_OFFICER)(rows)
    return {key: {**facts, "roles": frozenset(roles[key])} for key, facts in found.items()}
