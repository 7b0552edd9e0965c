"""Years of the working calendar: read by everybody, prepared by one keeper, confirmed by another."""

from __future__ import annotations

from functools import partial

from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from liaoliang.base import calendars
from liaoliang.base.clock import office_day
from liaoliang.base.models import CalendarYear, RulebookChange
from liaoliang.errors import NotFoundError
from liaoliang.ui.components import Column, EmptyState, Row, Table
from liaoliang.workbench.programme.forms import GroundForm, attempt, sent
from liaoliang.workbench.programme.pages import (
    NOT_HERE,
    done,
    form_page,
    found,
    link,
    moment,
    paged,
    trail_of,
    way,
)
from liaoliang.workbench.programme.rules import calendar_pages as shown
from liaoliang.workbench.programme.rules.forms import YEARS, YearForm
from liaoliang.workbench.programme.rules.permissions import insist_keeper
from liaoliang.workbench.programme.trails import trail
from liaoliang.workbench.shell import DeskRequest, desk_page, officer_view

ROOM = "rules"
both = require_http_methods(["GET", "POST"])


@require_GET
@officer_view()
def calendar_years(request: DeskRequest) -> HttpResponseBase:
    """Every year with its state: shipped, loaded here, missing."""
    inner = shown.years_context(request.officer, office_day(request.at))
    return desk_page(request, "workbench/programme/list.html", inner, title=_("工作日历"), current=ROOM)


@require_GET
@officer_view()
def calendar_year(request: DeskRequest, year: int) -> HttpResponseBase:
    """One year in force, holiday by holiday."""
    if year not in YEARS:
        raise NotFoundError(NOT_HERE)
    in_force = calendars.current_rulebook().calendar.year(year)
    inner = {
        "checked": shown.how_checked(in_force),
        "year": in_force,
        "workdays": shown.workdays_of(in_force),
        "table": shown.holidays_table(in_force),
        "breadcrumb": trail_of(str(year), link(_("工作日历"), "calendars")),
        "actions": [shown.load_button(request.officer)],
    }
    title = _("{year} 年工作日历").format(year=year)
    return desk_page(request, "workbench/programme/rules/year.html", inner, title=title, current=ROOM)


@both
@officer_view()
def calendar_load(request: DeskRequest) -> HttpResponseBase:
    """Prepare a year from the State Council's notice."""
    insist_keeper(request.officer)
    form = YearForm(sent(request), initial=_first_values(request))
    step = partial(calendars.load_year, by=request.officer.actor, at=request.at)
    prepared = attempt(form, lambda: step(**form.facts()))
    if prepared is not None:
        sentence = _("已录入，等另一个人核对后确认")
        return done(request, sentence, "calendar_pending", prepared.pk)
    back, button = link(_("工作日历"), "calendars"), _("检查并录入")
    title = _("载入一年的放假安排")
    return form_page(request, form, title=title, back=back, button=button, current=ROOM, draft="year")


@both
@officer_view()
def calendar_pending(request: DeskRequest, calendar_year_id: int) -> HttpResponseBase:
    """A prepared year: look it over; another person puts it in force, and what runs is computed again."""
    row = found(CalendarYear.objects.all(), calendar_year_id)
    if request.method == "POST":
        insist_keeper(request.officer)
        change = calendars.confirm_year(calendar_year_id=row.pk, by=request.officer.actor, at=request.at)
        return recomputed(request, change)
    title = _("{year} 年放假安排，第 {n} 版").format(year=row.year, n=row.version)
    inner = shown.pending_context(row, request.officer)
    inner |= {"trail": trail(row), "breadcrumb": trail_of(title, link(_("工作日历"), "calendars"))}
    return desk_page(request, "workbench/programme/rules/pending.html", inner, title=title, current=ROOM)


@both
@officer_view()
def calendar_withdraw(request: DeskRequest, calendar_year_id: int) -> HttpResponseBase:
    """Take a prepared year back before anybody confirms it."""
    row = found(CalendarYear.objects.all(), calendar_year_id)
    insist_keeper(request.officer)
    form = GroundForm(sent(request))
    step = partial(calendars.withdraw_year, calendar_year_id=row.pk, by=request.officer.actor, at=request.at)
    if attempt(form, lambda: step(**form.cleaned_data)) is not None:
        return done(request, _("已撤回，确认人的待办随之取消"), "calendar_pending", row.pk)
    title = _("撤回 {year} 年放假安排第 {n} 版").format(year=row.year, n=row.version)
    back, button = link(_("不撤回"), "calendar_pending", row.pk), _("撤回这一版")
    return form_page(request, form, title=title, back=back, button=button, danger=True, current=ROOM)


@require_GET
@officer_view()
def rule_changes(request: DeskRequest) -> HttpResponseBase:
    """Every change of the rules that was put in force here, newest first."""
    rows = RulebookChange.objects.select_related("calendar_year", "parameter_override")
    page, pager = paged(request, rows)
    heads = (_("生效时间"), _("改了什么"), _("影响"))
    table = Table(
        caption=_("变更"),
        columns=tuple(Column(text=text) for text in heads),
        rows=tuple(_change_row(change) for change in page),
        pager=pager,
        panel=True,
        empty=EmptyState(title=_("还没有变更"), text=_("载入日历或改写参数并由第二个人确认后，记在这里。")),
    )
    inner = {"tabs": shown.rule_tabs("rule_changes"), "table": table}
    return desk_page(request, "workbench/programme/list.html", inner, title=_("变更与影响"), current=ROOM)


@require_GET
@officer_view()
def rule_change(request: DeskRequest, change_id: int) -> HttpResponseBase:
    """One change and what it moved."""
    rows = RulebookChange.objects.select_related("calendar_year", "parameter_override")
    change = found(rows, change_id)
    inner = {**shown.change_context(change, request.officer), "what": what_changed(change)}
    inner["breadcrumb"] = trail_of(inner["what"], link(_("变更与影响"), "rule_changes"))
    template = "workbench/programme/rules/change.html"
    return desk_page(request, template, inner, title=inner["what"], current=ROOM)


def recomputed(request: DeskRequest, change: RulebookChange) -> HttpResponseBase:
    """Compute what runs again and lead to what moved."""
    moved = calendars.recompute(change)
    sentence = _("已生效，重新计算后有 {n} 件事项的期限变了").format(n=len(moved))
    return done(request, sentence, "rule_change", change.pk)


def what_changed(change: RulebookChange) -> str:
    """A change in words."""
    if change.calendar_year is not None:
        return _("{year} 年工作日历").format(year=change.calendar_year.year)
    if change.parameter_override is not None:
        title = calendars.current_rulebook().parameter(change.parameter_override.key).title
        return _("本地参数“{title}”").format(title=title)
    return _("规则变更")


def _change_row(change: RulebookChange) -> Row:
    words = _("{n} 件事项的期限变了").format(n=len(change.moved))
    cells = (
        moment(change.changed_at),
        link(what_changed(change), "rule_change", change.pk),
        words if change.recomputed_at else _("正在重新计算"),
    )
    return Row(cells=cells, href=way("rule_change", change.pk))


def _first_values(request: DeskRequest) -> dict[str, object]:
    """A year to be corrected, if the address names one that is loaded."""
    year = request.GET.get("year", "")
    known = calendars.current_rulebook().calendar
    if year.isdecimal() and known.is_loaded(int(year)):
        return YearForm.values_of(known.year(int(year)))
    waiting = shown.missing_years(office_day(request.at))
    return {"year": waiting[0] if waiting else office_day(request.at).year + 1}
