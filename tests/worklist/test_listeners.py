"""What the floors below say becomes work, and goes when it is done."""

from __future__ import annotations

import pytest

from factories.offices import AT, make_officer
from liaoliang.base import outbox
from liaoliang.base.evidence import events_of
from liaoliang.organisations.models import Officer
from liaoliang.organisations.roles import Duty
from liaoliang.organisations.services import check_reset, reset_password
from liaoliang.worklist.selectors import waiting_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def auditor() -> Officer:
    return make_officer(duty=Duty.AUDITOR)


def test_a_reset_waits_for_the_auditor_until_it_is_checked(auditor: Officer) -> None:
    officer, security = make_officer(), make_officer(duty=Duty.SECURITY_ADMIN)
    reset_password(officer_id=officer.pk, password="liao-liang-gong-kai", by=security, at=AT)
    outbox.deliver_due()
    (item,) = waiting_for(auditor)
    event = events_of(officer).get()
    assert (item.verb, item.link) == ("核实重置", f"/desk/audit/events/{event.pk}/")
    assert not waiting_for(security).exists()
    check_reset(event_id=event.pk, genuine=True, ground="问过本人", by=auditor, at=AT)
    outbox.deliver_due()
    assert not waiting_for(auditor).exists()
