"""The daily seals, whether an event lies under one, and when anything last changed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db.models import QuerySet
from django.utils.translation import gettext_noop

from liaoliang.base.models import HASH_LENGTH, Event, Seal
from liaoliang.base.seals import Proof, proof_of
from liaoliang.errors import NotFoundError

NO_SEAL = gettext_noop("没有第 {number} 号封存")
_HASH: Final = re.compile(rf"[0-9a-f]{{{HASH_LENGTH}}}")


@dataclass(frozen=True, slots=True)
class Found:
    """An event that is in the trail: when it was recorded, and the proof once it is sealed. Not what it was."""

    hash: str
    algorithm: str
    recorded_at: datetime
    seal: Seal | None
    proof: Proof | None


def seals() -> QuerySet[Seal]:
    """All seals, oldest first."""
    return Seal.objects.order_by("number")


def seal(number: int) -> Seal:
    """One seal. Raises NotFoundError."""
    found = Seal.objects.filter(number=number).first()
    if found is None:
        raise NotFoundError(NO_SEAL, number=number)
    return found


def written_hash(text: str) -> str:
    """A hash as a person types or pastes it, in its plain form; blank where it cannot be one."""
    plain = "".join(text.split()).lower()
    return plain if _HASH.fullmatch(plain) else ""


def find(event_hash: str) -> Found | None:
    """What the trail knows of a hash; None where no event has it."""
    event = Event.objects.select_related("sealed__seal").filter(hash=event_hash).first()
    if event is None:
        return None
    proof = proof_of(event)
    return Found(event.hash, event.algorithm, event.recorded_at, event.sealed.seal if proof else None, proof)


def last_change() -> datetime | None:
    """When the last event was recorded: no public fact changes without one."""
    return Event.objects.order_by("-pk").values_list("recorded_at", flat=True).first()
