"""Facts that others must hear of: written with the change itself, delivered afterwards, never lost.

`emit()` writes one message and one delivery for each consumer in the caller's transaction. A worker delivers
what is due. Consumers hear a message at least once, so they must be idempotent. A failing delivery comes back
with growing distance and is set aside after `ATTEMPTS` tries, where the operations page shows it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import DEFAULT_DB_ALIAS, connections, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_noop

from liaoliang.base.canonical import JSON, plain
from liaoliang.base.clock import machine_now
from liaoliang.base.models import Delivery, OutboxMessage
from liaoliang.errors import WrongStateError

logger = logging.getLogger(__name__)

Consumer = Callable[[OutboxMessage], None]

ATTEMPTS = 10
FIRST_PAUSE = timedelta(seconds=5)
LONGEST_PAUSE = timedelta(hours=1)
# How long a worker may take for one delivery before another one tries it again.
PATIENCE = timedelta(minutes=5)
NOT_DEAD = gettext_noop("该消息并未处于处理失败状态")

_consumers: dict[str, dict[str, Consumer]] = {}


@dataclass(frozen=True, slots=True)
class Delivered:
    """What one round did."""

    done: int
    failed: int


def consumer(topic: str, name: str) -> Callable[[Consumer], Consumer]:
    """Register a function for the messages of `topic`, under a name that stays the same for ever."""

    def register(function: Consumer) -> Consumer:
        known = _consumers.setdefault(topic, {})
        if name in known:
            raise ValueError(f"consumer {name!r} of {topic!r} is registered already")
        known[name] = function
        return function

    return register


def emit(topic: str, payload: Mapping[str, JSON], *, key: str, at: datetime | None = None) -> OutboxMessage:
    """Tell the consumers of `topic`, in the caller's transaction. `key` names the fact: told twice, it is one message."""
    if not connections[DEFAULT_DB_ALIAS].in_atomic_block:
        raise transaction.TransactionManagementError("a message is written in the transaction of its cause")
    now = at or machine_now()
    message, is_new = OutboxMessage.objects.get_or_create(
        topic=topic, key=key, defaults={"payload": plain(payload), "created_at": now}
    )
    if is_new:
        Delivery.objects.bulk_create(
            Delivery(message=message, consumer=name, due_at=now) for name in sorted(_consumers.get(topic, {}))
        )
    return message


def deliver_due(limit: int = 100, *, now: datetime | None = None) -> Delivered:
    """Deliver up to `limit` messages that are due, oldest first."""
    moment = now or machine_now()
    outcomes = [_deliver(delivery, moment) for delivery in _claim(limit, moment)]
    return Delivered(done=sum(outcomes), failed=len(outcomes) - sum(outcomes))


def next_due_at() -> datetime | None:
    """When the next delivery is due; None when nothing waits."""
    waiting = Delivery.objects.filter(state=Delivery.State.WAITING)
    return waiting.order_by("due_at").values_list("due_at", flat=True).first()


def dead_letters() -> QuerySet[Delivery]:
    """Deliveries that were given up, newest first."""
    return Delivery.objects.filter(state=Delivery.State.DEAD).select_related("message").order_by("-pk")


def retry(*, delivery_id: int, now: datetime | None = None) -> None:
    """Put a dead letter back in the queue. Raises WrongStateError when it is not dead."""
    dead = Delivery.objects.filter(pk=delivery_id, state=Delivery.State.DEAD)
    if not dead.update(state=Delivery.State.WAITING, attempts=0, due_at=now or machine_now()):
        raise WrongStateError(NOT_DEAD)


def pause(attempts: int) -> timedelta:
    """How long to wait after that many failures: doubling, at most an hour."""
    return min(FIRST_PAUSE * (1 << (attempts - 1)), LONGEST_PAUSE)


@transaction.atomic
def _claim(limit: int, now: datetime) -> list[Delivery]:
    """Take due deliveries away from other workers by moving their due moment ahead."""
    due = Delivery.objects.filter(state=Delivery.State.WAITING, due_at__lte=now).order_by("due_at", "pk")
    if connections[due.db].features.has_select_for_update_skip_locked:
        due = due.select_for_update(skip_locked=True, of=("self",))
    claimed = list(due.select_related("message")[:limit])
    Delivery.objects.filter(pk__in=[delivery.pk for delivery in claimed]).update(due_at=now + PATIENCE)
    return claimed


def _deliver(delivery: Delivery, now: datetime) -> bool:
    try:
        _consumers[delivery.message.topic][delivery.consumer](delivery.message)
    except Exception as error:  # noqa: BLE001 - whatever a consumer does, the others are delivered to
        _put_off(delivery, error, now)
        return False
    delivery.state, delivery.done_at = Delivery.State.DONE, now
    delivery.save(update_fields=["state", "done_at"])
    return True


def _put_off(delivery: Delivery, error: Exception, now: datetime) -> None:
    logger.exception("delivery of %s to %s failed", delivery.message, delivery.consumer, exc_info=error)
    delivery.attempts += 1
    delivery.last_error = f"{type(error).__name__}: {error}"[:2000]
    delivery.due_at = now + pause(delivery.attempts)
    if delivery.attempts >= ATTEMPTS:
        delivery.state = Delivery.State.DEAD
    delivery.save(update_fields=["attempts", "last_error", "due_at", "state"])
