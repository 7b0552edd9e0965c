"""任务与要求, 待条件: measures that verify, conditions that are met, further organs."""

from __future__ import annotations

from functools import partial

from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from liaoliang.base.clock import office_day
from liaoliang.ledger import services
from liaoliang.ledger.models import Requirement
from liaoliang.ledger.selectors import coordinated_notice
from liaoliang.ledger.states import State
from liaoliang.ui.components import Column, EmptyState, Link, Row, Table
from liaoliang.workbench.posting import post_only
from liaoliang.workbench.programme.forms import GroundForm, attempt, sent
from liaoliang.workbench.programme.notices.requirement_forms import ConditionForm, MeasureForm, OrgansForm
from liaoliang.workbench.programme.notices.requirement_pages import (
    requirement_context,
    requirements_of,
    requirements_table,
)
from liaoliang.workbench.programme.notices.sight import notice_of, requirement_of, waiting_requirement_of
from liaoliang.workbench.programme.notices.tabs import tabs, way_to
from liaoliang.workbench.programme.pages import done, form_page, link, way
from liaoliang.workbench.shell import DeskRequest, desk_page, officer_view

ROOM = "notices"
both = require_http_methods(["GET", "POST"])


@require_GET
@officer_view(business=True)
def requirements(request: DeskRequest, notice_id: int) -> HttpResponseBase:
    """Every requirement by task."""
    notice = coordinated_notice(request.officer, notice_id)
    inner = {
        "tabs": tabs(notice, request.officer, "requirements"),
        "breadcrumb": way_to(notice, _("任务与要求")),
        "table": requirements_table(requirements_of(notice)),
    }
    return desk_page(request, "workbench/programme/list.html", inner, title=_("任务与要求"), current=ROOM)


@require_GET
@officer_view(business=True)
def requirement(request: DeskRequest, requirement_id: int) -> HttpResponseBase:
    """One requirement."""
    row = requirement_of(request.officer, requirement_id)
    inner = requirement_context(request, row)
    template = "workbench/programme/notices/requirement.html"
    title = _("任务 {n} · 第 {m} 条").format(n=row.task.number, m=row.ordinal)
    return desk_page(request, template, inner, title=title, current=ROOM)


@both
@officer_view(business=True)
def requirement_measure(request: DeskRequest, requirement_id: int) -> HttpResponseBase:
    """Propose a measure; another coordinator confirms it."""
    row = requirement_of(request.officer, requirement_id)
    initial = {"measure_key": row.measure_key, "operator": row.measure_operator}
    form = MeasureForm(sent(request), initial={**initial, "target": row.measure_target})
    step = partial(services.set_measure, requirement_id=row.pk, by=request.officer, at=request.at)
    if attempt(form, lambda: step(**form.link)) is not None:
        return done(request, _("已提出，等另一名协调员确认"), "requirement", row.pk)
    return form_page(
        request, form, title=_("用指标自动核实"), back=_back(row), lead=row.governing_text, current=ROOM
    )


@post_only
@officer_view(business=True)
def requirement_measure_confirm(request: DeskRequest, requirement_id: int) -> HttpResponseBase:
    """Let the proposed measure verify the requirement."""
    row = requirement_of(request.officer, requirement_id)
    services.confirm_measure(requirement_id=row.pk, by=request.officer, at=request.at)
    services.evaluate_measure(requirement_id=row.pk, at=request.at)
    return done(request, _("已确认，达到目标的单位自动核实"), "requirement", row.pk)


@both
@officer_view(business=True)
def requirement_measure_remove(request: DeskRequest, requirement_id: int) -> HttpResponseBase:
    """Back to verification by report."""
    row = requirement_of(request.officer, requirement_id)
    form = GroundForm(sent(request))
    step = partial(services.remove_measure, requirement_id=row.pk, by=request.officer, at=request.at)
    if attempt(form, lambda: step(**form.cleaned_data)) is not None:
        return done(request, _("已改回报送核实"), "requirement", row.pk)
    title = _("改回报送核实")
    return form_page(request, form, title=title, back=_back(row), button=title, current=ROOM)


@both
@officer_view(business=True)
def requirement_organs(request: DeskRequest, requirement_id: int) -> HttpResponseBase:
    """Give the requirement to further organs."""
    row = requirement_of(request.officer, requirement_id)
    taken = set(row.assignments.exclude(state=State.TAKEN_BACK).values_list("organ_id", flat=True))
    form = OrgansForm(taken, sent(request))
    step = partial(services.add_organs, requirement_id=row.pk, by=request.officer, at=request.at)
    made = attempt(form, lambda: step(**form.addition))
    if made is not None:
        return done(request, _("已增加 {n} 个单位").format(n=len(made)), "requirement", row.pk)
    return form_page(request, form, title=_("增加单位"), back=_back(row), button=_("增加"), current=ROOM)


@both
@officer_view(business=True)
def requirement_condition(request: DeskRequest, requirement_id: int) -> HttpResponseBase:
    """Record that the condition is met; the coordinator may, and whoever waits for it."""
    row = waiting_requirement_of(request.officer, requirement_id)
    form = ConditionForm(sent(request), initial={"met_on": office_day(request.at)})
    step = partial(services.meet_condition, requirement_id=row.pk, by=request.officer, at=request.at)
    if attempt(form, lambda: step(**form.cleaned_data)) is not None:
        return done(request, _("已记录条件成就，开始计时"), "notice", notice_of(row).pk)
    back = link(_("通知"), "notice", notice_of(row).pk)
    lead = _("{text}　前提条件：{condition}").format(text=row.governing_text, condition=row.condition)
    return form_page(
        request, form, title=_("记录条件成就"), back=back, button=_("记录"), lead=lead, current=ROOM
    )


@require_GET
@officer_view(business=True)
def conditions(request: DeskRequest, notice_id: int) -> HttpResponseBase:
    """What waits for a condition, and what waited."""
    notice = coordinated_notice(request.officer, notice_id)
    rows = requirements_of(notice).exclude(condition="")
    heads = (_("序号"), _("具体要求"), _("前提条件"), _("之后几个工作日"), _("单位"), _("条件成就"))
    table = Table(
        caption=_("待条件"),
        columns=tuple(Column(text=text, numeric=at in {3, 4}) for at, text in enumerate(heads)),
        rows=tuple(_condition_row(row) for row in rows.order_by("condition_met_on", "ordinal")),
        panel=True,
        empty=EmptyState(
            title=_("没有等条件的要求"), text=_("更正任务时写了前提条件的要求，条件成就前列在这里，不计时。")
        ),
    )
    inner = {"tabs": tabs(notice, request.officer, "conditions"), "table": table}
    inner["breadcrumb"] = way_to(notice, _("待条件"))
    return desk_page(request, "workbench/programme/list.html", inner, title=_("待条件"), current=ROOM)


def _condition_row(row: Requirement) -> Row:
    met = row.condition_met_on.isoformat() if row.condition_met_on else ""
    record = Link(text=_("记录成就"), href=way("requirement_condition", row.pk))
    days = str(row.due_workdays) if row.due_workdays else "—"
    name = Link(text=row.governing_text, href=way("requirement", row.pk))
    count = str(getattr(row, "organ_count", 0))
    return Row(cells=(str(row.ordinal), name, row.condition, days, count, met or record))


def _back(row: Requirement) -> Link:
    return link(_("第 {n} 条").format(n=row.ordinal), "requirement", row.pk)
