"""Signing in and out, lock-out, second factor, one's own account: in our words, and closed to strangers."""

from __future__ import annotations

import re

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client
from django.urls import NoReverseMatch, reverse

from factories.ledger import Town
from factories.offices import AT, make_officer
from liaoliang.base import demo
from liaoliang.base.evidence import events_of
from liaoliang.organisations.models import Account, Officer
from liaoliang.organisations.seed import DEMO_PASSWORD

LOGIN = "/accounts/login/"
SECRET = "a long password 7"
COUNTER = 7


def text_of(answer) -> str:
    return answer.content.decode()


@pytest.fixture
def officer(town: Town) -> Officer:
    """Somebody with a password."""
    officer = make_officer(town.finance)
    officer.account.set_password(SECRET)
    officer.account.save()
    return officer


@pytest.fixture(autouse=True)
def code_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """One-time codes of one moment, so that none runs out between the page and its answer."""
    monkeypatch.setattr("allauth.mfa.totp.internal.auth.yield_hotp_counters_from_time", lambda: [COUNTER])


@pytest.fixture
def browser() -> Client:
    """Nobody's browser."""
    return Client()


def sign_in(browser: Client, account: Account, password: str = SECRET, **extra):
    return browser.post(LOGIN, {"login": account.username, "password": password, **extra})


def code_of(page: str) -> str:
    """What an authenticator application would show for the secret printed on the page."""
    secret = re.search(r'id="totp-secret">([A-Z2-7=]+)<', page)[1]
    return format_hotp_value(hotp_value(secret, COUNTER))


def activation_page(browser: Client) -> str:
    """The page with the secret; it asks once more for the password."""
    address = "/accounts/2fa/totp/activate/"
    return text_of(
        browser.post(f"/accounts/reauthenticate/?next={address}", {"password": SECRET}, follow=True)
    )


def test_the_sign_in_page_speaks_chinese_and_offers_no_sign_up(browser: Client, town: Town):
    page = text_of(browser.get(LOGIN))
    for words in ("登录工作台", "登录名", "密码", "不能自行注册"):
        assert words in page
    assert "signup" not in page
    assert "聊亮" in page


def test_signs_in_and_goes_to_the_desk(browser: Client, officer: Officer):
    assert sign_in(browser, officer.account)["Location"] == "/desk/"


def test_goes_where_one_wanted_to_go_but_not_out_of_the_house(browser: Client, officer: Officer):
    assert sign_in(browser, officer.account, next="/desk/messages/")["Location"] == "/desk/messages/"
    browser.post("/accounts/logout/")
    assert sign_in(browser, officer.account, next="https://evil.example/")["Location"] == "/desk/"


def test_a_wrong_password_says_so_without_saying_which(browser: Client, officer: Officer):
    answer = sign_in(browser, officer.account, "wrong password")
    assert answer.status_code == 200
    assert "error-summary" in text_of(answer)
    assert "登录名" in text_of(answer)
    assert "sessionid" not in answer.cookies


def test_five_wrong_passwords_lock_the_account_for_a_while(browser: Client, officer: Officer):
    answers = [sign_in(browser, officer.account, f"wrong {n}") for n in range(6)]
    assert answers[-1].status_code == 429
    assert "暂停登录 15 分钟" in text_of(answers[-1])
    assert sign_in(browser, officer.account).status_code == 429


def test_signs_out_by_post_alone(browser: Client, officer: Officer):
    sign_in(browser, officer.account)
    assert "退出登录" in text_of(browser.get("/accounts/logout/"))
    assert browser.get("/desk/").status_code == 200
    browser.post("/accounts/logout/")
    assert browser.get("/desk/").status_code == 302


def test_an_account_switched_off_does_not_get_in(browser: Client, officer: Officer):
    Account.objects.filter(pk=officer.account_id).update(is_active=False)
    sign_in(browser, officer.account)
    assert browser.get("/desk/").status_code == 302


def test_who_has_left_is_told_so(enter, officer: Officer):
    client = enter(officer)
    Officer.objects.filter(pk=officer.pk).update(is_active=False)
    answer = client.get("/desk/")
    assert answer.status_code == 403
    assert "没有对应的在岗工作人员" in text_of(answer)


def test_demo_logins_stand_on_the_page_in_a_demonstration_alone(browser: Client, officer: Officer):
    without = text_of(browser.get(LOGIN))
    assert officer.account.username not in without
    assert DEMO_PASSWORD not in without
    demo.set_mark(office_start=AT)
    page = text_of(browser.get(LOGIN))
    assert officer.account.username in page
    assert DEMO_PASSWORD in page
    assert "演示日期：2021年10月12日" in page


def test_changes_the_password_and_says_so(enter, officer: Officer):
    client = enter(officer)
    fresh = "another long one 8"
    data = {"oldpassword": SECRET, "password1": fresh, "password2": fresh}
    answer = client.post("/accounts/password/", data, follow=True)
    officer.account.refresh_from_db()
    assert "密码已修改" in text_of(answer)
    assert officer.account.check_password(fresh)


def test_a_weak_password_is_refused_beside_the_field(enter, officer: Officer):
    data = {"oldpassword": SECRET, "password1": "12345", "password2": "12345"}
    answer = enter(officer).post("/accounts/password/", data)
    assert "密码太短，至少要 10 个字符" in text_of(answer)
    officer.account.refresh_from_db()
    assert officer.account.check_password(SECRET)


