"""Evidence appended by several processes at once, each event in a transaction of its own as in the office.

The baseline is a plain INSERT of a row as wide, also one to a transaction, by the same processes in turn.
"""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Callable, Sequence
from multiprocessing.synchronize import Barrier
from typing import TYPE_CHECKING

from bench.figures import Figure, per_second
from bench.measuring import ROUNDS, Samples

if TYPE_CHECKING:
    from multiprocessing.queues import Queue

    from liaoliang.organisations.models import Organ

PROCESSES = 4
EVENTS = {"full": 400, "small": 5}
SUBJECTS = 25
PLAIN = "plain INSERT"
KINDS = ("evidence", PLAIN)


def figures(size: str, rounds: int = ROUNDS) -> list[Figure]:
    """Appends a second, all processes together."""
    from django.db import connection, connections

    events, vendor = EVENTS[size], connection.vendor
    subjects = _subjects()
    connections.close_all()
    taken = _in_processes(subjects, events, rounds)
    return [
        per_second(
            f"evidence appended by {PROCESSES} processes ({vendor})",
            taken["evidence"],
            taken[PLAIN],
            events * PROCESSES,
            f"{events * PROCESSES:,} events a round on {PROCESSES * SUBJECTS} subjects",
            limit=400 if vendor == "postgresql" else None,
        )
    ]


def _subjects() -> list[list[int]]:
    """Organs to write about: each process has its own, as officers of different organs have."""
    from liaoliang.organisations.models import Organ, OrganKind, OrganLevel

    keys = [
        Organ.objects.create(name=f"留痕测试{number}", kind=OrganKind.OTHER, level=OrganLevel.CITY).pk
        for number in range(PROCESSES * SUBJECTS)
    ]
    return [keys[start::PROCESSES] for start in range(PROCESSES)]


def _in_processes(subjects: Sequence[list[int]], events: int, rounds: int) -> dict[str, Samples]:
    context = multiprocessing.get_context("spawn")
    barrier, results = context.Barrier(PROCESSES), context.Queue()
    workers = [
        context.Process(target=_work, args=(own, events, rounds, barrier, results)) for own in subjects
    ]
    for worker in workers:
        worker.start()
    told = [results.get() for _ in workers]
    for worker in workers:
        worker.join()
    # Between the barrier before and the last one ready: what a visitor of the whole office would see.
    return {kind: Samples(kind, tuple(max(times) for times in zip(*(one[kind] for one in told), strict=True)))
            for kind in KINDS}  # fmt: skip


def _work(
    subjects: list[int], events: int, rounds: int, barrier: Barrier, results: Queue[dict[str, list[float]]]
) -> None:
    """One process: in every round first events, then plain rows, all processes together."""
    from liaoliang.cli.start import start_django

    start_django()
    turns = {"evidence": _append, PLAIN: _insert}
    taken: dict[str, list[float]] = {kind: [] for kind in KINDS}
    for number in range(rounds + 1):
        for kind, turn in turns.items():
            barrier.wait()
            seconds = _timed(turn, subjects, events)
            if number:
                taken[kind].append(seconds)
    results.put(taken)


def _timed(turn: Callable[[int], None], subjects: list[int], events: int) -> float:
    started = time.perf_counter()
    for number in range(events):
        turn(subjects[number % len(subjects)])
    return time.perf_counter() - started


def _append(organ_id: int) -> None:
    from django.db import transaction

    from liaoliang.base import evidence
    from liaoliang.base.clock import machine_now
    from liaoliang.organisations.models import Organ

    with transaction.atomic():
        organ: Organ = evidence.lock(Organ, organ_id)
        evidence.record(
            organ,
            "organisations.organ_changed",
            by=evidence.SYSTEM,
            at=machine_now(),
            ground="留痕速度",
            detail={"before": {"sort_order": 1}, "after": {"sort_order": 2}},
        )


def _insert(organ_id: int) -> None:
    import uuid

    from django.db import transaction

    from liaoliang.base.clock import machine_now
    from liaoliang.base.models import OutboxMessage

    with transaction.atomic():
        OutboxMessage.objects.create(
            topic="bench", key=uuid.uuid4().hex, payload={"organ": organ_id}, created_at=machine_now()
        )
