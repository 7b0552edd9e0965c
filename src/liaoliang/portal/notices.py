"""Notices: the list, and one notice with what became of each passage."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from liaoliang.ledger.states import Shown
from liaoliang.portal import archive
from liaoliang.portal.columns import NOTICES
from liaoliang.portal.facts.ledger import LedgerFact, TaskFact
from liaoliang.portal.facts.notices import NoticeFact, notice, notices, public_notices, sizes, text_of
from liaoliang.portal.facts.reading import ledger_of
from liaoliang.portal.notice_text import Block, document
from liaoliang.portal.page import Page, Reading
from liaoliang.portal.shell import Article, Frame, column_link, page
from liaoliang.portal.words import chip, joined
from liaoliang.ui.components import (
    EmptyState,
    Link,
    MetadataBox,
    MetadataRow,
    StateChip,
    TableOfContents,
    Text,
    TocItem,
)
from liaoliang.ui.states import State

IN_FORCE: Final = "有效"


@dataclass(frozen=True, slots=True)
class Carried:
    """How a passage of the notice is carried out: its task's state in words, and where to read on."""

    chip: StateChip
    words: str
    link: Link
    stands_out: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """A block of the document with what became of it, where it ends a task's text."""

    block: Block
    carried: Carried | None


def notice_list(reading: Reading, number: int | None = None) -> Page:
    """All notices, the newest first."""
    part = archive.part_of(public_notices(), number)
    facts = list(reversed(notices(part.rows)))
    counted = sizes([fact.id for fact in facts])
    items = [(fact, counted[fact.id], reading.href("notice", notice_id=fact.id)) for fact in facts]
    empty = EmptyState(
        title=_("还没有公开的工作要点"), text=_("市政府办公室确认一份工作要点以后，全文和台账会出现在这里。")
    )
    context = {
        "items": items,
        "pager": part.pager(lambda at: reading.href("notices-page", number=at)),
        "empty": empty,
    }
    frame = Frame(title=_("工作要点"), column=NOTICES, tags=frozenset({"notices"}))
    return page(reading, "notices.html", frame, context)


def notice_page(reading: Reading, notice_id: int) -> Page:
    """One notice: official fields, contents, text, and what became of it."""
    fact = notice(notice_id)
    ledger = ledger_of(fact, reading.on)
    blocks = document(fact, text_of(notice_id), ledger.tasks)
    context = {
        "notice": fact,
        "metadata": metadata(fact),
        "passages": [Passage(block, _carried(reading, ledger, block.ends_task)) for block in blocks],
        "ledger": ledger,
        "ledger_href": reading.href("ledger", notice_id=notice_id),
        "table_href": reading.href("ledger-table", notice_id=notice_id),
        "excel_href": reading.href("ledger-excel", notice_id=notice_id),
        "validity": _validity(fact),
    }
    frame = Frame(
        title=fact.title,
        column=NOTICES,
        trail=(column_link(reading, NOTICES),),
        here=fact.document_number or fact.title,
        article=Article(fact.title, fact.released, fact.source),
        toc=_contents(blocks),
        tags=frozenset({f"notice:{notice_id}", f"ledger:{notice_id}"}),
        stale_at=reading.midnight,
    )
    return page(reading, "notice.html", frame, context)


def metadata(fact: NoticeFact) -> MetadataBox:
    """The official fields in the official order; a field that the notice leaves out says so."""
    rows: list[tuple[str, Text | StateChip, bool]] = [
        (_("标题"), fact.title, True),
        (_("主题分类"), _("政务公开"), False),
        (_("索引号"), fact.index_number or _("未编"), False),
        (_("发文字号"), fact.document_number or _("未编"), False),
        (_("成文日期"), _iso(fact.written_on), False),
        (_("发布日期"), _iso(fact.released_on), False),
        (_("发布机构"), fact.source, False),
        (_("有效性"), _validity(fact), True),
    ]
    boxes = tuple(MetadataRow(label=label, value=value, wide=wide) for label, value, wide in rows)
    return MetadataBox(rows=boxes, citation=citation(fact))


def citation(fact: NoticeFact) -> str:
    """How to cite the notice, in the form of GB/T 7714."""
    number = f"：{fact.document_number}" if fact.document_number else ""
    return f"{fact.source}.{fact.title}{number}[Z].{_iso(fact.written_on or fact.released)}."


def _iso(day: object) -> str:
    return str(day) if day else _("未注明")


def _validity(fact: NoticeFact) -> StateChip:
    """The validity as the notice states it, with a shape only where it is plainly in force."""
    if fact.validity == IN_FORCE:
        return StateChip(state=State.VERIFIED, word=_("有效"), plain=True)
    return StateChip(state=State.PENDING, word=fact.validity or _("未注明"), plain=True)


def _contents(blocks: list[Block]) -> TableOfContents | None:
    items = [
        TocItem(text=block.text, href=f"#{block.anchor}", level=block.level)
        for block in blocks
        if block.kind == "heading" and block.level <= 2
    ]
    annex = TocItem(text=_("附件：任务分解表"), href="#annex")
    return TableOfContents(items=(*items, annex)) if items else None


def _carried(reading: Reading, ledger: LedgerFact, task: TaskFact | None) -> Carried | None:
    if task is None or not task.requirements:
        return None
    link = Link(
        text=_("看台账第 {number} 项任务").format(number=task.number),
        href=reading.href("ledger-task", notice_id=ledger.notice.id, task_id=task.id),
    )
    has_target = any(one.targets for one in task.requirements)
    return Carried(chip(task.shown), carried_words(task), link, has_target or task.shown in _LOUD)


_LOUD: Final = (Shown.OVERDUE, Shown.RECTIFICATION)


def carried_words(task: TaskFact) -> str:
    """How far a task is, in one sentence: who is late first, then how many organs are done."""
    parts = []
    late = {one.organ.id for requirement in task.requirements for one in requirement.late}
    if late:
        parts.append(ngettext("{n} 个单位逾期", "{n} 个单位逾期", len(late)).format(n=len(late)))
    verified = sum(one.verified for one in task.requirements)
    concerned = sum(one.concerned for one in task.requirements)
    if concerned:
        parts.append(_("分到各单位的 {all} 件中已核实 {done} 件").format(all=concerned, done=verified))
    return joined("；", parts) or _("还没有落实到具体单位")
