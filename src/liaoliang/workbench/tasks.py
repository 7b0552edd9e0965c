"""我的任务."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import gettext as _

from liaoliang.workbench.shell import DeskRequest, desk_page, officer_view


@officer_view()
def tasks(request: DeskRequest) -> HttpResponse:
    """我的任务."""
    return desk_page(request, "workbench/page.html", title=_("我的任务"), current="tasks")
