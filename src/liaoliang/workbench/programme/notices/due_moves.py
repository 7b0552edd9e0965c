"""期限调整: every day that was moved, and what waits for another coordinator because it was late already."""

from __future__ import annotations

from functools import partial
from typing import Any

from django import forms
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from liaoliang.ledger import services
from liaoliang.ledger.models import DueChange, Notice
from liaoliang.ledger.selectors import coordinated_notice, due_changes
from liaoliang.organisations.models import Officer
from liaoliang.ui.components import Column, EmptyState, Row, StateChip, Table
from liaoliang.ui.states import State
from liaoliang.ui.words import day_words
from liaoliang.workbench.choices import RowsField
from liaoliang.workbench.programme.forms import GroundForm, attempt, sent
from liaoliang.workbench.programme.notices.tabs import way_to
from liaoliang.workbench.programme.pages import done, form_page, link
from liaoliang.workbench.shell import DeskRequest, desk_page, officer_view

ROOM = "notices"
MARKS = {
    DueChange.State.PENDING: State.WAITING,
    DueChange.State.EFFECTIVE: State.VERIFIED,
    DueChange.State.REFUSED: State.RECTIFICATION,
    DueChange.State.REPLACED: State.NOT_APPLICABLE,
}
both = require_http_methods(["GET", "POST"])


class ChangesField(RowsField):
    """Moved days, each said in a sentence."""

    def label_from_instance(self, obj: DueChange) -> str:
        """Whose day, from when to when, and why."""
        return change_words(obj)


class DecideDueForm(GroundForm):
    """Which of the moved days to let count, or not."""

    changes = ChangesField(
        label=gettext_lazy("哪几项"),
        queryset=DueChange.objects.none(),
        widget=forms.CheckboxSelectMultiple,
    )
    agrees = forms.ChoiceField(
        label=gettext_lazy("决定"),
        choices=[("yes", gettext_lazy("同意，新的期限生效")), ("no", gettext_lazy("不同意，仍按原期限"))],
        widget=forms.RadioSelect,
    )

    field_order = ["changes", "agrees", "ground"]

    def __init__(self, notice: Notice, officer: Officer, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["changes"]
        assert isinstance(field, RowsField)  # noqa: S101 - declared above
        field.queryset = due_changes(notice).filter(state=DueChange.State.PENDING).exclude(by=officer)

    @property
    def waits(self) -> bool:
        """Whether there is anything to decide."""
        field = self.fields["changes"]
        assert isinstance(field, RowsField)  # noqa: S101 - declared above
        return field.queryset is not None and field.queryset.exists()


@both
@officer_view(business=True)
def due_moves(request: DeskRequest, notice_id: int) -> HttpResponseBase:
    """What was moved; whoever did not ask for it may decide what waits."""
    notice = coordinated_notice(request.officer, notice_id)
    form = DecideDueForm(notice, request.officer, sent(request))
    decided = attempt(form, lambda: _decide(request, form))
    if decided is not None:
        return done(request, _("已决定 {n} 项期限调整").format(n=decided), "due_moves", notice_id)
    title = _("期限调整")
    if not form.waits:
        inner = {"breadcrumb": way_to(notice, title), "table": _table(notice)}
        return desk_page(request, "workbench/programme/list.html", inner, title=title, current=ROOM)
    back = link(_("期限与提醒"), "due_dates", notice_id)
    above = (_table(notice),)
    return form_page(request, form, title=title, back=back, button=_("决定"), above=above, current=ROOM)


def _decide(request: DeskRequest, form: DecideDueForm) -> int:
    stated = form.cleaned_data
    step = partial(services.decide_due_change, by=request.officer, at=request.at)
    for change in stated["changes"]:
        step(change_id=change.pk, agrees=stated["agrees"] == "yes", ground=stated["ground"])
    return len(stated["changes"])


def change_words(change: DueChange) -> str:
    """Whose day, from when to when, and why."""
    return _("{organ}：由 {before} 改为 {after}，理由：{ground}").format(
        organ=change.assignment.organ.label,
        before=_day(change.before),
        after=_day(change.after),
        ground=change.ground,
    )


def _day(day: Any) -> str:
    return day_words(day) if day else _("未定")


def _table(notice: Notice) -> Table:
    heads = (_("责任单位"), _("具体要求"), _("原期限"), _("新期限"), _("理由"), _("提出"), _("状态"))
    return Table(
        caption=_("期限调整"),
        columns=tuple(Column(text=text) for text in heads),
        rows=tuple(_row(change) for change in due_changes(notice)),
        panel=True,
        empty=EmptyState(title=_("没有调整过期限")),
    )


def _row(change: DueChange) -> Row:
    state = DueChange.State(change.state)
    return Row(
        cells=(
            change.assignment.organ.label,
            change.assignment.requirement.governing_text,
            _day(change.before),
            _day(change.after),
            change.ground,
            f"{change.by.name} {day_words(change.on)}",
            StateChip(state=MARKS[state], word=str(state.label), plain=True),
        )
    )
