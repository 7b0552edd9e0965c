"""Components of evidence: receipts, the trail, the day's seal, files and what their inspection found."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from liaoliang.ui.component import Button, Component, Link, Text
from liaoliang.ui.state_chip import StateChip
from liaoliang.ui.states import State


@dataclass(frozen=True, slots=True, kw_only=True)
class MetadataRow:
    """One official field. `value` may be a text, a link or a chip; a `wide` row takes both columns."""

    label: Text
    value: Text | Component
    wide: bool = False
    note: Text | Component = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceReceipt(Component):
    """An event's number, time and hash, the event before it, and how to check it oneself."""

    template: ClassVar[str] = "receipt"
    event: Text
    number: str
    at: datetime
    digest: str
    previous: str = ""
    rows: tuple[MetadataRow, ...] = ()
    seal: Link | None = None
    check: Link | None = None
    download: Button | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TrailEvent:
    """One thing that happened: in words, with who and when, and the short hash of its record."""

    text: Text
    line: Text = ""
    digest: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trail(Component):
    """What happened, latest first; `verdict` says whether the chain holds."""

    template: ClassVar[str] = "trail"
    events: tuple[TrailEvent, ...]
    verdict: StateChip | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SealBox(Component):
    """The seal of a day's trail: how many events, the root's first digits, how to check it.

    `machine_time` says so where the page's own days are a demonstration's.
    """

    template: ClassVar[str] = "seal_box"
    day: date
    count: int
    digest: str
    check: Link | None = None
    machine_time: bool = False

    @property
    def count_words(self) -> str:
        return f"{self.count:,}"


@dataclass(frozen=True, slots=True, kw_only=True)
class UploadedFile:
    """A file that has arrived: its name, size in bytes, and what the inspection found."""

    name: Text
    size: int
    state: State = State.IN_PROGRESS
    result: Text = ""
    href: str = ""
    remove: Button | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UploadedFiles(Component):
    """The files of a field, each with the result of its inspection and a way to remove it."""

    template: ClassVar[str] = "uploaded_files"
    files: tuple[UploadedFile, ...]
