"""Offices with people in them, small and quick: for tests of whatever stands on `organisations`."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import count

from liaoliang.organisations.models import Account, Officer, Organ, OrganKind, OrganLevel, RoleGrant
from liaoliang.organisations.roles import Duty, Role

AT = datetime(2021, 10, 12, 1, 0, tzinfo=UTC)
ON = date(2021, 10, 12)
_number = count(1)


def make_organ(name: str = "", *, parent: Organ | None = None, kind: str = OrganKind.DEPARTMENT) -> Organ:
    """An organ of the city."""
    name = name or f"第{next(_number)}局"
    return Organ.objects.create(name=name, kind=kind, level=OrganLevel.CITY, parent=parent)


def make_officer(organ: Organ | None = None, *roles: Role, duty: str = Duty.BUSINESS) -> Officer:
    """A serving officer who holds `roles` for the organ."""
    number = next(_number)
    organ = organ or make_organ()
    account = Account.objects.create(username=f"officer{number}", password="!")
    officer = Officer.objects.create(account=account, name=f"经办{number}", organ=organ, duty=duty)
    RoleGrant.objects.bulk_create(RoleGrant(officer=officer, role=role, organ=organ) for role in roles)
    return officer
