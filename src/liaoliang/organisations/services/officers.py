"""Officers come, move and leave; roles are granted and taken away."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_noop

from liaoliang.base.canonical import JSON
from liaoliang.base.evidence import SYSTEM, Actor, created, lock, record
from liaoliang.errors import BadInputError, WrongStateError
from liaoliang.organisations import permissions, selectors
from liaoliang.organisations.checks import (
    OfficerFacts,
    grant_issues,
    leaving_issues,
    officer_issues,
    refuse_if,
    refuse_unless,
)
from liaoliang.organisations.models import Account, Officer, Organ, Post, RoleGrant
from liaoliang.organisations.passwords import password_issues
from liaoliang.organisations.roles import BUSINESS, ROLES, Duty, Role


@transaction.atomic
def add_officer(*, facts: OfficerFacts, password: str | None, by: Officer, at: datetime) -> Officer:
    """An officer with a login, without any role; the password must be changed at the first sign-in.

    Without a password nobody can sign in until the security administrator sets one.
    """
    refuse_unless(permissions.can_maintain_officers(by))
    return new_officer(facts, password, by=by.actor, at=at)


def new_officer(
    facts: OfficerFacts, password: str | None, *, by: Actor, at: datetime, duty: Duty = Duty.BUSINESS
) -> Officer:
    """Make the rows and the event. The permission has been asked; the caller's transaction carries it."""
    account = Account(username=facts.username, must_change_password=True)
    refuse_if([*officer_issues(facts), *(password_issues(password, account) if password is not None else [])])
    account.set_password(password)
    account.save()
    organ = Organ.objects.get(pk=facts.organ_id)
    officer = Officer.objects.create(
        account=account, name=facts.name, organ=organ, post=_post(organ.pk, facts.post), duty=duty
    )
    created(officer)
    detail: dict[str, JSON] = {"organ_id": organ.pk, "duty": str(duty)}
    record(officer, "organisations.officer_added", by=by, at=at, detail=detail)
    return officer


@transaction.atomic
def change_officer(*, officer_id: int, facts: OfficerFacts, by: Officer, at: datetime) -> Officer:
    """Change login name, name, organ or post. Whoever moves to another organ leaves all roles behind."""
    officer = _serving(officer_id)
    refuse_unless(permissions.can_maintain_officers(by))
    moves = officer.organ_id != facts.organ_id
    refuse_if([*officer_issues(facts, existing=officer), *(leaving_issues(officer) if moves else [])])
    changed = _apply(officer, facts)
    if changed:
        detail: dict[str, JSON] = {"fields": changed, "organ_id": officer.organ_id}
        record(officer, "organisations.officer_changed", by=by.actor, at=at, detail=detail)
    if moves:
        _revoke_all(officer, by=by, at=at)
    return officer


@transaction.atomic
def end_service(*, officer_id: int, ground: str, by: Officer, at: datetime) -> Officer:
    """An officer leaves: no login, no role. What the officer did stays under the name."""
    officer = _serving(officer_id)
    refuse_unless(permissions.can_maintain_officers(by))
    refuse_if(leaving_issues(officer))
    _revoke_all(officer, by=by, at=at)
    officer.is_active = officer.account.is_active = False
    officer.save(update_fields=["is_active"])
    officer.account.save(update_fields=["is_active"])
    record(officer, "organisations.officer_left", by=by.actor, at=at, ground=ground)
    return officer


@transaction.atomic
def resume_service(*, officer_id: int, ground: str, by: Officer, at: datetime) -> Officer:
    """An officer comes back, without any role; the login stays off until the security administrator opens it."""
    officer = lock(Officer, officer_id)
    if officer.is_active:
        raise WrongStateError(gettext_noop("该人员在岗,无须恢复"))
    refuse_unless(permissions.can_maintain_officers(by))
    officer.is_active = True
    officer.save(update_fields=["is_active"])
    record(officer, "organisations.officer_resumed", by=by.actor, at=at, ground=ground)
    return officer


@transaction.atomic
def grant_role(
    *, officer_id: int, role: Role, organ_id: int | None = None, by: Officer, at: datetime
) -> Officer:
    """Entrust a role; a business role for an organ (the officer's own if none is named).

    Raises NotReadyError where the three administrators would not stay apart or the organ makes no sense for
    the role, WrongStateError when the officer holds it already.
    """
    officer = _serving(officer_id)
    refuse_unless(permissions.can_grant_roles(by, officer))
    organ = _organ_of_role(officer, role, organ_id)
    refuse_if(grant_issues(officer, role, organ))
    if organ is None:
        _refuse_held(officer.duty == ROLES[role].duty)
        officer.duty = ROLES[role].duty
        officer.save(update_fields=["duty"])
    else:
        _refuse_held(not RoleGrant.objects.get_or_create(officer=officer, role=role, organ=organ)[1])
    _forget(officer)
    _record_role(officer, "organisations.role_granted", role, organ, by=by, at=at)
    return officer