def test_a_one_time_password_is_not_changed_into_itself(enter, officer: Officer):
    Account.objects.filter(pk=officer.account_id).update(must_change_password=True)
    data = {"oldpassword": SECRET, "password1": SECRET, "password2": SECRET}
    answer = enter(officer).post("/accounts/password/", data)
    assert "新密码和现在的密码一样" in text_of(answer)
    officer.account.refresh_from_db()
    assert officer.account.must_change_password


def test_who_does_not_know_the_password_is_not_told_whether_a_guess_was_right(enter, officer: Officer):
    data = {"oldpassword": "wrong", "password1": SECRET, "password2": SECRET}
    answer = enter(officer).post("/accounts/password/", data)
    assert "新密码和现在的密码一样" not in text_of(answer)


def test_the_code_that_switched_the_factor_on_does_not_sign_in(browser: Client, officer: Officer):
    sign_in(browser, officer.account)
    code = code_of(activation_page(browser))
    browser.post("/accounts/2fa/totp/activate/", {"code": code})
    browser.post("/accounts/logout/")
    sign_in(browser, officer.account)
    answer = browser.post("/accounts/2fa/authenticate/", {"code": code})
    assert "这个验证码已经用过" in text_of(answer)
    assert browser.get("/desk/").status_code == 302


@pytest.mark.parametrize(("method", "status"), [("get", 200), ("post", 409)])
def test_without_a_usable_password_the_page_says_who_gives_one(
    enter, officer: Officer, method: str, status: int
):
    officer.account.set_unusable_password()
    officer.account.save()
    answer = getattr(enter(officer), method)("/accounts/password/")
    assert answer.status_code == status
    assert "安全保密管理员发一个一次性密码" in text_of(answer)
    assert "oldpassword" not in text_of(answer)


def test_sets_up_a_second_factor_and_is_asked_for_it(browser: Client, officer: Officer):
    sign_in(browser, officer.account)
    page = activation_page(browser)
    answer = browser.post("/accounts/2fa/totp/activate/", {"code": code_of(page)}, follow=True)
    assert "双因素登录已启用" in text_of(answer)
    codes = re.search(r'id="codes">\s*(\S+)', text_of(answer))[1]
    browser.post("/accounts/logout/")
    assert sign_in(browser, officer.account)["Location"] == "/accounts/2fa/authenticate/"
    assert "验证器应用里的 6 位数字" in text_of(browser.get("/accounts/2fa/authenticate/"))
    assert browser.get("/desk/").status_code == 302
    assert browser.post("/accounts/2fa/authenticate/", {"code": "000000"}).status_code == 200
    assert browser.post("/accounts/2fa/authenticate/", {"code": codes})["Location"] == "/desk/"


def test_pages_of_the_second_factor_are_in_our_dress(browser: Client, officer: Officer):
    sign_in(browser, officer.account)
    page = activation_page(browser)
    browser.post("/accounts/2fa/totp/activate/", {"code": code_of(page)})
    for path in ("", "recovery-codes/", "recovery-codes/generate/", "totp/deactivate/"):
        shown = text_of(browser.get(f"/accounts/2fa/{path}"))
        assert 'class="desk"' in shown
        assert "工作台栏目" in shown
    assert browser.get("/accounts/2fa/recovery-codes/download/")["Content-Type"].startswith("text/plain")
    answer = browser.post("/accounts/2fa/totp/deactivate/", follow=True)
    assert "双因素登录已停用" in text_of(answer)
    assert [event.action.rpartition("_")[2] for event in events_of(officer)] == ["enabled", "disabled"]


def test_asks_again_who_one_is_before_touching_the_second_factor(enter, officer: Officer):
    client = enter(officer)
    answer = client.get("/accounts/2fa/totp/activate/", follow=True)
    assert "请再确认一次是您本人" in text_of(answer)


def test_one_time_password_leads_to_the_change_of_it(enter, officer: Officer):
    Account.objects.filter(pk=officer.account_id).update(must_change_password=True)
    answer = enter(officer).get("/desk/", follow=True)
    assert "您用的是一次性密码" in text_of(answer)


@pytest.mark.parametrize(
    "name", ["account_signup", "account_email", "account_reset_password", "account_set_password"]
)
def test_what_this_office_does_not_have_has_no_address(name: str):
    with pytest.raises(NoReverseMatch):
        reverse(name)


def test_the_account_page_says_who_one_is(enter, town: Town):
    page = text_of(enter(town.coordinator).get("/desk/account/"))
    assert "政务公开工作机构协调员（甲市人民政府）" in page
    assert "双因素登录未启用" in page


def test_the_screen_changes_its_language(enter, officer: Officer):
    client = enter(officer)
    answer = client.post("/desk/account/language/", {"language": "en"})
    assert (answer.status_code, answer.cookies["liaoliang_language"].value) == (303, "en")
    assert client.get("/desk/account/")["Content-Language"] == "en"


def test_a_language_that_nobody_speaks_here_is_refused(enter, officer: Officer):
    answer = enter(officer).post("/desk/account/language/", {"language": "xx"})
    assert answer.status_code == 400
    assert "error-summary" in text_of(answer) or "field-errors" in text_of(answer)
