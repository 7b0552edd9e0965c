"""Raw SQL does not bring an administrator and a business role into one pair of hands."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, connection, transaction

from liaoliang.base import dbguard
from liaoliang.organisations.models import Officer, RoleGrant
from liaoliang.organisations.roles import ADMINISTRATORS, Role
from organisations.places import Hire


def attack(statement: str, *values: object) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)


@pytest.mark.parametrize("role", sorted(ADMINISTRATORS))
def test_an_administrator_is_granted_no_role_by_hand(role: Role, hire: Hire) -> None:
    officer = hire(role)
    insert = "INSERT INTO organisations_rolegrant (officer_id, role, organ_id) VALUES (%s, 'head', %s)"
    with pytest.raises(IntegrityError, match="administrators hold no business role"):
        attack(insert, officer.pk, officer.organ_id)


def test_a_grant_does_not_wander_to_an_administrator(hire: Hire) -> None:
    admin, officer = hire(Role.AUDITOR), hire(Role.HEAD)
    with pytest.raises(IntegrityError, match="administrators hold no business role"):
        attack(
            "UPDATE organisations_rolegrant SET officer_id = %s WHERE officer_id = %s", admin.pk, officer.pk
        )


@pytest.mark.parametrize("role", sorted(ADMINISTRATORS))
def test_whoever_holds_roles_becomes_no_administrator_by_hand(role: Role, hire: Hire) -> None:
    officer = hire(Role.HEAD)
    with pytest.raises(IntegrityError, match="administrators hold no business role"):
        attack("UPDATE organisations_officer SET duty = %s WHERE id = %s", role.value, officer.pk)


def test_an_administrators_role_is_no_grant(hire: Hire) -> None:
    officer = hire()
    with pytest.raises(IntegrityError), transaction.atomic():
        RoleGrant.objects.create(officer=officer, role=Role.AUDITOR, organ=officer.organ)


def test_there_is_no_fifth_side_to_stand_on(hire: Hire) -> None:
    with pytest.raises(IntegrityError):
        attack("UPDATE organisations_officer SET duty = 'superuser' WHERE id = %s", hire().pk)


def test_ordinary_changes_pass(hire: Hire) -> None:
    officer = hire(Role.HEAD)
    attack("UPDATE organisations_officer SET name = '李*' WHERE id = %s", officer.pk)
    assert Officer.objects.get(pk=officer.pk).name == "李*"


@pytest.mark.django_db
def test_the_start_up_check_knows_these_triggers() -> None:
    with transaction.atomic():
        dbguard.uninstall()
        assert {"apart_grant_insert", "apart_grant_update", "apart_officer_update"} <= set(dbguard.missing())
        transaction.set_rollback(True)
