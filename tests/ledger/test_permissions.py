"""Who may do what, as a table."""

from __future__ import annotations

import pytest

from factories.ledger import Town
from factories.offices import make_officer
from liaoliang.ledger import permissions
from liaoliang.ledger.models import Assignment
from liaoliang.organisations.models import Officer
from liaoliang.organisations.roles import Role


def person(town: Town, who: str) -> Officer:
    """ "role@organ"; a plain officer without a role."""
    role, _at, organ = who.partition("@")
    if role in {"system_admin", "security_admin", "auditor"}:
        return make_officer(getattr(town, organ), duty=role)
    return make_officer(getattr(town, organ), *([Role(role)] if role else []))


@pytest.mark.parametrize(
    ("who", "sees", "acts", "hands_down", "verifies"),
    [
        ("@finance", True, True, False, False),
        ("drafter@finance", True, True, False, False),
        ("head@finance", True, True, True, False),
        ("coordinator@finance", True, True, True, False),
        ("coordinator@government", True, False, False, True),
        ("assessor@government", True, False, False, False),
        ("head@government", False, False, False, False),
        ("head@education", False, False, False, False),
        ("coordinator@county", False, False, False, False),
        ("system_admin@finance", False, False, False, False),
        ("security_admin@finance", False, False, False, False),
        ("auditor@finance", False, False, False, False),
    ],
)
def test_an_assignment_of_the_finance_bureau(
    town: Town, who: str, sees: bool, acts: bool, hands_down: bool, verifies: bool
) -> None:
    row = Assignment.objects.select_related("parent").get(pk=town.reported().assignment_id)
    officer = person(town, who)
    assert permissions.can_see(officer, row) == sees
    assert permissions.can_act(officer, row) == acts
    assert permissions.can_hand_down(officer, row) == hands_down
    assert permissions.can_verify(officer, row) == verifies


def test_who_left_may_nothing(town: Town) -> None:
    row = town.assignment()
    officer = person(town, "head@finance")
    Officer.objects.filter(pk=officer.pk).update(is_active=False)
    officer = Officer.objects.get(pk=officer.pk)
    assert not permissions.can_see(officer, row) and not permissions.can_act(officer, row)
