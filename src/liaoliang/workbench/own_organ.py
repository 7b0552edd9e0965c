"""本单位总览: what the head of an organ answers for: late ones first, who has what in hand, reminding."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from liaoliang.base.calendars import current_rulebook
from liaoliang.base.clock import office_day
from liaoliang.errors import NotAllowedError, gettext_noop
from liaoliang.ledger.selectors import OwnOrgan, headed_organs
from liaoliang.ledger.selectors import own_organ as overview_of
from liaoliang.organisations.models import Organ
from liaoliang.organisations.roles import Role
from liaoliang.workbench import own_organ_page
from liaoliang.workbench.bulk import bulk_step
from liaoliang.workbench.numbers import whole_number
from liaoliang.workbench.posting import post_only
from liaoliang.workbench.reminding import remind
from liaoliang.workbench.shell import DeskRequest, desk_page, officer_view

HEADS = (Role.HEAD,)
NO_ORGAN = gettext_noop("您没有负责的单位，请联系安全保密管理员核对角色")


@require_GET
@officer_view(roles=HEADS)
def own_organ(request: DeskRequest) -> HttpResponse:
    """The overview of the organ that the address names, or of one's own."""
    return _page(request)


@post_only
@officer_view(roles=HEADS)
def own_organ_bulk(request: DeskRequest) -> HttpResponse:
    """Remind one's own people of the chosen assignments; after a refusal they stay chosen."""
    return bulk_step(request, remind, _page, "own_organ")


def _page(
    request: DeskRequest,
    extra: dict[str, Any] | None = None,
    *,
    chosen: Collection[str] = (),
    status: int = 200,
) -> HttpResponse:
    organs = headed_organs(request.officer)
    found = _overview(request, organs)
    asked = own_organ_page.Asked.of(request.GET)
    day, calendar = office_day(request.at), current_rulebook().calendar
    context = {
        "organ": found.organ,
        "tabs": own_organ_page.tabs(organs, found.organ),
        "figures": own_organ_page.figures(found, asked),
        "handlers": own_organ_page.handlers(found, asked),
        "filters": own_organ_page.filter_bar(found, asked),
        "table": own_organ_page.table(found, asked, calendar, day, chosen),
        **(extra or {}),
    }
    title = _("本单位总览")
    return desk_page(
        request, "workbench/own_organ.html", context, title=title, current="own_organ", status=status
    )


def _overview(request: DeskRequest, organs: list[Organ]) -> OwnOrgan:
    """Of the organ asked for; whether one answers for it is the selector's to say."""
    asked = request.GET.get("organ")
    if asked:
        organ_id = whole_number(asked, "organ")
    elif organs:
        organ_id = organs[0].pk
    else:
        raise NotAllowedError(NO_ORGAN)
    return overview_of(request.officer, organ_id, on=office_day(request.at))
