"""Holding the rows against their trail: what every row says must follow from its events.

A module registers for each of its evidence types how facts follow from events. `differences()` plays the
trail and names every row that says something else: a state written past the services, a row without events,
events without a row. A fact that older events did not tell is not compared until an event tells it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db import transaction
from django.db.models import Exists, Model, OuterRef, QuerySet
from django.utils.translation import gettext_noop

from liaoliang.base.locks import lock_many
from liaoliang.base.models import Event
from liaoliang.base.registries import Registry
from liaoliang.base.verification import BrokenTrailError, read_to_the_end

Facts = dict[str, object]
After = Callable[[Facts, Event], None]
Stored = Callable[[QuerySet[Any]], Mapping[int, Facts]]

ROW_DIFFERS = gettext_noop(
    "数据与留痕不符:{row} 的 {column} 现为“{stored}”,按留痕应为“{told}”(共 {count} 处)"
)
ROW_UNTOLD = gettext_noop("数据与留痕不符:{row} 没有留痕(共 {count} 处)")
ROW_GONE = gettext_noop("数据与留痕不符:{row} 有留痕而没有数据(共 {count} 处)")
BATCH = 500
TOLD_BY = ("subject_id", "seq", "action", "actor_id", "at", "detail", "documents")


@dataclass(frozen=True, slots=True)
class Replay:
    """How the rows of one evidence type follow from their events.

    `after(facts, event)` puts into `facts` what is true after the event; `stored(rows)` reads the same facts
    from the rows. `start` is what a row without any event says; None where every row begins with an event.
    """

    model: type[Model]
    after: After
    stored: Stored
    start: Mapping[str, object] | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """One column of one row, as stored and as the trail tells it; no `column`: the row or its trail is missing."""

    row: str
    column: str = ""
    stored: str | None = None
    told: str | None = None


_replays: Registry[Replay] = Registry("replay")


def register(evidence_type: str, replay: Replay) -> None:
    """Have rows of `evidence_type` held against their trail."""
    _replays.register(evidence_type, replay)


def registered() -> dict[str, Replay]:
    """Every evidence type that is held against its trail."""
    return _replays.all()


def columns(*names: str) -> Stored:
    """Facts that are columns of the row, or of a row it points to."""

    def read(rows: QuerySet[Any]) -> Mapping[int, Facts]:
        return {values.pop("pk"): values for values in rows.values("pk", *names)}

    return read


def differences() -> list[Difference]:
    """Every place where a row and its trail do not agree, by evidence type and key.

    What differs at first sight is looked at again with the row locked: an office at work is not a flaw.
    """
    return [
        difference
        for name, replay in _replays.all().items()
        for key in sorted(_suspects(name, replay))
        for difference in _settled(name, replay, key)
    ]


def refuse_differences(found: list[Difference]) -> None:
    """Raise BrokenTrailError with the first of them and their number; nothing when there are none."""
    if not found:
        return
    first = found[0]
    if first.column:
        raise BrokenTrailError(
            ROW_DIFFERS,
            row=first.row,
            column=first.column,
            stored=first.stored,
            told=first.told,
            count=len(found),
        )
    raise BrokenTrailError(ROW_UNTOLD if first.told is None else ROW_GONE, row=first.row, count=len(found))


def _suspects(name: str, replay: Replay) -> set[int]:
    events = Event.objects.filter(subject_type=name).order_by("subject_id", "seq").only(*TOLD_BY)
    suspects: set[int] = set()
    with read_to_the_end(events) as rows:
        for batch in _batched(groupby(rows, key=lambda event: event.subject_id), replay):
            stored = replay.stored(replay.model._base_manager.filter(pk__in=batch))
            suspects |= {key for key, told in batch.items() if _apart(stored.get(key), told)}
    told_of = Event.objects.filter(subject_type=name, subject_id=OuterRef("pk"))
    silent = replay.stored(replay.model._base_manager.filter(~Exists(told_of)))
    return suspects | {key for key, facts in silent.items() if _apart(facts, _start(replay))}


def _batched(subjects: Iterable[tuple[int, Iterable[Event]]], replay: Replay) -> Iterator[dict[int, Facts]]:
    """What the trail tells of each subject, some hundred at a time."""
    batch: dict[int, Facts] = {}
    for key, events in subjects:
        batch[key] = _told(replay, events)
        if len(batch) == BATCH:
            yield batch
            batch = {}
    yield batch


def _told(replay: Replay, events: Iterable[Event]) -> Facts:
    facts: Facts = dict(replay.start or {})
    for event in events:
        replay.after(facts, event)
    return facts


def _start(replay: Replay) -> Facts | None:
    return None if replay.start is None else dict(replay.start)


def _apart(stored: Facts | None, told: Facts | None) -> bool:
    """Whether row and trail contradict each other; None stands for one that is not there."""
    if stored is None or told is None:
        return True
    return any(stored[name] != value for name, value in told.items())


@transaction.atomic
def _settled(name: str, replay: Replay, key: int) -> list[Difference]:
    """The second look, while nobody else can write to the row."""
    own = replay.model._base_manager.filter(pk=key)
    lock_many(own)
    stored = replay.stored(own).get(key)
    events = list(Event.objects.filter(subject_type=name, subject_id=key).order_by("seq"))
    told = _told(replay, events) if events else _start(replay)
    row = f"{name}/{key}"
    if stored is None:
        return [Difference(row, told=str(len(events)))] if events else []
    if told is None:
        return [Difference(row)]
    return [
        Difference(row, column, _written(stored[column]), _written(value))
        for column, value in told.items()
        if stored[column] != value
    ]


def _written(value: object) -> str:
    return "" if value is None else str(value)
