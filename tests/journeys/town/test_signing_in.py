"""An administrator signs in with a second factor, which the office asks of administrators."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from allauth.mfa.totp.internal import auth
from playwright.sync_api import Page, expect

from journeys.browser import Visitor
from journeys.town.conftest import Town
from liaoliang.cli.demo_city import moments, people
from liaoliang.cli.demo_city.people import PASSWORD
from liaoliang.organisations.models import SignInPolicy
from liaoliang.organisations.services import set_sign_in_policy

pytestmark = pytest.mark.journey
PERIOD = 30


class Watch:
    """The clock of server and telephone; it stands still until it is turned."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.seconds = 1_600_000_000
        monkeypatch.setattr(auth, "time", SimpleNamespace(time=lambda: self.seconds))

    def code(self, secret: str) -> str:
        """What the telephone shows now."""
        return auth.format_hotp_value(auth.hotp_value(secret, self.seconds // PERIOD))

    def pass_a_period(self) -> None:
        """A code is good once; the next one comes after half a minute."""
        self.seconds += PERIOD


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Watch:
    return Watch(monkeypatch)


@pytest.fixture
def strict(town: Town) -> None:
    """An office that asks its administrators for a code; the demonstration asks nobody."""
    by, at = town.officer(people.SECURITY), moments.at(6, 2)
    set_sign_in_policy(second_factor=SignInPolicy.SecondFactor.ADMINISTRATORS, by=by, at=at)


@pytest.mark.usefixtures("strict")
def test_an_administrator_binds_a_telephone_and_signs_in_with_it(visitor: Visitor, watch: Watch) -> None:
    page = visitor.sign_in("anquan", PASSWORD)
    confirm_it_is_oneself(page)
    expect(page.get_by_role("heading", name="绑定验证器")).to_be_visible()
    secret = page.locator("#totp-secret").inner_text()
    give(page, watch.code(secret), "启用双因素登录")
    expect(page.get_by_text("双因素登录已启用").first).to_be_visible()

    visitor.context.clear_cookies()
    watch.pass_a_period()
    page = visitor.sign_in("anquan", PASSWORD)
    visitor.expected.add(400)
    give(page, "000000", "登录")
    expect(page.get_by_role("button", name="登录", exact=True)).to_be_visible()
    give(page, watch.code(secret), "登录")
    expect(page.get_by_role("heading", name="等我办")).to_be_visible()


@pytest.mark.smoke
def test_a_wrong_password_is_told_in_a_sentence(town: Town, visitor: Visitor) -> None:
    page = visitor.sign_in("gongxin", "not-the-password")
    expect(page.get_by_role("alert").first).to_be_visible()
    assert "/accounts/login/" in page.url


def confirm_it_is_oneself(page: Page) -> None:
    """Before a second factor is bound, the password is asked for once more."""
    page.locator("input[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="确认").click()


def give(page: Page, code: str, button: str) -> None:
    """Type the six digits."""
    page.locator("input[name=code]").fill(code)
    page.get_by_role("button", name=button, exact=True).click()
    page.wait_for_load_state("load")
