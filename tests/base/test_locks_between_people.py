"""Two people at one row, on PostgreSQL, where there can be two."""

from __future__ import annotations

import threading
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pytest
from django.db import connection, transaction

from base.conftest import append, new_subject
from liaoliang.base import evidence, locks
from liaoliang.base.models import CalendarYear

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]


def elsewhere(work: object, *arguments: object) -> Future[object]:
    """Run `work` in another thread with a connection of its own."""

    def run() -> object:
        try:
            return work(*arguments)  # type: ignore[operator]
        finally:
            connection.close()

    pool = ThreadPoolExecutor(1)
    future = pool.submit(run)
    pool.shutdown(wait=False)
    return future


def test_waiting_too_long_for_a_row_fails_loudly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locks, "LOCK_SECONDS", 1)
    subject = new_subject()
    with transaction.atomic():
        evidence.lock(CalendarYear, subject.pk)
        with pytest.raises(evidence.LockTimeoutError, match="另有人员"):
            elsewhere(append, subject).result()
    assert elsewhere(append, subject).result()


def test_writers_of_one_subject_never_fork_it(home: Path) -> None:
    subject = new_subject()
    start = threading.Barrier(4)

    def write() -> None:
        start.wait()
        for _ in range(10):
            append(subject)

    for future in [elsewhere(write) for _ in range(4)]:
        future.result()
    assert [event.seq for event in evidence.events_of(subject)] == list(range(1, 41))
    assert evidence.verify().events == 40
