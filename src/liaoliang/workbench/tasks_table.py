"""The list of assignments: which are asked for, filters with counts, rows, bulk bar."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from liaoliang.law.calendar import WorkdayCalendar
from liaoliang.ledger.models import Assignment, Notice
from liaoliang.ledger.permissions import can_remind
from liaoliang.ledger.selectors import (
    Filter,
    Page,
    assignments_in_scope,
    assignments_of,
    counts,
    kept,
    notices,
)
from liaoliang.ledger.states import RUNNING, NoticeState, Shown, shown
from liaoliang.organisations.models import Officer
from liaoliang.organisations.permissions import has_role
from liaoliang.organisations.roles import Role
from liaoliang.ui.address import with_cursor, with_value, without
from liaoliang.ui.components import (
    BulkBar,
    Button,
    Column,
    DueChip,
    EmptyState,
    Facet,
    FacetOption,
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
from liaoliang.workbench.dues import due_chip, settled_chip
from liaoliang.workbench.numbers import whole_number
from liaoliang.workbench.texts import shortened, two_lines
from liaoliang.worklist.urgency import late_words

ALL: Final = "all"
# The order of the chips: what is wrong first, what needs nobody last.
CHIPS: Final = (
    Shown.OVERDUE,
    Shown.RECTIFICATION,
    Shown.PENDING,
    Shown.IN_PROGRESS,
    Shown.REPORTED,
    Shown.WAITING,
    Shown.VERIFIED,
    Shown.NOT_APPLICABLE,
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for, understood. `everything` goes beyond one's own organ."""

    everything: bool
    words: str
    keep: Filter


def asked_of(query: QueryDict) -> Asked:
    """Raises BadInputError for a number that is none; an unknown state keeps everything."""
    numbers = {
        name: whole_number(query.get(name, ""), name)
        for name in ("notice", "task", "organ")
        if query.get(name)
    }
    state = query.get("state", "")
    keep = Filter(
        notice_id=numbers.get("notice"),
        task_id=numbers.get("task"),
        organ_id=numbers.get("organ"),
        shown=Shown(state) if state in Shown.values else None,
    )
    return Asked(query.get("scope") == ALL, query.get("q", "").strip()[:100], keep)


def rows_of(officer: Officer, asked: Asked) -> QuerySet[Assignment]:
    """The assignments asked for, before the state is looked at."""
    rows = assignments_in_scope(officer) if asked.everything else assignments_of(officer)
    if asked.everything:
        rows = rows.filter(requirement__task__category__notice__state=NoticeState.ADOPTED)
    return rows.filter(_words(asked.words)) if asked.words else rows


def without_state(asked: Asked) -> Filter:
    """The same filter for any state: what the chips count."""
    return Filter(asked.keep.notice_id, asked.keep.task_id, asked.keep.organ_id)


def _words(words: str) -> Q:
    return (
        Q(requirement__governing_text__icontains=words)
        | Q(requirement__task__title__icontains=words)
        | Q(organ__name__icontains=words)
        | Q(organ__short_name__icontains=words)
        | Q(unit_text__icontains=words)
    )


def oversees(officer: Officer) -> bool:
    """Whether the officer looks beyond one organ."""
    return has_role(officer, Role.COORDINATOR) or has_role(officer, Role.ASSESSOR)


def tabs(officer: Officer, query: QueryDict, path: str, asked: Asked) -> Tabs | None:
    """One's own organ, or every organ within sight."""
    if not oversees(officer):
        return None
    given = dict(query.lists())
    return Tabs(
        tabs=(
            Tab(text=_("本单位"), href=without(path, given, "scope", "organ"), current=not asked.everything),
            Tab(text=_("全部单位"), href=with_value(path, given, "scope", ALL), current=asked.everything),
        )
    )


def filter_bar(officer: Officer, query: QueryDict, path: str, asked: Asked, on: date) -> FilterBar:
    """States as chips with counts, notices as a menu, and chips for what the address narrows further."""
    given = dict(query.lists())
    numbers = counts(kept(rows_of(officer, asked), without_state(asked), on=on), on=on)
    states = tuple(_state_option(state, numbers[state], path, given, asked) for state in CHIPS)
    facets = [
        Facet(label=_("状态"), options=tuple(option for option in states if option.count or option.chosen))
    ]
    running = running_notices(officer)
    if len(running) > 1:
        facets.append(_notice_facet(running, path, given, asked))
    narrowed = tuple(_narrowed(name, path, given) for name in ("organ", "task", "q") if query.get(name))
    if narrowed:
        facets.append(Facet(label=_("还限定了"), options=narrowed))
    return FilterBar(facets=tuple(facets))


def running_notices(officer: Officer) -> list[Notice]:
    """The notices within sight that are being carried out."""
    return [notice for notice in notices(officer) if notice.state == NoticeState.ADOPTED]


def _state_option(
    state: Shown, count: int, path: str, given: Mapping[str, list[str]], asked: Asked
) -> FacetOption:
    chosen = asked.keep.shown == state
    href = with_value(path, given, "state", "" if chosen else state.value)
    return FacetOption(text=state.label, href=href, count=count, chosen=chosen)


