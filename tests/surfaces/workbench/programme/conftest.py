"""A small city with people of every role, and a browser without scripts that is signed in as one of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from factories.ledger import Town
from factories.offices import AT, make_officer, make_organ
from liaoliang.base import demo
from liaoliang.organisations.models import Officer, Organ, OrganKind, SignInPolicy
from liaoliang.organisations.roles import Duty, Role

Enter = Callable[[Officer], Client]


@pytest.fixture(autouse=True)
def _no_second_factor(db: None) -> None:
    SignInPolicy.objects.create(pk=1, second_factor=SignInPolicy.SecondFactor.NOBODY)


@pytest.fixture(autouse=True)
def _autumn_2021(db: None) -> None:
    """The office's clock stands on the day on which the factories' people act."""
    demo.set_mark(office_start=AT)


@pytest.fixture(autouse=True)
def _own_folders(settings: Settings, tmp_path: Path) -> None:
    settings.SEAL_ROOT, settings.BLOB_ROOT = tmp_path / "seals", tmp_path / "blobs"


@pytest.fixture
def city() -> Organ:
    return make_organ("聊城市人民政府", kind=OrganKind.MUNICIPAL_GOVERNMENT)


@pytest.fixture
def bureau(city: Organ) -> Organ:
    return make_organ("聊城市财政局", parent=city)


@pytest.fixture
def coordinator(city: Organ) -> Officer:
    return make_officer(city, Role.COORDINATOR)


@pytest.fixture
def second_coordinator(city: Organ) -> Officer:
    return make_officer(city, Role.COORDINATOR)


@pytest.fixture
def clerk(bureau: Organ) -> Officer:
    return make_officer(bureau)


@pytest.fixture
def system_admin(city: Organ) -> Officer:
    return make_officer(city, duty=Duty.SYSTEM_ADMIN)


@pytest.fixture
def security_admin(city: Organ) -> Officer:
    return make_officer(city, duty=Duty.SECURITY_ADMIN)


@pytest.fixture
def auditor(city: Organ) -> Officer:
    return make_officer(city, duty=Duty.AUDITOR)


@pytest.fixture
def enter() -> Enter:
    """Sign somebody in."""

    def signed_in(officer: Officer) -> Client:
        client = Client()
        client.force_login(officer.account)
        return client

    return signed_in


@pytest.fixture
def second_system_admin(city: Organ) -> Officer:
    return make_officer(city, duty=Duty.SYSTEM_ADMIN)


@pytest.fixture
def town(db: None) -> Town:
    return Town()
