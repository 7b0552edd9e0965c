"""Organs over all current notices: who has to do what, and what is late, whichever notice asks for it."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from liaoliang.ledger.states import Shown
from liaoliang.portal.columns import LEDGER
from liaoliang.portal.facts.ledger import OrganLine
from liaoliang.portal.facts.year import OrganPart, OrganShare, year
from liaoliang.portal.ledger.by_organ import absence, count_words, holdings_table, organ_numbers
from liaoliang.portal.ledger.parts import ledger_title
from liaoliang.portal.ledger.shares import Share
from liaoliang.portal.page import Page, Reading
from liaoliang.portal.shell import Article, Frame, column_link, page
from liaoliang.portal.words import Lateness, chip, joined
from liaoliang.ui.components import Column, EmptyState, Link, Row, Table

NO_TASK = gettext_noop("这个单位现在没有承担任务")
ENDED = gettext_noop("{organ}已于 {day} 停用，现在没有承担任务")
TAGS = frozenset({"notices", "ledgers"})


@dataclass(frozen=True, slots=True)
class Part:
    """An organ's requirements under one notice."""

    anchor: str
    title: str
    href: str
    notice_title: str
    words: str
    table: Table


def organ_list(reading: Reading) -> Page:
    """Every organ that carries something, late ones first."""
    fact = year(reading.on)
    context = {
        "organs": _table(reading, fact.organs),
        "ledgers": [_ledger_link(reading, ledger.notice.id, ledger_title(ledger)) for ledger in fact.ledgers],
    }
    frame = Frame(
        title=_("各单位办得怎样"),
        column=LEDGER,
        trail=(column_link(reading, LEDGER),),
        tags=TAGS,
        stale_at=reading.midnight,
    )
    return page(reading, "organs/list.html", frame, context)


def _table(reading: Reading, shares: tuple[OrganShare, ...]) -> Table:
    columns = (
        Column(text=_("责任单位")),
        Column(text=_("状态")),
        Column(text=_("已核实 / 承担的要求")),
        Column(text=_("说明")),
    )
    return Table(
        caption=_("各单位承担的要求"),
        columns=columns,
        rows=tuple(_row(reading, share) for share in shares),
        empty=EmptyState(title=_("任务还没有落实到单位"), text=_("统筹单位确认责任单位以后，会列在这里。")),
    )


def _row(reading: Reading, share: OrganShare) -> Row:
    link = Link(text=share.organ.label, href=reading.href("organ", organ_id=share.organ.id))
    done = Share(done=share.counts[Shown.VERIFIED], all=share.total)
    return Row(cells=(link, chip(share.shown), done, count_words(share.counts)))


def organ_page(reading: Reading, organ_id: int) -> Page:
    """What one organ owes under every current notice: a part for each, late ones first."""
    share = year(reading.on).organ(organ_id)
    if share is None:
        raise absence(organ_id, NO_TASK, ENDED)
    lateness = Lateness.on_day(reading.on)
    context = {
        "chip": chip(share.shown),
        "numbers": organ_numbers(share),
        "parts": [_part(reading, part, lateness) for part in sorted(share.parts, key=_late_first)],
        "organs_href": reading.href("organs"),
    }
    organs = Link(text=_("各单位办得怎样"), href=reading.href("organs"))
    frame = Frame(
        title=share.organ.name,
        column=LEDGER,
        trail=(column_link(reading, LEDGER), organs),
        article=Article(share.organ.name, reading.on, share.parts[0].ledger.notice.organ),
        tags=TAGS,
        stale_at=reading.midnight,
    )
    return page(reading, "organs/organ.html", frame, context)


def _late_first(part: OrganPart) -> int:
    return -part.line.counts[Shown.OVERDUE]


def _part(reading: Reading, part: OrganPart, lateness: Lateness) -> Part:
    notice = part.ledger.notice
    return Part(
        anchor=f"n{notice.id}",
        title=ledger_title(part.ledger),
        href=reading.href("ledger-organ", notice_id=notice.id, organ_id=part.line.organ.id),
        notice_title="" if notice.shares_year else notice.title,
        words=share_words(part.line),
        table=holdings_table(reading, part.ledger, part.line, lateness),
    )


def share_words(share: OrganShare | OrganLine) -> str:
    """How much an organ carries and how far it is: 承担 30 条要求，12 条已核实，1 条逾期."""
    said = _("承担 {all} 条要求，{done} 条已核实").format(all=share.total, done=share.counts[Shown.VERIFIED])
    return joined("；", (said, count_words(share.counts)))


def _ledger_link(reading: Reading, notice_id: int, title: str) -> Link:
    return Link(text=title, href=reading.href("ledger", notice_id=notice_id))
