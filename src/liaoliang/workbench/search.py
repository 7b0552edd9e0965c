"""查找: what the search key finds among tasks, notices and organs within sight."""

from __future__ import annotations

from typing import Final

from django.db.models import Q
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from liaoliang.base.clock import office_day
from liaoliang.ledger import links
from liaoliang.ledger.selectors import assignments_in_scope, notices
from liaoliang.organisations.models import Officer
from liaoliang.organisations.permissions import is_administrator, organs_in_scope
from liaoliang.organisations.selectors import organs
from liaoliang.ui.components import Column, EmptyState, Link, Row, RowGroup, StateChip, Table
from liaoliang.ui.states import State
from liaoliang.workbench.shell import DeskRequest, desk_page, officer_view
from liaoliang.workbench.tasks_table import list_chip
from liaoliang.workbench.texts import shortened

MOST: Final = 20
LONGEST: Final = 100


@require_GET
@officer_view()
def search(request: DeskRequest) -> HttpResponse:
    """Three short lists under one heading each; the list of tasks leads on to all of them."""
    words = request.GET.get("q", "").strip()[:LONGEST]
    groups = _groups(request, words) if words else ()
    found = sum(len(group.rows) for group in groups)
    context = {
        "words": words,
        "table": _table(groups, words),
        "found": found,
        "summary": _summary(words, found),
    }
    return desk_page(request, "workbench/search.html", context, title=_("查找"), current="search")


def _groups(request: DeskRequest, words: str) -> tuple[RowGroup, ...]:
    """Administrators see no case data, so for them only organs are left."""
    groups = [_organs(request.officer, words)]
    if not is_administrator(request.officer):
        groups = [_tasks(request, words), _notices(request.officer, words), *groups]
    return tuple(group for group in groups if group.rows)


def _tasks(request: DeskRequest, words: str) -> RowGroup:
    asked = (
        Q(requirement__governing_text__icontains=words)
        | Q(requirement__task__title__icontains=words)
        | Q(organ__name__icontains=words)
        | Q(organ__short_name__icontains=words)
        | Q(unit_text__icontains=words)
    )
    if words.isascii() and words.isdigit() and len(words) < 6:
        asked |= Q(requirement__task__number=int(words))
    day = office_day(request.at)
    rows = tuple(
        Row(
            href=reverse("workbench:assignment", args=[row.pk]),
            cells=(
                Link(
                    text=_("任务 {number} · {text}").format(
                        number=row.requirement.task.number, text=shortened(row.requirement.governing_text, 60)
                    ),
                    href=reverse("workbench:assignment", args=[row.pk]),
                ),
                row.organ.label,
                list_chip(row, day),
            ),
        )
        for row in assignments_in_scope(request.officer).filter(asked)[:MOST]
    )
    return RowGroup(title=_("任务"), rows=rows, note=_more(len(rows)))


def _notices(officer: Officer, words: str) -> RowGroup:
    asked = Q(title__icontains=words) | Q(document_number__icontains=words) | Q(index_number__icontains=words)
    rows = tuple(
        Row(
            href=links.notice(notice.pk),
            cells=(
                Link(text=notice.title, href=links.notice(notice.pk), note=notice.document_number),
                notice.issuing_organ.label,
                StateChip(state=State.IN_PROGRESS, word=notice.get_state_display(), plain=True),
            ),
        )
        for notice in notices(officer).filter(asked)[:MOST]
    )
    return RowGroup(title=_("通知"), rows=rows, note=_more(len(rows)))


def _organs(officer: Officer, words: str) -> RowGroup:
    asked = Q(name__icontains=words) | Q(short_name__icontains=words) | Q(aliases__name__icontains=words)
    scope = organs_in_scope(officer)
    address = reverse("workbench:tasks")
    rows = []
    for organ in organs(officer).filter(asked).distinct()[:MOST]:
        href = f"{address}?scope=all&organ={organ.pk}"
        name = Link(text=organ.name, href=href) if organ.pk in scope else organ.name
        rows.append(Row(cells=(name, organ.parent.label if organ.parent else "", organ.get_kind_display())))
    return RowGroup(title=_("单位"), rows=tuple(rows), note=_more(len(rows)))


def _more(count: int) -> str:
    return _("只列出前 {n} 个，请把词写得更具体").format(n=MOST) if count == MOST else ""


def _summary(words: str, found: int) -> str:
    if not words:
        return _("可以找任务的内容和编号、通知的标题和文号、单位的名称和别名。")
    return ngettext("找到 {n} 个", "找到 {n} 个", found).format(n=found)


def _table(groups: tuple[RowGroup, ...], words: str) -> Table:
    return Table(
        caption=_("查找结果"),
        columns=(Column(text=_("名称")), Column(text=_("单位")), Column(text=_("状态或类别"), narrow=True)),
        groups=groups,
        panel=True,
        empty=EmptyState(
            title=_("没有找到“{words}”").format(words=words),
            text=_("换一个更短的词试试；别的单位的事项不在您的范围里，不会列出来。"),
        )
        if words
        else None,
    )
