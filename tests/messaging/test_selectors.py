"""The inbox: one's own, newest first, in pages."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest

from factories.offices import AT, make_officer
from liaoliang.base.evidence import SYSTEM
from liaoliang.errors import NotFoundError
from liaoliang.messaging.recipients import Envelope
from liaoliang.messaging.selectors import inbox_page, message_for, messages_of, unread_count
from liaoliang.messaging.services import mark_read, send
from liaoliang.organisations.models import Officer

pytestmark = pytest.mark.django_db


def fill(officer: Officer, size: int) -> list[int]:
    """Messages in the officer's inbox; their ids, newest first."""
    batch = [Envelope(officer, "x", f"消息{number}") for number in range(size)]
    return [message.pk for message in send(batch, by=SYSTEM, at=AT)][::-1]


def test_the_inbox_holds_the_own_messages_newest_first() -> None:
    officer = make_officer()
    mine = fill(officer, 3)
    fill(make_officer(), 2)
    assert [message.pk for message in messages_of(officer)] == mine


def test_reading_takes_a_message_out_of_the_unread() -> None:
    officer = make_officer()
    first, *rest = fill(officer, 3)
    mark_read(message_ids=[first], by=officer, at=AT)
    assert [message.pk for message in messages_of(officer, unread_only=True)] == rest
    assert unread_count(officer) == 2


def test_pages_show_every_message_once() -> None:
    officer = make_officer()
    mine = fill(officer, 5)
    seen, before = [], None
    for _ in range(3):
        page = inbox_page(officer, before=before, size=2)
        seen += [message.pk for message in page.messages]
        before = page.next_before
    assert (seen, before) == (mine, None)


def test_a_message_of_somebody_else_does_not_exist() -> None:
    officer, other = make_officer(), make_officer()
    (number,) = fill(officer, 1)
    assert message_for(officer, number).recipient_id == officer.pk
    with pytest.raises(NotFoundError):
        message_for(other, number)


@pytest.mark.parametrize("size", [10, 1000])
def test_a_full_inbox_costs_no_more_statements(
    size: int, django_assert_num_queries: Callable[[int], AbstractContextManager[object]]
) -> None:
    officer = make_officer()
    fill(officer, size)
    with django_assert_num_queries(2):
        assert len(inbox_page(officer).messages) == min(size, 50)
        assert unread_count(officer) == size
