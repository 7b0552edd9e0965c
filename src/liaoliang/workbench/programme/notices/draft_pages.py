"""The draft as a coordinator looks through it: rows by task, how names are understood, what keeps it from adoption."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from liaoliang.ledger.models import DraftRow, Governing, Notice
from liaoliang.ledger.selectors import DraftPreview, RowPreview
from liaoliang.ledger.states import NoticeState
from liaoliang.ledger.units import UnitPreview
from liaoliang.ui.component import Component, Text
from liaoliang.ui.components import (
    Button,
    Figure,
    Figures,
    IssueLine,
    IssueList,
    Link,
    MetadataBox,
    MetadataRow,
)
from liaoliang.ui.states import State
from liaoliang.ui.words import day_words
from liaoliang.workbench.programme.pages import link, way

ORGANS_SHOWN = 12


@dataclass(frozen=True, slots=True)
class UnitLine:
    """A written unit, what it is in the row, and what it would become."""

    text: str
    part: str
    words: str
    state: State
    organs: str


@dataclass(frozen=True, slots=True)
class RowCard:
    """One row as its card shows it."""

    row: DraftRow
    units: tuple[UnitLine, ...]
    deadline: str
    source: str
    marks: tuple[str, ...]
    editable: bool

    @property
    def place(self) -> str:
        """Where it stands in the page."""
        return f"row-{self.row.pk}"


@dataclass(frozen=True, slots=True)
class TaskGroup:
    """The rows of one task."""

    title: str
    cards: tuple[RowCard, ...]


@dataclass(frozen=True, slots=True)
class CategoryGroup:
    """The tasks of one category."""

    title: str
    tasks: tuple[TaskGroup, ...]


def groups(preview: DraftPreview) -> tuple[CategoryGroup, ...]:
    """Rows by category and task, in the notice's order."""
    editable = preview.notice.state == NoticeState.DRAFT
    cards = [card(item, editable=editable) for item in preview.rows]
    return tuple(
        CategoryGroup(title, tuple(_tasks(list(rows))))
        for title, rows in groupby(cards, key=lambda item: item.row.category)
    )


def _tasks(cards: Iterable[RowCard]) -> Iterator[TaskGroup]:
    for title, rows in groupby(cards, key=lambda item: item.row.task):
        yield TaskGroup(title, tuple(rows))


def card(item: RowPreview, *, editable: bool) -> RowCard:
    """One row with how its names would be understood now."""
    row = item.row
    return RowCard(
        row=row,
        units=tuple(unit_line(unit) for unit in item.units),
        deadline=deadline_words(row),
        source=source_words(row),
        marks=tuple(_marks(row)),
        editable=editable,
    )


def unit_line(unit: UnitPreview) -> UnitLine:
    """A written unit in words."""
    parts = {"lead": _("牵头"), "responsible": "", "supporting": _("配合")}
    organs = "、".join(unit.organs[:ORGANS_SHOWN]) + ("…" if len(unit.organs) > ORGANS_SHOWN else "")
    words, state = _understood(unit)
    return UnitLine(unit.text, parts[unit.part], words, state, organs)


def _understood(unit: UnitPreview) -> tuple[str, State]:
    known = ngettext("{n} 个单位", "{n} 个单位", len(unit.organs)).format(n=len(unit.organs))
    if unit.kind == "unknown":
        return _("还不认得，列入后指定"), State.MISSING
    if unit.kind == "ambiguous":
        return _("有几个单位用这个名字，列入后指定"), State.WARNING
    if unit.kind == "collective_open":
        return _("没说清是哪些，列入后指定"), State.WARNING
    if unit.needs_answer:
        return _("{known}，“等”后面还有谁，列入后指定").format(known=known), State.WARNING
    return known, State.VERIFIED


def deadline_words(row: DraftRow) -> str:
    """The deadline as written, and the day it was understood as."""
    if not row.deadline and row.deadline_to is None:
        return _("通知没写")
    day = day_words(row.deadline_to) if row.deadline_to else _("没有具体日期")
    if row.deadline_from:
        day = _("{first}至{last}").format(first=day_words(row.deadline_from), last=day)
    return f"{row.deadline}（{day}）" if row.deadline and row.deadline != day else day


