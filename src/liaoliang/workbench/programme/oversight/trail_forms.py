"""How the auditor asks for events."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from liaoliang.base.clock import SHANGHAI
from liaoliang.base.models import Event
from liaoliang.workbench.programme.forms import DayField, DeskForm, GroundForm


class EventSearch(DeskForm):
    """By subject, by day, by who, by what; everything may be left out."""

    subject = forms.CharField(
        label=_("事项编号"),
        required=False,
        max_length=100,
        help_text=_("如 ledger.assignment/12"),
    )
    first = DayField(label=_("从哪天"), required=False)
    last = DayField(label=_("到哪天"), required=False)
    who = forms.CharField(label=_("经办人或单位"), required=False, max_length=60)
    action = forms.CharField(label=_("动作代号"), required=False, max_length=80)

    def clean_subject(self) -> tuple[str, int | None]:
        """Type and number."""
        kind, _slash, number = self.cleaned_data["subject"].strip().partition("/")
        number = number.partition("/")[0]
        if number and not (number.isascii() and number.isdigit() and len(number) < 19):
            raise forms.ValidationError(_("编号应是数字，例如 ledger.assignment/12"))
        return kind, int(number) if number else None

    def clean(self) -> dict[str, Any]:
        """The days in order."""
        stated = super().clean() or self.cleaned_data
        first, last = stated.get("first"), stated.get("last")
        if first and last and first > last:
            self.add_error("last", _("结束的那天不能早于开始的那天"))
        return stated

    def narrow(self, events: QuerySet[Event]) -> QuerySet[Event]:
        """The events that were asked for; none if the question cannot be understood."""
        if not self.is_valid():
            return events.none() if self.is_bound else events
        stated = self.cleaned_data
        kind, number = stated["subject"]
        conditions = {
            "subject_type": kind,
            "subject_id": number,
            "at__gte": stated["first"] and datetime.combine(stated["first"], time(), SHANGHAI),
            "at__lt": stated["last"]
            and datetime.combine(stated["last"] + timedelta(days=1), time(), SHANGHAI),
            "action__startswith": stated["action"],
        }
        found = events.filter(
            **{name: value for name, value in conditions.items() if value not in ("", None)}
        )
        if stated["who"]:
            named = Q(actor_name__contains=stated["who"]) | Q(organ_name__contains=stated["who"])
            found = found.filter(named)
        return found


class ResetCheckForm(GroundForm):
    """What the person said when asked whether the reset was wanted."""

    genuine = forms.ChoiceField(
        label=_("核实结果"),
        choices=[("yes", _("是本人提出的")), ("no", _("不是本人提出的"))],
        widget=forms.RadioSelect,
    )

    field_order = ["genuine", "ground"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ground"].label = _("怎样核实的")
        self.fields["ground"].help_text = _("例如“当面问过本人”。会记入留痕，请不要写个人信息。")

    @property
    def finding(self) -> dict[str, Any]:
        """For the service."""
        return {"genuine": self.cleaned_data["genuine"] == "yes", "ground": self.cleaned_data["ground"]}
