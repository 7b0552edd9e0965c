"""Other ways to write a unit: aliases of organs, collective names and what they stand for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_noop

from liaoliang.base.canonical import JSON
from liaoliang.base.evidence import created, lock, record
from liaoliang.errors import NotFoundError
from liaoliang.organisations import permissions, selectors
from liaoliang.organisations.checks import alias_issues, collective_name_issues, refuse_if, refuse_unless
from liaoliang.organisations.collectives import query_issues
from liaoliang.organisations.models import CollectiveAlias, CollectiveName, Officer, Organ, OrganAlias


@transaction.atomic
def add_alias(*, organ_id: int, name: str, by: Officer, at: datetime) -> OrganAlias:
    """From now on `name` means this organ within its government. Repeating it changes nothing.

    Raises NotReadyError when the name means something else already.
    """
    organ = lock(Organ, organ_id)
    refuse_unless(permissions.can_name_units(by, organ))
    known = organ.aliases.filter(name=name.strip()).first()
    if known is not None:
        return known
    realm = selectors.directory().realm_of(organ.pk) or organ
    refuse_if(alias_issues(name, organ=organ, realm=realm))
    alias = OrganAlias.objects.create(organ=organ, realm=realm, name=name.strip())
    record(organ, "organisations.alias_added", by=by.actor, at=at, detail={"alias": alias.name})
    return alias


@transaction.atomic
def remove_alias(*, organ_id: int, name: str, by: Officer, at: datetime) -> None:
    """`name` no longer means this organ; assignments made through it stay. Raises NotFoundError."""
    organ = lock(Organ, organ_id)
    refuse_unless(permissions.can_name_units(by, organ))
    alias = organ.aliases.filter(name=name).first()
    if alias is None:
        raise NotFoundError(gettext_noop("“{organ}”没有别名“{name}”"), organ=organ.label, name=name)
    alias.delete()
    record(organ, "organisations.alias_removed", by=by.actor, at=at, detail={"alias": name})


@transaction.atomic
def define_collective(
    *, name: str, query: Mapping[str, Any], is_open: bool = False, note: str = "", by: Officer, at: datetime
) -> CollectiveName:
    """Say what a collective name stands for (see `collectives`); an existing one is given its new meaning."""
    found = CollectiveName.objects.filter(name=name.strip()).first()
    collective = lock(CollectiveName, found.pk) if found else CollectiveName(name=name.strip())
    refuse_unless(permissions.can_name_units(by))
    refuse_if([*collective_name_issues(name, own_id=collective.pk or 0), *query_issues(query)])
    collective.query, collective.is_open, collective.note = dict(query), is_open, note
    collective.save()
    if not found:
        created(collective)
    detail: dict[str, JSON] = {"name": collective.name, "query": dict(query), "is_open": is_open}
    record(collective, "organisations.collective_defined", by=by.actor, at=at, detail=detail)
    return collective


@transaction.atomic
def add_collective_alias(*, collective_id: int, name: str, by: Officer, at: datetime) -> CollectiveAlias:
    """From now on `name` means the same as this collective name. Repeating it changes nothing."""
    collective = lock(CollectiveName, collective_id)
    refuse_unless(permissions.can_name_units(by))
    known = collective.aliases.filter(name=name.strip()).first()
    if known is not None:
        return known
    refuse_if(collective_name_issues(name))
    alias = CollectiveAlias.objects.create(collective=collective, name=name.strip())
    record(collective, "organisations.alias_added", by=by.actor, at=at, detail={"alias": alias.name})
    return alias