def source_words(row: DraftRow) -> str:
    """Where in the file it stands."""
    if row.is_added:
        return _("人工增加")
    if row.source_first == row.source_last:
        return _("原文第 {n} 行").format(n=row.source_first)
    return _("原文第 {first}—{last} 行").format(first=row.source_first, last=row.source_last)


def _marks(row: DraftRow) -> Iterator[str]:
    if row.corrected:
        yield _("已更正")
    if row.incomplete:
        yield _("原文被截断")
    if row.optional:
        yield _("鼓励性")
    if row.condition:
        yield _("待条件")


def figures(preview: DraftPreview) -> Figures:
    """How much was read, and what is still open."""
    live = [item for item in preview.rows if not item.row.is_excluded]
    undecided = preview.notice.disagreements.filter(decision=Governing.UNDECIDED).count()
    shown = (
        (len(live), _("条要求"), None),
        (preview.tasks, _("项任务"), None),
        (preview.categories, _("个类别"), None),
        (preview.questions, _("处单位要指定"), State.WARNING if preview.questions else State.VERIFIED),
        (undecided, _("处附件与正文不一致"), State.WARNING if undecided else State.VERIFIED),
    )
    return Figures(
        figures=tuple(Figure(value=str(number), label=words, state=state) for number, words, state in shown)
    )


def issues(preview: DraftPreview) -> IssueList:
    """Everything that keeps the draft from adoption, each with its way out, and what deserves a look."""
    notice = preview.notice
    ways: dict[str, Link | Button] = {
        f"row-{item.row.ordinal}": Link(text=_("去更正"), href=way("draft_row", notice.pk, item.row.pk))
        for item in preview.rows
    }
    ways["rows"] = link(_("增加一条"), "draft_row_add", notice.pk)
    found = IssueList.of(preview.issues, actions=ways)
    return IssueList(title=_("列入台账前"), issues=(*found.issues, *_warnings(notice)))


def _warnings(notice: Notice) -> Iterator[IssueLine]:
    """The compiler's warnings; places where annex and body differ have a page of their own."""
    sentences = set(notice.disagreements.values_list("sentence", flat=True))
    for warning in notice.warnings:
        if not any(sentence in warning for sentence in sentences):
            yield IssueLine(text=warning, severity="warn")


def adopt_button(preview: DraftPreview) -> Button:
    """The button, or why it does not work yet."""
    blocking = sum(issue.severity == "block" for issue in preview.issues)
    if blocking:
        refused = ngettext("还有 {n} 个问题没解决", "还有 {n} 个问题没解决", blocking).format(n=blocking)
        return Button(text=_("列入台账"), refused=refused)
    return Button(text=_("列入台账"), href=way("notice_adopt", preview.notice.pk))


def metadata(notice: Notice) -> MetadataBox:
    """The official fields in the official order."""
    rows: tuple[tuple[str, Text | Component], ...] = (
        (_("标题"), notice.title),
        (_("索引号"), notice.index_number),
        (_("发文字号"), notice.document_number),
        (_("成文日期"), day_words(notice.written_on) if notice.written_on else ""),
        (_("发布日期"), day_words(notice.released_on) if notice.released_on else ""),
        (_("发布机构"), notice.publisher),
        (_("有效性"), notice.validity),
        (_("年度"), str(notice.year)),
        (_("统筹单位"), notice.issuing_organ.label),
        (_("原文件"), Link(text=notice.source_name, href=way("notice_source", notice.pk))),
    )
    return MetadataBox(
        rows=tuple(
            MetadataRow(label=label, value=value or "—", wide=at == 0)
            for at, (label, value) in enumerate(rows)
        )
    )


def draft_context(preview: DraftPreview) -> dict[str, Any]:
    """What the preview page shows."""
    notice = preview.notice
    return {
        "notice": notice,
        "groups": groups(preview),
        "is_draft": notice.state == NoticeState.DRAFT,
        "unplaced": notice.unplaced,
        "metadata": metadata(notice),
        **state_context(preview),
    }


def state_context(preview: DraftPreview) -> dict[str, Any]:
    """The part of the page that every correction changes."""
    return {
        "notice": preview.notice,
        "figures": figures(preview),
        "issues": issues(preview),
        "adopt": adopt_button(preview),
    }
