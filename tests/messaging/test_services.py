"""Who gets a message, once, and who may mark it read."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from factories.offices import AT, make_officer, make_organ
from liaoliang.base.evidence import SYSTEM
from liaoliang.errors import NotReadyError
from liaoliang.messaging.models import Message
from liaoliang.messaging.recipients import Envelope
from liaoliang.messaging.services import mark_all_read, mark_read, notify, send
from liaoliang.organisations.models import Officer, Organ
from liaoliang.organisations.roles import Duty, Role

pytestmark = pytest.mark.django_db


def tell(to: Officer | Organ, **changes: Any) -> list[int]:
    """Send a reminder; the ids of who got it."""
    words: dict[str, Any] = {
        "kind": "ledger.reminder",
        "subject": "任务提醒",
        "by": SYSTEM,
        "at": AT,
        **changes,
    }
    return [message.recipient_id for message in notify(to=to, **words)]


def leave(officer: Officer) -> Officer:
    officer.is_active = False
    officer.save()
    return officer


def test_keeps_who_sent_it_and_when() -> None:
    sender, officer = make_officer(), make_officer()
    tell(officer, by=sender, body="请于本周内办理", link="/tasks/1/")
    message = Message.objects.get()
    assert (message.recipient, message.sent_at, message.read_at) == (officer, AT, None)
    assert (message.sender_name, message.sender_organ_name) == (sender.name, sender.organ.name)


def test_an_organ_means_everybody_who_serves_in_it() -> None:
    organ = make_organ()
    people = [make_officer(organ), make_officer(organ, Role.DRAFTER)]
    leave(make_officer(organ))
    make_officer(organ, duty=Duty.AUDITOR)
    assert tell(organ) == [officer.pk for officer in people]


def test_a_role_narrows_it_to_those_who_hold_it_there() -> None:
    organ = make_organ()
    drafter = make_officer(organ, Role.DRAFTER)
    make_officer(organ, Role.HEAD)
    make_officer(make_organ(), Role.DRAFTER)
    leave(make_officer(organ, Role.DRAFTER))
    assert tell(organ, role=Role.DRAFTER) == [drafter.pk]


def test_a_role_that_reaches_down_is_found_at_the_nearest_organ_above() -> None:
    city = make_organ()
    county = make_organ(parent=city)
    of_city = make_officer(city, Role.COORDINATOR)
    township = make_organ(parent=county)
    assert tell(township, role=Role.COORDINATOR) == [of_city.pk]
    of_county = make_officer(county, Role.COORDINATOR)
    assert tell(township, role=Role.COORDINATOR) == [of_county.pk]


def test_a_role_that_does_not_reach_down_is_not_looked_for_above() -> None:
    city = make_organ()
    make_officer(city, Role.HEAD)
    assert tell(make_organ(parent=city), role=Role.HEAD) == []


def test_administrators_are_reached_by_their_duty() -> None:
    admin = make_officer(duty=Duty.SYSTEM_ADMIN)
    assert tell(make_organ(), role=Role.SYSTEM_ADMIN) == [admin.pk]


def test_nobody_who_left_or_cannot_sign_in_is_told() -> None:
    gone, locked_out = leave(make_officer()), make_officer()
    locked_out.account.is_active = False
    locked_out.account.save()
    assert tell(gone) == tell(locked_out) == []


def test_a_keyed_message_reaches_a_person_once() -> None:
    officer, other = make_officer(), make_officer()
    assert tell(officer, key="ledger.assignment/7/-5") == [officer.pk]
    assert tell(officer, key="ledger.assignment/7/-5") == []
    assert tell(other, key="ledger.assignment/7/-5") == [other.pk]
    envelope = Envelope(officer, "ledger.reminder", "任务提醒", key="ledger.assignment/8/-5")
    assert len(send([envelope, envelope], by=SYSTEM, at=AT)) == 1


def test_messages_without_a_key_may_repeat() -> None:
    officer = make_officer()
    assert tell(officer) == tell(officer) == [officer.pk]


def test_one_bad_message_keeps_the_batch_from_being_sent() -> None:
    officer = make_officer()
    batch = [Envelope(officer, "x", "好"), Envelope(officer, "x", "坏", link="https://example.org/")]
    with pytest.raises(NotReadyError, match="本系统内"):
        send(batch, by=SYSTEM, at=AT)
    assert not Message.objects.exists()


def test_only_the_recipient_marks_a_message_read() -> None:
    officer, other = make_officer(), make_officer()
    tell(officer)
    message = Message.objects.get()
    assert mark_read(message_ids=[message.pk], by=other, at=AT) == 0
    assert mark_read(message_ids=[message.pk], by=officer, at=AT) == 1
    assert mark_read(message_ids=[message.pk], by=officer, at=AT) == 0


def test_marking_all_read_touches_the_own_inbox_alone() -> None:
    officer, other = make_officer(), make_officer()
    for somebody in (officer, officer, other):
        tell(somebody)
    assert mark_all_read(by=officer, at=AT) == 2
    assert Message.objects.get(read_at__isnull=True).recipient == other


@pytest.mark.parametrize("size", [10, 1000])
def test_a_batch_for_many_organs_reads_them_at_once(
    size: int, django_assert_max_num_queries: Callable[[int], AbstractContextManager[object]]
) -> None:
    organ = make_organ()
    make_officer(organ, Role.COORDINATOR)
    batch = [Envelope(organ, "x", f"提醒{n}", role=Role.COORDINATOR, key=f"k/{n}") for n in range(size)]
    # SQLite splits a long insert; nothing else grows.
    with django_assert_max_num_queries(8 if connection.vendor == "postgresql" else 25):
        assert len(send(batch, by=SYSTEM, at=AT)) == size


@pytest.mark.parametrize("link", ["https://example.org/", "//example.org/"])
def test_the_database_refuses_a_link_that_leads_out(link: str) -> None:
    tell(make_officer())
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE messaging_message SET link = %s", [link])
