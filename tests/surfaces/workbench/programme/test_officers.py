"""Officers, roles and logins on the desk: three administrators kept apart."""

from __future__ import annotations

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

from factories.offices import AT
from liaoliang.base.evidence import events_of
from liaoliang.organisations.models import Officer, Organ, SignInPolicy
from liaoliang.organisations.permissions import has_role
from liaoliang.organisations.roles import Duty, Role
from liaoliang.organisations.services import reset_password
from liaoliang.workbench.programme.pages import way
from surfaces.workbench.programme.conftest import Enter


def test_lists_people_with_their_roles(enter: Enter, system_admin: Officer, coordinator: Officer) -> None:
    page = enter(system_admin).get(way("officers"))
    assert coordinator.name in page.text
    assert "政务公开工作机构协调员（聊城市人民政府）" in page.text


@pytest.mark.parametrize("name", ["officers", "officer_add", "sign_in_policy", "organisations_excel"])
def test_a_clerk_is_refused(enter: Enter, clerk: Officer, name: str) -> None:
    assert enter(clerk).get(way(name)).status_code == 403


def test_the_auditor_sees_no_people(enter: Enter, auditor: Officer) -> None:
    assert enter(auditor).get(way("officers")).status_code == 403


def test_adds_a_person_without_password_or_role(enter: Enter, system_admin: Officer, bureau: Organ) -> None:
    fields = {"username": "zhang.san", "name": "张某", "organ": bureau.pk, "post": "科员"}
    assert enter(system_admin).post(way("officer_add"), fields).status_code == 303
    made = Officer.objects.get(account__username="zhang.san")
    assert not made.account.has_usable_password()
    assert made.held == ()


def test_a_bad_login_name_is_said_beside_its_field(
    enter: Enter, system_admin: Officer, bureau: Organ
) -> None:
    fields = {"username": "张三", "name": "张某", "organ": bureau.pk}
    page = enter(system_admin).post(way("officer_add"), fields)
    assert page.status_code == 422
    assert 'href="#id_username"' in page.text


def test_the_system_administrator_grants_nothing(enter: Enter, system_admin: Officer, clerk: Officer) -> None:
    desk = enter(system_admin)
    assert desk.post(way("role_grant", clerk.pk), {"role": Role.HEAD}).status_code == 403
    assert "角色和登录由安全保密管理员办理" in desk.get(way("officer", clerk.pk)).text


def test_the_security_administrator_changes_no_facts(
    enter: Enter, security_admin: Officer, clerk: Officer
) -> None:
    assert enter(security_admin).get(way("officer_change", clerk.pk)).status_code == 403


def test_grants_and_revokes_a_role(enter: Enter, security_admin: Officer, clerk: Officer) -> None:
    desk = enter(security_admin)
    assert desk.post(way("role_grant", clerk.pk), {"role": Role.HEAD}).status_code == 303
    assert has_role(Officer.objects.get(pk=clerk.pk), Role.HEAD, clerk.organ_id)
    asked = f"{way('role_revoke', clerk.pk)}?role=head&organ_id={clerk.organ_id}"
    assert asked.replace("&", "&amp;") in desk.get(way("officer", clerk.pk)).text
    assert "将被收回" in desk.get(asked).text
    fields = {"role": Role.HEAD, "organ_id": clerk.organ_id}
    assert desk.post(way("role_revoke", clerk.pk), fields).status_code == 422
    assert desk.post(way("role_revoke", clerk.pk), {**fields, "ground": "调岗"}).status_code == 303
    assert not has_role(Officer.objects.get(pk=clerk.pk), Role.HEAD)


def test_no_role_is_chosen_beforehand(enter: Enter, security_admin: Officer, clerk: Officer) -> None:
    desk = enter(security_admin)
    page = desk.post(way("role_grant", clerk.pk), {"role": ""})
    assert page.status_code == 422
    assert "请选择角色" in page.text


def test_a_role_that_makes_no_sense_is_refused_in_words(
    enter: Enter, security_admin: Officer, clerk: Officer, city: Organ
) -> None:
    desk = enter(security_admin)
    assert "不是政府或管委会" in desk.post(way("role_grant", clerk.pk), {"role": Role.COORDINATOR}).text
    page = desk.post(way("role_grant", clerk.pk), {"role": Role.HEAD, "organ": city.pk})
    assert "只能在本人所在单位担任" in page.text
    desk.post(way("role_grant", clerk.pk), {"role": Role.HEAD})
    assert "该人员已有此角色" in desk.post(way("role_grant", clerk.pk), {"role": Role.HEAD}).text