@transaction.atomic
def revoke_role(
    *, officer_id: int, role: Role, organ_id: int | None = None, ground: str, by: Officer, at: datetime
) -> Officer:
    """Take a role away again, saying why. Raises WrongStateError when the officer does not hold it."""
    officer = lock(Officer, officer_id)
    refuse_unless(permissions.can_grant_roles(by, officer))
    organ = _organ_of_role(officer, role, organ_id)
    if organ is None:
        held = officer.duty == ROLES[role].duty
        Officer.objects.filter(pk=officer.pk).update(duty=Duty.BUSINESS)
        officer.duty = Duty.BUSINESS
    else:
        held = bool(officer.grants.filter(role=role, organ=organ).delete()[0])
    if not held:
        raise WrongStateError(gettext_noop("该人员没有此角色"))
    _forget(officer)
    _record_role(officer, "organisations.role_revoked", role, organ, by=by, at=at, ground=ground)
    return officer


@transaction.atomic
def appoint_first_administrators(
    *,
    system: OfficerFacts,
    security: OfficerFacts,
    auditor: OfficerFacts,
    passwords: tuple[str, str, str],
    at: datetime,
) -> tuple[Officer, Officer, Officer]:
    """The three persons an empty office starts with. Refused as soon as there is one administrator."""
    if Officer.objects.exclude(duty=Duty.BUSINESS).exists():
        raise WrongStateError(gettext_noop("管理员已经设立,请由安全保密管理员授权"))
    duties = (Duty.SYSTEM_ADMIN, Duty.SECURITY_ADMIN, Duty.AUDITOR)
    first, second, third = (
        new_officer(facts, password, by=SYSTEM, at=at, duty=duty)
        for facts, password, duty in zip((system, security, auditor), passwords, duties, strict=True)
    )
    return first, second, third


def _refuse_held(is_held: bool) -> None:
    """Raise WrongStateError for a role that is granted a second time."""
    if is_held:
        raise WrongStateError(gettext_noop("该人员已有此角色，不用再授"))


def _serving(officer_id: int) -> Officer:
    officer = lock(Officer, officer_id)
    if not officer.is_active:
        raise WrongStateError(gettext_noop("该人员已离岗"))
    return officer


def _post(organ_id: int, name: str) -> Post | None:
    return Post.objects.get_or_create(organ_id=organ_id, name=name)[0] if name else None


def _apply(officer: Officer, facts: OfficerFacts) -> list[str]:
    """Set what differs and save; names of the fields that changed."""
    post = _post(facts.organ_id, facts.post)
    wanted = {"name": facts.name, "organ_id": facts.organ_id, "post_id": post.pk if post else None}
    changed = [field for field, value in wanted.items() if getattr(officer, field) != value]
    for field in changed:
        setattr(officer, field, wanted[field])
    if changed:
        officer.save()
    if officer.account.username != facts.username:
        officer.account.username = facts.username
        officer.account.save(update_fields=["username"])
        changed.append("username")
    return changed


def _revoke_all(officer: Officer, *, by: Officer, at: datetime) -> None:
    for grant in officer.grants.select_related("organ"):
        grant.delete()
        _record_role(officer, "organisations.role_revoked", Role(grant.role), grant.organ, by=by, at=at)
    _forget(officer)


def _organ_of_role(officer: Officer, role: Role, organ_id: int | None) -> Organ | None:
    """The organ a business role is for; None for an administrator, who has none."""
    if role in BUSINESS:
        return selectors.organ_by_id(officer.organ_id if organ_id is None else organ_id)
    if organ_id is not None:
        raise BadInputError("organ", gettext_noop("管理员角色不限于某一单位"))
    return None


def _forget(officer: Officer) -> None:
    for remembered in ("held", "organ_parents"):
        officer.__dict__.pop(remembered, None)


def _record_role(
    officer: Officer,
    action: str,
    role: Role,
    organ: Organ | None,
    *,
    by: Officer,
    at: datetime,
    ground: str = "",
) -> None:
    detail: dict[str, JSON] = {
        "role": str(role.label),
        "role_code": role.value,
        "organ_id": organ.pk if organ else None,
    }
    record(officer, action, by=by.actor, at=at, ground=ground, detail=detail)
