"""Reminding from the board: everything that is late, or what is late of some organs or of some tasks."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from liaoliang.base.clock import office_day
from liaoliang.ledger.models import Notice
from liaoliang.ledger.permissions import coordinates
from liaoliang.ledger.selectors import Board, late_assignments, of_organs_or_tasks
from liaoliang.ledger.states import NoticeState
from liaoliang.organisations.models import Officer
from liaoliang.workbench.reminding import remind
from liaoliang.workbench.shell import DeskRequest
from liaoliang.workbench.texts import shortened


class RemindForm(forms.Form):
    """Whom to remind: all, or the late ones of these organs and of these tasks together."""

    everything = forms.BooleanField(label=gettext_lazy("全部逾期的"), required=False)
    organs = forms.TypedMultipleChoiceField(
        label=gettext_lazy("这些单位逾期的"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": gettext_lazy("所选的单位现在没有逾期的任务，请刷新后再选")},
    )
    tasks = forms.TypedMultipleChoiceField(
        label=gettext_lazy("这些任务逾期的"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": gettext_lazy("所选的任务现在没有逾期的，请刷新后再选")},
    )

    def __init__(self, board: Board, data: Any = None, *, offered: Collection[int] | None = None) -> None:
        """`offered` are the organs on the page; a form that was sent may name any late one."""
        super().__init__(data, label_suffix="")
        late = [row for row in board.rows if row.late]
        if not self.is_bound and offered is not None:
            late = [row for row in late if row.organ_id in offered]
        self.fields["organs"].choices = [  # type: ignore[attr-defined] # declared above
            (row.organ_id, _("{organ}（{n} 条）").format(organ=row.label, n=row.late)) for row in late
        ]
        self.fields["tasks"].choices = [  # type: ignore[attr-defined] # declared above
            (column.task_id, f"{column.number} · {shortened(column.title, 20)}")
            for column in board.columns
            if column.late
        ]

    def clean(self) -> dict[str, Any]:
        """At least one thing to be reminded of."""
        stated = super().clean() or self.cleaned_data
        if not self.errors and not any(stated.get(name) for name in self.fields):
            self.add_error(None, _("请选择要催办的单位或任务，或者选“全部逾期的”"))
        return stated


def may_remind(officer: Officer, notice: Notice) -> bool:
    """Whether the form is for this person; each assignment is asked for again by the service."""
    return notice.state == NoticeState.ADOPTED and coordinates(officer, notice)


def carry_out(request: DeskRequest, notice: Notice, form: RemindForm) -> str:
    """Remind of what a valid form names; the sentence afterwards."""
    stated = form.cleaned_data
    rows = late_assignments(request.officer, notice.pk, on=office_day(request.at))
    if not stated["everything"]:
        rows = of_organs_or_tasks(rows, stated["organs"], stated["tasks"])
    return remind(request, list(rows.values_list("pk", flat=True)))


def summary(board: Board) -> str:
    """What the folded form is called."""
    words = ngettext("批量催办（{n} 个单位逾期）", "批量催办（{n} 个单位逾期）", board.late_organs)
    return words.format(n=board.late_organs)
