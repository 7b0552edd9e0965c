"""Logins on and off, passwords, and whom the office asks for a second factor."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_noop

from liaoliang.base import outbox
from liaoliang.base.canonical import JSON
from liaoliang.base.evidence import Event, created, lock, record
from liaoliang.errors import NotFoundError, WrongStateError
from liaoliang.organisations import permissions
from liaoliang.organisations.checks import refuse_if, refuse_unless
from liaoliang.organisations.models import Account, Officer, SignInPolicy
from liaoliang.organisations.passwords import own_password_issues, password_issues, remember
from liaoliang.organisations.resets import PASSWORD_RESET


@transaction.atomic
def enable_account(*, officer_id: int, by: Officer, at: datetime) -> Account:
    """Let a serving officer sign in again."""
    officer = lock(Officer, officer_id)
    if not officer.is_active:
        raise WrongStateError(gettext_noop("该人员已离岗"))
    refuse_unless(permissions.can_control_account(by, officer))
    return _switch(officer, on=True, action="organisations.account_enabled", by=by, at=at)


@transaction.atomic
def disable_account(*, officer_id: int, by: Officer, at: datetime) -> Account:
    """Shut a login at once; running sessions end with their next request."""
    officer = lock(Officer, officer_id)
    refuse_unless(permissions.can_control_account(by, officer))
    return _switch(officer, on=False, action="organisations.account_disabled", by=by, at=at)


@transaction.atomic
def reset_password(*, officer_id: int, password: str, by: Officer, at: datetime) -> Account:
    """A one-time password: it must be changed at the next sign-in, and every session ends.

    Whoever gives passwords could sign in for others, so the person and the auditors hear of it at once.
    """
    officer = lock(Officer, officer_id)
    refuse_unless(permissions.can_control_account(by, officer))
    refuse_if(password_issues(password, officer.account))
    _set_password(officer.account, password, must_change=True)
    tell(officer, record(officer, PASSWORD_RESET, by=by.actor, at=at), by=by)
    return officer.account


def tell(officer: Officer, event: Event, *, by: Officer) -> None:
    """Have those who must know hear of what another person did to an officer's way in."""
    told: dict[str, JSON] = {
        "officer": officer.pk,
        "by": by.pk,
        "event": event.pk,
        "at": event.at.isoformat(),
    }
    outbox.emit(event.action, told, key=event.number)


@transaction.atomic
def change_own_password(*, account_id: int, password: str, at: datetime) -> Account:
    """A person's own new password; the old one was asked for by the page.

    Raises NotReadyError if it is weak, or if the account has had it just before.
    """
    found = Officer.objects.filter(account_id=account_id).first()
    if found is None:
        raise NotFoundError(gettext_noop("该账号没有对应的工作人员"))
    officer = lock(Officer, found.pk)
    refuse_if(own_password_issues(password, officer.account))
    _set_password(officer.account, password, must_change=False)
    record(officer, "organisations.password_changed", by=officer.actor, at=at)
    return officer.account


@transaction.atomic
def set_sign_in_policy(
    *, second_factor: SignInPolicy.SecondFactor, by: Officer, at: datetime
) -> SignInPolicy:
    """Decide whom the office asks for a one-time code."""
    is_new = not SignInPolicy.objects.filter(pk=1).exists()
    policy = SignInPolicy(pk=1) if is_new else lock(SignInPolicy, 1)
    refuse_unless(permissions.can_set_sign_in_policy(by))
    policy.second_factor = second_factor
    policy.save()
    if is_new:
        created(policy)
    detail = {"second_factor": str(second_factor.label), "code": second_factor.value}
    record(policy, "organisations.sign_in_policy_set", by=by.actor, at=at, detail=detail)
    return policy


def _switch(officer: Officer, *, on: bool, action: str, by: Officer, at: datetime) -> Account:
    account = officer.account
    if account.is_active != on:
        account.is_active = on
        account.save(update_fields=["is_active"])
        record(officer, action, by=by.actor, at=at)
    return account


def _set_password(account: Account, password: str, *, must_change: bool) -> None:
    remember(account)
    account.set_password(password)
    account.must_change_password = must_change
    account.save(update_fields=["password", "must_change_password"])
