"""A file between its preview and its confirmation: kept by content, found by a ticket that only its bringer has.

The ticket is signed and names the file, the person and what it was brought for, so nobody reaches a file by
counting numbers, and a ticket for one page opens nothing on another.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from django.core import signing
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_noop

from liaoliang.base import storage
from liaoliang.base.models import Blob
from liaoliang.errors import NotFoundError
from liaoliang.organisations.models import Officer

SALT: Final = "workbench.programme.uploads"
GOOD_FOR: Final = timedelta(hours=8)
GONE: Final = gettext_noop("没有找到上传的文件，可能已过期，请重新上传")


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that was brought: its bytes, its name, and what the bringer said with it."""

    content: bytes
    name: str
    said: dict[str, Any]


def keep(upload: UploadedFile[Any], *, purpose: str, by: Officer, said: dict[str, Any] | None = None) -> str:
    """Inspect and keep an upload; the ticket that finds it again. Raises BadInputError with the reason."""
    blob = storage.receive(upload)
    return signing.dumps([blob.pk, by.pk, purpose, said or {}], salt=SALT, compress=True)


def kept(ticket: str, *, purpose: str, by: Officer) -> Kept:
    """The file a ticket names. Raises NotFoundError for anything but one's own ticket for this purpose."""
    try:
        blob_id, officer_id, brought_for, said = signing.loads(ticket, salt=SALT, max_age=GOOD_FOR)
    except signing.BadSignature as error:
        raise NotFoundError(GONE) from error
    blob = Blob.objects.filter(pk=blob_id, state=Blob.State.STORED).first()
    if officer_id != by.pk or brought_for != purpose or blob is None:
        raise NotFoundError(GONE)
    with storage.open_blob(blob) as file:
        return Kept(file.read(), blob.name, said)
