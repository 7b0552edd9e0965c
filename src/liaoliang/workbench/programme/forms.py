"""Fields and forms that the programme's pages share; `attempt` and `DeskForm` are the desk's."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext_lazy

from liaoliang.ledger.checks import LONGEST_GROUND
from liaoliang.workbench.forms import DeskForm, attempt

__all__ = ["DayField", "DayInput", "DeskForm", "GroundForm", "LinesField", "attempt", "long_text", "sent"]


class DayInput(forms.DateInput):
    """The browser's own calendar."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class DayField(forms.DateField):
    """A day."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=DayInput(), **kwargs)


class LinesField(forms.CharField):
    """One thing a line; `、`, `，` and `,` are not taken apart, because official names hold them."""

    def __init__(self, *, rows: int = 4, **kwargs: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list | tuple) else value

    def to_python(self, value: Any) -> Any:
        lines = value if isinstance(value, list | tuple) else str(value or "").splitlines()
        return tuple(line.strip() for line in lines if line.strip())


def long_text(rows: int = 4) -> forms.Textarea:
    """A text area of that many rows."""
    return forms.Textarea(attrs={"rows": rows})


class GroundForm(DeskForm):
    """Why: the sentence goes into the trail."""

    ground = forms.CharField(
        label=gettext_lazy("理由"),
        max_length=LONGEST_GROUND,
        widget=long_text(3),
        help_text=gettext_lazy("会记入留痕，请不要写个人信息。"),
    )


def sent(request: HttpRequest) -> QueryDict | None:
    """What a form is bound to: everything that was posted, even nothing; None where a page is only asked for."""
    return request.POST if request.method == "POST" else None
