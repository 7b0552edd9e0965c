"""Every role, what it may do and what it reaches. Read the table first."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from liaoliang.organisations import permissions
from liaoliang.organisations.models import Account, Officer, Organ
from liaoliang.organisations.roles import ADMINISTRATORS, BUSINESS, Role
from organisations.places import Hire, labelled

CITY, OWN = "whole city", "own organ"

# Role -> organs in scope when granted for the municipal government, and the steps it opens.
TABLE: dict[Role, tuple[str, set[str]]] = {
    Role.DRAFTER: (OWN, set()),
    Role.REVIEWER_FIRST: (OWN, set()),
    Role.REVIEWER_SECOND: (OWN, set()),
    Role.REVIEWER_THIRD: (OWN, set()),
    Role.SECRECY_REVIEWER: (OWN, set()),
    Role.COORDINATOR: (CITY, {"coordinate", "name_units"}),
    Role.HEAD: (OWN, set()),
    Role.WINDOW_CLERK: (OWN, set()),
    Role.ASSESSOR: (CITY, set()),
    Role.SYSTEM_ADMIN: ("nothing", {"name_units", "organs", "officers"}),
    Role.SECURITY_ADMIN: ("nothing", {"grant", "account", "policy"}),
    Role.AUDITOR: ("nothing", {"trail"}),
}
STEPS: dict[str, Callable[[Officer, Officer], bool]] = {
    "coordinate": lambda officer, _: permissions.is_coordinator(officer),
    "name_units": lambda officer, _: permissions.can_name_units(officer),
    "organs": lambda officer, _: permissions.can_maintain_organs(officer),
    "officers": lambda officer, _: permissions.can_maintain_officers(officer),
    "grant": permissions.can_grant_roles,
    "account": permissions.can_control_account,
    "policy": lambda officer, _: permissions.can_set_sign_in_policy(officer),
    "trail": lambda officer, _: permissions.can_read_trail(officer),
}


def test_the_table_names_every_role() -> None:
    assert set(TABLE) == set(Role) == BUSINESS | ADMINISTRATORS


@pytest.mark.parametrize("role", list(Role))
def test_a_role_opens_its_steps_and_no_others(role: Role, hire: Hire) -> None:
    officer, other = hire(role, scope="市政府"), hire(Role.DRAFTER)
    assert {name for name, allowed in STEPS.items() if allowed(officer, other)} == TABLE[role][1]


@pytest.mark.parametrize("role", list(Role))
def test_a_role_reaches_what_the_table_says(role: Role, hire: Hire, city: Organ) -> None:
    officer = hire(role, scope="市政府")
    everything = set(Organ.objects.values_list("id", flat=True))
    own = {officer.organ_id, city.pk}
    assert (
        permissions.organs_in_scope(officer) == {CITY: everything, OWN: own, "nothing": set()}[TABLE[role][0]]
    )


@pytest.mark.parametrize("role", list(Role))
def test_whoever_is_out_of_office_or_locked_out_may_do_nothing(role: Role, hire: Hire) -> None:
    other = hire(Role.DRAFTER)
    gone, locked = hire(role, scope="市政府"), hire(role, scope="市政府")
    gone.is_active = False
    Account.objects.filter(pk=locked.account_id).update(is_active=False)
    locked.account.refresh_from_db()
    for officer in (gone, locked):
        assert not any(allowed(officer, other) for allowed in STEPS.values())
        assert permissions.organs_in_scope(officer) == set()


def test_an_officer_without_role_sees_the_own_organ(hire: Hire) -> None:
    officer = hire()
    assert permissions.organs_in_scope(officer) == {officer.organ_id}
    assert permissions.belongs_to(officer, officer.organ_id)
    assert not permissions.belongs_to(officer, labelled("市民政局").pk)


def test_an_administrator_belongs_to_no_organ(hire: Hire) -> None:
    admin = hire(Role.SYSTEM_ADMIN)
    assert permissions.is_administrator(admin)
    assert not permissions.belongs_to(admin, admin.organ_id)


def test_a_county_coordinator_answers_for_the_county_alone(hire: Hire, city: Organ) -> None:
    county = labelled("冠县人民政府")
    officer = hire(Role.COORDINATOR, "冠县人民政府")
    assert permissions.is_coordinator(officer, county.pk)
    assert permissions.is_coordinator(officer, labelled("冠县财政局").pk)
    assert not permissions.is_coordinator(officer, city.pk)
    assert not permissions.is_coordinator(officer, labelled("市财政局").pk)
    assert permissions.can_name_units(officer, labelled("冠县财政局"))
    assert not permissions.can_name_units(officer)


def test_a_head_answers_for_one_organ_only(hire: Hire) -> None:
    head = hire(Role.HEAD, "冠县人民政府")
    assert permissions.is_head_of(head, head.organ_id)
    assert not permissions.is_head_of(head, labelled("冠县财政局").pk)


def test_security_administrators_do_not_grant_to_themselves(hire: Hire) -> None:
    admin = hire(Role.SECURITY_ADMIN)
    assert not permissions.can_grant_roles(admin, admin)
    assert not permissions.can_control_account(admin, admin)


def test_a_loop_in_the_tree_does_not_hang(hire: Hire, city: Organ) -> None:
    officer = hire(Role.COORDINATOR, "冠县人民政府")
    Organ.objects.filter(pk=city.pk).update(parent=labelled("市财政局"))
    assert not permissions.is_coordinator(officer, labelled("市财政局").pk)
