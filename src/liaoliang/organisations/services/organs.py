"""Organs come into being, change, are renamed, merged and ended. Each step leaves its event."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final

from django.db import transaction
from django.utils.translation import gettext_noop

from liaoliang.base.canonical import JSON
from liaoliang.base.clock import office_day
from liaoliang.base.evidence import created, lock, lock_many, record
from liaoliang.errors import BadInputError, WrongStateError
from liaoliang.organisations import permissions
from liaoliang.organisations.checks import (
    OrganFacts,
    ending_issues,
    organ_issues,
    organ_name_issues,
    refuse_if,
    refuse_unless,
)
from liaoliang.organisations.models import FormerName, Officer, Organ
from liaoliang.organisations.signs import sign_issues

# What `change_organ` changes; the names have their own step, because they leave a history.
_CHANGEABLE: Final = ("kind", "level", "parent_id", "uscc", "area_code", "sort_order")


@transaction.atomic
def create_organ(*, facts: OrganFacts, by: Officer, at: datetime) -> Organ:
    """A new organ. Raises NotAllowedError, or NotReadyError with every issue found."""
    refuse_unless(permissions.can_maintain_organs(by))
    refuse_if(organ_issues(facts))
    organ = Organ.objects.create(
        name=facts.name,
        short_name=facts.short_name,
        **{field: getattr(facts, field) for field in _CHANGEABLE},
    )
    created(organ)
    record(
        organ,
        "organisations.organ_created",
        by=by.actor,
        at=at,
        detail={"name": organ.name, "kind": organ.kind},
    )
    return organ


@transaction.atomic
def change_organ(*, organ_id: int, facts: OrganFacts, by: Officer, at: datetime) -> Organ:
    """Change kind, level, parent, codes or place in the list. The names in `facts` must be today's."""
    organ = _in_being(organ_id)
    refuse_unless(permissions.can_maintain_organs(by))
    if (facts.name, facts.short_name) != (organ.name, organ.short_name):
        raise BadInputError("name", gettext_noop("更改单位名称请使用“更名”"))
    refuse_if(organ_issues(facts, existing=organ))
    changed = [field for field in _CHANGEABLE if getattr(organ, field) != getattr(facts, field)]
    if not changed:
        return organ
    before = {field: getattr(organ, field) for field in changed}
    for field in changed:
        setattr(organ, field, getattr(facts, field))
    organ.save()
    after = {field: getattr(organ, field) for field in changed}
    record(
        organ, "organisations.organ_changed", by=by.actor, at=at, detail={"before": before, "after": after}
    )
    return organ


@transaction.atomic
def rename_organ(
    *, organ_id: int, name: str, short_name: str, from_on: date, ground: str, by: Officer, at: datetime
) -> Organ:
    """Give an organ a new name from `from_on` (today or earlier); the old one stays with the days before.

    Raises BadInputError for a day to come or one that lies within an earlier name's time.
    """
    organ = _in_being(organ_id)
    refuse_unless(permissions.can_maintain_organs(by))
    if (name, short_name) == (organ.name, organ.short_name):
        return organ
    refuse_if([*organ_name_issues(name, own_id=organ.pk), *sign_issues(short_name, "short_name")])
    _check_rename_day(organ, from_on, office_day(at))
    FormerName.objects.create(
        organ=organ, name=organ.name, short_name=organ.short_name, until_on=from_on - timedelta(days=1)
    )
    before, organ.name, organ.short_name = organ.name, name, short_name
    organ.save()
    detail = {"before": before, "after": name, "short_name": short_name, "from_on": from_on.isoformat()}
    record(organ, "organisations.organ_renamed", by=by.actor, at=at, ground=ground, detail=detail)
    return organ


@transaction.atomic
def merge_organ(*, organ_id: int, into_id: int, ground: str, by: Officer, at: datetime) -> Organ:
    """End an organ in favour of another; its names then mean that one. Returns the organ that goes on.

    Raises NotReadyError while organs beneath it or officers in it remain.
    """
    locked = {organ.pk: organ for organ in lock_many(Organ.objects.filter(pk__in=[organ_id, into_id]))}
    organ, into = locked.get(organ_id), locked.get(into_id)
    if organ is None or into is None or organ == into or not (organ.is_active and into.is_active):
        raise WrongStateError(gettext_noop("须选择两个在用的不同单位"))
    refuse_unless(permissions.can_maintain_organs(by))
    refuse_if(ending_issues(organ))
    organ.is_active, organ.ended_on, organ.merged_into = False, office_day(at), into
    organ.save()
    detail: dict[str, JSON] = {"name": organ.name, "into": into.name, "into_id": into.pk}
    record(organ, "organisations.organ_merged", by=by.actor, at=at, ground=ground, detail=detail)
    return into


@transaction.atomic
def end_organ(*, organ_id: int, ground: str, by: Officer, at: datetime) -> Organ:
    """Take an organ out of use. Raises NotReadyError while organs beneath it or officers in it remain."""
    organ = _in_being(organ_id)
    refuse_unless(permissions.can_maintain_organs(by))
    refuse_if(ending_issues(organ))
    organ.is_active, organ.ended_on = False, office_day(at)
    organ.save()
    record(organ, "organisations.organ_ended", by=by.actor, at=at, ground=ground, detail={"name": organ.name})
    return organ


@transaction.atomic
def resume_organ(*, organ_id: int, ground: str, by: Officer, at: datetime) -> Organ:
    """Bring an ended organ back, if its name and its parent are still to be had."""
    organ = lock(Organ, organ_id)
    if organ.is_active:
        raise WrongStateError(gettext_noop("该单位在用,无须恢复"))
    refuse_unless(permissions.can_maintain_organs(by))
    refuse_if(organ_issues(facts_of(organ), existing=organ))
    organ.is_active, organ.ended_on, organ.merged_into = True, None, None
    organ.save()
    record(
        organ, "organisations.organ_resumed", by=by.actor, at=at, ground=ground, detail={"name": organ.name}
    )
    return organ


def facts_of(organ: Organ) -> OrganFacts:
    """An organ as the facts that would make it."""
    return OrganFacts(
        name=organ.name,
        short_name=organ.short_name,
        kind=organ.kind,
        level=organ.level,
        parent_id=organ.parent_id,
        uscc=organ.uscc,
        area_code=organ.area_code,
        sort_order=organ.sort_order,
    )


def _in_being(organ_id: int) -> Organ:
    organ = lock(Organ, organ_id)
    if not organ.is_active:
        raise WrongStateError(gettext_noop("“{name}”已停用"), name=organ.label)
    return organ


def _check_rename_day(organ: Organ, from_on: date, today: date) -> None:
    if from_on > today:
        raise BadInputError("from_on", gettext_noop("更名日期不能晚于今天"))
    last = organ.former_names.order_by("-until_on").first()
    if last is not None and from_on - timedelta(days=1) <= last.until_on:
        raise BadInputError("from_on", gettext_noop("更名日期须晚于上一次更名({day})"), day=last.until_on)
