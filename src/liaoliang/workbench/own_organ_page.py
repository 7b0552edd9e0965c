"""The overview of one's own organ as components: figures, who has what in hand, the assignments themselves."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from liaoliang.law.calendar import WorkdayCalendar
from liaoliang.ledger.selectors import Handler, HandlerLine, InHand, OwnOrgan
from liaoliang.ledger.states import Shown
from liaoliang.organisations.models import Organ
from liaoliang.ui.address import address
from liaoliang.ui.components import (
    BulkBar,
    Button,
    Column,
    EmptyState,
    Facet,
    FacetOption,
    Figure,
    Figures,
    FilterBar,
    Link,
    Pager,
    Row,
    StateChip,
    Tab,
    Table,
    Tabs,
)
from liaoliang.ui.states import State as Mark
from liaoliang.workbench.numbers import page_number
from liaoliang.workbench.tasks_table import CHIPS, due_cell
from liaoliang.workbench.texts import shortened, two_lines, whole

NOBODY: Final = "nobody"
ROWS_ON_A_PAGE: Final = 100
COUNTED: Final = (Shown.OVERDUE, Shown.RECTIFICATION, Shown.REPORTED, Shown.VERIFIED)


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for: which organ, state, person, page."""

    organ: str = ""
    state: str = ""
    handler: str = ""
    page: int = 1

    @classmethod
    def of(cls, query: QueryDict) -> Asked:
        """Understood; nonsense keeps everything and shows the first page."""
        state = query.get("state", "")
        return cls(
            query.get("organ", ""),
            state if state in Shown.values else "",
            query.get("handler", ""),
            page_number(query),
        )

    @property
    def href(self) -> str:
        """The address that asks for this."""
        page = "" if self.page == 1 else str(self.page)
        given = {"organ": self.organ, "state": self.state, "handler": self.handler, "page": page}
        return address(reverse("workbench:own_organ"), {name: [value] for name, value in given.items()})

    def keeps(self, row: InHand) -> bool:
        """Whether a row is asked for."""
        return self.state in {"", row.shown.value} and self.handler in {"", key_of(row.handler)}


def key_of(handler: Handler | None) -> str:
    """A person in the address."""
    return str(handler.officer_id) if handler else NOBODY


def name_of(handler: Handler | None) -> str:
    """A person on the page."""
    return handler.name if handler else _("还没有人接手")


def tabs(organs: Sequence[Organ], shown: Organ) -> Tabs | None:
    """The organs one answers for, where there are several."""
    if len(organs) < 2:
        return None
    return Tabs(
        tabs=tuple(
            Tab(text=organ.label, href=Asked(str(organ.pk)).href, current=organ.pk == shown.pk)
            for organ in organs
        ),
        label=_("负责的单位"),
    )


def figures(found: OwnOrgan, asked: Asked) -> Figures:
    """Late, returned, waiting to be verified, verified; each leads to its records."""
    counts = found.counts
    whole = Asked(asked.organ)
    return Figures(
        figures=tuple(
            Figure(
                value=str(counts.get(state, 0)),
                label=state.label,
                state=Mark(state.value),
                href=replace(whole, state=state.value).href,
            )
            for state in COUNTED
        ),
        note=_("一共 {n} 项任务。").format(n=len(found.rows)),
    )


def handlers(found: OwnOrgan, asked: Asked) -> Table:
    """Who has how many in hand."""
    states = tuple(state for state in CHIPS if found.counts.get(state))
    return Table(
        caption=_("按经办人"),
        columns=(
            Column(text=_("经办人")),
            Column(text=_("共"), numeric=True),
            *(Column(text=state.label, numeric=True) for state in states),
        ),
        rows=tuple(_handler_row(line, states, asked) for line in found.handlers),
        show_caption=True,
        panel=True,
    )


def _handler_row(line: HandlerLine, states: Sequence[Shown], asked: Asked) -> Row:
    theirs = Asked(asked.organ, handler=key_of(line.handler))
    cells = (
        Link(text=name_of(line.handler), href=theirs.href),
        str(line.total),
        *(_number(line, state, theirs) for state in states),
    )
    return Row(cells=cells, href=theirs.href, current=asked.handler == key_of(line.handler))


