"""Signing in: closed, counted by the honest address, and led to what must be done first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest
from allauth.mfa.adapter import get_adapter as second_factor
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.http import HttpRequest
from django.test import Client, RequestFactory
from django.urls import reverse
from pytest_django import Settings

from liaoliang.base.evidence import events_of
from liaoliang.organisations import accounts, services
from liaoliang.organisations.models import Account, Officer, SignInPolicy
from liaoliang.organisations.roles import Role
from organisations.places import PASSWORD, Hire

NEW, OWN = "liao-liang-gong-kai", "zheng-wu-gong-kai"
DESK = "/desk/"


@pytest.fixture(autouse=True)
def _settings(settings: Settings) -> Iterator[None]:
    """The sign-in pages of the surfaces and the middleware of this module."""
    settings.ROOT_URLCONF = "organisations.sign_in_urls"
    settings.MFA_ADAPTER = "liaoliang.organisations.accounts.SealedMfaAdapter"
    middleware = "liaoliang.organisations.accounts.RequiredStepMiddleware"
    if middleware not in settings.MIDDLEWARE:
        settings.MIDDLEWARE = [*settings.MIDDLEWARE, middleware]
    yield


def asked(peer: str, forwarded: str | None = None) -> HttpRequest:
    headers = {} if forwarded is None else {"HTTP_X_FORWARDED_FOR": forwarded}
    return RequestFactory().get("/", REMOTE_ADDR=peer, **headers)


@pytest.mark.parametrize(
    ("peer", "forwarded", "address"),
    [
        ("198.51.100.7", None, "198.51.100.7"),
        ("198.51.100.7", "203.0.113.5", "198.51.100.7"),
        ("10.0.0.1", "203.0.113.5", "203.0.113.5"),
        ("10.0.0.1", "192.0.2.66, 203.0.113.5", "203.0.113.5"),
        ("10.0.0.1", "203.0.113.5, 10.0.0.2", "203.0.113.5"),
        ("10.0.0.1", "10.0.0.2", "10.0.0.1"),
        ("10.0.0.1", "203.0.113.5, <script>", "10.0.0.1"),
        ("10.0.0.1", "", "10.0.0.1"),
        ("10.0.0.1", None, "10.0.0.1"),
        ("10.0.0.1", "2001:DB8::1", "2001:db8::1"),
    ],
)
def test_only_our_proxies_are_believed(
    peer: str, forwarded: str | None, address: str, settings: Settings
) -> None:
    settings.TRUSTED_PROXIES = ["10.0.0.1", "10.0.0.2"]
    assert accounts.client_address(asked(peer, forwarded)) == address
    assert accounts.ClosedSignUpAdapter().get_client_ip(asked(peer, forwarded)) == address


def test_nobody_signs_up() -> None:
    assert not accounts.ClosedSignUpAdapter().is_open_for_signup(asked("198.51.100.7"))


def sign_in(client: Client, officer: Officer, password: str = PASSWORD) -> int:
    form = {"login": officer.account.username, "password": password}
    return client.post(reverse("account_login"), form).status_code


def test_an_officer_signs_in_to_a_fresh_session(client: Client, hire: Hire) -> None:
    officer = hire()
    session = client.session
    session["seen"] = "before"
    session.save()
    before = session.session_key
    assert sign_in(client, officer) == 302
    assert client.session.session_key != before
    assert client.get(DESK).content.decode() == f"desk of {officer.account.username}"


def test_a_wrong_password_or_a_shut_login_leads_nowhere(client: Client, hire: Hire) -> None:
    officer = hire()
    assert sign_in(client, officer, "wrong") == 200
    Account.objects.filter(pk=officer.account_id).update(is_active=False)
    sign_in(client, officer)
    assert "_auth_user_id" not in client.session


def test_shutting_a_login_ends_its_session(
    client: Client, hire: Hire, security_admin: Officer, at: datetime
) -> None:
    officer = hire()
    sign_in(client, officer)
    services.disable_account(officer_id=officer.pk, by=security_admin, at=at)
    assert client.get(DESK).content.decode() == "desk of AnonymousUser"


def test_five_wrong_passwords_lock_this_login_at_this_address(client: Client, hire: Hire) -> None:
    officer, other = hire(), hire()
    for _ in range(5):
        sign_in(client, officer, "wrong")
    assert sign_in(client, officer) == 429
    assert sign_in(Client(REMOTE_ADDR="198.51.100.9"), officer) == 302
    assert sign_in(client, other) == 302


def test_a_one_time_password_must_be_changed_first(
    client: Client, hire: Hire, security_admin: Officer, at: datetime
) -> None:
    officer = hire()
    services.reset_password(officer_id=officer.pk, password=NEW, by=security_admin, at=at)
    sign_in(client, officer, NEW)
    assert client.get(DESK)["Location"] == reverse("account_change_password")
    form = {"oldpassword": NEW, "password1": OWN, "password2": OWN}
    assert client.post(reverse("account_change_password"), form)["Location"] == DESK
    assert client.get(DESK).status_code == 200
    assert events_of(officer).latest("seq").action == "organisations.password_changed"


def test_an_administrator_is_led_to_the_second_factor(client: Client, hire: Hire) -> None:
    sign_in(client, hire(Role.SYSTEM_ADMIN))
    assert client.get(DESK)["Location"] == reverse("mfa_activate_totp")


def test_with_a_second_factor_the_way_is_free(client: Client, hire: Hire) -> None:
    officer = hire(Role.SYSTEM_ADMIN)
    client.force_login(officer.account, "allauth.account.auth_backends.AuthenticationBackend")
    totp.TOTP.activate(officer.account, totp.generate_totp_secret())
    assert client.get(DESK).status_code == 200


def test_a_password_alone_does_not_pass_the_second_factor(client: Client, hire: Hire) -> None:
    officer = hire()
    totp.TOTP.activate(officer.account, totp.generate_totp_secret())
    assert sign_in(client, officer) == 302
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize(
    ("policy", "officer_asked", "administrator_asked"),
    [("nobody", False, False), ("administrators", False, True), ("everyone", True, True)],
)
def test_the_policy_decides_whom_to_ask(
    policy: str, officer_asked: bool, administrator_asked: bool, hire: Hire
) -> None:
    SignInPolicy.objects.create(pk=1, second_factor=policy)
    assert accounts.second_factor_required(hire().account) is officer_asked
    assert accounts.second_factor_required(hire(Role.AUDITOR).account) is administrator_asked


@pytest.mark.django_db
def test_an_account_for_nobody_is_no_administrator() -> None:
    assert not accounts.second_factor_required(Account.objects.create(username="nobody"))


def test_the_secret_of_the_second_factor_lies_encrypted(hire: Hire) -> None:
    account, secret = hire().account, totp.generate_totp_secret()
    totp.TOTP.activate(account, secret)
    kept = Authenticator.objects.get(user=account).data["secret"]
    assert secret not in kept
    assert second_factor().decrypt(kept) == secret


def test_pages_before_sign_in_stay_open(client: Client, db: None) -> None:
    assert client.get(DESK).status_code == 200
    assert client.get("/nowhere/").status_code == 404
