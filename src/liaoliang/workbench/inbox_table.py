"""The list 等我办: rows, filters and the bulk bar, made of work items."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import Count, Q
from django.http import QueryDict
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from liaoliang.base.clock import SHANGHAI
from liaoliang.law.calendar import WorkdayCalendar
from liaoliang.ledger.states import State as LedgerState
from liaoliang.ledger.waiting import ORGAN_VERBS
from liaoliang.organisations.models import Officer
from liaoliang.organisations.permissions import has_role, is_administrator
from liaoliang.organisations.roles import Role
from liaoliang.ui.address import with_cursor, with_value
from liaoliang.ui.components import (
    BulkBar,
    Button,
    Column,
    EmptyState,
    Facet,
    FacetOption,
    FilterBar,
    Link,
    Pager,
    Row,
    Table,
)
from liaoliang.workbench.dues import due_chip
from liaoliang.workbench.texts import shortened, two_lines, whole
from liaoliang.worklist.models import WorkItem
from liaoliang.worklist.selectors import Counts, Filter, Page, waiting_for

CATEGORIES: Final[Mapping[str, str | Promise]] = {
    "ledger": gettext_lazy("工作台账"),
    "review": gettext_lazy("核实审核"),
    "accounts": gettext_lazy("账号安全"),
    "rules": gettext_lazy("日历与参数"),
}
ACCEPT: Final = ORGAN_VERBS[LedgerState.ASSIGNED]
LATE: Final = "late"
REVIEW: Final = "review"


@dataclass(frozen=True, slots=True)
class Figures:
    """How many things wait, and when they are due."""

    open: int
    overdue: int
    today: int
    to_accept: int


def figures(officer: Officer, on: date) -> Figures:
    """The figures above the list; one statement."""
    found = (
        waiting_for(officer)
        .order_by()
        .aggregate(
            open=Count("id"),
            overdue=Count("id", filter=Q(due_on__lt=on)),
            today=Count("id", filter=Q(due_on=on)),
            to_accept=Count("id", filter=Q(verb=ACCEPT)),
        )
    )
    return Figures(**found)


def verbs(officer: Officer) -> list[tuple[str, int]]:
    """What there is to do, with how often; one statement."""
    rows = waiting_for(officer).order_by().values_list("verb").annotate(count=Count("id"))
    return sorted(rows, key=lambda row: (-row[1], row[0]))


def filter_of(query: QueryDict, on: date) -> Filter:
    """What the address asks to keep."""
    return Filter(
        category=query.get("category", ""),
        verb=query.get("verb", ""),
        overdue_on=on if query.get("due") == LATE else None,
    )


def filter_bar(path: str, query: QueryDict, counts: Counts, found: list[tuple[str, int]]) -> FilterBar:
    """Categories as chips with counts; due date and verb as menus."""
    asked = dict(query.lists())

    def option(name: str, value: str, text: str | Promise, count: int | None = None) -> FacetOption:
        chosen = query.get(name, "") == value
        href = with_value(path, asked, name, "" if chosen and value else value)
        return FacetOption(text=text, href=href, count=count, chosen=chosen and bool(value))

    categories = [
        option("category", key, category_word(key), tally.open) for key, tally in counts.by_category.items()
    ]
    late = [option("due", LATE, _("只看逾期"), counts.total.overdue)] if counts.total.overdue else []
    return FilterBar(
        facets=(
            Facet(label=_("类别"), options=(*categories, *late)),
            Facet(
                label=_("要办的事"),
                menu=True,
                options=tuple(option("verb", verb, verb, count) for verb, count in found),
            ),
        )
    )


def table(
    page: Page,
    calendar: WorkdayCalendar,
    on: date,
    *,
    path: str,
    query: QueryDict,
    chosen: Collection[str],
    numbers: Figures,
    officer: Officer,
) -> Table:
    """One page of the list; `chosen` stays ticked after a refusal, `officer` is who reads it."""
    further = with_cursor(path, dict(query.lists()), page.next_cursor) if page.next_cursor else ""
    return Table(
        caption=_("等我办的事，按期限从早到晚"),
        columns=(
            Column(text=_("期限"), sorted="ascending", key="due"),
            Column(text=_("类别"), narrow=True, key="category"),
            Column(text=_("事项")),
            Column(text=_("要我做什么"), key="verb"),
            Column(text=_("期限从哪来"), key="basis"),
            Column(text=_("送来"), key="came"),
        ),
        rows=tuple(_row(item, calendar, on, chosen, officer.organ_id) for item in page.items),
        bulk=bulk_bar(query, numbers, officer),
        panel=True,
        key="inbox",
        pager=Pager(
            words=_pager_words(len(page.items), numbers.open, bool(further), bool(query)),
            next=further,
            hint=_("快捷键 J K 上下移动 · X 选中 · Enter 打开"),
        ),
        empty=_empty(query, officer),
    )


def bulk_bar(query: QueryDict, numbers: Figures, officer: Officer) -> BulkBar:
    """Accepting goes in bulk, reminding from the list of what is late; verifying does not, and says why."""
    refused = "" if numbers.to_accept else _("现在没有等您接受的任务。")
    address = reverse("workbench:inbox_bulk")
    asked = query.urlencode()
    return BulkBar(
        action=f"{address}?{asked}" if asked else address,
        buttons=(
            Button(text=_("批量接受"), name="do", value="accept", refused=refused, small=True),
            *_reminding(officer),
            Button(
                text=_("批量核实"),
                refused=_("不能批量核实：每份报送都要对着佐证材料逐件看。"),
                small=True,
            ),
        ),
    )


def _reminding(officer: Officer) -> tuple[Button, ...]:
    """What others owe does not wait for the coordinator here; it is reminded of where it is listed."""
    if not has_role(officer, Role.COORDINATOR):
        return ()
    late = f"{reverse('workbench:tasks')}?scope=all&state=overdue&for=remind"
    return (Button(text=_("去批量催办"), kind="secondary", href=late, small=True),)


def category_word(key: str) -> str | Promise:
    """The official word of a category; a module's own key where the desk has none."""
    return CATEGORIES.get(key, key)


