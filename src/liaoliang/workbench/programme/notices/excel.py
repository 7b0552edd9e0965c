"""The ledger out to Excel, filled in there, and back in with every difference shown first."""

from __future__ import annotations

from typing import Any, Final

from django.conf import settings
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from liaoliang.base.clock import office_day
from liaoliang.ledger import links
from liaoliang.ledger.selectors import assignments_in_scope, notice_for
from liaoliang.ledger.spreadsheets import (
    RowChange,
    SheetDiff,
    apply_sheet,
    export_assignments,
    preview_sheet,
)
from liaoliang.ui.components import Button, Column, EmptyState, IssueLine, IssueList, Link, Row, Table
from liaoliang.ui.forms import UploadField
from liaoliang.workbench.programme.forms import DeskForm, attempt, sent
from liaoliang.workbench.programme.notices.tabs import tabs, way_to
from liaoliang.workbench.programme.pages import XLSX, attachment, done, link
from liaoliang.workbench.programme.uploads import Kept, keep, kept
from liaoliang.workbench.refusals import place_words
from liaoliang.workbench.shell import DeskRequest, desk_page, officer_view, see_other

ROOM = "notices"
PURPOSE: Final = "ledger"


class SheetForm(DeskForm):
    """The filled-in workbook."""

    file = UploadField(label=gettext_lazy("填好的 Excel 文件"), accept=[".xlsx"], limit=settings.UPLOAD_LIMIT)


@require_http_methods(["GET", "POST"])
@officer_view(business=True)
def ledger_excel(request: DeskRequest, notice_id: int) -> HttpResponseBase:
    """Out, and the first step in: the upload."""
    notice = notice_for(request.officer, notice_id)
    form = SheetForm(sent(request), request.FILES or None)
    ticket = attempt(form, lambda: keep(form.cleaned_data["file"], purpose=PURPOSE, by=request.officer))
    if ticket is not None:
        return see_other("ledger_excel_in", notice_id, ticket)
    inner = {"notice": notice, "form": form, "tabs": tabs(notice, request.officer, "ledger_excel")}
    inner["breadcrumb"] = way_to(notice, "Excel")
    template = "workbench/programme/notices/excel.html"
    title = _("Excel 导出导入")
    return desk_page(request, template, inner, title=title, current=ROOM, status=form.status)


@require_GET
@officer_view(business=True)
def ledger_excel_out(request: DeskRequest, notice_id: int) -> HttpResponseBase:
    """What the officer may see of this notice."""
    notice = notice_for(request.officer, notice_id)
    rows = assignments_in_scope(request.officer).filter(requirement__task__category__notice=notice)
    name = _("工作台账-{year}-{day}.xlsx").format(year=notice.year, day=office_day(request.at).isoformat())
    return attachment(export_assignments(rows), name, XLSX)


@require_http_methods(["GET", "POST"])
@officer_view(business=True)
def ledger_excel_in(request: DeskRequest, notice_id: int, ticket: str) -> HttpResponseBase:
    """Every difference field by field and every error row by row; then all of it or nothing."""
    notice = notice_for(request.officer, notice_id)
    file = kept(ticket, purpose=PURPOSE, by=request.officer)
    asked: dict[str, Any] = {
        "content": file.content,
        "name": file.name,
        "by": request.officer,
        "at": request.at,
    }
    if request.method == "POST":
        diff = apply_sheet(diff_hash=request.POST.get("plan", ""), **asked)
        return done(request, _("已办 {n} 项").format(n=len(diff.changes)), "ledger_excel", notice_id)
    inner = _preview(preview_sheet(**asked), file)
    inner |= {"back": link("Excel", "ledger_excel", notice_id), "breadcrumb": way_to(notice, _("导入前核对"))}
    template = "workbench/programme/offices/import.html"
    return desk_page(request, template, inner, title=_("导入前核对"), current=ROOM)


def _preview(diff: SheetDiff, file: Kept) -> dict[str, Any]:
    return {
        "file": file,
        "figures": _("要办 {n} 项，另有 {m} 行没有变化。").format(n=len(diff.changes), m=diff.unchanged),
        "issues": _issues(diff),
        "table": _table(diff),
        "confirm": _confirm(diff),
    }


def _issues(diff: SheetDiff) -> IssueList | None:
    if not diff.issues:
        return None
    lines = tuple(
        IssueLine(text=_(issue.message).format(**issue.values), place=_place(issue.where))
        for issue in diff.issues
    )
    return IssueList(title=_("改好文件再上传，一处不对就一行也不办"), issues=lines)


def _confirm(diff: SheetDiff) -> Button:
    text = _("确认，全部办理")
    if diff.is_ready:
        return Button(text=text, name="plan", value=diff.hash)
    return Button(text=text, refused=_("有错误，改好再导入") if diff.issues else _("文件里没有要办的"))


def _table(diff: SheetDiff) -> Table:
    heads = (_("行"), _("单位"), _("任务"), _("改了什么"))
    return Table(
        caption=_("差异"),
        columns=tuple(Column(text=text, numeric=at == 0) for at, text in enumerate(heads)),
        rows=tuple(_row(change) for change in diff.changes),
        panel=True,
        empty=EmptyState(title=_("没有差异"), text=_("没有填写任何一列。")),
    )


def _row(change: RowChange) -> Row:
    href = links.assignment(change.assignment_id)
    empty = _("空")
    words = "；".join(
        f"{field.heading}：{field.before or empty} → {field.after or empty}" for field in change.fields
    )
    return Row(cells=(str(change.row), change.organ, Link(text=change.title, href=href), words))


def _place(where: str) -> str:
    """Row and column; a field that a service names is called by its label."""
    row, space, field = where.rpartition(" ")
    return f"{row}{space}{place_words(field)}".strip()
