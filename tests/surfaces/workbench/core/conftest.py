"""A small town at its desks: people who sign in and press buttons, without a browser."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from factories.ledger import Town
from factories.offices import AT
from liaoliang.base.clock import SHANGHAI
from liaoliang.organisations.models import Officer

# Officers act on 12 October 2021 at nine; the machine's clock has no part in what they see.
OFFICE = ("liaoliang.workbench.shell", "liaoliang.workbench.signing")
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
Enter = Callable[[Officer], Client]


@pytest.fixture(autouse=True)
def office_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """The office's clock stands still."""
    for module in OFFICE:
        monkeypatch.setattr(f"{module}.office_now", lambda: AT.astimezone(SHANGHAI))


@pytest.fixture
def town(db: None) -> Town:
    """A small town; a notice is made where a test needs one."""
    return Town()


@pytest.fixture
def enter() -> Enter:
    """Somebody's browser, signed in."""

    def sign_in(officer: Officer) -> Client:
        client = Client()
        client.force_login(officer.account, backend=BACKEND)
        return client

    return sign_in