def _row(item: WorkItem, calendar: WorkdayCalendar, on: date, chosen: Collection[str], own: int) -> Row:
    title, whose = title_and_organ(item, own)
    came = item.opened_at.astimezone(SHANGHAI)
    return Row(
        key=str(item.pk),
        label=title,
        href=item.link,
        selected=str(item.pk) in chosen,
        cells=(
            due_chip(calendar, due_on=item.due_on, not_before_on=item.not_before_on, on=on),
            format_html('<span class="tag">{}</span>', category_word(item.category)),
            two_lines(Link(text=title, href=item.link), whose),
            whole(format_html("<strong>{}</strong>", item.verb)),
            item.due_basis or (_("办理中另定") if item.due_on else _("没有写明期限")),
            whole(_("{month}月{day}日").format(month=came.month, day=came.day)),
        ),
    )


def title_and_organ(item: WorkItem, own: int) -> tuple[str, str]:
    """What it is about, shortened, and whose it is: named at the end of a review's title, else the addressee."""
    head, sep, tail = item.title.rpartition(" · ")
    if item.category == REVIEW and sep:
        return shortened(head), tail
    organ = item.organ.label if item.organ and item.organ_id != own else ""
    return shortened(item.title), organ


def _pager_words(shown: int, waiting: int, more: bool, filtered: bool) -> str:
    if more:
        return _("先列出 {shown} 件").format(shown=shown)
    if filtered:
        return _("列出 {shown} 件，一共 {all} 件在等").format(shown=shown, all=waiting)
    return _("共 {shown} 件，已全部列出").format(shown=shown)


def _empty(query: QueryDict, officer: Officer) -> EmptyState:
    if query:
        return EmptyState(
            title=_("这个筛选下没有事"),
            text=_("换一个类别，或者清除筛选看全部。"),
            action=Link(text=_("看全部"), href=reverse("workbench:inbox")),
        )
    if is_administrator(officer):
        return EmptyState(title=_("没有等您办的事"), text=_("要您处理的管理事项，到了就会列在这里。"))
    return EmptyState(
        title=_("没有等您办的事"),
        text=_("下达给本单位的任务、退回的整改、等您核实的报送，到了就会列在这里，按期限从早到晚。"),
        action=Link(text=_("看我的任务"), href=reverse("workbench:tasks")),
    )
