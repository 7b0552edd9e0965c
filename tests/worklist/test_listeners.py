"""What the floors below say becomes work, and goes when it is done."""

from __future__ import annotations

from datetime import date

import pytest

from factories.offices import AT, make_officer, make_organ
from liaoliang.base import calendars, outbox
from liaoliang.base.evidence import events_of
from liaoliang.base.models import CalendarYear
from liaoliang.organisations.models import Officer, OrganKind
from liaoliang.organisations.roles import Duty, Role
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


def prepare(by: Officer) -> CalendarYear:
    row = calendars.load_year(
        year=2031,
        rest_days={date(2031, 1, 1): "元旦"},
        make_up_days={},
        notice="国办发明电〔2030〕9号",
        reason="只为测试",
        by=by.actor,
        at=AT,
    )
    outbox.deliver_due()
    return row


@pytest.fixture
def keepers() -> tuple[Officer, Officer]:
    """Two coordinators of the city."""
    city = make_organ("某市人民政府", kind=OrganKind.MUNICIPAL_GOVERNMENT)
    return make_officer(city, Role.COORDINATOR), make_officer(city, Role.COORDINATOR)


def test_a_prepared_year_waits_for_everybody_else_who_may_confirm(keepers: tuple[Officer, Officer]) -> None:
    first, second = keepers
    system, drafter = make_officer(duty=Duty.SYSTEM_ADMIN), make_officer(None, Role.DRAFTER)
    row = prepare(first)
    waits = [person for person in (first, second, system, drafter) if waiting_for(person).exists()]
    assert waits == [second, system]
    assert waiting_for(second).get().link == f"/desk/calendars/prepared/{row.pk}/"
    calendars.confirm_year(calendar_year_id=row.pk, by=second.actor, at=AT)
    outbox.deliver_due()
    assert not waiting_for(second).exists()


def test_a_withdrawn_or_overtaken_year_waits_for_nobody(keepers: tuple[Officer, Officer]) -> None:
    first, second = keepers
    prepare(first)
    row = prepare(first)
    assert waiting_for(second).get().subject_id == row.pk
    calendars.withdraw_year(calendar_year_id=row.pk, ground="录错了", by=first.actor, at=AT)
    outbox.deliver_due()
    assert not waiting_for(second).exists()
