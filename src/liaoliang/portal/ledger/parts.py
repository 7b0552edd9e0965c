"""What every view of a ledger has in common: its head, the picture of progress, the tabs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from liaoliang.ledger.models import Origin
from liaoliang.ledger.selectors import Kind, kinds
from liaoliang.ledger.states import Shown
from liaoliang.portal.columns import LEDGER
from liaoliang.portal.facts.ledger import CategoryFact, LedgerFact, RequirementFact
from liaoliang.portal.facts.notices import NoticeFact
from liaoliang.portal.page import Page, Reading
from liaoliang.portal.shell import Article, Frame, column_link, page
from liaoliang.portal.words import heading, joined, mark, sentence
from liaoliang.ui.components import Link, MarkGroup, ProgressMarks, Tab, Tabs

OPENAPI: Final = "api:openapi"


@dataclass(frozen=True, slots=True)
class BigNumber:
    """A number that counts, with its words and colour."""

    number: int
    words: str
    tone: str = "ink"


def ledger_name(notice: NoticeFact) -> str:
    """How a notice's ledger is called: by its year, and by its title where the year has more than one."""
    name = _("{year}年政务公开工作台账").format(year=notice.year)
    return joined("：", (name, notice.title)) if notice.shares_year else name


def ledger_title(ledger: LedgerFact) -> str:
    """How a ledger is called."""
    return ledger_name(ledger.notice)


def ledger_link(reading: Reading, ledger: LedgerFact) -> Link:
    """The ledger as a step of the breadcrumb."""
    return Link(text=ledger_title(ledger), href=reading.href("ledger", notice_id=ledger.notice.id))


def ledger_page(
    reading: Reading,
    template: str,
    ledger: LedgerFact,
    context: dict[str, Any],
    *,
    title: str = "",
) -> Page:
    """A page of a ledger: a view of the whole, or (with a title of its own) one task or one organ."""
    name = title or ledger_title(ledger)
    frame = Frame(
        title=name,
        column=LEDGER,
        trail=(column_link(reading, LEDGER), *([ledger_link(reading, ledger)] if title else [])),
        article=Article(name, reading.on, ledger.notice.organ),
        tags=frozenset({f"ledger:{ledger.notice.id}"}),
        stale_at=reading.midnight,
    )
    return page(reading, f"ledger/{template}", frame, {**head(reading, ledger), **context})


def head(reading: Reading, ledger: LedgerFact) -> dict[str, Any]:
    """Where the ledger comes from and where it can be had as data."""
    notice = ledger.notice
    return {
        "ledger": ledger,
        "notice": notice,
        "notice_href": reading.href("notice", notice_id=notice.id),
        "ledger_href": reading.href("ledger", notice_id=notice.id),
        "excel_href": reading.href("ledger-excel", notice_id=notice.id),
        "api_href": reverse(OPENAPI),
    }


def overview(reading: Reading, ledger: LedgerFact, current: str) -> dict[str, Any]:
    """The picture of progress with its sentence, and the tabs."""
    return {
        "numbers": numbers(ledger),
        "legend": picture(reading, ledger),
        "how": how_sentence(ledger),
        "apart_words": apart_words(ledger),
        "tabs": tabs(reading, ledger, current),
    }


def numbers(ledger: LedgerFact) -> list[BigNumber]:
    """How many requirements, how many are verified, how many late."""
    return big_numbers(len(ledger.firm), ledger.counts)


def big_numbers(total: int, counts: Counter[Shown]) -> list[BigNumber]:
    """The same three numbers from their parts."""
    verified, late = counts[Shown.VERIFIED], counts[Shown.OVERDUE]
    return [
        BigNumber(total, ngettext("条要求", "条要求", total)),
        BigNumber(verified, ngettext("条已核实", "条已核实", verified), "green"),
        BigNumber(late, ngettext("条逾期", "条逾期", late), "red" if late else "ink"),
    ]


def how_sentence(ledger: LedgerFact) -> str:
    """How requirements become verified: by figures, or by evidence that a second person checks."""
    return how_words(ledger.firm)


def how_words(firm: Sequence[RequirementFact]) -> str:
    """The same of requirements of several ledgers."""
    measured = sum(one.measure is not None for one in firm)
    reported = len(firm) - measured
    if not measured:
        return _("每一条都由责任单位报送材料，经另一个人核对后，才算已核实。")
    by_data = ngettext("其中 {n} 条由办理数据自动核实", "其中 {n} 条由办理数据自动核实", measured).format(
        n=measured
    )
    by_report = ngettext(
        "{n} 条由责任单位报送材料，经另一个人核对。", "{n} 条由责任单位报送材料，经另一个人核对。", reported
    ).format(n=reported)
    return joined("，", (by_data, by_report)) if reported else sentence(by_data)


def apart_words(ledger: LedgerFact) -> str:
    """What stands in the ledger and is not counted above: encouraged, chosen by organs, of last year."""
    return apart_sentence(ledger.requirements)


def apart_sentence(requirements: Sequence[RequirementFact]) -> str:
    """The same of requirements of several ledgers."""
    found = kinds(requirements)
    counts = [
        (_("{n} 条是鼓励去做的，不算逾期"), found[Kind.OPTIONAL]),
        (_("{n} 项是自定重点领域"), found[Kind.OWN_AREA]),
        (_("{n} 条是上一年度没有办完、接着办的"), found[Kind.CARRIED_OVER]),
    ]
    said = joined("；", (words.format(n=count) for words, count in counts if count))
    late = sum(one.came_late for one in requirements if one.is_firm)
    among = _("其中 {n} 条有单位晚报。").format(n=late) if late else ""
    return among + (_("另外单独统计的：{what}。").format(what=said) if said else "")


def picture(reading: Reading, ledger: LedgerFact) -> ProgressMarks:
    """One shape for each requirement, part by part."""
    base = reading.href("ledger", notice_id=ledger.notice.id)
    groups = [
        MarkGroup(
            title=category_title(category),
            marks=tuple(mark(one, f"{base}#r{one.id}") for one in category.requirements if is_of_notice(one)),
        )
        for category in ledger.categories
        if any(is_of_notice(one) for one in category.requirements)
    ]
    return ProgressMarks(groups=tuple(groups), name=f"picture-{ledger.notice.id}")


def is_of_notice(one: RequirementFact) -> bool:
    """Whether the notice itself has it; what was added or carried over stands in the lists alone."""
    return one.origin == Origin.NOTICE


def category_title(category: CategoryFact) -> str:
    """The title of a part with its number; short as the office wrote it."""
    return heading(1, category.ordinal) + (category.title or _("其他"))


def tabs(reading: Reading, ledger: LedgerFact, current: str) -> Tabs:
    """The three ways to look at a ledger."""
    views = [
        ("ledger", _("按任务"), len(ledger.counted_tasks)),
        ("ledger-organs", _("按单位"), len(ledger.lines)),
        ("ledger-table", _("表格"), len(ledger.firm)),
    ]
    made = [
        Tab(
            text=text,
            count=count,
            href=reading.href(name, notice_id=ledger.notice.id),
            current=name == current,
        )
        for name, text, count in views
    ]
    return Tabs(tabs=tuple(made))


def state_counts(requirements: list[RequirementFact]) -> list[tuple[Shown, int]]:
    """The states that occur, loudest first, with how many show them."""
    found = [one.shown for one in requirements]
    return [(shown, found.count(shown)) for shown in Shown if shown in found]
