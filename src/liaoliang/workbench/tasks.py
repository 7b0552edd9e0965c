"""我的任务: the assignments of one's organ, or of every organ within sight; bulk steps and export."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext
from django.views.decorators.http import require_GET, require_POST

from liaoliang.base.calendars import current_rulebook
from liaoliang.base.clock import office_day
from liaoliang.errors import BadInputError, LiaoliangError
from liaoliang.ledger import services
from liaoliang.ledger.models import Assignment
from liaoliang.ledger.selectors import kept, page_of
from liaoliang.workbench import tasks_table
from liaoliang.workbench.numbers import whole_numbers
from liaoliang.workbench.refusals import issue_list, status_of
from liaoliang.workbench.sheets import workbook_response
from liaoliang.workbench.shell import DeskRequest, desk_page, officer_view, see_other

NOTHING_CHOSEN = gettext_noop("还没有选中任何任务，请先在列表里勾选")
_LIST_OWN = frozenset({"q", "cursor"})
UNKNOWN_DEED = gettext_noop("不认识的批量办理方式")


@require_GET
@officer_view(business=True)
def tasks(request: DeskRequest) -> HttpResponse:
    """The list, filtered as the address says."""
    return _page(request)


@require_POST
@officer_view(business=True)
def tasks_bulk(request: DeskRequest) -> HttpResponse:
    """Accept or remind the chosen ones, all or none; after a refusal they stay chosen."""
    chosen = request.POST.getlist("chosen")
    try:
        sentence = _carry_out(request, whole_numbers(chosen, "chosen"))
    except LiaoliangError as refusal:
        context = {"refusal": issue_list(refusal)}
        return _page(request, context, chosen=chosen, status=status_of(refusal))
    messages.success(request, sentence)
    return see_other("tasks", query=request.GET.urlencode())


@require_GET
@officer_view(business=True)
def tasks_export(request: DeskRequest) -> HttpResponseBase:
    """Everything the filter shows, as Excel."""
    asked, day = tasks_table.asked_of(request.GET), office_day(request.at)
    rows = kept(tasks_table.rows_of(request.officer, asked), asked.keep, on=day)
    header = [
        _("任务"),
        _("工作任务"),
        _("具体要求"),
        _("单位"),
        _("分工"),
        _("期限"),
        _("期限依据"),
        _("状态"),
    ]
    lines = (_line(row, day) for row in rows.iterator(chunk_size=500))
    return workbook_response(_("任务清单") + day.isoformat(), _("任务清单"), header, lines)


def _carry_out(request: DeskRequest, ids: list[int]) -> str:
    if not ids:
        raise BadInputError("", NOTHING_CHOSEN)
    deed = request.POST.get("do")
    if deed == "accept":
        done = services.accept_assignments(assignment_ids=ids, by=request.officer, at=request.at)
        return ngettext("已接受 {n} 项任务", "已接受 {n} 项任务", len(done)).format(n=len(done))
    if deed == "remind":
        count = services.remind(assignment_ids=ids, by=request.officer, at=request.at)
        return _("已催办 {n} 项；今天催过的没有重复发送").format(n=count)
    raise BadInputError("", UNKNOWN_DEED)


def _line(row: Assignment, on: date) -> tuple[str, ...]:
    task, due = row.requirement.task, row.effective_due_on
    return (
        str(task.number),
        task.title,
        row.requirement.governing_text,
        row.organ.name,
        row.get_part_display(),
        due.isoformat() if due else "",
        row.due_basis,
        str(tasks_table.list_chip(row, on).text),
    )


def _page(
    request: DeskRequest,
    extra: dict[str, Any] | None = None,
    *,
    chosen: Collection[str] = (),
    status: int = 200,
) -> HttpResponse:
    path, query, day = reverse("workbench:tasks"), request.GET, office_day(request.at)
    asked = tasks_table.asked_of(query)
    page = page_of(
        tasks_table.rows_of(request.officer, asked), on=day, after=query.get("cursor", ""), keep=asked.keep
    )
    context = {
        "tabs": tasks_table.tabs(request.officer, query, path, asked),
        "filters": tasks_table.filter_bar(request.officer, query, path, asked, day),
        "table": tasks_table.table(
            page,
            current_rulebook().calendar,
            day,
            officer=request.officer,
            query=query,
            path=path,
            chosen=chosen,
        ),
        "export_href": f"{reverse('workbench:tasks_export')}?{query.urlencode()}",
        "words": asked.words,
        "hidden": [
            (name, value) for name, values in query.lists() if name not in _LIST_OWN for value in values
        ],
        **(extra or {}),
    }
    title = _("全部任务") if asked.everything else _("我的任务")
    return desk_page(request, "workbench/tasks.html", context, title=title, current="tasks", status=status)