def _number(line: HandlerLine, state: Shown, theirs: Asked) -> Link | str:
    count = line.counts.get(state, 0)
    return Link(text=str(count), href=replace(theirs, state=state.value).href) if count else "—"


def filter_bar(found: OwnOrgan, asked: Asked) -> FilterBar:
    """States with counts, and the person the address narrows to."""
    narrowed = [row for row in found.rows if replace(asked, state="").keeps(row)]
    options = []
    for state in CHIPS:
        count, chosen = sum(row.shown == state for row in narrowed), asked.state == state.value
        if count or chosen:
            href = replace(asked, state="" if chosen else state.value, page=1).href
            options.append(FacetOption(text=state.label, href=href, count=count, chosen=chosen))
    facets = [Facet(label=_("状态"), options=tuple(options))]
    if asked.handler:
        facets.append(_person(found, asked))
    return FilterBar(facets=tuple(facets))


def _person(found: OwnOrgan, asked: Asked) -> Facet:
    people = {key_of(row.handler): name_of(row.handler) for row in found.rows}
    option = FacetOption(
        text=people.get(asked.handler, _("一位经办人")),
        href=replace(asked, handler="", page=1).href,
        chosen=True,
    )
    return Facet(label=_("经办人"), options=(option,))


def table(
    found: OwnOrgan, asked: Asked, calendar: WorkdayCalendar, on: date, chosen: Collection[str]
) -> Table:
    """The assignments asked for: late, returned, then by the day."""
    rows = [row for row in found.rows if asked.keeps(row)]
    start = (asked.page - 1) * ROWS_ON_A_PAGE
    shown = rows[start : start + ROWS_ON_A_PAGE]
    return Table(
        caption=_("本单位的任务，逾期的在前"),
        columns=(
            Column(text=_("期限")),
            Column(text=_("任务和要求")),
            Column(text=_("经办人")),
            Column(text=_("状态"), narrow=True),
        ),
        rows=tuple(_row(row, calendar, on, chosen) for row in shown),
        bulk=_bulk_bar(asked),
        panel=True,
        key="own_organ",
        pager=_pager(len(rows), start, len(shown), asked),
        empty=_empty(asked),
    )


def _row(row: InHand, calendar: WorkdayCalendar, on: date, chosen: Collection[str]) -> Row:
    item, href = row.assignment, reverse("workbench:assignment", args=[row.assignment.pk])
    task = item.requirement.task
    title = _("任务 {number} · {title}").format(number=task.number, title=shortened(task.title, 40))
    cells = (
        due_cell(item, calendar, on),
        two_lines(Link(text=title, href=href), shortened(item.requirement.governing_text)),
        whole(name_of(row.handler)),
        _chip(row),
    )
    return Row(key=str(item.pk), label=title, href=href, selected=str(item.pk) in chosen, cells=cells)


def _chip(row: InHand) -> StateChip:
    """What it shows; of what was handed down, what its subordinates come to."""
    item = row.assignment
    word = "" if row.shown == Shown.OVERDUE else item.get_state_display()
    return StateChip(state=Mark(row.shown.value), word=word, optional=item.requirement.optional, plain=True)


def _bulk_bar(asked: Asked) -> BulkBar:
    query = asked.href.partition("?")[2]
    action = reverse("workbench:own_organ_bulk")
    return BulkBar(
        action=f"{action}?{query}" if query else action,
        buttons=(Button(text=_("催办选中的"), name="do", value="remind", small=True),),
    )


def _pager(total: int, start: int, shown: int, asked: Asked) -> Pager:
    words = _("第 {first}—{last} 项，共 {total} 项").format(
        first=start + 1 if shown else 0, last=start + shown, total=total
    )
    return Pager(
        words=words,
        previous=replace(asked, page=asked.page - 1).href if asked.page > 1 else "",
        next=replace(asked, page=asked.page + 1).href if start + shown < total else "",
    )


def _empty(asked: Asked) -> EmptyState:
    if asked.state or asked.handler or asked.page > 1:
        whole = Link(text=_("看全部"), href=Asked(asked.organ).href)
        return EmptyState(title=_("这个筛选下没有任务"), text=_("清除筛选看全部。"), action=whole)
    return EmptyState(
        title=_("本单位还没有任务"),
        text=_("下达给本单位的任务会列在这里，逾期的在前，看得到谁在办。"),
    )
