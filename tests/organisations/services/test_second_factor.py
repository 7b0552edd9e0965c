"""Second factors: switched by their owner, taken off by another, looked at by a third."""

from __future__ import annotations

from datetime import datetime

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

from liaoliang.base.evidence import events_of
from liaoliang.base.models import OutboxMessage
from liaoliang.errors import NotAllowedError, NotFoundError, WrongStateError
from liaoliang.organisations import services
from liaoliang.organisations.models import Officer
from liaoliang.organisations.roles import Role
from organisations.places import Hire


@pytest.fixture
def officer(hire: Hire) -> Officer:
    officer = hire()
    TOTP.activate(officer.account, generate_totp_secret())
    return officer


def test_switching_leaves_an_event(officer: Officer, at: datetime) -> None:
    for is_on in (True, False):
        services.note_second_factor(account_id=officer.account_id, is_on=is_on, at=at)
    actions = [event.action.rpartition("_")[2] for event in events_of(officer)]
    assert actions == ["enabled", "disabled"]


@pytest.mark.django_db
def test_an_account_for_nobody_has_no_trail(at: datetime) -> None:
    with pytest.raises(NotFoundError):
        services.note_second_factor(account_id=1, is_on=True, at=at)


def test_a_lost_one_is_taken_off_and_told(officer: Officer, security_admin: Officer, at: datetime) -> None:
    services.reset_second_factor(officer_id=officer.pk, ground="手机丢失", by=security_admin, at=at)
    assert not Authenticator.objects.exists()
    event, message = events_of(officer).get(), OutboxMessage.objects.get()
    assert (event.action, event.ground) == ("organisations.second_factor_reset", "手机丢失")
    assert (message.topic, message.payload["officer"]) == (event.action, officer.pk)


def test_without_one_there_is_nothing_to_take_off(hire: Hire, security_admin: Officer, at: datetime) -> None:
    with pytest.raises(WrongStateError, match="没有启用"):
        services.reset_second_factor(officer_id=hire().pk, ground="", by=security_admin, at=at)


@pytest.mark.parametrize("role", [Role.SYSTEM_ADMIN, Role.AUDITOR, Role.HEAD])
def test_nobody_else_takes_one_off(role: Role, officer: Officer, hire: Hire, at: datetime) -> None:
    with pytest.raises(NotAllowedError):
        services.reset_second_factor(officer_id=officer.pk, ground="", by=hire(role), at=at)
    assert Authenticator.objects.exists()


def test_nobody_takes_off_the_own_one(security_admin: Officer, at: datetime) -> None:
    TOTP.activate(security_admin.account, generate_totp_secret())
    with pytest.raises(NotAllowedError):
        services.reset_second_factor(officer_id=security_admin.pk, ground="", by=security_admin, at=at)


def test_an_auditor_states_a_finding_once(
    officer: Officer, security_admin: Officer, hire: Hire, at: datetime
) -> None:
    services.reset_second_factor(officer_id=officer.pk, ground="手机丢失", by=security_admin, at=at)
    reset, auditor = events_of(officer).get(), hire(Role.AUDITOR)
    services.check_reset(event_id=reset.pk, genuine=False, ground="本人不知情", by=auditor, at=at)
    assert events_of(officer).latest("seq").detail["genuine"] is False
    with pytest.raises(WrongStateError, match="已经核实"):
        services.check_reset(event_id=reset.pk, genuine=True, ground="", by=auditor, at=at)


def test_nobody_but_an_auditor_checks(officer: Officer, security_admin: Officer, at: datetime) -> None:
    services.reset_second_factor(officer_id=officer.pk, ground="手机丢失", by=security_admin, at=at)
    reset = events_of(officer).get()
    with pytest.raises(NotAllowedError):
        services.check_reset(event_id=reset.pk, genuine=True, ground="", by=security_admin, at=at)


def test_only_resets_are_checked(officer: Officer, hire: Hire, at: datetime) -> None:
    services.note_second_factor(account_id=officer.account_id, is_on=True, at=at)
    other = events_of(officer).get()
    with pytest.raises(NotFoundError):
        services.check_reset(event_id=other.pk, genuine=True, ground="", by=hire(Role.AUDITOR), at=at)
