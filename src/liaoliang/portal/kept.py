"""The last good form of each page, on disk: what is shown while the database is away.

A page is kept when it has been made and differs from the one kept; it is forgotten when its address stops
giving a page. Nothing is read from here as long as the database answers.
"""

from __future__ import annotations

import json
import logging
import secrets
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.db import InterfaceError, OperationalError

from liaoliang.portal.page import Page, Variant

logger = logging.getLogger(__name__)
# What Django raises when no connection can be had, or one is lost.
AWAY: Final = (OperationalError, InterfaceError)
# Validators of what this process has kept, so that a page that has not changed is not written again.
_known: dict[Path, str] = {}


def keep(key: str, variant: Variant, page: Page, changed: int) -> None:
    """Write the page down unless it is there already; `changed` is its Last-Modified in seconds.

    A disk that takes no file is the operator's trouble and not the reader's: it is logged.
    """
    place, seal = _place(key, variant), f"{page.headers.get('ETag')} {changed}"
    if _known.get(place) == seal and place.exists():
        return
    try:
        _write(place, page, changed)
    except OSError:
        logger.exception("the page %s could not be kept", key)
    else:
        _known[place] = seal


def _write(place: Path, page: Page, changed: int) -> None:
    """All of it or nothing: a reader never sees half a page."""
    place.parent.mkdir(parents=True, exist_ok=True)
    head = json.dumps({"headers": dict(page.headers), "changed": changed}).encode()
    waiting = place.with_suffix(f".{secrets.token_hex(8)}")
    waiting.write_bytes(head + b"\n" + page.content)
    waiting.replace(place)


def forget(key: str, variant: Variant) -> None:
    """Drop the page of an address that has none any more."""
    place = _place(key, variant)
    _known.pop(place, None)
    place.unlink(missing_ok=True)


def kept(key: str, variant: Variant) -> tuple[Page, int] | None:
    """The page as it was last made, with its Last-Modified; None where nobody has asked for it before."""
    try:
        head, content = _place(key, variant).read_bytes().split(b"\n", 1)
    except FileNotFoundError:
        return None
    written: dict[str, Any] = json.loads(head)
    return Page(content, 200, written["headers"]), int(written["changed"])


def _place(key: str, variant: Variant) -> Path:
    name = sha256(f"{variant.language} {variant.care} {key}".encode()).hexdigest()
    folder: Path = settings.KEPT_PAGES
    return folder / name[:2] / name
