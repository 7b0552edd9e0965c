"""A one-time code counts once, in every process."""

from __future__ import annotations

import pytest
from allauth.mfa.totp.internal import auth

from liaoliang.organisations import second_factor
from organisations.places import Hire


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The steps of the clock that are accepted now."""
    now = [7]
    monkeypatch.setattr(auth, "yield_hotp_counters_from_time", lambda: list(now))
    return now


def code_of(secret: str, step: int) -> str:
    return auth.format_hotp_value(auth.hotp_value(secret, step))


def test_a_code_is_spent_once_and_earlier_ones_with_it(hire: Hire, steps: list[int]) -> None:
    account, secret = hire().account, auth.generate_totp_secret()
    auth.TOTP.activate(account, secret)
    assert second_factor.spend(account.pk, code_of(secret, 7))
    assert not second_factor.spend(account.pk, code_of(secret, 7))
    steps[:] = [6, 7, 8]
    assert not second_factor.spend(account.pk, code_of(secret, 6))
    assert second_factor.spend(account.pk, code_of(secret, 8))


def test_recovery_codes_are_not_its_business(hire: Hire, steps: list[int]) -> None:
    account = hire().account
    auth.TOTP.activate(account, auth.generate_totp_secret())
    assert second_factor.spend(account.pk, "not a code")


def test_is_there_until_it_is_removed(hire: Hire) -> None:
    account = hire().account
    assert not second_factor.has_second_factor(account.pk)
    auth.TOTP.activate(account, auth.generate_totp_secret())
    assert second_factor.has_second_factor(account.pk)
    assert second_factor.remove(account.pk)
    assert not second_factor.remove(account.pk)
