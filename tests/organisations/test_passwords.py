"""Passwords: the rules in our words, and none that the account has had just before."""

from __future__ import annotations

import pytest
from django.utils import translation

from liaoliang.organisations import passwords
from liaoliang.organisations.models import Account, Officer, PastPassword
from organisations.places import PASSWORD, Hire


def change(account: Account, password: str) -> None:
    passwords.remember(account)
    account.set_password(password)
    account.save()


@pytest.fixture
def account(hire: Hire) -> Account:
    officer: Officer = hire()
    return officer.account


@pytest.mark.parametrize(
    ("password", "words"),
    [("k7", "至少要 10 个字符"), ("84915027731", "不能全是数字"), ("password123", "太常见")],
)
def test_says_in_our_words_what_is_wrong(password: str, words: str) -> None:
    said = [str(issue) for issue in passwords.password_issues(password, Account(username="zhang-san"))]
    assert any(words in sentence for sentence in said)
    assert "password" not in "".join(said)


def test_a_password_like_the_login_is_refused() -> None:
    (issue,) = passwords.password_issues("zhang-san-12", Account(username="zhang-san-1"))
    assert "太像" in issue.message


def test_a_good_one_passes() -> None:
    assert passwords.password_issues(PASSWORD, Account(username="zhang-san")) == []


def test_the_present_password_is_no_new_one(account: Account) -> None:
    (issue,) = passwords.own_password_issues(PASSWORD, account)
    assert issue.code == "account.same_password"


def test_the_last_ones_do_not_come_back_and_older_ones_may(account: Account) -> None:
    for number in range(passwords.REMEMBERED):
        change(account, f"another-long-one-{number}")
        assert passwords.own_password_issues(PASSWORD, account)
    change(account, "another-long-one-more")
    assert passwords.own_password_issues(PASSWORD, account) == []
    assert PastPassword.objects.count() == passwords.REMEMBERED


def test_no_password_at_all_is_not_remembered(account: Account) -> None:
    account.set_unusable_password()
    passwords.remember(account)
    assert not PastPassword.objects.exists()


def test_a_form_gets_the_sentences_in_the_reader_s_language(account: Account) -> None:
    issues = passwords.own_password_issues(PASSWORD, account)
    with translation.override("en"), pytest.raises(passwords.ValidationError) as refusal:
        passwords.refuse_in_form(issues)
    assert "present" in refusal.value.messages[0]
