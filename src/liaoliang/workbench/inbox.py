"""等我办."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import gettext as _

from liaoliang.workbench.shell import DeskRequest, desk_page, officer_view


@officer_view()
def inbox(request: DeskRequest) -> HttpResponse:
    """等我办."""
    return desk_page(request, "workbench/page.html", title=_("等我办"), current="inbox")
