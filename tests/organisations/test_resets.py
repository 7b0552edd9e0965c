"""Which resets nobody has looked at."""

from __future__ import annotations

from datetime import datetime

from liaoliang.base.evidence import events_of
from liaoliang.organisations import resets, services
from liaoliang.organisations.models import Officer
from liaoliang.organisations.roles import Role
from organisations.places import Hire

NEW = "liao-liang-gong-kai"


def test_a_reset_waits_until_an_auditor_has_looked(hire: Hire, security_admin: Officer, at: datetime) -> None:
    officer, auditor = hire(), hire(Role.AUDITOR)
    assert resets.unchecked_resets(officer.pk) == []
    for _ in range(2):
        services.reset_password(officer_id=officer.pk, password=NEW, by=security_admin, at=at)
    first, second = events_of(officer)
    services.check_reset(event_id=first.pk, genuine=True, ground="问过本人", by=auditor, at=at)
    assert resets.unchecked_resets(officer.pk) == [second]
    assert not resets.is_unchecked(first)
    assert resets.is_unchecked(second)
    assert resets.owner_of(second) == officer
    checked = events_of(officer).latest("seq")
    assert not resets.is_unchecked(checked)
    assert resets.owner_of(checked) is None
