"""The home page: one question, what is new, how the year's tasks go, what one can do here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlencode

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from liaoliang.ledger.states import Shown
from liaoliang.portal.columns import HOME
from liaoliang.portal.facts.ledger import Holding, LedgerFact
from liaoliang.portal.facts.notices import NoticeFact, newest, notices, public_notices
from liaoliang.portal.facts.reading import ledger_of
from liaoliang.portal.ledger.parts import apart_words, head, how_sentence, picture
from liaoliang.portal.page import Page, Reading
from liaoliang.portal.shell import Frame, page
from liaoliang.portal.words import Lateness, chip
from liaoliang.ui.components import Link, StateChip
from liaoliang.ui.words import day_words

NEWEST_NOTICES: Final = 5
NEWEST_RESULTS: Final = 5
EXAMPLES: Final = ("政策解读", "重大行政决策", "依申请公开", "教育", "财政局")


@dataclass(frozen=True, slots=True)
class Door:
    """One thing a visitor can do here."""

    text: str | Promise
    href: str
    words: str | Promise


@dataclass(frozen=True, slots=True)
class Result:
    """Something that became true lately: an organ's requirement verified, or late."""

    chip: StateChip
    text: str
    href: str
    line: str


def home_page(reading: Reading) -> Page:
    """The first page."""
    latest = notices(public_notices().order_by("-released_on", "-adopted_on", "-id")[:NEWEST_NOTICES])
    governing = newest()
    fact = ledger_of(governing, reading.on) if governing else None
    context: dict[str, Any] = {
        "newest": [(one, reading.href("notice", notice_id=one.id)) for one in latest],
        "notices_href": reading.href("notices"),
        "doors": list(_doors(reading, governing)),
        "rooms": list(_rooms(reading, governing)),
        "asked": list(_asked(reading)),
    }
    if fact:
        context |= {**head(reading, fact), **_progress(reading, fact)}
    frame = Frame(
        title="",
        column=HOME,
        tags=frozenset({"notices", "ledgers"}),
        stale_at=reading.midnight,
        asks_whether_clear=False,
    )
    return page(reading, "home.html", frame, context)


def _progress(reading: Reading, fact: LedgerFact) -> dict[str, Any]:
    counts = fact.counts
    return {
        "picture": picture(reading, fact),
        "tasks": len(fact.tasks),
        "firm": len(fact.firm),
        "verified": counts[Shown.VERIFIED],
        "late": counts[Shown.OVERDUE],
        "how": how_sentence(fact),
        "apart_words": apart_words(fact),
        "verified_lately": _verified_lately(reading, fact),
        "late_now": _late_now(reading, fact),
        "organs_href": reading.href("ledger-organs", notice_id=fact.notice.id),
    }


def _verified_lately(reading: Reading, fact: LedgerFact) -> list[Result]:
    held = [one for line in fact.lines for one in line.holdings if one.verified_on]
    held.sort(key=lambda one: (one.verified_on or fact.on, one.id), reverse=True)
    return [
        _result(reading, fact, one, _("{day}核实").format(day=day_words(one.verified_on or fact.on)))
        for one in held[:NEWEST_RESULTS]
    ]


def _late_now(reading: Reading, fact: LedgerFact) -> list[Result]:
    """Who is late, the longest first."""
    late = [one for requirement in fact.requirements for one in requirement.late]
    if not late:
        return []
    late.sort(key=lambda one: (one.late_due_on or fact.on, one.organ.order, one.id))
    lateness = Lateness.on_day(fact.on)
    return [_result(reading, fact, one, lateness.words(one.late_due_on)) for one in late[:NEWEST_RESULTS]]


def _result(reading: Reading, fact: LedgerFact, one: Holding, line: str) -> Result:
    requirement = fact.requirement_by_id[one.requirement_id]
    task = fact.task_of(requirement)
    href = reading.href("ledger-task", notice_id=fact.notice.id, task_id=task.id)
    return Result(chip(one.shown), task.title, f"{href}#r{requirement.id}", f"{one.organ.label} · {line}")


def _doors(reading: Reading, notice: NoticeFact | None) -> Iterator[Door]:
    """Only what can be done now."""
    if notice:
        yield Door(
            _("看任务办得怎样"),
            reading.href("ledger", notice_id=notice.id),
            _("每一条要求由谁办、何时办完、现在到了哪一步。"),
        )
        yield Door(
            _("查一个单位"),
            reading.href("ledger-organs", notice_id=notice.id),
            _("看它承担了哪些要求，办好了几条，有没有逾期。"),
        )
    yield Door(
        _("核对一张凭证"),
        reading.href("receipt"),
        _("把凭证上的校验码贴进来，看那条办理记录有没有被改过。"),
    )
    yield Door(
        _("拿走数据"),
        reading.href("about") + "#data",
        _("台账可以下载成 Excel 表格，也有给程序用的开放接口。"),
    )


def _rooms(reading: Reading, notice: NoticeFact | None) -> Iterator[Link]:
    yield Link(text=_("工作要点全文"), href=reading.href("notices"))
    yield Link(text=_("工作台账"), href=reading.href("ledgers"))
    if notice:
        yield Link(text=_("任务分解表"), href=reading.href("ledger-table", notice_id=notice.id))
        yield Link(text=_("各单位办理情况"), href=reading.href("ledger-organs", notice_id=notice.id))
    yield Link(text=_("留痕封存"), href=reading.href("seals"))
    yield Link(text=_("开放数据与接口"), href=reading.href("about") + "#data")
    yield Link(text=_("无障碍声明"), href=reading.href("accessibility"))
    yield Link(text=_("联系我们"), href=reading.href("about") + "#contact")


def _asked(reading: Reading) -> Iterator[Link]:
    """Words to begin a search with: official terms, so they stay Chinese in every language."""
    for words in EXAMPLES:
        yield Link(text=words, href=f"{reading.href('search')}?{urlencode({'q': words})}")
