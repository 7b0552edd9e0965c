"""What the look-back shows: last year's tasks, what was found, what is carried over."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import Any, Final

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from liaoliang.ledger.models import Finding, LookBackItem, Notice
from liaoliang.ledger.selectors import earlier_notices, look_back_items
from liaoliang.ledger.services.look_back import UNFINISHED
from liaoliang.organisations.models import Officer
from liaoliang.ui.address import with_value
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
    Row,
    StateChip,
    Table,
)
from liaoliang.ui.states import State
from liaoliang.workbench.programme.pages import way
from liaoliang.workbench.shell import DeskRequest

STATES: Final = {
    Finding.UNCHECKED: State.PENDING,
    Finding.DONE: State.VERIFIED,
    Finding.PARTLY: State.IN_PROGRESS,
    Finding.NOT_DONE: State.OVERDUE,
    Finding.LAPSED: State.NOT_APPLICABLE,
}
# The head of the column says it already.
ROLE_WORDS: Final = re.compile(r"^责任单位[：:]\s*")


def possible_predecessors(notice: Notice, officer: Officer) -> QuerySet[Notice]:
    """Notices of earlier years of the same city that the officer coordinates too."""
    return earlier_notices(notice, officer)


def finding_chip(item: LookBackItem) -> StateChip:
    """What was found, and whether it counts already."""
    finding = Finding(item.finding)
    word = str(finding.label)
    if hasattr(item, "carried_to"):
        word = _("{finding}，已结转").format(finding=word)
    elif finding in {Finding.DONE, Finding.LAPSED} and not item.is_settled:
        return StateChip(
            state=State.REPORTED, word=_("{finding}，待另一人确认").format(finding=word), plain=True
        )
    return StateChip(state=STATES[finding], word=word, plain=True)


def items_context(request: DeskRequest, notice: Notice) -> dict[str, Any]:
    """Every item with its finding, filtered by it."""
    rows = look_back_items(notice)
    asked = request.GET.get("finding", "")
    items = [item for item in rows if not asked or item.finding == asked]
    return {
        "figures": _figures(rows),
        "filters": _filter(request, rows, asked),
        "table": _table(notice, items),
    }


def _figures(rows: Iterable[LookBackItem]) -> Figures:
    items = list(rows)
    settled = sum(item.is_settled for item in items)
    carried = sum(hasattr(item, "carried_to") for item in items)
    keys = sum(item.is_key for item in items)
    shown = (
        (len(items), _("条上年任务"), None),
        (keys, _("条责任和时限都明确，先查"), None),
        (settled, _("条有了结果"), State.VERIFIED),
        (carried, _("条结转到今年"), State.IN_PROGRESS),
    )
    return Figures(
        figures=tuple(Figure(value=str(number), label=text, state=state) for number, text, state in shown)
    )


def _filter(request: DeskRequest, rows: Iterable[LookBackItem], asked: str) -> FilterBar:
    query = {name: request.GET.getlist(name) for name in request.GET}
    counts = Counter(item.finding for item in rows)
    options = tuple(
        FacetOption(
            text=finding.label,
            href=with_value(request.path, query, "finding", "" if asked == finding else finding.value),
            count=counts[finding.value],
            chosen=asked == finding,
        )
        for finding in Finding
    )
    return FilterBar(facets=(Facet(label=_("核查结果"), options=options),))


def _table(notice: Notice, items: Iterable[LookBackItem]) -> Table:
    heads = (_("序号"), _("具体要求"), _("责任单位原文"), _("上年时限"), _("核查结果"), _("说明"))
    carry = Button(text=_("结转到今年"), name="do", value="carry")
    return Table(
        caption=_("上一年度任务"),
        columns=tuple(Column(text=text) for text in heads),
        rows=tuple(_row(notice, item) for item in items),
        bulk=BulkBar(buttons=(carry,), action=way("look_back_carry", notice.pk)),
        panel=True,
        empty=EmptyState(title=_("没有这样的事项"), text=_("换个结果再看。")),
    )


def _row(notice: Notice, item: LookBackItem) -> Row:
    href = way("look_back_item", notice.pk, item.pk)
    may_carry = item.finding in UNFINISHED and not hasattr(item, "carried_to")
    cells = (
        str(item.ordinal),
        Link(text=item.text, href=href, note=_("先查") if item.is_key else ""),
        ROLE_WORDS.sub("", item.units_text) or "—",
        item.deadline or "—",
        finding_chip(item),
        item.remark or "—",
    )
    key = str(item.pk) if may_carry else ""
    return Row(cells=cells, key=key, label=_("第 {n} 条").format(n=item.ordinal), href=href)
