"""Officers come, move and leave; the three administrators stay three persons."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from liaoliang.base.evidence import events_of
from liaoliang.errors import BadInputError, NotAllowedError, NotReadyError, WrongStateError
from liaoliang.organisations import permissions, services
from liaoliang.organisations.checks import OfficerFacts
from liaoliang.organisations.models import Officer, Organ
from liaoliang.organisations.roles import ADMINISTRATORS, BUSINESS, Role
from organisations.places import PASSWORD, Hire, labelled


@pytest.fixture
def facts(city: Organ) -> OfficerFacts:
    return OfficerFacts("wang-gang", "王**", labelled("市财政局").pk, "科员")


def add(facts: OfficerFacts, by: Officer, at: datetime) -> Officer:
    return services.add_officer(facts=facts, password=PASSWORD, by=by, at=at)


def test_a_new_officer_can_sign_in_but_do_nothing(
    facts: OfficerFacts, system_admin: Officer, at: datetime
) -> None:
    officer = add(facts, system_admin, at)
    assert officer.account.check_password(PASSWORD)
    assert officer.account.must_change_password
    assert not any(permissions.has_role(officer, role) for role in Role)
    assert officer.post is not None
    assert events_of(officer).get().detail == {"organ_id": officer.organ_id, "duty": "business"}


def test_without_a_password_nobody_signs_in(facts: OfficerFacts, system_admin: Officer, at: datetime) -> None:
    officer = services.add_officer(facts=facts, password=None, by=system_admin, at=at)
    assert not officer.account.has_usable_password()


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"username": "王刚"}, "username"),
        ({"username": "ab"}, "username"),
        ({"name": "  "}, "name"),
        ({"name": "王" * 61}, "name"),
        ({"organ_id": 10**6}, "organ"),
    ],
)
def test_each_wrong_fact_is_named(
    change: dict[str, object], where: str, facts: OfficerFacts, system_admin: Officer, at: datetime
) -> None:
    with pytest.raises(NotReadyError) as refused:
        add(replace(facts, **change), system_admin, at)
    assert {issue.where for issue in refused.value.issues} == {where}


def test_a_login_name_is_given_once(facts: OfficerFacts, system_admin: Officer, at: datetime) -> None:
    add(facts, system_admin, at)
    with pytest.raises(NotReadyError, match="已被使用"):
        add(facts, system_admin, at)


def test_a_weak_password_is_refused(facts: OfficerFacts, system_admin: Officer, at: datetime) -> None:
    with pytest.raises(NotReadyError) as refused:
        services.add_officer(facts=facts, password="12345678", by=system_admin, at=at)
    assert {issue.where for issue in refused.value.issues} == {"password"}


def test_a_coordinator_adds_no_officers(facts: OfficerFacts, coordinator: Officer, at: datetime) -> None:
    with pytest.raises(NotAllowedError):
        add(facts, coordinator, at)


def test_whoever_moves_leaves_all_roles_behind(hire: Hire, system_admin: Officer, at: datetime) -> None:
    officer = hire(Role.HEAD, username="zhang-yi")
    there = labelled("市民政局")
    moved = services.change_officer(
        officer_id=officer.pk, facts=OfficerFacts("zhang-yi", "张*", there.pk), by=system_admin, at=at
    )
    assert permissions.organs_in_scope(moved) == {there.pk}
    assert [event.action for event in events_of(moved)] == [
        "organisations.officer_changed",
        "organisations.role_revoked",
    ]


def test_a_change_within_the_organ_keeps_the_roles(hire: Hire, system_admin: Officer, at: datetime) -> None:
    officer = hire(Role.HEAD, username="zhang-yi")
    facts = OfficerFacts("zhang-er", "张*", officer.organ_id, "副局长")
    changed = services.change_officer(officer_id=officer.pk, facts=facts, by=system_admin, at=at)
    assert permissions.is_head_of(changed, officer.organ_id)
    assert changed.account.username == "zhang-er"


def test_whoever_leaves_loses_login_and_roles_and_may_come_back(
    hire: Hire, system_admin: Officer, at: datetime
) -> None:
    officer = hire(Role.HEAD)
    gone = services.end_service(officer_id=officer.pk, ground="退休", by=system_admin, at=at)
    assert (gone.account.is_active, gone.grants.count()) == (False, 0)
    with pytest.raises(WrongStateError, match="已离岗"):
        services.end_service(officer_id=officer.pk, ground="", by=system_admin, at=at)
    back = services.resume_service(officer_id=officer.pk, ground="返聘", by=system_admin, at=at)
    assert (back.is_active, back.account.is_active) == (True, False)
    with pytest.raises(WrongStateError):
        services.resume_service(officer_id=officer.pk, ground="", by=system_admin, at=at)


def test_an_administrator_hands_over_before_leaving(hire: Hire, system_admin: Officer, at: datetime) -> None:
    with pytest.raises(NotReadyError, match="须先由安全保密管理员收回"):
        services.end_service(officer_id=hire(Role.AUDITOR).pk, ground="", by=system_admin, at=at)


def test_a_role_is_granted_for_the_own_organ_and_taken_away(
    hire: Hire, security_admin: Officer, at: datetime
) -> None:
    officer = hire()
    granted = services.grant_role(officer_id=officer.pk, role=Role.HEAD, by=security_admin, at=at)
    with pytest.raises(WrongStateError, match="已有此角色"):
        services.grant_role(officer_id=officer.pk, role=Role.HEAD, by=security_admin, at=at)
    assert permissions.is_head_of(granted, officer.organ_id)
    services.revoke_role(officer_id=officer.pk, role=Role.HEAD, ground="调岗", by=security_admin, at=at)
    with pytest.raises(WrongStateError, match="没有此角色"):
        services.revoke_role(officer_id=officer.pk, role=Role.HEAD, ground="调岗", by=security_admin, at=at)
    assert [(event.action.rpartition(".")[2], event.ground) for event in events_of(officer)] == [
        ("role_granted", ""),
        ("role_revoked", "调岗"),
    ]


@pytest.mark.parametrize("role", sorted(ADMINISTRATORS))
def test_a_business_officer_becomes_administrator_only_without_roles(
    role: Role, hire: Hire, security_admin: Officer, at: datetime
) -> None:
    with pytest.raises(NotReadyError, match="先收回全部业务角色"):
        services.grant_role(officer_id=hire(Role.DRAFTER).pk, role=role, by=security_admin, at=at)
    officer = services.grant_role(officer_id=hire().pk, role=role, by=security_admin, at=at)
    with pytest.raises(WrongStateError, match="已有此角色"):
        services.grant_role(officer_id=officer.pk, role=role, by=security_admin, at=at)
    assert permissions.has_role(officer, role)
    assert events_of(officer).count() == 1
    services.revoke_role(officer_id=officer.pk, role=role, ground="调岗", by=security_admin, at=at)
    assert not permissions.is_administrator(Officer.objects.get(pk=officer.pk))


@pytest.mark.parametrize("role", sorted(BUSINESS))
def test_no_administrator_gets_a_business_role(
    role: Role, hire: Hire, security_admin: Officer, at: datetime
) -> None:
    with pytest.raises(NotReadyError, match="不得兼任业务角色"):
        services.grant_role(officer_id=hire(Role.AUDITOR).pk, role=role, by=security_admin, at=at)


@pytest.mark.parametrize("first", sorted(ADMINISTRATORS))
@pytest.mark.parametrize("second", sorted(ADMINISTRATORS))
def test_the_three_administrators_are_three_persons(
    first: Role, second: Role, hire: Hire, security_admin: Officer, at: datetime
) -> None:
    officer = hire(first)
    refusal, words = (WrongStateError, "已有") if first == second else (NotReadyError, "三人分别担任")
    with pytest.raises(refusal, match=words):
        services.grant_role(officer_id=officer.pk, role=second, by=security_admin, at=at)


def test_nobody_grants_to_oneself(security_admin: Officer, at: datetime) -> None:
    with pytest.raises(NotAllowedError):
        services.revoke_role(
            officer_id=security_admin.pk, role=Role.SECURITY_ADMIN, ground="调岗", by=security_admin, at=at
        )


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.SECURITY_ADMIN])
def test_nobody_else_grants(role: Role, hire: Hire, at: datetime) -> None:
    with pytest.raises(NotAllowedError):
        services.grant_role(officer_id=hire().pk, role=Role.HEAD, by=hire(role, scope="市政府"), at=at)


def test_an_administrator_has_no_organ_to_be_granted_for(
    hire: Hire, security_admin: Officer, at: datetime
) -> None:
    officer = hire()
    with pytest.raises(BadInputError, match="不限于某一单位"):
        services.grant_role(
            officer_id=officer.pk, role=Role.AUDITOR, organ_id=officer.organ_id, by=security_admin, at=at
        )


def first_three(organ: Organ, at: datetime) -> tuple[Officer, ...]:
    facts = [OfficerFacts(name, "某*", organ.pk) for name in ("xitong", "anquan", "shenji")]
    return services.appoint_first_administrators(
        system=facts[0], security=facts[1], auditor=facts[2], passwords=(PASSWORD, PASSWORD, PASSWORD), at=at
    )


def test_an_empty_office_starts_with_three_administrators_once(city: Organ, at: datetime) -> None:
    system, security, auditor = first_three(city, at)
    assert permissions.can_maintain_organs(system)
    assert permissions.can_grant_roles(security, auditor)
    assert permissions.can_read_trail(auditor)
    with pytest.raises(WrongStateError):
        first_three(city, at)
