"""期限与提醒: the ladder for every running assignment, reminders by hand, due days in bulk with a ground."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, Final

from django import forms
from django.db.models import QuerySet
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop, ngettext
from django.views.decorators.http import require_GET

from liaoliang.base.calendars import current_rulebook
from liaoliang.base.clock import office_day
from liaoliang.errors import BadInputError
from liaoliang.law.calendar import WorkdayCalendar
from liaoliang.ledger import links, services
from liaoliang.ledger.models import Assignment, Notice, ReminderSent
from liaoliang.ledger.models.assignments import UNDATED
from liaoliang.ledger.reminders import LADDER, rung_on
from liaoliang.ledger.selectors import Filter, assignments_in_scope, coordinated_notice, page_of
from liaoliang.ledger.services.reminding import REMINDED
from liaoliang.ledger.states import RUNNING, Shown
from liaoliang.ui.address import with_cursor, with_value
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
    Table,
)
from liaoliang.workbench.posting import post_only
from liaoliang.workbench.programme.forms import DayField, GroundForm, attempt
from liaoliang.workbench.programme.notices.tabs import tabs, way_to
from liaoliang.workbench.programme.pages import done, link, way
from liaoliang.workbench.shell import DeskRequest, desk_page, officer_view
from liaoliang.workbench.tasks_table import due_cell

ROOM = "notices"
MOST: Final = 2000
NOTHING_CHOSEN = gettext_noop("请先选中要办的任务")
VIEWS: Final = {"": gettext_noop("全部"), "late": gettext_noop("逾期"), "undated": gettext_noop("没有期限")}


@dataclass(frozen=True, slots=True)
class Today:
    """The office day and its calendar, asked for once for all rows."""

    on: date
    calendar: WorkdayCalendar


class DueForm(GroundForm):
    """Another due day for the chosen assignments, and why."""

    chosen = forms.CharField(widget=forms.HiddenInput)
    due_on = DayField(label=gettext_lazy("新的期限"), help_text=gettext_lazy("不能早于今天。"))

    field_order = ["chosen", "due_on", "ground"]

    def clean_chosen(self) -> list[int]:
        """Numbers of assignments."""
        return numbers(self.cleaned_data["chosen"].split(","))

    @property
    def change(self) -> dict[str, Any]:
        """For the service."""
        stated = self.cleaned_data
        return {
            "assignment_ids": stated["chosen"],
            "due_on": stated["due_on"],
            "ground": stated["ground"],
        }


@require_GET
@officer_view(business=True)
def due_dates(request: DeskRequest, notice_id: int) -> HttpResponseBase:
    """Running assignments by due day, with the rung of the ladder each stands on."""
    notice = coordinated_notice(request.officer, notice_id)
    view = request.GET.get("view", "")
    on = office_day(request.at)
    keep = Filter(notice_id=notice.pk, shown=Shown.OVERDUE if view == "late" else None)
    page = page_of(_running(request, view), on=on, keep=keep, after=request.GET.get("cursor", ""))
    inner = {
        "tabs": tabs(notice, request.officer, "due_dates"),
        "breadcrumb": way_to(notice, _("期限与提醒")),
        "lead": _ladder_words(),
        "filters": _views(request, view),
        "table": _table(request, notice, page.rows, page.next_cursor),
    }
    return desk_page(request, "workbench/programme/list.html", inner, title=_("期限与提醒"), current=ROOM)


@post_only
@officer_view(business=True)
def due_bulk(request: DeskRequest, notice_id: int) -> HttpResponseBase:
    """Remind the chosen ones now, or ask for their new due day."""
    notice = coordinated_notice(request.officer, notice_id)
    chosen = numbers(request.POST.getlist("chosen"))
    if not chosen:
        raise BadInputError("", NOTHING_CHOSEN)
    if request.POST.get("do") != "remind":
        first = {"chosen": ",".join(map(str, chosen)), "due_on": None}
        return _due_form(request, notice, DueForm(initial=first), len(chosen))
    count = services.remind(assignment_ids=chosen, by=request.officer, at=request.at)
    words = ngettext("已催办 {n} 项", "已催办 {n} 项", count).format(n=count)
    rest = len(chosen) - count
    again = _("，另有 {n} 项今天已经催过").format(n=rest) if rest else ""
    return done(request, words + again, "due_dates", notice_id)


@post_only
@officer_view(business=True)
def due_change(request: DeskRequest, notice_id: int) -> HttpResponseBase:
    """Give the chosen ones another due day."""
    notice = coordinated_notice(request.officer, notice_id)
    form = DueForm(request.POST)
    step = partial(services.change_due_on, by=request.officer, at=request.at)
    changed = attempt(form, lambda: step(**form.change))
    if changed is not None:
        return done(request, _("已调整 {n} 项的期限").format(n=len(changed)), "due_dates", notice_id)
    return _due_form(request, notice, form, len(request.POST.get("chosen", "").split(",")))


def numbers(written: Sequence[str]) -> list[int]:
    """Numbers of rows as an address or a form carries them. Raises BadInputError for anything else."""
    if len(written) > MOST or not all(
        item.isascii() and item.isdigit() and len(item) < 19 for item in written
    ):
        raise BadInputError("", NOTHING_CHOSEN)
    return [int(item) for item in written]


def _running(request: DeskRequest, view: str) -> QuerySet[Assignment]:
    rows = assignments_in_scope(request.officer).filter(state__in=RUNNING)
    return rows.filter(sort_on=UNDATED) if view == "undated" else rows


def _due_form(request: DeskRequest, notice: Notice, form: DueForm, count: int) -> HttpResponseBase:
    inner = {
        "form": form,
        "count": count,
        "back": link(_("期限与提醒"), "due_dates", notice.pk),
        "action": way("due_change", notice.pk),
        "breadcrumb": way_to(notice, _("调整期限")),
    }
    template = "workbench/programme/notices/due.html"
    return desk_page(request, template, inner, title=_("调整期限"), current=ROOM, status=form.status)


def _ladder_words() -> str:
    before = "、".join(str(days) for days in LADDER.before)
    return _("平台在到期前 {before} 个工作日、当天、逾期后每 {after} 个工作日自动提醒一次。").format(
        before=before, after=LADDER.every_after
    )


def _views(request: DeskRequest, view: str) -> FilterBar:
    query = {name: request.GET.getlist(name) for name in request.GET}
    options = tuple(
        FacetOption(
            text=_(words),
            href=with_value(request.path, query, "view", name),
            chosen=bool(name) and view == name,
        )
        for name, words in VIEWS.items()
    )
    return FilterBar(facets=(Facet(label=_("看"), options=options),))


def _table(request: DeskRequest, notice: Notice, rows: Sequence[Assignment], cursor: str) -> Table:
    sent = _sent(rows)
    today = Today(office_day(request.at), current_rulebook().calendar)
    heads = (_("期限"), _("单位"), _("要求"), _("现在这一级"), _("已发提醒"), _("期限从哪来"))
    buttons = (
        Button(text=_("催办"), name="do", value="remind"),
        Button(text=_("调整期限"), name="do", value="due"),
    )
    query = {name: request.GET.getlist(name) for name in request.GET}
    more = with_cursor(request.path, query, cursor)
    return Table(
        caption=_("在办任务"),
        columns=tuple(Column(text=text) for text in heads),
        rows=tuple(_row(today, row, sent[row.pk]) for row in rows),
        bulk=BulkBar(buttons=buttons, action=way("due_bulk", notice.pk)),
        pager=Pager(words=_("本页 {n} 项").format(n=len(rows)), next=more) if cursor else None,
        panel=True,
        empty=EmptyState(title=_("没有在办的任务"), text=_("都报送了，或者都核实了。")),
    )


def _sent(rows: Sequence[Assignment]) -> dict[int, int]:
    """How many reminders each has had for its present due day."""
    counts: dict[int, int] = defaultdict(int)
    due = {row.pk: row.sort_on for row in rows}
    for reminder in ReminderSent.objects.filter(assignment__in=due):
        counts[reminder.assignment_id] += reminder.due_on == due[reminder.assignment_id]
    return counts


def _row(today: Today, row: Assignment, sent: int) -> Row:
    name = row.requirement.governing_text
    short = name if len(name) <= 60 else f"{name[:59]}…"
    cells = (
        _due(today, row),
        row.organ.label,
        Link(text=short, href=links.assignment(row.pk)),
        _rung(today, row),
        _("{n} 次").format(n=sent) if sent else "—",
        row.due_basis or "—",
    )
    label = f"{row.organ.label} {short}"
    return Row(cells=cells, key=str(row.pk), label=label, href=links.assignment(row.pk))


def _due(today: Today, row: Assignment) -> DueChip | str:
    if row.effective_due_on is None and row.not_before_on is None:
        return _("没有期限")
    return due_cell(row, today.calendar, today.on)


def _rung(today: Today, row: Assignment) -> str:
    if row.requirement.optional or row.state not in REMINDED or row.sort_on == UNDATED:
        return _("不提醒")
    rung = rung_on(row.sort_on, today.on, today.calendar)
    return rung.words if rung else _("还没到")
