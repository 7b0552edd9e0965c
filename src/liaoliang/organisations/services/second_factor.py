"""The second factor switched on and off by its owner, and taken off by another person when a telephone is lost."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from django.db import transaction
from django.utils.translation import gettext_noop

from liaoliang.base.canonical import JSON
from liaoliang.base.evidence import lock, record
from liaoliang.base.models import Event
from liaoliang.errors import NotFoundError, WrongStateError
from liaoliang.organisations import permissions, second_factor
from liaoliang.organisations.checks import refuse_unless
from liaoliang.organisations.models import Officer
from liaoliang.organisations.resets import RESET_CHECKED, RESETS, SECOND_FACTOR_RESET, is_unchecked
from liaoliang.organisations.services.sign_in import tell

_FINDINGS: Final = {True: "本人提出", False: "非本人提出"}


@transaction.atomic
def note_second_factor(*, account_id: int, is_on: bool, at: datetime) -> None:
    """Write into the trail that a person has switched the own second factor on or off."""
    found = Officer.objects.filter(account_id=account_id).first()
    if found is None:
        raise NotFoundError(gettext_noop("该账号没有对应的工作人员"))
    officer = lock(Officer, found.pk)
    action = "second_factor_enabled" if is_on else "second_factor_disabled"
    record(officer, f"organisations.{action}", by=officer.actor, at=at)


@transaction.atomic
def reset_second_factor(*, officer_id: int, ground: str, by: Officer, at: datetime) -> Officer:
    """Take off a lost second factor with its recovery codes; the person and the auditors hear of it at once.

    The password stays. Where the policy asks for a second factor, the next sign-in sets up a new one.
    """
    officer = lock(Officer, officer_id)
    refuse_unless(permissions.can_control_account(by, officer))
    if not second_factor.remove(officer.account_id):
        raise WrongStateError(gettext_noop("该人员没有启用双因素登录，无须重置"))
    tell(officer, record(officer, SECOND_FACTOR_RESET, by=by.actor, at=at, ground=ground), by=by)
    return officer


@transaction.atomic
def check_reset(*, event_id: int, genuine: bool, ground: str, by: Officer, at: datetime) -> Officer:
    """An auditor states whether a reset was asked for by its person. Raises WrongStateError when it is stated."""
    reset = Event.objects.filter(pk=event_id, action__in=RESETS).first()
    if reset is None:
        raise NotFoundError(gettext_noop("没有这次重置的记录"))
    officer = lock(Officer, reset.subject_id)
    refuse_unless(permissions.can_read_trail(by))
    if not is_unchecked(reset):
        raise WrongStateError(gettext_noop("这次重置已经核实"))
    detail: dict[str, JSON] = {"event": reset.seq, "genuine": genuine, "finding": _FINDINGS[genuine]}
    tell(officer, record(officer, RESET_CHECKED, by=by.actor, at=at, ground=ground, detail=detail), by=by)
    return officer
