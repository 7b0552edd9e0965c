"""All components that surfaces build. Each is a frozen value; templates render it with `{{ it }}`.

Texts are plain strings (or lazy translations) and are escaped. Where a component takes another
component or a text (`Text | Component`), both print the same way.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from django.utils.translation import gettext as _

from liaoliang.errors import Issue
from liaoliang.ui.clocks import DueChip, Proof, ProofStep, SkippedDay, Stage, StageBar
from liaoliang.ui.component import Button, ButtonKind, Component, Link, Text
from liaoliang.ui.evidence import (
    EvidenceReceipt,
    MetadataRow,
    SealBox,
    Trail,
    TrailEvent,
    UploadedFile,
    UploadedFiles,
)
from liaoliang.ui.measures import Mark, MarkGroup, Measure, ProgressMarks, Trend, TrendPoint
from liaoliang.ui.state_chip import StateChip
from liaoliang.ui.states import State, tone_of, word_of
from liaoliang.ui.tables import (
    BulkBar,
    Column,
    Facet,
    FacetOption,
    FilterBar,
    Matrix,
    MatrixCell,
    MatrixColumn,
    MatrixRow,
    Pager,
    Row,
    RowGroup,
    Table,
)
from liaoliang.ui.words import demonstration_words

__all__ = [
    "Breadcrumb", "BulkBar", "Button", "ButtonKind", "Column", "Component", "DemoNotice", "Details", "DueChip",
    "EmptyState", "EvidenceReceipt", "Facet", "FacetOption", "Figure", "Figures", "FilterBar", "IssueLine",
    "IssueList", "Link", "Mark", "MarkGroup", "Matrix", "MatrixCell", "MatrixColumn", "MatrixRow", "Measure",
    "MetadataBox", "MetadataRow", "MissingLink", "NavItem", "Notice", "Pager", "ProgressMarks", "Proof",
    "ProofStep", "Row", "RowGroup", "SealBox", "SkippedDay", "Stage", "StageBar", "State", "StateChip", "Tab",
    "Table", "TableOfContents", "Tabs", "Text", "TocItem", "Trail", "TrailEvent", "Trend", "TrendPoint",
    "UploadedFile", "UploadedFiles",
]  # fmt: skip


# ── state ────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Component):
    """One number that counts, with its word and shape; leads to the records if it has an address."""

    template: ClassVar[str] = "figure"
    value: str
    label: Text
    state: State | None = None
    href: str = ""

    @property
    def tone(self) -> str:
        return tone_of(self.state) if self.state else "ink"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures(Component):
    """A strip of figures, and a sentence about what comes next."""

    template: ClassVar[str] = "figures"
    figures: tuple[Figure, ...]
    note: Text | Component = ""


# ── document ─────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class MetadataBox(Component):
    """The official fields in the official order; `citation` is what 复制引用 copies."""

    template: ClassVar[str] = "metadata_box"
    rows: tuple[MetadataRow, ...]
    citation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TocItem:
    """A heading of the page; `level` 1 to 3."""

    text: Text
    href: str
    level: int = 1
    current: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TableOfContents(Component):
    """目录导读: stands beside the text, folds on a phone and in care mode."""

    template: ClassVar[str] = "toc"
    items: tuple[TocItem, ...]
    title: Text = ""

    @property
    def heading(self) -> Text:
        return self.title or _("目录导读")


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingLink(Component):
    """A thing that should exist and does not, in its place, with who owes it and by when."""

    template: ClassVar[str] = "missing_link"
    title: Text
    owner: Text = ""
    due_on: date | None = None
    due_words: Text = ""
    action: Link | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Details(Component):
    """A question that unfolds its answer, without a script."""

    template: ClassVar[str] = "details"
    summary: Text
    body: Text | Component
    open: bool = False


# ── what stands in the way ───────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueLine:
    """One issue as a sentence, where it is, and the one thing to do about it."""

    text: Text
    severity: Literal["block", "warn"] = "block"
    place: Text = ""
    basis: Text = ""
    action: Link | Button | None = None

    @property
    def state(self) -> State:
        return State.BLOCKING if self.severity == "block" else State.WARNING

    @property
    def word(self) -> str:
        return word_of(self.state)

    @property
    def tone(self) -> str:
        return tone_of(self.state)


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueList(Component):
    """Everything that stands in the way, all at once, blocking first; `clear` names what is in order."""

    template: ClassVar[str] = "issue_list"
    issues: tuple[IssueLine, ...] = ()
    clear: tuple[Text, ...] = ()
    title: Text = ""
    heading: int = 2

    @classmethod
    def of(
        cls,
        issues: Iterable[Issue],
        *,
        actions: Mapping[str, Link | Button] | None = None,
        clear: tuple[Text, ...] = (),
        title: Text = "",
    ) -> IssueList:
        """The list of what a check returned; `actions` maps an issue's `where` to its way out."""
        ways = actions or {}
        lines = [
            IssueLine(
                text=_(issue.message).format(**issue.values),
                severity=issue.severity,
                basis=issue.basis,
                action=ways.get(issue.where),
            )
            for issue in issues
        ]
        return cls(issues=tuple(lines), clear=clear, title=title)

    @property
    def ordered(self) -> tuple[IssueLine, ...]:
        return tuple(sorted(self.issues, key=lambda line: line.severity != "block"))

    @property
    def blocking(self) -> int:
        return sum(line.severity == "block" for line in self.issues)

    @property
    def warnings(self) -> int:
        return len(self.issues) - self.blocking


@dataclass(frozen=True, slots=True, kw_only=True)
class EmptyState(Component):
    """Says what would be here and how it comes."""

    template: ClassVar[str] = "empty_state"
    title: Text
    text: Text = ""
    action: Button | Link | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice(Component):
    """A sentence above the content: what just happened, or what to know."""

    template: ClassVar[str] = "notice"
    text: Text | Component
    kind: Literal["done", "info", "warn", "block"] = "info"
    action: Link | None = None

    @property
    def state(self) -> State:
        states = {"done": State.VERIFIED, "warn": State.WARNING, "block": State.BLOCKING}
        return states.get(self.kind, State.REPORTED)

    @property
    def word(self) -> str:
        words = {"done": _("已完成"), "warn": _("请留意"), "block": _("没有成功")}
        return words.get(self.kind, _("请知悉"))

    @property
    def tone(self) -> str:
        return tone_of(self.state)


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoNotice(Component):
    """The demonstration's date, on every page."""

    template: ClassVar[str] = "demo_notice"
    day: date

    @property
    def words(self) -> str:
        return demonstration_words(self.day)


# ── finding one's way ────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class NavItem:
    """A room of the house: its name, address, how many things wait there, and whether one stands in it."""

    text: Text
    href: str
    count: int | None = None
    current: bool = False
    urgent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Breadcrumb(Component):
    """The way here; `here` is this page, unlinked."""

    template: ClassVar[str] = "breadcrumb"
    links: tuple[Link, ...]
    here: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Tab:
    """One view of the same things."""

    text: Text
    href: str
    count: int | None = None
    current: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Tabs(Component):
    """Views of the same things; each is an address of its own."""

    template: ClassVar[str] = "tabs"
    tabs: tuple[Tab, ...]
    label: Text = ""
