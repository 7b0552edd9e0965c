"""The daily seal: one signed root over every event that no earlier seal covers.

Seals are chained, kept as rows and as files under `SEAL_ROOT`, and may be copied anywhere: whoever holds a
copy can prove later that nothing under it was changed.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from liaoliang.base import keyring, merkle
from liaoliang.base.canonical import JSON, digest, encode
from liaoliang.base.chain import ORIGIN, moment
from liaoliang.base.clock import SHANGHAI, machine_now
from liaoliang.base.models import Event, Seal, SealedEvent

BATCH = 2000
REPUBLISH = 10


@dataclass(frozen=True, slots=True)
class Proof:
    """That an event lies under a published seal: climb `steps` from `event_hash` and arrive at `root`."""

    seal_number: int
    event_hash: str
    position: int
    steps: tuple[merkle.Step, ...]
    root: str
    algorithm: str

    def holds(self) -> bool:
        """Whether the steps lead to the root."""
        return merkle.climb(self.event_hash, self.steps, self.algorithm) == self.root


def seal_day(*, at: datetime | None = None, again: bool = False) -> Seal:
    """Seal what is not sealed yet; `at` is the machine's moment (default: now).

    Running twice on one day returns that day's seal; with `again` newer events get a further one.
    """
    moment_of_seal = at or machine_now()
    with transaction.atomic():
        seal = _seal(moment_of_seal, again=again)
    for recent in Seal.objects.order_by("-number")[:REPUBLISH]:
        publish(recent)
    return seal


def _seal(at: datetime, *, again: bool) -> Seal:
    last = Seal.objects.select_for_update().order_by("-number").first()
    day = at.astimezone(SHANGHAI).date()
    if last is not None and last.day >= day and not again:
        return last
    events = list(unsealed().order_by("pk").values_list("pk", "hash"))
    if last is not None and last.day >= day and not events:
        return last
    return _write(last, at, events)


def _write(last: Seal | None, at: datetime, events: list[tuple[int, str]]) -> Seal:
    algorithm = settings.EVIDENCE_HASH
    seal = Seal(
        number=last.number + 1 if last else 1,
        day=at.astimezone(SHANGHAI).date(),
        sealed_at=at,
        events=len(events),
        root=merkle.root([event_hash for _pk, event_hash in events], algorithm),
        prev_hash=last.hash if last else ORIGIN,
        algorithm=algorithm,
        public_key=public_key(),
    )
    signed = encode(body_of(seal))
    seal.hash, seal.signature = digest(signed, algorithm), keyring.seal_signer().sign(signed).hex()
    seal.save(force_insert=True)
    SealedEvent.objects.bulk_create(
        (
            SealedEvent(seal=seal, event_id=pk, position=position, event_hash=event_hash)
            for position, (pk, event_hash) in enumerate(events)
        ),
        batch_size=BATCH,
    )
    return seal


def unsealed() -> QuerySet[Event]:
    """Events under no seal. Late commits are found too, because nothing is assumed about the order of ids."""
    return Event.objects.filter(~Exists(SealedEvent.objects.filter(event_id=OuterRef("pk"))))


def public_key() -> str:
    """The key that checks our seals, hexadecimal."""
    return keyring.seal_signer().public_key().public_bytes(Encoding.Raw, PublicFormat.Raw).hex()


def body_of(seal: Seal) -> dict[str, JSON]:
    """What hash and signature of a seal cover."""
    return {
        "number": seal.number,
        "day": seal.day.isoformat(),
        "sealed_at": moment(seal.sealed_at),
        "events": seal.events,
        "root": seal.root,
        "prev_hash": seal.prev_hash,
        "algorithm": seal.algorithm,
        "public_key": seal.public_key,
    }


def file_of(seal: Seal) -> dict[str, JSON]:
    """The seal as it is published."""
    return {**body_of(seal), "hash": seal.hash, "signature": seal.signature}


def publish(seal: Seal, folder: Path | None = None) -> Path:
    """Write the seal's file, `<day>.json`, where it is missing; a further seal of a day adds its number."""
    root = folder or Path(settings.SEAL_ROOT)
    root.mkdir(parents=True, exist_ok=True)
    is_first = not Seal.objects.filter(day=seal.day, number__lt=seal.number).exists()
    path = root / (f"{seal.day}.json" if is_first else f"{seal.day}-{seal.number}.json")
    if not path.exists():
        beside = path.with_suffix(".part")
        beside.write_text(json.dumps(file_of(seal), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        beside.replace(path)
    return path


def latest() -> Seal | None:
    """The last seal, for the page that shows it."""
    return Seal.objects.order_by("-number").first()


def proof_of(event: Event) -> Proof | None:
    """The proof that a seal covers `event`; None while none does."""
    place = SealedEvent.objects.select_related("seal").filter(event=event).first()
    if place is None:
        return None
    seal = place.seal
    hashes = list(seal.leaves.order_by("position").values_list("event_hash", flat=True))
    steps = merkle.proof(hashes, place.position, seal.algorithm)
    return Proof(seal.number, place.event_hash, place.position, steps, seal.root, seal.algorithm)
