"""Reference data of the demonstration city, and demonstration officers (only where the demo mark is set)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import yaml
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils.translation import gettext_noop

from liaoliang.base.demo import is_demo
from liaoliang.base.evidence import SYSTEM, Entry, created, record_many
from liaoliang.errors import NotAllowedError, NotFoundError
from liaoliang.organisations import selectors
from liaoliang.organisations.checks import OfficerFacts
from liaoliang.organisations.models import (
    CollectiveAlias,
    CollectiveName,
    Officer,
    Organ,
    OrganAlias,
    OrganKind,
    OrganLevel,
    RoleGrant,
)
from liaoliang.organisations.names import fold
from liaoliang.organisations.roles import BUSINESS, ROLES, Role
from liaoliang.organisations.services.officers import new_officer

_DATA: Final = Path(__file__).parent / "data"
CITY_FILE: Final = _DATA / "liaocheng.yaml"
PEOPLE_FILE: Final = _DATA / "demo_officers.yaml"
# Known to everybody, and good for nothing outside of a demonstration.
DEMO_PASSWORD: Final = "liaoliang-2021"  # noqa: S105


@dataclass(frozen=True, slots=True)
class _Row:
    """One organ of the file, with the name of its parent (blank for the root)."""

    facts: Mapping[str, Any]
    kind: OrganKind
    level: OrganLevel
    parent: str


@dataclass(frozen=True, slots=True)
class DemoLogin:
    """A demonstration login to be printed at start."""

    username: str
    name: str
    organ: str
    roles: tuple[Role, ...]


@transaction.atomic
def load_city(*, at: datetime) -> int:
    """Load organs, aliases and collective names of Liaocheng; what is there already stays as it is.

    Returns how many organs are new. Evidence in one batch.
    """
    plain = yaml.safe_load(CITY_FILE.read_text(encoding="utf-8"))
    known = {organ.name: organ for organ in Organ.objects.all()}
    fresh = [
        _make_organ(row, known, number) for number, row in enumerate(_rows(plain)) if _name(row) not in known
    ]
    _add_aliases(plain, known)
    names = _make_collectives(plain["collectives"])
    created(*fresh, *names)
    record_many(
        [_organ_entry(organ, at) for organ in fresh] + [_collective_entry(name, at) for name in names]
    )
    return len(fresh)


@transaction.atomic
def load_demo_officers(*, password: str, at: datetime) -> list[DemoLogin]:
    """Fictitious officers for every role and several organs; all share `password`, which stays valid.

    Raises NotAllowedError in a database without the demonstration mark.
    """
    if not is_demo():
        raise NotAllowedError(gettext_noop("演示账号只能建在带有演示标记的数据库中"))
    organs = {organ.label: organ for organ in Organ.objects.filter(is_active=True)}
    # Known to everybody, so one hash serves all: thirty of them would take ten seconds.
    hashed = make_password(password)
    return [_demo_officer(person, organs, hashed, at) for person in _people()]


def demo_people() -> dict[str, str]:
    """Login name -> name of the fictitious officers, by which a demonstration account is recognised."""
    return {person["username"]: person["name"] for person in _people()}


def _people() -> list[dict[str, Any]]:
    return list(yaml.safe_load(PEOPLE_FILE.read_text(encoding="utf-8")))


def _demo_officer(
    person: Mapping[str, Any], organs: Mapping[str, Organ], hashed: str, at: datetime
) -> DemoLogin:
    organ = _known(person["organ"], organs)
    roles = tuple(Role(role) for role in person["roles"])
    if not Officer.objects.filter(account__username=person["username"]).exists():
        facts = OfficerFacts(person["username"], person["name"], organ.pk, person.get("post", ""))
        officer = new_officer(facts, None, by=SYSTEM, at=at, duty=ROLES[roles[0]].duty)
        officer.account.password, officer.account.must_change_password = hashed, False
        officer.account.save(update_fields=["password", "must_change_password"])
        _entrust(officer, roles, _known(person.get("scope", person["organ"]), organs), at)
    return DemoLogin(person["username"], person["name"], organ.label, roles)


def _entrust(officer: Officer, roles: tuple[Role, ...], scope: Organ, at: datetime) -> None:
    business = [role for role in roles if role in BUSINESS]
    RoleGrant.objects.bulk_create(RoleGrant(officer=officer, role=role, organ=scope) for role in business)
    record_many(
        [
            Entry(
                officer,
                "organisations.role_granted",
                SYSTEM,
                at,
                detail={"role": str(role.label), "role_code": role.value, "organ_id": scope.pk},
            )
            for role in business
        ]
    )


def _known(label: str, organs: Mapping[str, Organ]) -> Organ:
    if label not in organs:
        raise NotFoundError(gettext_noop("没有名为“{name}”的单位,请先载入城市数据"), name=label)
    return organs[label]


def _name(row: _Row) -> str:
    return str(row.facts["name"])


def _rows(plain: Mapping[str, Any]) -> Iterator[_Row]:
    """Every organ of the file, parents first."""
    root = plain["government"]["name"]
    yield _Row(plain["government"], OrganKind.MUNICIPAL_GOVERNMENT, OrganLevel.CITY, "")
    yield from _city_rows(plain, root)
    for county in plain["counties"]:
        yield from _county_rows(county)
    full_names = {facts["short"]: facts["name"] for facts in plain["departments"]}
    for section, kind in (
        ("institutions", OrganKind.PUBLIC_INSTITUTION),
        ("enterprises", OrganKind.PUBLIC_ENTERPRISE),
    ):
        for facts in plain[section]:
            yield _Row(facts, kind, OrganLevel.CITY, full_names[facts["under"]])


def _city_rows(plain: Mapping[str, Any], root: str) -> Iterator[_Row]:
    for section, kind, level in (
        ("departments", OrganKind.DEPARTMENT, OrganLevel.CITY),
        ("counties", OrganKind.COUNTY_GOVERNMENT, OrganLevel.COUNTY),
        ("zones", OrganKind.ZONE_COMMITTEE, OrganLevel.COUNTY),
        ("affiliated", OrganKind.AFFILIATED, OrganLevel.CITY),
    ):
        for facts in plain[section]:
            yield _Row(facts, kind, level, root)


def _county_rows(county: Mapping[str, Any]) -> Iterator[_Row]:
    place = county["name"].removesuffix("人民政府")
    for facts in county.get("departments", []):
        yield _Row(facts, OrganKind.COUNTY_DEPARTMENT, OrganLevel.COUNTY, county["name"])
    for short in county.get("townships", []):
        facts = {"name": place + short, "short": short}
        yield _Row(facts, OrganKind.TOWNSHIP, OrganLevel.TOWNSHIP, county["name"])


def _make_organ(row: _Row, known: dict[str, Organ], number: int) -> Organ:
    facts = row.facts
    organ = Organ.objects.create(
        name=facts["name"],
        short_name=facts.get("short", facts.get("short_name", "")),
        kind=row.kind,
        level=row.level,
        parent=known[row.parent] if row.parent else None,
        uscc=facts.get("uscc", ""),
        area_code=facts.get("area_code", ""),
        sort_order=(number + 1) * 10,
    )
    known[organ.name] = organ
    return organ


def _add_aliases(plain: Mapping[str, Any], known: Mapping[str, Organ]) -> None:
    realm_of = selectors.directory().realm_of
    taken = set(OrganAlias.objects.values_list("realm_id", "key"))
    wanted = ((known[_name(row)], alias) for row in _rows(plain) for alias in row.facts.get("aliases", []))
    fresh = [
        OrganAlias(organ=organ, realm=realm_of(organ.pk) or organ, name=alias, key=fold(alias))
        for organ, alias in wanted
    ]
    OrganAlias.objects.bulk_create(alias for alias in fresh if (alias.realm_id, alias.key) not in taken)


def _make_collectives(plain: list[dict[str, Any]]) -> list[CollectiveName]:
    there = {name.name: name for name in CollectiveName.objects.all()}
    taken = set(CollectiveAlias.objects.values_list("key", flat=True))
    fresh: list[CollectiveName] = []
    aliases: list[CollectiveAlias] = []
    for facts in plain:
        collective = there.get(facts["name"]) or CollectiveName(
            name=facts["name"],
            query=facts["query"],
            is_open=facts.get("open", False),
            note=facts.get("note", ""),
        )
        if facts["name"] not in there:
            collective.save()
            fresh.append(collective)
        aliases += [
            CollectiveAlias(collective=collective, name=alias, key=fold(alias))
            for alias in facts.get("aliases", [])
        ]
    CollectiveAlias.objects.bulk_create(alias for alias in aliases if alias.key not in taken)
    return fresh


def _organ_entry(organ: Organ, at: datetime) -> Entry:
    detail = {"name": organ.name, "kind": str(organ.kind)}
    return Entry(organ, "organisations.organ_created", SYSTEM, at, detail=detail)


def _collective_entry(name: CollectiveName, at: datetime) -> Entry:
    detail = {"name": name.name, "query": name.query, "is_open": name.is_open}
    return Entry(name, "organisations.collective_defined", SYSTEM, at, detail=detail)
