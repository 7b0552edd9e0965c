"""Reading the whole trail and naming the first link that does not hold."""

from __future__ import annotations

import json
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_noop

from liaoliang.base import merkle, seals
from liaoliang.base.canonical import JSON, digest, encode
from liaoliang.base.chain import ORIGIN, hash_of
from liaoliang.base.models import Event, Seal, SealedEvent
from liaoliang.errors import LiaoliangError

CHUNK = 2000

EVENT_MISSING = gettext_noop("留痕链断裂:{where} 之前缺少第 {seq} 条记录")
EVENT_FORKED = gettext_noop("留痕链断裂:{where} 有两条同号记录")
EVENT_UNLINKED = gettext_noop("留痕链断裂:{where} 与前一条记录不相连")
EVENT_CHANGED = gettext_noop("留痕链断裂:{where} 的内容被改动")
SEALED_GONE = gettext_noop("留痕链断裂:第 {seal} 号封存中第 {position} 位的记录(编号 {event})缺失或被改动")
SEAL_MISSING = gettext_noop("封存链断裂:缺少第 {seal} 号封存")
SEAL_UNLINKED = gettext_noop("封存链断裂:第 {seal} 号封存与前一封存不相连")
SEAL_CHANGED = gettext_noop("封存链断裂:第 {seal} 号封存被改动")
SEAL_FOREIGN = gettext_noop("封存链断裂:第 {seal} 号封存不是本平台密钥签署的")
SEAL_ROOT_WRONG = gettext_noop("封存链断裂:第 {seal} 号封存的根摘要与所封记录不符")
FILE_UNREADABLE = gettext_noop("封存文件 {file} 无法读取")
FILE_DIFFERS = gettext_noop("封存文件 {file} 与数据库中第 {seal} 号封存不一致")
FILE_ORPHANED = gettext_noop("封存文件 {file} 在数据库中没有对应的封存(第 {seal} 号)")
FILE_MISSING = gettext_noop("缺少第 {seal} 号封存的文件")


class BrokenTrailError(LiaoliangError):
    """The first link that does not hold, in one sentence."""


@dataclass(frozen=True, slots=True)
class Verification:
    """What was read and found whole."""

    subjects: int
    events: int
    sealed: int
    seals: int
    files: int


def verify(folder: Path | None = None) -> Verification:
    """Read every event, seal and seal file (of `folder`, default `SEAL_ROOT`); BrokenTrailError at the first flaw."""
    subjects, events = _verify_chains()
    count = _verify_seals()
    _verify_sealed_events()
    files = _verify_files(folder) if folder else _verify_files(Path(settings.SEAL_ROOT), whole=True)
    return Verification(subjects, events, SealedEvent.objects.count(), count, files)


def _verify_chains() -> tuple[int, int]:
    subjects = events = 0
    before: Event | None = None
    everything = Event.objects.order_by("subject_type", "subject_id", "seq", "pk")
    with read_to_the_end(everything) as rows:
        for event in rows:
            if before is None or _subject(before) != _subject(event):
                subjects, before = subjects + 1, None
            _verify_link(before, event)
            events, before = events + 1, event
    return subjects, events


@contextmanager
def read_to_the_end(events: QuerySet[Event]) -> Iterator[Iterator[Event]]:
    """All these events in order. The database's cursor is closed at once, also when a flaw ends the reading:
    left to the garbage collector, it would be closed inside some later transaction and break that one."""
    rows = events.iterator(chunk_size=CHUNK)
    try:
        yield rows
    finally:
        if isinstance(rows, Generator):
            rows.close()


def _subject(event: Event) -> tuple[str, int]:
    return event.subject_type, event.subject_id


def _verify_link(before: Event | None, event: Event) -> None:
    seq, prev_hash = (before.seq, before.hash) if before else (0, ORIGIN)
    if event.seq == seq:
        raise BrokenTrailError(EVENT_FORKED, where=event.number)
    if event.seq != seq + 1:
        raise BrokenTrailError(EVENT_MISSING, where=event.number, seq=seq + 1)
    if event.prev_hash != prev_hash:
        raise BrokenTrailError(EVENT_UNLINKED, where=event.number)
    if _rehash(event) != event.hash:
        raise BrokenTrailError(EVENT_CHANGED, where=event.number)


def _rehash(event: Event) -> str:
    """The hash as it should be; content that cannot even be spelled canonically was not written by us."""
    try:
        return hash_of(event)
    except (TypeError, ValueError):
        return ""


def _verify_seals() -> int:
    number, prev_hash = 0, ORIGIN
    for seal in Seal.objects.order_by("number"):
        if seal.number != number + 1:
            raise BrokenTrailError(SEAL_MISSING, seal=number + 1)
        if seal.prev_hash != prev_hash:
            raise BrokenTrailError(SEAL_UNLINKED, seal=seal.number)
        _verify_seal(seal)
        number, prev_hash = seal.number, seal.hash
    return number


def _verify_seal(seal: Seal) -> None:
    signed = encode(seals.body_of(seal))
    if seal.public_key != seals.public_key():
        raise BrokenTrailError(SEAL_FOREIGN, seal=seal.number)
    if digest(signed, seal.algorithm) != seal.hash or not _is_signed(seal, signed):
        raise BrokenTrailError(SEAL_CHANGED, seal=seal.number)
    hashes = list(seal.leaves.order_by("position").values_list("event_hash", flat=True))
    if len(hashes) != seal.events or merkle.root(hashes, seal.algorithm) != seal.root:
        raise BrokenTrailError(SEAL_ROOT_WRONG, seal=seal.number)


def _is_signed(seal: Seal, signed: bytes) -> bool:
    key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(seal.public_key))
    try:
        key.verify(bytes.fromhex(seal.signature), signed)
    except (InvalidSignature, ValueError):
        return False
    return True


def _verify_sealed_events() -> None:
    same = Event.objects.filter(pk=OuterRef("event_id"), hash=OuterRef("event_hash"))
    gone = (
        SealedEvent.objects.filter(~Exists(same))
        .order_by("seal__number", "position")
        .select_related("seal")
        .first()
    )
    if gone:
        raise BrokenTrailError(
            SEALED_GONE, seal=gone.seal.number, position=gone.position, event=gone.event_id
        )


def _verify_files(folder: Path, *, whole: bool = False) -> int:
    """Every file must equal its seal; between the first and the last file none may be missing.

    A copy kept elsewhere may begin late and end early; our own folder holds them all (`whole`).
    """
    found: set[int] = set()
    for path, content in _files(folder):
        number = content.get("number")
        seal = Seal.objects.filter(number=number).first() if isinstance(number, int) else None
        if seal is None:
            raise BrokenTrailError(FILE_ORPHANED, file=path.name, seal=number)
        if content != seals.file_of(seal):
            raise BrokenTrailError(FILE_DIFFERS, file=path.name, seal=seal.number)
        found.add(seal.number)
    wanted = set(range(min(found), max(found) + 1)) if found else set[int]()
    if whole:
        wanted = set(Seal.objects.values_list("number", flat=True))
    absent = wanted - found
    if absent:
        raise BrokenTrailError(FILE_MISSING, seal=min(absent))
    return len(found)


def _files(folder: Path) -> Iterator[tuple[Path, dict[str, JSON]]]:
    for path in sorted(folder.glob("*.json")):
        try:
            content = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise BrokenTrailError(FILE_UNREADABLE, file=path.name) from error
        if not isinstance(content, dict):
            raise BrokenTrailError(FILE_UNREADABLE, file=path.name)
        yield path, content
