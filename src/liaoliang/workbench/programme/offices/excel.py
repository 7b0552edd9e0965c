"""Organs, aliases and officers out to Excel, and in again: upload, preview of every difference, confirmation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any, Final

from django import forms
from django.conf import settings
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop
from django.views.decorators.http import require_GET, require_http_methods

from liaoliang.base.clock import office_day
from liaoliang.errors import NotAllowedError
from liaoliang.organisations import permissions
from liaoliang.organisations.models import Officer
from liaoliang.organisations.roles import Role
from liaoliang.organisations.spreadsheets import (
    Change,
    ImportPlan,
    apply_import,
    export_workbook,
    preview_import,
)
from liaoliang.ui.components import (
    Button,
    Column,
    EmptyState,
    Figure,
    Figures,
    IssueLine,
    IssueList,
    Row,
    Table,
)
from liaoliang.ui.forms import UploadField
from liaoliang.ui.states import State
from liaoliang.workbench.programme.forms import DeskForm, attempt, sent
from liaoliang.workbench.programme.offices.tabs import tabs
from liaoliang.workbench.programme.pages import XLSX, attachment, done, link, trail_of
from liaoliang.workbench.programme.uploads import Kept, keep, kept
from liaoliang.workbench.shell import DeskRequest, desk_page, officer_view, see_other

ROOM = "organs"
PURPOSE: Final = "organisations"
READERS = (Role.SYSTEM_ADMIN, Role.COORDINATOR)
REFUSED = gettext_noop("导入由系统管理员办理")
WORDS: Final = {
    "added": gettext_noop("新增"),
    "changed": gettext_noop("修改"),
    "removed": gettext_noop("停用"),
    "missing": gettext_noop("文件里没有，保留不动"),
}
SHEETS: Final = {
    "organs": gettext_noop("单位"),
    "aliases": gettext_noop("别名"),
    "officers": gettext_noop("人员"),
}
SHOWN = 500


class ImportForm(DeskForm):
    """The workbook, and whether what it lacks is to be ended."""

    file = UploadField(label=gettext_lazy("Excel 文件"), accept=[".xlsx"], limit=settings.UPLOAD_LIMIT)
    removals = forms.BooleanField(
        label=gettext_lazy("文件里没有的单位、别名和人员，一并停用"),
        required=False,
        help_text=gettext_lazy("不勾选时，文件里没有的保留不动。"),
    )


@require_http_methods(["GET", "POST"])
@officer_view(roles=READERS)
def excel(request: DeskRequest) -> HttpResponseBase:
    """Out, and the first step in: the upload."""
    if request.method == "POST":
        _refuse_unless_keeper(request.officer)
    form = ImportForm(sent(request), request.FILES or None)
    ticket = attempt(form, lambda: _keep(form, request.officer))
    if ticket is not None:
        return see_other("organisations_import", ticket)
    inner = {
        "form": form,
        "tabs": tabs("organisations_excel", request.officer),
        "may_import": permissions.can_maintain_organs(request.officer),
        "refused": _(REFUSED),
    }
    template = "workbench/programme/offices/excel.html"
    title = _("Excel 导出导入")
    return desk_page(request, template, inner, title=title, current=ROOM, status=form.status)


@require_GET
@officer_view(roles=READERS)
def excel_out(request: DeskRequest) -> HttpResponseBase:
    """The workbook as it is now."""
    name = _("机构与人员-{day}.xlsx").format(day=office_day(request.at).isoformat())
    return attachment(export_workbook(request.officer), name, XLSX)


@require_http_methods(["GET", "POST"])
@officer_view(roles=[Role.SYSTEM_ADMIN])
def excel_in(request: DeskRequest, ticket: str) -> HttpResponseBase:
    """Every difference and every error row by row; then all of it or nothing."""
    file = kept(ticket, purpose=PURPOSE, by=request.officer)
    asked = {**_asked(file), "by": request.officer, "at": request.at}
    if request.method == "POST":
        plan = apply_import(plan_hash=request.POST.get("plan", ""), **asked)
        return done(request, _("已导入：{words}").format(words=_summary(plan.changes)), "organs")
    inner = _preview(preview_import(**asked), file)
    template = "workbench/programme/offices/import.html"
    return desk_page(request, template, inner, title=_("导入前核对"), current=ROOM)


def _refuse_unless_keeper(officer: Officer) -> None:
    if not permissions.can_maintain_organs(officer):
        raise NotAllowedError(REFUSED)


def _keep(form: ImportForm, officer: Officer) -> str:
    said = {"removals": form.cleaned_data["removals"]}
    return keep(form.cleaned_data["file"], purpose=PURPOSE, by=officer, said=said)


def _asked(file: Kept) -> dict[str, Any]:
    return {"content": file.content, "name": file.name, "removals": bool(file.said.get("removals"))}


def _summary(changes: Iterable[Change]) -> str:
    counts = Counter(change.kind for change in changes if change.kind != "missing")
    return "、".join(f"{_(WORDS[kind])} {count}" for kind, count in counts.items()) or _("没有变化")


def _preview(plan: ImportPlan, file: Kept) -> dict[str, Any]:
    back = link(_("Excel 导出导入"), "organisations_excel")
    return {
        "file": file,
        "plan": plan,
        "back": back,
        "breadcrumb": trail_of(_("导入前核对"), back),
        "figures": _figures(plan),
        "issues": _issues(plan),
        "table": _table(plan.changes[:SHOWN]),
        "hidden": max(0, len(plan.changes) - SHOWN),
        "confirm": _confirm(plan),
    }


def _figures(plan: ImportPlan) -> Figures:
    counts: Counter[str] = Counter(change.kind for change in plan.changes)
    kinds = (("added", State.VERIFIED), ("changed", State.IN_PROGRESS), ("removed", State.OVERDUE))
    shown = [Figure(value=str(counts[kind]), label=_(WORDS[kind]), state=state) for kind, state in kinds]
    errors = Figure(value=str(len(plan.issues)), label=_("处要先改"), state=State.BLOCKING)
    return Figures(figures=(*shown, errors))


def _issues(plan: ImportPlan) -> IssueList | None:
    if not plan.issues:
        return None
    lines = tuple(
        IssueLine(text=_(issue.message).format(**issue.values), place=issue.where) for issue in plan.issues
    )
    return IssueList(title=_("改好文件再上传，一处不对就一行也不导入"), issues=lines)


def _confirm(plan: ImportPlan) -> Button:
    text = _("确认导入")
    if plan.is_ready:
        return Button(text=text, name="plan", value=plan.hash)
    return Button(
        text=text, refused=_("有错误，改好再导入") if plan.issues else _("文件和平台里的一样，没有要导入的")
    )


def _table(changes: Iterable[Change]) -> Table:
    heads = (_("表"), _("行"), _("怎样"), _("名称"), _("改了什么"))
    return Table(
        caption=_("差异"),
        columns=tuple(Column(text=text) for text in heads),
        rows=tuple(_row(change) for change in changes),
        panel=True,
        empty=EmptyState(title=_("没有差异"), text=_("文件和平台里的内容一样。")),
    )


def _row(change: Change) -> Row:
    sheet = _(SHEETS.get(change.sheet, change.sheet))
    return Row(
        cells=(sheet, str(change.row or "—"), _(WORDS[change.kind]), change.title, _difference(change)),
    )


def _difference(change: Change) -> str:
    """名称：旧 → 新, heading by heading."""
    headings = dict.fromkeys([*change.before, *change.after])
    empty = _("空")
    return "；".join(
        f"{heading}：{change.before.get(heading) or empty} → {change.after.get(heading) or empty}"
        for heading in headings
    )
