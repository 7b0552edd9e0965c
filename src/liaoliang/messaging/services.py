"""Writes of messaging: sending and reading.

A message leaves no evidence of its own; the step that caused it does. Whoever must act finds a work
item as well, so a message nobody reads loses nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from django.db import transaction

from liaoliang.base.evidence import Actor
from liaoliang.errors import NotReadyError
from liaoliang.messaging.checks import message_issues
from liaoliang.messaging.models import Message
from liaoliang.messaging.recipients import Envelope, deliveries
from liaoliang.organisations.models import Officer, Organ
from liaoliang.organisations.roles import Role


def notify(
    *,
    to: Officer | Organ,
    kind: str,
    subject: str,
    by: Officer | Actor,
    at: datetime,
    body: str = "",
    link: str = "",
    role: Role | None = None,
    key: str | None = None,
) -> list[Message]:
    """Send one message; see `send`."""
    return send([Envelope(to, kind, subject, body, link, role, key)], by=by, at=at)


@transaction.atomic
def send(envelopes: Sequence[Envelope], *, by: Officer | Actor, at: datetime) -> list[Message]:
    """Send a batch in a handful of statements, whatever its length, and return what arrived.

    Who has left, or cannot sign in, gets nothing; an organ without a holder of the role gets nothing,
    which the empty result shows. Raises NotReadyError when a text holds a personal number or its link
    leads out of the system; then nothing is sent.
    """
    _check(envelopes)
    sender = by.actor if isinstance(by, Officer) else by
    messages = [
        _message(envelope, recipient_id, sender, at) for envelope, recipient_id in deliveries(envelopes)
    ]
    return Message.objects.bulk_create(_without_repeats(messages))


@transaction.atomic
def mark_read(*, message_ids: Collection[int], by: Officer, at: datetime) -> int:
    """Mark the officer's own messages as read; ids of other people's are passed over, like unknown ones."""
    unread = Message.objects.filter(recipient=by, read_at__isnull=True, id__in=message_ids)
    return unread.update(read_at=at)


@transaction.atomic
def mark_all_read(*, by: Officer, at: datetime) -> int:
    """Mark everything in the officer's inbox as read."""
    return Message.objects.filter(recipient=by, read_at__isnull=True).update(read_at=at)


def _check(envelopes: Iterable[Envelope]) -> None:
    issues = [
        issue
        for envelope in envelopes
        for issue in message_issues(subject=envelope.subject, body=envelope.body, link=envelope.link)
    ]
    if issues:
        raise NotReadyError(issues)


def _message(envelope: Envelope, recipient_id: int, sender: Actor, at: datetime) -> Message:
    return Message(
        recipient_id=recipient_id,
        kind=envelope.kind,
        subject=envelope.subject,
        body=envelope.body,
        link=envelope.link,
        key=envelope.key,
        sender_name=sender.name,
        sender_organ_name=sender.organ_name,
        sent_at=at,
    )


def _without_repeats(messages: Iterable[Message]) -> list[Message]:
    """Drop what the same person has under the same key, in this batch or from an earlier one."""
    single = {(message.recipient_id, message.key or object()): message for message in messages}
    keyed = [message for message in single.values() if message.key]
    if not keyed:
        return list(single.values())
    had = Message.objects.filter(key__in={message.key for message in keyed})
    before = set(had.values_list("recipient_id", "key"))
    return [message for message in single.values() if (message.recipient_id, message.key) not in before]
