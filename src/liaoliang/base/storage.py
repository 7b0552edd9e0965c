"""Files: from the quarantine over the inspection to a blob that is found by its hash.

Bytes lie once for each content, readable by their owner alone, under `BLOB_ROOT/ab/cd/<sha256>`. A `Blob` row
is one named file with that content. A module that owns a file decides who may download it.
"""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from io import BufferedReader
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_noop

from liaoliang.base import sandbox
from liaoliang.base.clock import machine_now
from liaoliang.base.models import Blob
from liaoliang.errors import BadInputError, NotFoundError, WrongStateError

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700
CHUNK = 1 << 20
QUARANTINE_FOR = timedelta(days=1)
TOO_LARGE = gettext_noop("文件超过 {limit} MB 上限")
EMPTY = gettext_noop("文件是空的，请选择有内容的文件")
NOT_STORED = gettext_noop("文件《{name}》尚未通过检查,不能使用")
LOST = gettext_noop("文件《{name}》已不在存储中")


def quarantine(upload: UploadedFile[Any]) -> Blob:
    """Put an upload away unread. Refuses an empty file and one above `UPLOAD_LIMIT` before it fills the disk."""
    name = clean_name(upload.name or "")
    waiting = _quarantine_folder() / secrets.token_hex(16)
    try:
        digest, size = _write(waiting, _limited(upload.chunks(CHUNK), name))
        if not size:
            raise BadInputError(name, EMPTY)
        blob = Blob.objects.create(hash=digest, size=size, name=name, media_type="application/octet-stream")
        waiting.replace(_quarantined(blob))
    finally:
        waiting.unlink(missing_ok=True)
    return blob


def inspect(blob: Blob) -> Blob:
    """Have a child process look at a quarantined file; it is stored, or removed and refused.

    Raises BadInputError with the reason of a refusal, which the row keeps as its note.
    """
    if blob.state != Blob.State.QUARANTINED:
        raise WrongStateError(NOT_STORED, name=blob.name)
    waiting = _quarantined(blob)
    try:
        blob.media_type = sandbox.inspect_file(waiting.read_bytes(), blob.name)
    except BadInputError as refusal:
        blob.state, blob.note = Blob.State.REFUSED, refusal.why
        blob.save(update_fields=["state", "note"])
        waiting.unlink()
        raise
    _shelve(waiting, blob.hash)
    blob.state = Blob.State.STORED
    blob.save(update_fields=["state", "media_type"])
    return blob


def receive(upload: UploadedFile[Any]) -> Blob:
    """Quarantine and inspect in one go, for a form that waits for the answer."""
    return inspect(quarantine(upload))


def store(content: bytes, name: str, media_type: str) -> Blob:
    """Keep a file that the platform made itself."""
    waiting = _quarantine_folder() / secrets.token_hex(16)
    digest, size = _write(waiting, [content])
    _shelve(waiting, digest)
    return Blob.objects.create(
        hash=digest, size=size, name=clean_name(name), media_type=media_type, state=Blob.State.STORED
    )


def open_blob(blob: Blob) -> BufferedReader:
    """The bytes of a stored file, open for reading; the caller has checked that the reader may have it."""
    if blob.state != Blob.State.STORED:
        raise WrongStateError(NOT_STORED, name=blob.name)
    try:
        return path_of(blob.hash).open("rb")
    except FileNotFoundError as missing:
        raise NotFoundError(LOST, name=blob.name) from missing


def clear_quarantine(now: datetime | None = None) -> int:
    """Remove files that were never inspected, because a request died between door and inspection."""
    oldest = ((now or machine_now()) - QUARANTINE_FOR).timestamp()
    forgotten = [path for path in _quarantine_folder().iterdir() if path.stat().st_mtime < oldest]
    for path in forgotten:
        path.unlink(missing_ok=True)
    return len(forgotten)


def is_intact(blob: Blob) -> bool:
    """Whether the stored bytes still have the hash they were stored under."""
    with open_blob(blob) as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == blob.hash


def path_of(digest: str) -> Path:
    """Where the bytes with this hash lie."""
    return Path(settings.BLOB_ROOT) / digest[:2] / digest[2:4] / digest


def clean_name(name: str) -> str:
    """A file name without folders and control characters, at most 200 characters, ending kept."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    printable = "".join(sign for sign in last if sign.isprintable()).strip(" .") or "file"
    stem, dot, ending = printable.rpartition(".")
    return printable if len(printable) <= 200 else f"{(stem or ending)[:180]}{dot}{ending[:19]}"


def _limited(chunks: Iterable[bytes], name: str) -> Iterator[bytes]:
    limit = settings.UPLOAD_LIMIT
    total = 0
    for chunk in chunks:
        total += len(chunk)
        if total > limit:
            raise BadInputError(name, TOO_LARGE, limit=limit // (1 << 20))
        yield chunk


def _write(path: Path, chunks: Iterable[bytes]) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE)
    with os.fdopen(handle, "wb") as file:
        for chunk in chunks:
            digest.update(chunk)
            size += len(chunk)
            file.write(chunk)
        file.flush()
        os.fsync(file.fileno())
    return digest.hexdigest(), size


def _shelve(waiting: Path, digest: str) -> None:
    shelf = path_of(digest)
    shelf.parent.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    waiting.replace(shelf)


def _quarantine_folder() -> Path:
    folder = Path(settings.BLOB_ROOT) / "quarantine"
    folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    return folder


def _quarantined(blob: Blob) -> Path:
    return _quarantine_folder() / f"blob-{blob.pk}"
