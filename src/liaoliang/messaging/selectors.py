"""Reads of messaging: only the officer's own inbox."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext_noop

from liaoliang.errors import NotFoundError
from liaoliang.messaging.models import Message
from liaoliang.organisations.models import Officer

PAGE_SIZE = 50


@dataclass(frozen=True, slots=True)
class Page:
    """One page of an inbox, newest first; `next_before` is the cursor of the next, None on the last."""

    messages: list[Message]
    next_before: int | None = None


def messages_of(officer: Officer, *, unread_only: bool = False) -> QuerySet[Message]:
    """The officer's messages, newest first."""
    inbox = Message.objects.filter(recipient=officer).order_by("-id")
    return inbox.filter(read_at__isnull=True) if unread_only else inbox


def inbox_page(
    officer: Officer, *, before: int | None = None, unread_only: bool = False, size: int = PAGE_SIZE
) -> Page:
    """One page of the inbox: messages older than the one numbered `before`."""
    rows = messages_of(officer, unread_only=unread_only)
    found = list((rows.filter(id__lt=before) if before else rows)[: size + 1])
    return Page(found[:size], found[size - 1].pk if len(found) > size else None)


def message_for(officer: Officer, message_id: int) -> Message:
    """One message of the officer; NotFoundError for anybody else's."""
    message = messages_of(officer).filter(id=message_id).first()
    if message is None:
        raise NotFoundError(gettext_noop("没有这条消息"))
    return message


def unread_count(officer: Officer) -> int:
    """How many messages the officer has not read."""
    return messages_of(officer, unread_only=True).count()
