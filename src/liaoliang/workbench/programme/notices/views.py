"""Notices: the list, one notice's page in whatever state it is, its file, and its end."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from liaoliang.base import storage
from liaoliang.base.clock import office_day
from liaoliang.ledger import services
from liaoliang.ledger.checks import closing_issues
from liaoliang.ledger.models import Notice
from liaoliang.ledger.selectors import coordinated_notice, draft_preview, notice_for
from liaoliang.ledger.states import NoticeState
from liaoliang.organisations.permissions import is_coordinator
from liaoliang.ui.components import Button, IssueList
from liaoliang.workbench.programme.forms import DeskForm, attempt, sent
from liaoliang.workbench.programme.notices.draft_pages import draft_context
from liaoliang.workbench.programme.notices.overview import notices_table, overview_context
from liaoliang.workbench.programme.notices.tabs import short_title, tabs, way_to
from liaoliang.workbench.programme.pages import attachment, done, form_page, link, way
from liaoliang.workbench.shell import DeskRequest, desk_page, officer_view

ROOM = "notices"
both = require_http_methods(["GET", "POST"])


@require_GET
@officer_view(business=True)
def notices(request: DeskRequest) -> HttpResponseBase:
    """Notices one coordinates, and those that concern one's organs."""
    button = Button(text=_("导入通知"), href=way("notice_import"), small=True)
    if not is_coordinator(request.officer):
        button = Button(text=_("导入通知"), refused=_("由政务公开协调员导入"), small=True)
    inner = {"actions": [button], "table": notices_table(request)}
    return desk_page(request, "workbench/programme/list.html", inner, title=_("通知"), current=ROOM)


@require_GET
@officer_view(business=True)
def notice(request: DeskRequest, notice_id: int) -> HttpResponseBase:
    """A draft as preview, a running or closed notice as overview."""
    shown = notice_for(request.officer, notice_id)
    frame = {"tabs": tabs(shown, request.officer, "notice"), "breadcrumb": way_to(shown)}
    if shown.state in {NoticeState.ADOPTED, NoticeState.CLOSED}:
        template, inner = "overview", overview_context(request, shown)
    else:
        template, inner = "draft", draft_context(draft_preview(shown, on=office_day(request.at)))
    page = f"workbench/programme/notices/{template}.html"
    return desk_page(request, page, {**inner, **frame}, title=shown.title, current=ROOM)


@require_GET
@officer_view(business=True)
def notice_source(request: DeskRequest, notice_id: int) -> HttpResponseBase:
    """The file as it came in, for the coordinator."""
    shown = coordinated_notice(request.officer, notice_id)
    with storage.open_blob(shown.source) as file:
        return attachment(file.read(), shown.source_name, shown.source.media_type)


@both
@officer_view(business=True)
def notice_close(request: DeskRequest, notice_id: int) -> HttpResponseBase:
    """The end of the year: what must be settled first, all at once, and the button."""
    shown = coordinated_notice(request.officer, notice_id)
    form = DeskForm(sent(request))
    step = partial(services.close_notice, notice_id=notice_id, by=request.officer, at=request.at)
    if attempt(form, step) is not None:
        return done(request, _("已截止，台账不再变动，没完成的留给下一年回头看"), "notice", notice_id)
    extra: dict[str, Any] = {"above": (_before_closing(shown),), "lead": _("截止后谁也不能再改。")}
    back = link(short_title(shown), "notice", notice_id)
    title = _("截止本年度台账")
    return form_page(
        request, form, title=title, back=back, button=_("截止"), danger=True, current=ROOM, **extra
    )


def _before_closing(shown: Notice) -> IssueList:
    ways = {
        "questions": link(_("去指定"), "units", shown.pk),
        "assignments": link(_("去核实"), "inbox"),
    }
    return IssueList.of(closing_issues(shown), actions={**ways}, title=_("截止前要先办"))
