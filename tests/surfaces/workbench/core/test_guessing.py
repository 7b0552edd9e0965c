"""Nobody guesses a one-time code or an old password as often as he or she likes."""

from __future__ import annotations

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.test import Client

from factories.ledger import Town
from factories.offices import make_officer
from liaoliang.organisations.models import Officer

pytestmark = pytest.mark.django_db
SECRET = "a long password 7"
CODES = "/accounts/2fa/authenticate/"


@pytest.fixture
def officer(town: Town) -> Officer:
    """Somebody with a password and a second factor."""
    officer = make_officer(town.finance)
    officer.account.set_password(SECRET)
    officer.account.save()
    TOTP.activate(officer.account, "R6F5BDHIXCMW3JGBPXGM23RBGOXFUXNC")
    return officer


def wrong(client: Client, address: str, data: dict[str, str], times: int) -> list[int]:
    return [client.post(address, data).status_code for _ in range(times)]


def test_five_wrong_codes_lock_the_account(officer: Officer):
    browser = Client()
    browser.post("/accounts/login/", {"login": officer.account.username, "password": SECRET})
    assert wrong(browser, CODES, {"code": "000000"}, 6)[-1] == 429
    again = Client().post("/accounts/login/", {"login": officer.account.username, "password": SECRET})
    assert again.status_code == 429


def test_a_new_start_with_the_password_does_not_clear_the_count(officer: Officer):
    credentials = {"login": officer.account.username, "password": SECRET}
    for _ in range(5):
        browser = Client()
        browser.post("/accounts/login/", credentials)
        browser.post(CODES, {"code": "000000"})
    assert Client().post("/accounts/login/", credentials).status_code == 429


def test_wrong_codes_at_an_open_session_count_too(enter, officer: Officer):
    assert wrong(enter(officer), "/accounts/2fa/reauthenticate/", {"code": "000000"}, 6)[-1] == 429


def test_wrong_old_passwords_count_too(enter, officer: Officer):
    data = {"oldpassword": "wrong", "password1": "another long one 8", "password2": "another long one 8"}
    assert wrong(enter(officer), "/accounts/password/", data, 6)[-1] == 429


def test_another_spelling_of_the_login_is_no_fresh_start(officer: Officer):
    login = officer.account.username
    data = {"login": login, "password": "wrong"}
    assert wrong(Client(), "/accounts/login/", data, 5)[-1] == 429
    for spelled in (login.upper(), f" {login} "):
        answer = Client().post("/accounts/login/", {"login": spelled, "password": SECRET})
        assert answer.status_code == 429


def test_a_form_without_its_token_is_refused_in_our_words(officer: Officer):
    answer = Client(enforce_csrf_checks=True).post("/accounts/login/", {"login": officer.account.username})
    assert answer.status_code == 403
    assert "表单已失效" in answer.content.decode()
    assert "<style" not in answer.content.decode()
