"""What an event's hash covers, and how it is computed. Pure: used by writing and by verification alike."""

from __future__ import annotations

from datetime import UTC, datetime

from liaoliang.base.canonical import JSON, digest, encode
from liaoliang.base.models import HASH_LENGTH, Event

ORIGIN = "0" * HASH_LENGTH


def moment(value: datetime) -> str:
    """One spelling for one moment: UTC, microseconds."""
    return value.astimezone(UTC).isoformat(timespec="microseconds")


def content_of(event: Event) -> dict[str, JSON]:
    """Every column of `event` that its hash covers."""
    return {
        "subject_type": event.subject_type,
        "subject_id": event.subject_id,
        "seq": event.seq,
        "action": event.action,
        "actor_id": event.actor_id,
        "actor_name": event.actor_name,
        "organ_id": event.organ_id,
        "organ_name": event.organ_name,
        "at": moment(event.at),
        "recorded_at": moment(event.recorded_at),
        "ground": event.ground,
        "detail": event.detail,
        "documents": event.documents,
        "algorithm": event.algorithm,
    }


def hash_of(event: Event) -> str:
    """Hash of the hash before, followed by the canonical content."""
    return digest(event.prev_hash.encode("ascii") + encode(content_of(event)), event.algorithm)
