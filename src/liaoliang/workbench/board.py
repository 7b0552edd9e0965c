"""进度总览."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import gettext as _

from liaoliang.workbench.shell import DeskRequest, desk_page, officer_view


@officer_view()
def board(request: DeskRequest) -> HttpResponse:
    """进度总览."""
    return desk_page(request, "workbench/page.html", title=_("进度总览"), current="board")
