"""The evidence trail: append-only events, one hash chain for each subject.

`record()` runs in the caller's transaction and insists that the subject's row is locked in it (or was
inserted by it), so two writers cannot fork a chain; should they ever, unique (subject, seq) turns the fork
into an error. Evidence holds no personal data: ids, codes, dates, file hashes, and the names of officers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import reduce
from operator import or_

from django.conf import settings
from django.db import connections, router
from django.db.models import Exists, OuterRef, Q, QuerySet

from liaoliang.base import actions
from liaoliang.base.canonical import JSON, plain, text
from liaoliang.base.chain import ORIGIN, hash_of
from liaoliang.base.clock import machine_now
from liaoliang.base.locks import (
    Key,
    LockTimeoutError,
    Subject,
    created,
    holds,
    key_of,
    lock,
    lock_many,
    take_new,
)
from liaoliang.base.models import Event
from liaoliang.base.seals import seal_day
from liaoliang.base.verification import BrokenTrailError, Verification, verify

__all__ = [
    "SYSTEM",
    "Actor",
    "BrokenTrailError",
    "Entry",
    "Event",
    "LockTimeoutError",
    "NotLockedError",
    "Subject",
    "Verification",
    "created",
    "events_of",
    "lock",
    "lock_many",
    "record",
    "record_many",
    "seal_day",
    "verify",
]


Head = tuple[int, str]

KEY_AND_HEAD = ("subject_type", "subject_id", "seq", "hash")
LAST_EVENT = (
    "SELECT seq, hash FROM base_event WHERE subject_type = %s AND subject_id = %s ORDER BY seq DESC LIMIT 1"
)


class NotLockedError(RuntimeError):
    """Evidence was about to be written for a row that this transaction has not locked: a bug."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts, as plain ids and the names of that day."""

    officer_id: int | None
    name: str
    organ_id: int | None = None
    organ_name: str = ""


SYSTEM = Actor(officer_id=None, name="系统")


@dataclass(frozen=True, slots=True)
class Entry:
    """One event to be written; `documents` are file hashes or edition numbers, `detail` has no floats."""

    subject: Subject
    action: str
    by: Actor
    at: datetime
    ground: str = ""
    detail: Mapping[str, JSON] = field(default_factory=dict)
    documents: Sequence[str] = ()


def record(
    subject: Subject,
    action: str,
    *,
    by: Actor,
    at: datetime,
    ground: str = "",
    detail: Mapping[str, JSON] | None = None,
    documents: Sequence[str] = (),
) -> Event:
    """Append one event to the chain of `subject`; `at` is the office's moment.

    Two statements. Raises NotLockedError when the subject's row is not locked in this transaction.
    """
    return record_many([Entry(subject, action, by, at, ground, detail or {}, documents)])[0]


def record_many(entries: Sequence[Entry]) -> list[Event]:
    """Append a batch in two statements; several entries of one subject follow each other as given."""
    if not entries:
        return []
    alias = router.db_for_write(Event)
    keys = {key_of(entry.subject) for entry in entries}
    _insist_on_locks(alias, keys)
    heads = _heads(alias, keys - take_new(connections[alias], keys))
    recorded_at = machine_now()
    events = [_append(heads, entry, recorded_at) for entry in entries]
    return Event.objects.using(alias).bulk_create(events)


def _insist_on_locks(alias: str, keys: set[Key]) -> None:
    connection = connections[alias]
    missing = keys - holds(connection, keys) if connection.in_atomic_block else keys
    if missing:
        raise NotLockedError(f"not locked in this transaction: {sorted(missing)[:5]}")


def _heads(alias: str, keys: Iterable[Key]) -> dict[Key, Head]:
    """Ordinal and hash of the last event of each subject."""
    ids: dict[str, list[int]] = {}
    for subject_type, subject_id in keys:
        ids.setdefault(subject_type, []).append(subject_id)
    if not ids:
        return {}
    if len(ids) == 1 and all(len(these) == 1 for these in ids.values()):
        return _head(alias, *keys)
    return _heads_of_many(alias, ids)


def _head(alias: str, key: Key) -> dict[Key, Head]:
    """The frequent case, written out: building this query anew for each event cost more than running it."""
    with connections[alias].cursor() as cursor:
        cursor.execute(LAST_EVENT, key)
        row = cursor.fetchone()
    return {key: (row[0], row[1])} if row else {}


def _heads_of_many(alias: str, ids: Mapping[str, Sequence[int]]) -> dict[Key, Head]:
    wanted = reduce(or_, (Q(subject_type=name, subject_id__in=these) for name, these in sorted(ids.items())))
    same_subject = Event.objects.filter(
        subject_type=OuterRef("subject_type"), subject_id=OuterRef("subject_id")
    )
    is_last = ~Exists(same_subject.filter(seq=OuterRef("seq") + 1))
    rows = Event.objects.using(alias).filter(wanted).filter(is_last)
    return {(row[0], row[1]): (row[2], row[3]) for row in rows.values_list(*KEY_AND_HEAD)}


def _append(heads: dict[Key, Head], entry: Entry, recorded_at: datetime) -> Event:
    if not actions.is_registered(entry.action):
        raise LookupError(f"action {entry.action!r} has no sentence; register it in the module's apps.py")
    key = key_of(entry.subject)
    seq, prev_hash = heads.get(key, (0, ORIGIN))
    event = _event(entry, key, recorded_at)
    event.seq, event.prev_hash = seq + 1, prev_hash
    event.hash = hash_of(event)
    heads[key] = (event.seq, event.hash)
    return event


def _event(entry: Entry, key: Key, recorded_at: datetime) -> Event:
    if entry.at.tzinfo is None:
        raise ValueError("evidence needs an aware moment")
    return Event(
        subject_type=key[0],
        subject_id=key[1],
        action=entry.action,
        actor_id=entry.by.officer_id,
        actor_name=text(entry.by.name),
        organ_id=entry.by.organ_id,
        organ_name=text(entry.by.organ_name),
        at=entry.at,
        recorded_at=recorded_at,
        ground=text(entry.ground),
        detail=plain(entry.detail),
        documents=plain(list(entry.documents)),
        algorithm=settings.EVIDENCE_HASH,
    )


def events_of(subject: Subject) -> QuerySet[Event]:
    """The chain of `subject`, oldest first."""
    subject_type, subject_id = key_of(subject)
    return Event.objects.filter(subject_type=subject_type, subject_id=subject_id).order_by("seq")
