"""Logins on and off, passwords, the second factor policy."""

from __future__ import annotations

from datetime import datetime

import pytest

from liaoliang.base.evidence import events_of
from liaoliang.base.models import OutboxMessage
from liaoliang.errors import NotAllowedError, NotFoundError, NotReadyError, WrongStateError
from liaoliang.organisations import selectors, services
from liaoliang.organisations.models import Officer, SignInPolicy
from liaoliang.organisations.roles import Role
from organisations.places import PASSWORD, Hire

NEW = "liao-liang-gong-kai"
OWN = "zheng-wu-gong-kai"


def test_a_login_is_shut_and_opened(hire: Hire, security_admin: Officer, at: datetime) -> None:
    officer = hire()
    for step, state in ((services.disable_account, False), (services.enable_account, True)):
        assert step(officer_id=officer.pk, by=security_admin, at=at).is_active is state
        step(officer_id=officer.pk, by=security_admin, at=at)
    assert events_of(officer).count() == 2


def test_no_login_for_whoever_left(
    hire: Hire, system_admin: Officer, security_admin: Officer, at: datetime
) -> None:
    officer = services.end_service(officer_id=hire().pk, ground="", by=system_admin, at=at)
    with pytest.raises(WrongStateError, match="已离岗"):
        services.enable_account(officer_id=officer.pk, by=security_admin, at=at)


@pytest.mark.parametrize("role", [Role.SYSTEM_ADMIN, Role.AUDITOR, Role.COORDINATOR, Role.HEAD])
def test_nobody_else_controls_logins(role: Role, hire: Hire, at: datetime) -> None:
    officer, by = hire(), hire(role, scope="市政府")
    with pytest.raises(NotAllowedError):
        services.disable_account(officer_id=officer.pk, by=by, at=at)
    with pytest.raises(NotAllowedError):
        services.enable_account(officer_id=officer.pk, by=by, at=at)
    with pytest.raises(NotAllowedError):
        services.reset_password(officer_id=officer.pk, password=NEW, by=by, at=at)


def test_a_reset_password_must_be_changed(hire: Hire, security_admin: Officer, at: datetime) -> None:
    account = services.reset_password(officer_id=hire().pk, password=NEW, by=security_admin, at=at)
    assert (account.must_change_password, account.check_password(NEW)) == (True, True)
    own = services.change_own_password(account_id=account.pk, password=OWN, at=at)
    assert (own.must_change_password, own.check_password(OWN)) == (False, True)


@pytest.mark.parametrize("password", [NEW, PASSWORD])
def test_a_one_time_password_is_not_kept_nor_the_one_before_it(
    password: str, hire: Hire, security_admin: Officer, at: datetime
) -> None:
    account = services.reset_password(officer_id=hire().pk, password=NEW, by=security_admin, at=at)
    with pytest.raises(NotReadyError):
        services.change_own_password(account_id=account.pk, password=password, at=at)
    account.refresh_from_db()
    assert account.must_change_password


def test_a_reset_is_told_in_the_same_transaction(hire: Hire, security_admin: Officer, at: datetime) -> None:
    officer = hire()
    services.reset_password(officer_id=officer.pk, password=NEW, by=security_admin, at=at)
    message, event = OutboxMessage.objects.get(), events_of(officer).get()
    assert (message.topic, message.key) == (event.action, event.number)
    assert NEW not in str(message.payload)


def test_a_weak_own_password_is_refused(hire: Hire, at: datetime) -> None:
    officer = hire()
    with pytest.raises(NotReadyError):
        services.change_own_password(account_id=officer.account_id, password="123", at=at)
    officer.account.refresh_from_db()
    assert officer.account.check_password(PASSWORD)


def test_passwords_leave_no_trace_in_the_evidence(hire: Hire, security_admin: Officer, at: datetime) -> None:
    officer = hire()
    services.reset_password(officer_id=officer.pk, password=NEW, by=security_admin, at=at)
    event = events_of(officer).get()
    assert (event.detail, event.ground) == ({}, "")


@pytest.mark.django_db
def test_an_account_for_nobody_has_no_password_to_change(at: datetime) -> None:
    with pytest.raises(NotFoundError):
        services.change_own_password(account_id=1, password=NEW, at=at)


def test_the_policy_asks_administrators_until_it_is_set(security_admin: Officer, at: datetime) -> None:
    assert selectors.sign_in_policy().second_factor == "administrators"
    for factor in (SignInPolicy.SecondFactor.EVERYONE, SignInPolicy.SecondFactor.NOBODY):
        policy = services.set_sign_in_policy(second_factor=factor, by=security_admin, at=at)
        assert selectors.sign_in_policy().second_factor == factor
    assert events_of(policy).count() == 2


def test_nobody_else_sets_the_policy(system_admin: Officer, at: datetime) -> None:
    with pytest.raises(NotAllowedError):
        services.set_sign_in_policy(second_factor=SignInPolicy.SecondFactor.NOBODY, by=system_admin, at=at)
