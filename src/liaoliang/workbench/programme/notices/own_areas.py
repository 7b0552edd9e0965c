"""自定重点领域: organs that the first part does not name say what they will make public on their own."""

from __future__ import annotations

from functools import partial
from typing import Any

from django import forms
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from liaoliang.ledger import links, services
from liaoliang.ledger.models import Assignment, Notice, Origin
from liaoliang.ledger.permissions import acts_for, coordinates
from liaoliang.ledger.selectors import (
    assignments_in_scope,
    may_add_own_area,
    notice_for,
    organs_without_own_area,
)
from liaoliang.ledger.states import NoticeState
from liaoliang.organisations.models import Officer, Organ
from liaoliang.ui.components import Column, EmptyState, Link, Row, Table
from liaoliang.workbench.programme.forms import DayField, DeskForm, attempt, long_text, sent
from liaoliang.workbench.programme.notices.tabs import tabs, way_to
from liaoliang.workbench.programme.pages import done
from liaoliang.workbench.shell import DeskRequest, desk_page, officer_view

ROOM = "notices"


class OwnAreaForm(DeskForm):
    """For which organ, what, by when."""

    places = {"requirement": "text", "deadline_from": "due_on"}

    organ = forms.TypedChoiceField(label=gettext_lazy("单位"), coerce=int)
    text = forms.CharField(
        label=gettext_lazy("重点领域和公开要求"),
        widget=long_text(4),
        help_text=gettext_lazy("写明公开什么、在哪里公开、多久更新一次。"),
    )
    due_on = DayField(label=gettext_lazy("完成期限"), required=False)

    def __init__(self, organs: list[Organ], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["organ"]
        assert isinstance(field, forms.TypedChoiceField)  # noqa: S101 - declared above
        field.choices = [(organ.pk, organ.name) for organ in organs]

    @property
    def area(self) -> dict[str, Any]:
        """For the service."""
        stated = self.cleaned_data
        return {"organ_id": stated["organ"], "text": stated["text"], "due_on": stated["due_on"]}


@require_http_methods(["GET", "POST"])
@officer_view(business=True)
def own_areas(request: DeskRequest, notice_id: int) -> HttpResponseBase:
    """What organs have added, who has not, and the form for one's own."""
    notice = notice_for(request.officer, notice_id)
    organs = eligible_organs(notice, request.officer)
    form = OwnAreaForm(organs, sent(request))
    step = partial(services.add_own_area, notice_id=notice_id, by=request.officer, at=request.at)
    added = attempt(form, lambda: step(**form.area))
    if added is not None:
        return done(request, _("已增加，已记为接受"), "own_areas", notice_id)
    inner = _context(request, notice)
    inner |= {"form": form if organs and notice.state == NoticeState.ADOPTED else None}
    template = "workbench/programme/notices/own_areas.html"
    title = _("自定重点领域")
    return desk_page(request, template, inner, title=title, current=ROOM, status=form.status)


def eligible_organs(notice: Notice, officer: Officer) -> list[Organ]:
    """Organs the officer acts for that may add an area of their own."""
    rows = assignments_in_scope(officer).filter(requirement__task__category__notice=notice)
    organs = Organ.objects.filter(pk__in=rows.order_by().values("organ"), is_active=True)
    return [organ for organ in organs if acts_for(officer, organ.pk) and may_add_own_area(notice, organ.pk)]


def _context(request: DeskRequest, notice: Notice) -> dict[str, Any]:
    leads = coordinates(request.officer, notice)
    return {
        "notice": notice,
        "tabs": tabs(notice, request.officer, "own_areas"),
        "breadcrumb": way_to(notice, _("自定重点领域")),
        "table": _table(request.officer, notice),
        "missing": list(organs_without_own_area(notice)) if leads else None,
    }


def _table(officer: Officer, notice: Notice) -> Table:
    rows = assignments_in_scope(officer).filter(
        requirement__task__category__notice=notice, requirement__origin=Origin.OWN_AREA
    )
    heads = (_("单位"), _("重点领域和公开要求"), _("期限"), _("状态"))
    return Table(
        caption=_("已自行确定的重点领域"),
        columns=tuple(Column(text=text) for text in heads),
        rows=tuple(_row(row) for row in rows),
        panel=True,
        show_caption=True,
        empty=EmptyState(
            title=_("还没有单位自行确定"),
            text=_("通知第一部分没有点名的单位，要结合本单位重点工作自行确定。"),
        ),
    )


def _row(row: Assignment) -> Row:
    href = links.assignment(row.pk)
    due = row.effective_due_on.isoformat() if row.effective_due_on else "—"
    text = Link(text=row.requirement.governing_text, href=href)
    return Row(cells=(row.organ.label, text, due, row.get_state_display()), href=href)
