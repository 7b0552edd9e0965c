"""进度总览: organs × tasks for those who look at more organs than one; late ones first."""

from __future__ import annotations

from collections.abc import Iterator

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_GET

from liaoliang.base.calendars import current_rulebook
from liaoliang.base.clock import office_day
from liaoliang.errors import NotAllowedError
from liaoliang.ledger.models import Notice
from liaoliang.ledger.selectors import Board, notice_for, notices
from liaoliang.ledger.selectors import board as board_of
from liaoliang.ledger.states import NoticeState
from liaoliang.organisations.roles import Role
from liaoliang.ui.components import EmptyState
from liaoliang.workbench import board_page, board_reminding
from liaoliang.workbench.columns import chooser, hidden
from liaoliang.workbench.numbers import whole_number
from liaoliang.workbench.posting import post_only
from liaoliang.workbench.sheets import workbook_response
from liaoliang.workbench.shell import DeskRequest, desk_page, officer_view, see_other
from liaoliang.workbench.tasks_table import oversees

OVERSEERS = (Role.COORDINATOR, Role.ASSESSOR)
NOT_YOURS = gettext_noop("由统筹单位的协调员在通知执行期间催办")


@require_GET
@officer_view(roles=[*OVERSEERS, Role.HEAD])
def board(request: DeskRequest) -> HttpResponse:
    """The matrix of the chosen notice, or of the newest one that runs; who answers for one organ has its own."""
    if not oversees(request.officer):
        return see_other("own_organ")
    running = [row for row in notices(request.officer) if row.state in _SHOWN]
    notice = _chosen(request, running)
    if notice is None:
        return desk_page(
            request, "workbench/board.html", {"empty": _empty()}, title=_("进度总览"), current="board"
        )
    return _page(request, notice, running)


@post_only
@officer_view(roles=OVERSEERS)
def board_remind(request: DeskRequest) -> HttpResponse:
    """Remind the late ones of some organs, of some tasks, or all of them."""
    running = [row for row in notices(request.officer) if row.state in _SHOWN]
    notice = _chosen(request, running)
    if notice is None or not board_reminding.may_remind(request.officer, notice):
        raise NotAllowedError(NOT_YOURS)
    form = board_reminding.RemindForm(_board(request, notice), request.POST)
    if not form.is_valid():
        return _page(request, notice, running, form, status=422)
    messages.success(request, board_reminding.carry_out(request, notice, form))
    return see_other("board", query=request.GET.urlencode())


def _page(
    request: DeskRequest,
    notice: Notice,
    running: list[Notice],
    form: board_reminding.RemindForm | None = None,
    status: int = 200,
) -> HttpResponse:
    found, view, path = _board(request, notice), board_page.view_of(request.GET), reverse("workbench:board")
    query = request.GET.urlencode()
    context = {
        "board": found,
        "notice": notice,
        "figures": board_page.figures(found, board_page.following(notice, office_day(request.at)), notice),
        "filters": board_page.filter_bar(found, running, request.GET, path, view),
        "matrix": board_page.matrix(
            board_page.without(found, hidden(request, "board")), request.GET, path, view
        ),
        "chooser": chooser(request, "board", board_page.columns_of(found)),
        "remind_form": form or _remind_form(request, notice, found, view),
        "remind_summary": board_reminding.summary(found),
        "remind_action": f"{reverse('workbench:board_remind')}?{query}",
        "late_href": f"{reverse('workbench:tasks')}?notice={notice.pk}&scope=all&state=overdue",
        "export_href": f"{reverse('workbench:board_export')}?{query}",
    }
    title = _("进度总览：单位 × 任务")
    return desk_page(request, "workbench/board.html", context, title=title, current="board", status=status)


def _remind_form(
    request: DeskRequest, notice: Notice, found: Board, view: board_page.View
) -> board_reminding.RemindForm | None:
    """With the late organs of this page of the board, if there are any and this person may remind them."""
    if not found.late_organs or not board_reminding.may_remind(request.officer, notice):
        return None
    return board_reminding.RemindForm(found, offered=board_page.organs_on_page(found, view))


@require_GET
@officer_view(roles=OVERSEERS)
def board_export(request: DeskRequest) -> HttpResponseBase:
    """The matrix that the filter shows, every organ of it, as Excel."""
    running = [row for row in notices(request.officer) if row.state in _SHOWN]
    notice = _chosen(request, running)
    if notice is None:
        return workbook_response(_("进度总览"), _("进度总览"), [_("单位")], [])
    found = _board(request, notice)
    header = [
        _("单位"),
        _("逾期"),
        *(f"{_('任务')}{column.number} {column.title}" for column in found.columns),
    ]
    name = _("进度总览") + office_day(request.at).isoformat()
    return workbook_response(name, _("进度总览"), header, _lines(found, board_page.view_of(request.GET)))


_SHOWN = (NoticeState.ADOPTED, NoticeState.CLOSED)


def _chosen(request: DeskRequest, running: list[Notice]) -> Notice | None:
    """The notice the address names, which must be within sight; else the first one that runs."""
    asked = request.GET.get("notice")
    if asked:
        return notice_for(request.officer, whole_number(asked, "notice"))
    return next(iter(running), None)


def _board(request: DeskRequest, notice: Notice) -> Board:
    calendar = current_rulebook().calendar
    return board_of(request.officer, notice, on=office_day(request.at), calendar=calendar)


def _lines(found: Board, view: board_page.View) -> Iterator[list[str]]:
    for line in board_page.kept_lines(found, view):
        cells = (found.cell(line.organ_id, column.task_id) for column in found.columns)
        words = [(board_page.cell_word(cell) or str(cell.shown.label)) if cell else "" for cell in cells]
        yield [line.label, str(line.late), *words]


def _empty() -> EmptyState:
    return EmptyState(
        title=_("还没有执行中的通知"),
        text=_("导入通知、确认台账以后，每个单位在每项任务上的状态会画成一张表。"),
    )
