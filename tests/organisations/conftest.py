"""A city, and people of every role in it."""

from __future__ import annotations

from datetime import datetime

import pytest
from pytest_django import Settings

from liaoliang.base.clock import SHANGHAI
from liaoliang.organisations import seed
from liaoliang.organisations.models import Account, Officer, Organ, RoleGrant
from liaoliang.organisations.roles import ROLES, Duty, Role
from organisations.places import PASSWORD, Hire, labelled


@pytest.fixture(autouse=True)
def _fast_passwords(settings: Settings) -> None:
    """Hundreds of people sign up here; a slow hash would only test patience."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def at() -> datetime:
    return datetime(2021, 9, 6, 9, 30, tzinfo=SHANGHAI)


@pytest.fixture
def city(db: None, at: datetime) -> Organ:
    """Liaocheng; the municipal government, root of the tree."""
    seed.load_city(at=at)
    return Organ.objects.get(name="聊城市人民政府")


@pytest.fixture
def hire(city: Organ) -> Hire:
    """An officer of an organ (by label) with one role, granted for that organ or for `scope`."""

    def made(
        role: Role | None = None, organ: str = "市财政局", scope: str = "", username: str = ""
    ) -> Officer:
        place = labelled(organ)
        account = Account(username=username or f"person-{Account.objects.count()}")
        account.set_password(PASSWORD)
        account.save()
        duty = ROLES[role].duty if role else Duty.BUSINESS
        officer = Officer.objects.create(account=account, name="某某", organ=place, duty=duty)
        if role and duty is Duty.BUSINESS:
            RoleGrant.objects.create(officer=officer, role=role, organ=labelled(scope) if scope else place)
        return officer

    return made


@pytest.fixture
def system_admin(hire: Hire) -> Officer:
    return hire(Role.SYSTEM_ADMIN, "市大数据局")


@pytest.fixture
def security_admin(hire: Hire) -> Officer:
    return hire(Role.SECURITY_ADMIN, "市大数据局")


@pytest.fixture
def coordinator(hire: Hire) -> Officer:
    return hire(Role.COORDINATOR, "市政府办公室", scope="市政府")
