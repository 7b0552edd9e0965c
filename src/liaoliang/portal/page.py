"""What a page of the portal is, and what its function may know: an address, a variant, a moment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from hashlib import sha256
from typing import Final

from django.urls import reverse

from liaoliang.base.clock import SHANGHAI, office_day

CHINESE: Final = "zh-hans"
ENGLISH: Final = "en"
HTML: Final = "text/html; charset=utf-8"
# Stands where the moment will stand, so that two renderings of the same facts can be told to be the same.
MOMENT_PLACE: Final = "«数据截至-7f3a91»"


@dataclass(frozen=True, slots=True)
class Variant:
    """In which language, and whether in care mode (关怀版)."""

    language: str = CHINESE
    care: bool = False

    @property
    def prefix(self) -> str:
        """What stands before every address of this language."""
        return "/en/" if self.language == ENGLISH else "/"

    @property
    def namespace(self) -> str:
        """Where the address table keeps this language."""
        return "portal-en" if self.language == ENGLISH else "portal"


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it is stored or sent. `tags` name the facts it shows; whoever changes one finds its pages.

    `stale_at` is the next moment at which time alone changes it, None when only facts do.
    """

    content: bytes
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    tags: frozenset[str] = frozenset()
    stale_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of one address: all a page function may know besides the public facts."""

    key: str
    variant: Variant
    as_of: datetime

    @property
    def on(self) -> date:
        """The office day of the reading."""
        return office_day(self.as_of)

    @property
    def moment(self) -> str:
        """The moment as pages print it."""
        return self.as_of.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M")

    @property
    def midnight(self) -> datetime:
        """The next midnight in Shanghai: when what is due today becomes late."""
        return datetime.combine(self.on + timedelta(days=1), time(), SHANGHAI)

    @property
    def path(self) -> str:
        """The address of this page."""
        return self.variant.prefix + self.key

    def href(self, name: str, *parts: object, **named: object) -> str:
        """The address of another page, or a dynamic one, in the same language."""
        return reverse(f"{self.variant.namespace}:{name}", args=parts or None, kwargs=named or None)

    def other(self) -> Reading:
        """The same page in the other language."""
        language = CHINESE if self.variant.language == ENGLISH else ENGLISH
        return replace(self, variant=replace(self.variant, language=language))


def finished(
    reading: Reading,
    text: str,
    *,
    status: int = 200,
    media_type: str = HTML,
    tags: frozenset[str] = frozenset(),
    stale_at: datetime | None = None,
) -> Page:
    """A page from its text: the moment put in its place, and a validator over everything but the moment.

    The validator is weak: two renderings with the same facts at different moments are equal, not identical.
    """
    content = text.replace(MOMENT_PLACE, reading.moment).encode()
    return Page(
        content, status, {"Content-Type": media_type, "ETag": validator(text.encode())}, tags, stale_at
    )


def file_page(
    content: bytes, *, media_type: str, name: str, facts: bytes, tags: frozenset[str] = frozenset()
) -> Page:
    """A file to be saved; `facts` is what the validator covers, as the file itself may carry the moment."""
    headers = {
        "Content-Type": media_type,
        "Content-Disposition": f'attachment; filename="{name}"',
        "ETag": validator(facts),
    }
    return Page(content, 200, headers, tags)


def validator(content: bytes) -> str:
    """A weak ETag."""
    return f'W/"{sha256(content).hexdigest()[:32]}"'