def test_two_sides_in_one_person_are_refused_in_words(
    enter: Enter, security_admin: Officer, coordinator: Officer
) -> None:
    page = enter(security_admin).post(way("role_grant", coordinator.pk), {"role": Role.AUDITOR})
    assert page.status_code == 422
    assert Officer.objects.get(pk=coordinator.pk).duty == Duty.BUSINESS


def test_nobody_grants_oneself(enter: Enter, security_admin: Officer) -> None:
    answer = enter(security_admin).post(way("role_grant", security_admin.pk), {"role": Role.AUDITOR})
    assert answer.status_code == 403


def test_a_role_that_is_none_is_refused(enter: Enter, security_admin: Officer, clerk: Officer) -> None:
    assert enter(security_admin).post(way("role_revoke", clerk.pk), {"role": "king"}).status_code == 400


def test_switches_a_login_off_and_on(enter: Enter, security_admin: Officer, clerk: Officer) -> None:
    desk = enter(security_admin)
    desk.post(way("login_switch", clerk.pk), {"on": "0"})
    assert not Officer.objects.get(pk=clerk.pk).account.is_active
    desk.post(way("login_switch", clerk.pk), {"on": "1"})
    assert Officer.objects.get(pk=clerk.pk).account.is_active


def test_a_weak_password_is_refused_and_never_shown_again(
    enter: Enter, security_admin: Officer, clerk: Officer
) -> None:
    page = enter(security_admin).post(way("password_reset", clerk.pk), {"password": "12345678901"})
    assert page.status_code == 422
    assert "12345678901" not in page.text


def test_sets_a_one_time_password(enter: Enter, security_admin: Officer, clerk: Officer) -> None:
    answer = enter(security_admin).post(way("password_reset", clerk.pk), {"password": "Sunny-River-28"})
    assert answer.status_code == 303
    assert Officer.objects.get(pk=clerk.pk).account.must_change_password


def test_somebody_leaves_and_comes_back(enter: Enter, system_admin: Officer, clerk: Officer) -> None:
    desk = enter(system_admin)
    assert desk.post(way("officer_end", clerk.pk), {"ground": "调离"}).status_code == 303
    assert not Officer.objects.get(pk=clerk.pk).is_active
    assert desk.post(way("officer_resume", clerk.pk), {"ground": "调回"}).status_code == 303
    assert Officer.objects.get(pk=clerk.pk).is_active


def test_changes_the_sign_in_policy(enter: Enter, security_admin: Officer) -> None:
    answer = enter(security_admin).post(way("sign_in_policy"), {"second_factor": "nobody"})
    assert answer.status_code == 303
    assert SignInPolicy.objects.get().second_factor == "nobody"


def test_a_lost_second_factor_is_taken_off(enter: Enter, security_admin: Officer, clerk: Officer) -> None:
    TOTP.activate(clerk.account, generate_totp_secret())
    desk = enter(security_admin)
    assert "双因素登录已启用" in desk.get(way("officer", clerk.pk)).text
    address = way("second_factor_reset", clerk.pk)
    assert desk.post(address, {"ground": ""}).status_code == 422
    assert desk.post(address, {"ground": "手机丢失"}).status_code == 303
    page = desk.get(way("officer", clerk.pk)).text
    assert "双因素登录未启用" in page
    assert "解除了双因素登录的绑定" in page
    assert address not in page


def test_the_auditor_looks_at_a_reset_once(
    enter: Enter, security_admin: Officer, auditor: Officer, clerk: Officer
) -> None:
    reset_password(officer_id=clerk.pk, password="Sunny-River-28", by=security_admin, at=AT)
    desk, address = enter(auditor), way("audit_event", events_of(clerk).get().pk)
    page = desk.get(address).text
    assert "这次重置须核实" in page
    assert f"{clerk.organ.label} {clerk.name} 的登录" in page
    assert desk.post(address, {"genuine": "yes"}).status_code == 422
    assert desk.post(address, {"genuine": "no", "ground": "本人不知情"}).status_code == 303
    assert "这次重置须核实" not in desk.get(address).text
    assert desk.post(address, {"genuine": "no", "ground": "再来"}).status_code == 409
