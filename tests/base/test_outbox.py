"""Facts are delivered, in the end, to each consumer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from django.db import transaction

from base.conftest import NOON
from liaoliang.base import outbox
from liaoliang.base.models import Delivery, OutboxMessage
from liaoliang.errors import WrongStateError

pytestmark = pytest.mark.django_db


class Ears:
    """Two consumers of one topic; one of them can be made to fail."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self.deaf = False

    def index(self, message: OutboxMessage) -> None:
        if self.deaf:
            raise ConnectionError("index is closed")
        self.heard.append(f"index {message.key}")

    def page(self, message: OutboxMessage) -> None:
        self.heard.append(f"page {message.payload['id']}")


@pytest.fixture
def ears(monkeypatch: pytest.MonkeyPatch) -> Iterator[Ears]:
    monkeypatch.setattr(outbox, "_consumers", {})
    ears = Ears()
    outbox.consumer("released", "search")(ears.index)
    outbox.consumer("released", "portal")(ears.page)
    yield ears


def emit(key: str = "edition:5") -> OutboxMessage:
    return outbox.emit("released", {"id": 5}, key=key, at=NOON)


def test_each_consumer_hears_a_fact_once(ears: Ears) -> None:
    emit()
    assert outbox.deliver_due(now=NOON) == outbox.Delivered(done=2, failed=0)
    assert sorted(ears.heard) == ["index edition:5", "page 5"]
    assert outbox.deliver_due(now=NOON).done == 0


def test_a_fact_told_twice_is_one_message(ears: Ears) -> None:
    assert emit() == emit()
    assert Delivery.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_a_message_needs_the_transaction_of_its_cause(ears: Ears) -> None:
    with pytest.raises(transaction.TransactionManagementError):
        emit()


def test_a_topic_nobody_listens_to_waits_for_nobody(ears: Ears) -> None:
    outbox.emit("unheard", {}, key="1", at=NOON)
    assert outbox.next_due_at() is None


def test_one_deaf_consumer_does_not_hold_up_the_other(ears: Ears) -> None:
    ears.deaf = True
    emit()
    assert outbox.deliver_due(now=NOON) == outbox.Delivered(done=1, failed=1)
    waiting = Delivery.objects.get(state=Delivery.State.WAITING)
    assert waiting.last_error == "ConnectionError: index is closed"
    assert waiting.due_at == NOON + outbox.FIRST_PAUSE


def test_a_failed_delivery_comes_back(ears: Ears) -> None:
    ears.deaf = True
    emit()
    outbox.deliver_due(now=NOON)
    ears.deaf = False
    assert outbox.deliver_due(now=NOON + timedelta(seconds=4)).done == 0
    assert outbox.deliver_due(now=NOON + timedelta(seconds=5)).done == 1


def fail_until_dead(ears: Ears) -> datetime:
    ears.deaf, now = True, NOON
    emit()
    for _ in range(outbox.ATTEMPTS):
        outbox.deliver_due(now=now)
        now += outbox.LONGEST_PAUSE
    return now


def test_a_consumer_that_keeps_failing_becomes_a_dead_letter(ears: Ears) -> None:
    now = fail_until_dead(ears)
    (dead,) = outbox.dead_letters()
    assert (dead.consumer, dead.attempts) == ("search", outbox.ATTEMPTS)
    assert outbox.deliver_due(now=now).failed == 0


def test_a_dead_letter_can_be_tried_again(ears: Ears) -> None:
    now = fail_until_dead(ears)
    ears.deaf = False
    (dead,) = outbox.dead_letters()
    outbox.retry(delivery_id=dead.pk, now=now)
    assert outbox.deliver_due(now=now).done == 1
    with pytest.raises(WrongStateError):
        outbox.retry(delivery_id=dead.pk, now=now)


def test_the_pause_doubles_up_to_an_hour() -> None:
    assert [outbox.pause(n).total_seconds() for n in (1, 2, 3, 20)] == [5, 10, 20, 3600]


def test_a_claimed_delivery_is_left_to_its_worker_for_a_while(ears: Ears) -> None:
    emit()
    assert len(outbox._claim(10, NOON)) == 2
    assert outbox.deliver_due(now=NOON).done == 0
    assert outbox.deliver_due(now=NOON + outbox.PATIENCE).done == 2


def test_the_limit_holds(ears: Ears) -> None:
    emit()
    assert outbox.deliver_due(1, now=NOON).done == 1


def test_two_consumers_of_one_name_are_refused(ears: Ears) -> None:
    with pytest.raises(ValueError, match="registered already"):
        outbox.consumer("released", "search")(ears.page)


def test_a_consumer_that_is_gone_is_a_failure_and_not_a_loss(
    ears: Ears, monkeypatch: pytest.MonkeyPatch
) -> None:
    emit()
    monkeypatch.setattr(outbox, "_consumers", {"released": {"portal": ears.page}})
    assert outbox.deliver_due(now=NOON) == outbox.Delivered(done=1, failed=1)
