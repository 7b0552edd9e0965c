"""等我办: one list of what waits for the officer, earliest day first; accepting goes in bulk."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext
from django.views.decorators.http import require_GET

from liaoliang.base.calendars import current_rulebook
from liaoliang.base.clock import office_day
from liaoliang.errors import BadInputError
from liaoliang.ledger.models import Assignment
from liaoliang.ledger.services import accept_assignments
from liaoliang.organisations.models import Officer
from liaoliang.workbench import inbox_table
from liaoliang.workbench.bulk import bulk_step
from liaoliang.workbench.columns import remembered
from liaoliang.workbench.posting import post_only
from liaoliang.workbench.shell import DeskRequest, desk_page, officer_view
from liaoliang.worklist.selectors import counts_for, page_for, selected

NOTHING_CHOSEN = gettext_noop("还没有选中任何事项，请先在列表里勾选")
NOT_TO_ACCEPT = gettext_noop("所选的事项里有 {count} 件不是等待接受的任务，请只选“要我做什么”是“接受任务”的")
UNKNOWN_DEED = gettext_noop("不认识的批量办理方式")


@require_GET
@officer_view()
def inbox(request: DeskRequest) -> HttpResponse:
    """The list, filtered as the address says."""
    return _page(request)


@post_only
@officer_view()
def inbox_bulk(request: DeskRequest) -> HttpResponse:
    """Carry out a bulk step with the chosen items; after a refusal they stay chosen."""
    return bulk_step(request, _carry_out, _page, "inbox")


def _carry_out(request: DeskRequest, item_ids: list[int]) -> str:
    count = _accept(request, item_ids)
    return ngettext("已接受 {n} 项任务", "已接受 {n} 项任务", count).format(n=count)


def _accept(request: DeskRequest, item_ids: list[int]) -> int:
    if request.POST.get("do") != "accept":
        raise BadInputError("", UNKNOWN_DEED)
    if not item_ids:
        raise BadInputError("", NOTHING_CHOSEN)
    assignment_ids = _to_accept(request.officer, item_ids)
    return len(accept_assignments(assignment_ids=assignment_ids, by=request.officer, at=request.at))


def _to_accept(officer: Officer, item_ids: list[int]) -> list[int]:
    """The assignments behind the chosen items, if accepting is what all of them wait for."""
    found = selected(officer, item_ids)
    fits = [
        one
        for one in found
        if one.subject_type == Assignment.evidence_type and one.verb == inbox_table.ACCEPT
    ]
    others = sum(len(one.subject_ids) for one in found if one not in fits)
    if others:
        raise BadInputError("", NOT_TO_ACCEPT, count=others)
    return [subject_id for one in fits for subject_id in one.subject_ids]


def _page(
    request: DeskRequest,
    extra: dict[str, Any] | None = None,
    *,
    chosen: Collection[str] = (),
    status: int = 200,
) -> HttpResponse:
    day = office_day(request.at)
    numbers = inbox_table.figures(request.officer, day)
    keep = inbox_table.filter_of(request.GET, day)
    path = reverse("workbench:inbox")
    context = {
        "figures": numbers,
        "filters": inbox_table.filter_bar(
            path, request.GET, counts_for(request.officer, on=day), inbox_table.verbs(request.officer)
        ),
        **remembered(
            request,
            "inbox",
            inbox_table.table(
                page_for(request.officer, after=request.GET.get("cursor", ""), keep=keep),
                current_rulebook().calendar,
                day,
                path=path,
                query=request.GET,
                chosen=chosen,
                numbers=numbers,
                officer=request.officer,
            ),
        ),
        **(extra or {}),
    }
    return desk_page(
        request, "workbench/inbox.html", context, title=_("等我办"), current="inbox", status=status
    )
