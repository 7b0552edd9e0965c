"""The home page: one question, what is new, how the year's tasks go, what one can do here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlencode

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from liaoliang.ledger.states import Shown
from liaoliang.portal.columns import HOME
from liaoliang.portal.facts.ledger import LedgerFact
from liaoliang.portal.facts.notices import notices, public_notices
from liaoliang.portal.facts.year import Held, YearFact, year
from liaoliang.portal.ledger.parts import apart_sentence, how_words, numbers, picture
from liaoliang.portal.page import Page, Reading
from liaoliang.portal.shell import Frame, page
from liaoliang.portal.words import Lateness, chip, joined, sentence
from liaoliang.ui.components import Link, ProgressMarks, StateChip
from liaoliang.ui.states import State
from liaoliang.ui.words import day_words

NEWEST_NOTICES: Final = 5
NEWEST_RESULTS: Final = 5
PICTURES: Final = 3
EXAMPLES: Final = ("逾期", "财政局", "教育", "政策解读", "重大行政决策")


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


@dataclass(frozen=True, slots=True)
class Said:
    """One notice in the picture: its name where there are several, how it stands, and its marks."""

    title: Link | None
    words: str
    picture: ProgressMarks


def home_page(reading: Reading) -> Page:
    """The first page."""
    latest = notices(public_notices().order_by("-released_on", "-adopted_on", "-id")[:NEWEST_NOTICES])
    fact = year(reading.on)
    context: dict[str, Any] = {
        "newest": [(one, reading.href("notice", notice_id=one.id)) for one in latest],
        "notices_href": reading.href("notices"),
        "doors": list(_doors(reading, fact)),
        "rooms": list(_rooms(reading, fact)),
        "asked": list(_asked(reading)),
        "fact": fact if fact.ledgers else None,
    }
    if fact.ledgers:
        context |= _progress(reading, fact)
    frame = Frame(
        title="",
        column=HOME,
        tags=frozenset({"notices", "ledgers"}),
        stale_at=reading.midnight,
        asks_whether_clear=False,
    )
    return page(reading, "home.html", frame, context)


def _progress(reading: Reading, fact: YearFact) -> dict[str, Any]:
    counts = fact.counts
    late = [one for one in fact.held if one.holding.is_late]
    return {
        "sum": _sum_words(fact),
        "pictures": [_said(reading, fact, ledger) for ledger in fact.ledgers[:PICTURES]],
        "others": [_said(reading, fact, ledger) for ledger in fact.ledgers[PICTURES:]],
        "verified": counts[Shown.VERIFIED],
        "late": counts[Shown.OVERDUE],
        "how": how_words(fact.firm),
        "apart_words": apart_sentence([one for ledger in fact.ledgers for one in ledger.requirements]),
        "verified_lately": _verified_lately(reading, fact),
        "late_now": _late_now(reading, fact, late),
        "late_words": _late_words(late),
        "late_more": max(0, len(late) - NEWEST_RESULTS),
        "ledger_href": _ledger_href(reading, fact),
        "organs_href": reading.href("organs"),
    }


def _sum_words(fact: YearFact) -> str:
    """2021 年的政务公开工作要点，共 20 项任务、35 条要求: of one notice, or of all that run."""
    years = joined("、", (str(number) for number in sorted({one.notice.year for one in fact.ledgers})))
    tasks, firm, many = sum(len(one.counted_tasks) for one in fact.ledgers), len(fact.firm), len(fact.ledgers)
    if many == 1:
        said = _("{years} 年的政务公开工作要点，共 {tasks} 项任务、{firm} 条要求。")
    else:
        said = _("{years} 年的 {many} 份政务公开文件，合计 {tasks} 项任务、{firm} 条要求。")
    return said.format(years=years, many=many, tasks=tasks, firm=firm)


def _said(reading: Reading, fact: YearFact, ledger: LedgerFact) -> Said:
    several = len(fact.ledgers) > 1
    href = reading.href("ledger", notice_id=ledger.notice.id)
    words = joined("，", (f"{one.number} {one.words}" for one in numbers(ledger)))
    title = Link(text=ledger.notice.title, href=href) if several else None
    return Said(title, words, picture(reading, ledger))


def _ledger_href(reading: Reading, fact: YearFact) -> str:
    if len(fact.ledgers) > 1:
        return reading.href("ledgers")
    return reading.href("ledger", notice_id=fact.ledgers[0].notice.id)


def _verified_lately(reading: Reading, fact: YearFact) -> list[Result]:
    done = [one for one in fact.held if one.holding.verified_on]
    done.sort(key=lambda one: (one.holding.verified_on or fact.on, one.holding.id), reverse=True)
    return [
        _result(
            reading,
            one,
            chip(one.holding.shown),
            _("{day}核实").format(day=day_words(one.holding.verified_on or fact.on)),
        )
        for one in done[:NEWEST_RESULTS]
    ]


def _late_now(reading: Reading, fact: YearFact, late: list[Held]) -> list[Result]:
    """Who is late, the longest first; the mark carries how late, so that it is said once."""
    if not late:
        return []
    late.sort(key=lambda one: (one.holding.late_due_on or fact.on, one.holding.organ.order, one.holding.id))
    lateness = Lateness.on_day(fact.on)
    return [
        _result(
            reading, one, StateChip(state=State.OVERDUE, word=lateness.words(one.holding.late_due_on)), ""
        )
        for one in late[:NEWEST_RESULTS]
    ]


def _late_words(late: list[Held]) -> str:
    """Why there are more rows than late requirements: each has as many as organs are late with it."""
    requirements = len({one.requirement.id for one in late})
    first = ngettext("{n} 条要求逾期", "{n} 条要求逾期", requirements).format(n=requirements)
    organs = len({one.holding.organ.id for one in late})
    second = ngettext("涉及 {n} 个单位", "涉及 {n} 个单位", organs).format(n=organs)
    return sentence(joined("，", (first, second)))


def _result(reading: Reading, one: Held, shown: StateChip, line: str) -> Result:
    task = one.ledger.task_of(one.requirement)
    href = reading.href("ledger-task", notice_id=one.ledger.notice.id, task_id=task.id)
    said = " · ".join(filter(None, (one.holding.organ.label, line)))
    return Result(shown, task.title, f"{href}#r{one.requirement.id}", said)


def _doors(reading: Reading, fact: YearFact) -> Iterator[Door]:
    """Only what can be done now."""
    if fact.ledgers:
        yield Door(
            _("看任务办得怎样"),
            _ledger_href(reading, fact),
            _("每一条要求由谁办、何时办完、现在到了哪一步。"),
        )
        yield Door(
            _("查一个单位"),
            reading.href("organs"),
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


def _rooms(reading: Reading, fact: YearFact) -> Iterator[Link]:
    yield Link(text=_("工作要点全文"), href=reading.href("notices"))
    yield Link(text=_("工作台账"), href=reading.href("ledgers"))
    for ledger in fact.ledgers[:1]:
        yield Link(text=_("任务分解表"), href=reading.href("ledger-table", notice_id=ledger.notice.id))
        yield Link(text=_("各单位办理情况"), href=reading.href("organs"))
    yield Link(text=_("留痕封存"), href=reading.href("seals"))
    yield Link(text=_("开放数据与接口"), href=reading.href("about") + "#data")
    yield Link(text=_("无障碍声明"), href=reading.href("accessibility"))
    yield Link(text=_("联系我们"), href=reading.href("about") + "#contact")


def _asked(reading: Reading) -> Iterator[Link]:
    """Words to begin a search with: official terms, so they stay Chinese in every language."""
    for words in EXAMPLES:
        yield Link(text=words, href=f"{reading.href('search')}?{urlencode({'q': words})}")
