"""The requirements of a running notice, and one of them with its measure, its condition and its organs."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _

from liaoliang.base import measures
from liaoliang.base.clock import office_day
from liaoliang.ledger import links
from liaoliang.ledger.models import Assignment, Notice, Requirement
from liaoliang.ledger.selectors import shown_of
from liaoliang.ledger.states import NoticeState
from liaoliang.organisations.models import Officer
from liaoliang.ui.component import Component
from liaoliang.ui.components import Button, Column, EmptyState, Link, Row, RowGroup, StateChip, Table
from liaoliang.ui.states import State
from liaoliang.ui.words import day_words
from liaoliang.workbench.programme.notices.sight import notice_of
from liaoliang.workbench.programme.notices.tabs import way_to
from liaoliang.workbench.programme.pages import way
from liaoliang.workbench.programme.trails import trail
from liaoliang.workbench.shell import DeskRequest


def requirements_of(notice: Notice) -> QuerySet[Requirement]:
    """Every requirement with its task and how many organs have it, in order."""
    rows = Requirement.objects.filter(task__category__notice=notice)
    rows = rows.select_related("task__category").annotate(organ_count=Count("assignments"))
    return rows.order_by("task__number", "ordinal")


def requirements_table(rows: QuerySet[Requirement]) -> Table:
    """Requirements by task."""
    groups: dict[int, list[Requirement]] = {}
    for row in rows:
        groups.setdefault(row.task_id, []).append(row)
    heads = (_("序号"), _("具体要求"), _("责任单位原文"), _("单位"), _("期限"), _("怎样核实"))
    return Table(
        caption=_("任务与要求"),
        columns=tuple(
            Column(text=text, numeric=at == 3, narrow=at in {0, 3}) for at, text in enumerate(heads)
        ),
        groups=tuple(
            RowGroup(
                title=_("任务 {n} {title}").format(n=same[0].task.number, title=same[0].task.title),
                rows=tuple(_row(row) for row in same),
            )
            for same in groups.values()
        ),
        panel=True,
        empty=EmptyState(title=_("没有要求")),
    )


def _row(row: Requirement) -> Row:
    href = way("requirement", row.pk)
    cells = (
        str(row.ordinal),
        Link(text=row.governing_text, href=href),
        row.units_text or "—",
        str(getattr(row, "organ_count", 0)),
        due_words(row),
        verification_chip(row),
    )
    return Row(cells=cells, href=href)


def due_words(row: Requirement) -> str:
    """The deadline of a requirement, or why there is none."""
    if row.condition and row.condition_met_on is None:
        return _("等条件成就")
    if row.due_on:
        return day_words(row.due_on)
    return row.deadline or _("通知没写")


def verification_chip(row: Requirement) -> StateChip:
    """How it is verified."""
    if row.verifies_itself:
        return StateChip(state=State.VERIFIED, word=_("数据自动核实"), plain=True)
    if row.measure_key:
        return StateChip(state=State.WAITING, word=_("指标待确认"), plain=True)
    return StateChip(state=State.PENDING, word=_("报送后核实"), plain=True)


def requirement_context(request: DeskRequest, row: Requirement) -> dict[str, Any]:
    """One requirement: texts, measure, condition, organs, trail."""
    notice = notice_of(row)
    here = _("第 {n} 条").format(n=row.ordinal)
    running = notice.state == NoticeState.ADOPTED
    return {
        "row": row,
        "notice": notice,
        "breadcrumb": way_to(notice, here),
        "facts": _facts(row),
        "measure": measure_words(row),
        "measure_do": _measure_buttons(row, request.officer) if running else (),
        "waits": bool(row.condition and row.condition_met_on is None) and running,
        "table": _organs_table(request, row),
        "actions": _actions(row) if running else [],
        "trail": trail(row),
    }


def measure_words(row: Requirement) -> str:
    """台账建立率 不低于 100%."""
    if not row.measure_key:
        return ""
    measure = measures.all_measures().get(row.measure_key)
    title = str(measure.title) if measure else row.measure_key
    unit = str(measure.unit) if measure else ""
    return f"{title} {row.get_measure_operator_display()} {row.measure_target}{unit}"


def _facts(row: Requirement) -> list[tuple[str, str | Component]]:
    met = day_words(row.condition_met_on) if row.condition_met_on else ""
    stated: list[tuple[str, str | Component]] = [
        (_("现行表述"), row.governing_text),
        (_("附件表述"), row.text if row.text != row.governing_text else ""),
        (_("正文表述"), row.task.body_text),
        (_("责任单位原文"), row.units_text),
        (_("完成时限"), due_words(row)),
        (_("前提条件"), row.condition),
        (_("条件成就日"), met),
        (_("成就的依据"), row.condition_evidence),
        (_("性质"), _("鼓励性，不算逾期") if row.optional else ""),
        (_("来源"), row.get_origin_display()),
    ]
    return [(label, value) for label, value in stated if value]


def _measure_buttons(row: Requirement, officer: Officer) -> tuple[Button, ...]:
    setting = Button(
        text=_("换指标") if row.measure_key else _("用指标自动核实"),
        kind="secondary",
        href=way("requirement_measure", row.pk),
        small=True,
    )
    if not row.measure_key:
        return (setting,)
    remove = Button(
        text=_("改回报送核实"), kind="plain", href=way("requirement_measure_remove", row.pk), small=True
    )
    return (*_confirmation(row, officer), setting, remove)


def _confirmation(row: Requirement, officer: Officer) -> tuple[Button, ...]:
    if row.measure_confirmed_by_id is not None:
        return ()
    if row.measure_set_by_id == officer.pk:
        return (Button(text=_("确认指标"), refused=_("是您提出的，要另一名协调员确认"), small=True),)
    return (Button(text=_("确认指标"), small=True),)


def _actions(row: Requirement) -> list[Button]:
    return [Button(text=_("增加单位"), kind="secondary", href=way("requirement_organs", row.pk), small=True)]


def _organs_table(request: DeskRequest, row: Requirement) -> Table:
    on = office_day(request.at)
    rows = Assignment.objects.filter(requirement=row, parent__isnull=True).select_related(
        "organ", "requirement"
    )
    heads = (_("单位"), _("分工"), _("期限"), _("状态"))
    lines = []
    for assignment in rows.order_by("organ__sort_order", "pk"):
        shown = shown_of(assignment, on=on)
        due = day_words(assignment.effective_due_on) if assignment.effective_due_on else "—"
        href = links.assignment(assignment.pk)
        chip = StateChip(state=State(shown.value), plain=True)
        cells = (Link(text=assignment.organ.label, href=href), assignment.get_part_display(), due, chip)
        lines.append(Row(cells=cells, href=href))
    return Table(
        caption=_("承担的单位"),
        columns=tuple(Column(text=text) for text in heads),
        rows=tuple(lines),
        panel=True,
        show_caption=True,
        empty=EmptyState(title=_("还没有单位承担"), text=_("指定单位以后列在这里。")),
    )
