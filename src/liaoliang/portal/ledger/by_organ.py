"""A ledger by organ: late ones first; and one organ's own page under that notice."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from liaoliang.errors import LiaoliangError, NotFoundError
from liaoliang.ledger.states import Shown
from liaoliang.organisations.selectors import organ_by_id
from liaoliang.portal.facts.ledger import Holding, LedgerFact, OrganLine
from liaoliang.portal.facts.reading import ledger
from liaoliang.portal.facts.year import OrganShare
from liaoliang.portal.ledger.by_task import Blocks
from liaoliang.portal.ledger.parts import BigNumber, big_numbers, ledger_page, overview
from liaoliang.portal.ledger.shares import Share
from liaoliang.portal.ledger.tasks import due_cell, part_words, remark
from liaoliang.portal.missing import GoneError
from liaoliang.portal.page import Page, Reading
from liaoliang.portal.words import Lateness, chip, joined
from liaoliang.ui.components import Column, EmptyState, Link, Row, Table

NO_ORGAN = gettext_noop("这个单位在这份台账里没有任务")
ENDED = gettext_noop("{organ}已于 {day} 停用，这份台账里没有它的任务")


def by_organ(reading: Reading, notice_id: int) -> Page:
    """All organs of a ledger."""
    fact = ledger(notice_id, reading.on)
    context = {**overview(reading, fact, "ledger-organs"), "organs": organs_table(reading, fact)}
    return ledger_page(reading, "by_organ.html", fact, context)


def organs_table(reading: Reading, fact: LedgerFact) -> Table:
    """Organs with how much of theirs is verified; loudest first."""
    columns = (
        Column(text=_("责任单位")),
        Column(text=_("状态")),
        Column(text=_("已核实 / 承担的要求")),
        Column(text=_("说明")),
    )
    return Table(
        caption=_("各单位承担的要求"),
        columns=columns,
        rows=tuple(_line(reading, fact, line) for line in fact.lines),
        empty=EmptyState(title=_("任务还没有落实到单位"), text=_("统筹单位确认责任单位以后，会列在这里。")),
    )


def _line(reading: Reading, fact: LedgerFact, line: OrganLine) -> Row:
    href = reading.href("ledger-organ", notice_id=fact.notice.id, organ_id=line.organ.id)
    share = Share(done=line.counts[Shown.VERIFIED], all=line.total)
    return Row(
        cells=(Link(text=line.organ.label, href=href), chip(line.shown), share, count_words(line.counts))
    )


def count_words(counts: Counter[Shown]) -> str:
    """What to know of an organ, in one sentence."""
    late, back = counts[Shown.OVERDUE], counts[Shown.RECTIFICATION]
    said = []
    if late:
        said.append(ngettext("{n} 条逾期", "{n} 条逾期", late).format(n=late))
    if back:
        said.append(ngettext("{n} 条退回整改", "{n} 条退回整改", back).format(n=back))
    return joined("，", said) or _("没有逾期")


def organ_page(reading: Reading, notice_id: int, organ_id: int) -> Page:
    """What one organ owes under a notice, late ones first."""
    fact = ledger(notice_id, reading.on)
    line = fact.line(organ_id)
    if line is None:
        raise absence(organ_id, NO_ORGAN, ENDED)
    context: dict[str, Any] = {
        "line": line,
        "chip": chip(line.shown),
        "numbers": organ_numbers(line),
        "holdings": holdings_table(reading, fact, line, Lateness.on_day(reading.on)),
        "organs_href": reading.href("ledger-organs", notice_id=notice_id),
        # What runs is among the current notices, so that page exists.
        "whole_href": "" if fact.notice.is_closed else reading.href("organ", organ_id=organ_id),
    }
    return ledger_page(reading, "organ.html", fact, context, title=line.organ.name)


def absence(organ_id: int, no_task: str, ended: str) -> LiaoliangError:
    """Why an organ has no page: it has ended, or it has no task here. Raises NotFoundError for an unknown one."""
    organ = organ_by_id(organ_id)
    if organ.is_active:
        return NotFoundError(no_task)
    return GoneError(ended, organ=organ.name, day=str(organ.ended_on))


def organ_numbers(share: OrganLine | OrganShare) -> list[BigNumber]:
    """How many requirements an organ carries, how many are verified, how many late."""
    return big_numbers(share.total, share.counts)


def holdings_table(reading: Reading, fact: LedgerFact, line: OrganLine, lateness: Lateness) -> Table:
    """What an organ carries under one notice, late ones first."""
    blocks = Blocks(reading, fact.notice.id, lateness, {})
    known = fact.requirement_by_id
    rows = sorted(line.holdings, key=lambda one: (not one.is_late, known[one.requirement_id].number))
    columns = (
        Column(text=_("序号"), narrow=True),
        Column(text=_("具体要求")),
        Column(text=_("状态")),
        Column(text=_("期限")),
        Column(text=_("说明")),
    )
    return Table(
        caption=_("{organ}承担的要求").format(organ=line.organ.label),
        columns=columns,
        rows=tuple(_holding(blocks, fact, one) for one in rows),
    )


def _holding(blocks: Blocks, fact: LedgerFact, one: Holding) -> Row:
    requirement = fact.requirement_by_id[one.requirement_id]
    task = fact.task_of(requirement)
    words = Link(
        text=requirement.text, href=f"{blocks.task_href(task)}#r{requirement.id}", note=part_words(one)
    )
    state = chip(one.shown, optional=requirement.optional)
    due = due_cell(blocks, requirement, one)
    return Row(cells=(str(requirement.number), words, state, due, remark(blocks, one)))
