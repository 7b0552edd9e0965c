"""The list of notices, and a running notice at a glance."""

from __future__ import annotations

from typing import Any, Final

from django.utils.translation import gettext as _

from liaoliang.base.clock import office_day
from liaoliang.base.registries import concerns
from liaoliang.ledger.models import Assignment, Notice
from liaoliang.ledger.permissions import coordinates
from liaoliang.ledger.selectors import assignments_in_scope, counts, notices
from liaoliang.ledger.states import NoticeState, Shown
from liaoliang.ui.components import (
    Button,
    Column,
    EmptyState,
    Figure,
    Figures,
    Link,
    Row,
    StateChip,
    Table,
)
from liaoliang.ui.components import (
    Notice as NoticeLine,
)
from liaoliang.ui.states import State
from liaoliang.workbench.programme.notices.draft_pages import metadata
from liaoliang.workbench.programme.pages import link, paged, way
from liaoliang.workbench.programme.trails import trail
from liaoliang.workbench.shell import DeskRequest

STATES: Final = {
    NoticeState.DRAFT: State.WAITING,
    NoticeState.ADOPTED: State.IN_PROGRESS,
    NoticeState.CLOSED: State.VERIFIED,
    NoticeState.ARCHIVED: State.NOT_APPLICABLE,
    NoticeState.DISCARDED: State.NOT_APPLICABLE,
}


def notices_table(request: DeskRequest) -> Table:
    """One line for each notice, newest year first."""
    found, pager = paged(request, notices(request.officer))
    page = sorted(found, key=lambda notice: (-notice.year, -notice.pk))
    heads = (_("年度"), _("标题"), _("发文字号"), _("统筹单位"), _("状态"))
    return Table(
        caption=_("通知"),
        columns=tuple(Column(text=text) for text in heads),
        rows=tuple(_row(notice) for notice in page),
        pager=pager,
        panel=True,
        empty=EmptyState(
            title=_("还没有通知"),
            text=_("把年度工作要点的文件导入，平台读出每一条要求和责任单位，核对后列入台账。"),
        ),
    )


def state_chip(notice: Notice) -> StateChip:
    """Where a notice stands."""
    state = NoticeState(notice.state)
    return StateChip(state=STATES[state], word=str(state.label), plain=True)


def _row(notice: Notice) -> Row:
    href = way("notice", notice.pk)
    cells = (
        str(notice.year),
        Link(text=notice.title, href=href),
        notice.document_number or "—",
        notice.issuing_organ.label,
        state_chip(notice),
    )
    return Row(cells=cells, href=href)


def overview_context(request: DeskRequest, notice: Notice) -> dict[str, Any]:
    """Where the year stands for this officer, what waits, the official fields."""
    leads = coordinates(request.officer, notice)
    return {
        "notice": notice,
        "state": state_chip(notice),
        "figures": _figures(request, notice),
        "waits": _waits(notice) if leads else (),
        "readers": _readers(notice) if leads else None,
        "metadata": metadata(notice),
        "actions": _actions(notice) if leads else [],
        "trail": trail(notice),
    }


def _figures(request: DeskRequest, notice: Notice) -> Figures:
    """How many assignments within sight show what; each leads to them."""
    rows = assignments_in_scope(request.officer).filter(requirement__task__category__notice=notice)
    numbers = counts(rows, on=office_day(request.at))
    href = f"{way('tasks')}?notice={notice.pk}&scope=all&state="
    return Figures(
        figures=tuple(
            Figure(
                value=str(number),
                label=str(shown.label),
                state=State(shown.value),
                href=f"{href}{shown.value}",
            )
            for shown, number in numbers.items()
            if number or shown in {Shown.OVERDUE, Shown.VERIFIED}
        )
    )


def _waits(notice: Notice) -> tuple[NoticeLine, ...]:
    """What the coordinator has still to settle."""
    declined = Assignment.objects.filter(requirement__task__category__notice=notice, state="declined").count()
    lines = []
    if declined:
        text = _("有 {n} 个单位申请不涉及，等您决定。").format(n=declined)
        lines.append(NoticeLine(kind="info", text=text, action=link(_("去决定"), "inbox")))
    if notice.predecessor_id is None and notice.state == NoticeState.ADOPTED:
        text = _("还没有对照上一年度的任务回头看。")
        lines.append(NoticeLine(kind="info", text=text, action=link(_("去回头看"), "look_back", notice.pk)))
    return tuple(lines)


def _readers(notice: Notice) -> list[tuple[str, int]]:
    """What readers say of its public pages: each answer with how often."""
    return [said for source in concerns for said in source(Notice.evidence_type, notice.pk)]


def _actions(notice: Notice) -> list[Button]:
    board = Button(
        text=_("进度总览"), kind="secondary", href=f"{way('board')}?notice={notice.pk}", small=True
    )
    if notice.state != NoticeState.ADOPTED:
        return [board, Button(text=_("截止本年度台账"), refused=_("已经截止"), small=True)]
    close = Button(
        text=_("截止本年度台账"), kind="secondary", href=way("notice_close", notice.pk), small=True
    )
    return [board, close]
