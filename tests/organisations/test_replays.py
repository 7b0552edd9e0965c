"""Organs, people and powers follow from their trail."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from django.db.models import Model

from liaoliang.base import replay
from liaoliang.organisations import services
from liaoliang.organisations.checks import OfficerFacts
from liaoliang.organisations.models import CollectiveName, Officer, Organ, RoleGrant, SignInPolicy
from liaoliang.organisations.roles import Role
from organisations.places import labelled


@pytest.fixture
def officer(system_admin: Officer, security_admin: Officer, at: datetime) -> Officer:
    """Added and entrusted through the services."""
    facts = OfficerFacts("lisi", "李四", labelled("市财政局").pk)
    added = services.add_officer(facts=facts, password=None, by=system_admin, at=at)
    return services.grant_role(officer_id=added.pk, role=Role.DRAFTER, by=security_admin, at=at)


def differing(row: Model, **changes: Any) -> set[str]:
    """Columns in which this row differs from its trail, after a change past the services."""
    if changes:
        type(row)._base_manager.filter(pk=row.pk).update(**changes)
    name = f"{row.evidence_type}/{row.pk}"  # type: ignore[attr-defined] # a subject
    return {found.column for found in replay.differences() if found.row == name}


def test_what_the_services_did_is_passed(
    officer: Officer, system_admin: Officer, security_admin: Officer, at: datetime
) -> None:
    services.revoke_role(officer_id=officer.pk, role=Role.DRAFTER, ground="调岗", by=security_admin, at=at)
    services.grant_role(officer_id=officer.pk, role=Role.AUDITOR, by=security_admin, at=at)
    services.disable_account(officer_id=officer.pk, by=security_admin, at=at)
    facts = OfficerFacts("lisi", "李四", labelled("市教育体育局").pk)
    services.revoke_role(officer_id=officer.pk, role=Role.AUDITOR, ground="调岗", by=security_admin, at=at)
    services.change_officer(officer_id=officer.pk, facts=facts, by=system_admin, at=at)
    assert differing(officer) == set()


def test_a_role_given_by_hand_is_named(officer: Officer) -> None:
    RoleGrant.objects.create(officer=officer, role=Role.COORDINATOR, organ=officer.organ)
    assert differing(officer) == {"roles"}


def test_an_administrator_made_by_hand_is_named(officer: Officer) -> None:
    officer.grants.all().delete()
    assert differing(officer, duty="system_admin") == {"duty", "roles"}


def test_an_officer_moved_by_hand_is_named(officer: Officer) -> None:
    assert differing(officer, organ=labelled("市政府办公室")) == {"organ_id"}


def test_a_login_opened_by_hand_is_named(officer: Officer, system_admin: Officer, at: datetime) -> None:
    services.end_service(officer_id=officer.pk, ground="调离", by=system_admin, at=at)
    assert differing(officer) == set()
    type(officer.account).objects.filter(pk=officer.account_id).update(is_active=True)
    assert differing(officer) == {"account__is_active"}


def test_an_organ_renamed_or_ended_by_hand_is_named(city: Organ, at: datetime) -> None:
    organ = labelled("市财政局")
    assert differing(organ) == set()
    assert differing(organ, name="别的局", is_active=False, ended_on=at.date()) == {"name", "is_active"}


def test_organs_that_the_services_merged_and_brought_back_are_passed(
    city: Organ, system_admin: Officer, at: datetime
) -> None:
    organ, words = labelled("市统计局"), {"ground": "机构改革", "by": system_admin, "at": at}
    services.merge_organ(organ_id=organ.pk, into_id=labelled("市财政局").pk, **words)
    assert differing(organ) == set()
    services.resume_organ(organ_id=organ.pk, **words)
    assert differing(organ) == set()


def test_a_collective_name_given_another_meaning_by_hand_is_named(city: Organ) -> None:
    assert differing(CollectiveName.objects.all()[0], query={}) == {"query"}


def test_a_second_factor_switched_off_by_hand_is_named(security_admin: Officer, at: datetime) -> None:
    everyone = SignInPolicy.SecondFactor.EVERYONE
    policy = services.set_sign_in_policy(second_factor=everyone, by=security_admin, at=at)
    assert differing(policy) == set()
    assert differing(policy, second_factor="nobody") == {"second_factor"}
