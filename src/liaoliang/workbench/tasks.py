"""我的任务: the assignments of one's organ, or of every organ within sight; bulk steps and export."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext
from django.views.decorators.http import require_GET

from liaoliang.base.calendars import current_rulebook
from liaoliang.base.clock import office_day
from liaoliang.errors import BadInputError
from liaoliang.ledger import services
from liaoliang.ledger.selectors import kept, page_of
from liaoliang.ledger.spreadsheets import export_assignments
from liaoliang.workbench import tasks_table
from liaoliang.workbench.bulk import bulk_step
from liaoliang.workbench.columns import remembered
from liaoliang.workbench.posting import post_only
from liaoliang.workbench.reminding import NOTHING_CHOSEN, remind
from liaoliang.workbench.sheets import XLSX, attachment
from liaoliang.workbench.shell import DeskRequest, desk_page, officer_view

_LIST_OWN = frozenset({"q", "cursor"})
UNKNOWN_DEED = gettext_noop("不认识的批量办理方式")


@require_GET
@officer_view(business=True)
def tasks(request: DeskRequest) -> HttpResponse:
    """The list, filtered as the address says."""
    return _page(request)


@post_only
@officer_view(business=True)
def tasks_bulk(request: DeskRequest) -> HttpResponse:
    """Accept or remind the chosen ones, all or none; after a refusal they stay chosen."""
    return bulk_step(request, _carry_out, _page, "tasks")


@require_GET
@officer_view(business=True)
def tasks_export(request: DeskRequest) -> HttpResponseBase:
    """Everything the filter shows, as the workbook that can be filled in and handed back."""
    asked, day = tasks_table.asked_of(request.GET), office_day(request.at)
    rows = kept(tasks_table.rows_of(request.officer, asked), asked.keep, on=day)
    name = _("任务清单") + f"{day.isoformat()}.xlsx"
    return attachment(name, export_assignments(rows), XLSX)


def _carry_out(request: DeskRequest, ids: list[int]) -> str:
    if not ids:
        raise BadInputError("", NOTHING_CHOSEN)
    deed = request.POST.get("do")
    if deed == "accept":
        done = services.accept_assignments(assignment_ids=ids, by=request.officer, at=request.at)
        return ngettext("已接受 {n} 项任务", "已接受 {n} 项任务", len(done)).format(n=len(done))
    if deed == "remind":
        return remind(request, ids)
    raise BadInputError("", UNKNOWN_DEED)


def _hand_back(request: DeskRequest, asked: tasks_table.Asked) -> str:
    """Where a filled-in workbook goes: to the notice asked for, or to the only one that runs."""
    running = [row.pk for row in tasks_table.running_notices(request.officer)]
    chosen = asked.keep.notice_id if asked.keep.notice_id in running else None
    if chosen is None and len(running) != 1:
        return ""
    return reverse("workbench:ledger_excel", args=[chosen or running[0]])


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
        **remembered(
            request,
            "tasks",
            tasks_table.table(
                page,
                current_rulebook().calendar,
                day,
                officer=request.officer,
                query=query,
                path=path,
                chosen=chosen,
            ),
        ),
        "hand_back_href": _hand_back(request, asked),
        "export_href": f"{reverse('workbench:tasks_export')}?{query.urlencode()}",
        "words": asked.words,
        "hidden": [
            (name, value) for name, values in query.lists() if name not in _LIST_OWN for value in values
        ],
        **(extra or {}),
    }
    title = _("全部任务") if asked.everything else _("我的任务")
    if query.get("for") == "remind":
        title = _("批量催办")
        context["lead"] = _("勾选要催的任务，再按“催办”；同一天再催不会重复发送。")
    return desk_page(request, "workbench/tasks.html", context, title=title, current="tasks", status=status)