def _notice_facet(running: list[Notice], path: str, given: Mapping[str, list[str]], asked: Asked) -> Facet:
    options = tuple(
        FacetOption(
            text=_("{year}年 {title}").format(year=notice.year, title=shortened(notice.title, 30)),
            href=with_value(
                path, given, "notice", "" if notice.pk == asked.keep.notice_id else str(notice.pk)
            ),
            chosen=notice.pk == asked.keep.notice_id,
        )
        for notice in running
    )
    return Facet(label=_("通知"), options=options, menu=True)


def _narrowed(name: str, path: str, given: Mapping[str, list[str]]) -> FacetOption:
    words = {"organ": _("一个单位"), "task": _("一项任务")}
    text = words.get(name) or _("含“{words}”").format(words=given[name][0][:20])
    return FacetOption(text=text, href=without(path, given, name), chosen=True)


def table(
    page: Page,
    calendar: WorkdayCalendar,
    on: date,
    *,
    officer: Officer,
    query: QueryDict,
    path: str,
    chosen: Collection[str] = (),
) -> Table:
    """One page of assignments, earliest day first."""
    given = dict(query.lists())
    further = with_cursor(path, given, page.next_cursor) if page.next_cursor else ""
    words = _("先列出 {n} 项") if further else _("列出 {n} 项，已全部列出")
    return Table(
        caption=_("任务，按期限从早到晚"),
        columns=(
            Column(text=_("期限"), sorted="ascending", key="due"),
            Column(text=_("任务和要求")),
            Column(text=_("单位"), key="organ"),
            Column(text=_("期限从哪来"), key="basis"),
            Column(text=_("状态"), narrow=True, key="state"),
        ),
        rows=tuple(_row(item, calendar, on, chosen) for item in page.rows),
        bulk=bulk_bar(page.rows, officer, query),
        panel=True,
        key="tasks",
        pager=Pager(
            words=words.format(n=len(page.rows)),
            next=further,
            hint=_("快捷键 J K 上下移动 · X 选中 · Enter 打开"),
        ),
        empty=_empty(query, path),
    )


def bulk_bar(rows: Collection[Assignment], officer: Officer, query: QueryDict) -> BulkBar:
    """Accept one's own, remind others; verifying is done one by one."""
    address = reverse("workbench:tasks_bulk")
    asked = query.urlencode()
    reminds = any(can_remind(officer, row) for row in rows)
    return BulkBar(
        action=f"{address}?{asked}" if asked else address,
        buttons=(
            Button(text=_("批量接受"), name="do", value="accept", small=True),
            Button(
                text=_("批量催办"),
                name="do",
                value="remind",
                small=True,
                refused="" if reminds else _("由统筹单位的协调员、本单位负责人催办。"),
            ),
            Button(
                text=_("批量核实"), small=True, refused=_("不能批量核实：每份报送都要对着佐证材料逐件看。")
            ),
        ),
    )


def _row(item: Assignment, calendar: WorkdayCalendar, on: date, chosen: Collection[str]) -> Row:
    requirement, address = item.requirement, reverse("workbench:assignment", args=[item.pk])
    title = _("任务 {number} · {title}").format(
        number=requirement.task.number, title=shortened(requirement.task.title, 40)
    )
    return Row(
        key=str(item.pk),
        label=f"{title} {item.organ.label}",
        href=address,
        selected=str(item.pk) in chosen,
        cells=(
            due_cell(item, calendar, on),
            two_lines(Link(text=title, href=address), shortened(requirement.governing_text)),
            two_lines(item.organ.label, item.get_part_display()),
            _basis(item),
            list_chip(item, on),
        ),
    )


def _basis(item: Assignment) -> str:
    if item.rectify_on:
        return _("退回整改时定的期限")
    return item.due_basis or item.requirement.deadline or _("没有写明期限")


def list_chip(item: Assignment, on: date) -> StateChip:
    """The state of a row without looking at those it was handed down to."""
    optional = item.requirement.optional
    found = shown(item.state, item.effective_due_on, on, optional=optional)
    word = "" if found == Shown.OVERDUE else item.get_state_display()
    return StateChip(state=Mark(found.value), word=word, optional=optional, plain=True)


def due_cell(item: Assignment, calendar: WorkdayCalendar, on: date) -> DueChip:
    """The day that counts; once the clock has stopped, as it was."""
    if item.state in RUNNING and not item.requirement.optional:
        day = item.effective_due_on
        return due_chip(calendar, due_on=day, not_before_on=None if day else item.not_before_on, on=on)
    missed, came = item.late_due_on, item.late_done_on
    words = late_words(missed, came, calendar) if missed and came else ""
    return settled_chip(item.effective_due_on, item.not_before_on, words)


def _empty(query: QueryDict, path: str) -> EmptyState:
    if query:
        return EmptyState(
            title=_("这个筛选下没有任务"),
            text=_("换一个状态，或者清除筛选看全部。"),
            action=Link(text=_("看全部"), href=path),
        )
    return EmptyState(
        title=_("本单位还没有任务"),
        text=_("协调员确认通知以后，下达给本单位的要求会逐条列在这里，并出现在“等我办”。"),
    )
