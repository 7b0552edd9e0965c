"""Who gives a one-time password could sign in for another; the person and the auditors hear of it."""

from __future__ import annotations

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.test import Client

from factories.offices import AT, make_officer
from liaoliang.base import outbox
from liaoliang.base.evidence import events_of
from liaoliang.base.models import OutboxMessage
from liaoliang.messaging.alerts import warn_of_reset
from liaoliang.messaging.models import Message
from liaoliang.organisations.models import Officer, SignInPolicy
from liaoliang.organisations.roles import Duty
from liaoliang.organisations.services import disable_account, reset_password, reset_second_factor

pytestmark = pytest.mark.django_db
PASSWORD = "liao-liang-gong-kai"
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def officer() -> Officer:
    return make_officer()


@pytest.fixture
def security() -> Officer:
    return make_officer(duty=Duty.SECURITY_ADMIN)


@pytest.fixture(autouse=True)
def auditor() -> Officer:
    return make_officer(duty=Duty.AUDITOR)


def reset(officer: Officer, by: Officer) -> None:
    reset_password(officer_id=officer.pk, password=PASSWORD, by=by, at=AT)
    outbox.deliver_due()


def test_the_person_and_the_auditor_hear_of_it(officer: Officer, security: Officer, auditor: Officer) -> None:
    reset(officer, security)
    said = {message.recipient: message for message in Message.objects.select_related("recipient")}
    assert said.keys() == {officer, auditor}
    assert security.name in said[officer].body
    assert officer.name in said[auditor].subject
    assert said[auditor].link == f"/desk/audit/events/{events_of(officer).get().pk}/"


def test_the_auditors_link_leads_to_the_event(
    officer: Officer, security: Officer, auditor: Officer, client: Client
) -> None:
    reset(officer, security)
    SignInPolicy.objects.create(second_factor=SignInPolicy.SecondFactor.NOBODY)
    client.force_login(auditor.account, backend=BACKEND)
    page = client.get(Message.objects.get(recipient=auditor).link)
    assert page.status_code == 200
    assert "重置了登录密码" in page.content.decode()


def test_two_resets_are_two_warnings_and_one_told_twice_is_one(
    officer: Officer, security: Officer, auditor: Officer
) -> None:
    reset(officer, security)
    reset(officer, security)
    warn_of_reset(OutboxMessage.objects.order_by("pk")[0])
    assert Message.objects.filter(recipient=auditor).count() == 2


def test_the_auditor_hears_of_it_when_the_person_cannot(
    officer: Officer, security: Officer, auditor: Officer
) -> None:
    disable_account(officer_id=officer.pk, by=security, at=AT)
    reset(officer, security)
    assert [message.recipient for message in Message.objects.all()] == [auditor]


def test_a_second_factor_taken_off_is_told_too(officer: Officer, security: Officer, auditor: Officer) -> None:
    TOTP.activate(officer.account, generate_totp_secret())
    reset_second_factor(officer_id=officer.pk, ground="手机丢失", by=security, at=AT)
    outbox.deliver_due()
    assert {message.recipient for message in Message.objects.all()} == {officer, auditor}
    assert "双因素登录被解除" in Message.objects.get(recipient=officer).subject
