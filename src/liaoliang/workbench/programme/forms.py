"""Forms of the programme's pages, and how a refusal of a service becomes errors beside the fields."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final, TypeVar

from django import forms
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from liaoliang.errors import BadInputError, LiaoliangError, NotReadyError, WrongStateError
from liaoliang.workbench.refusals import sentences_of, status_of

T = TypeVar("T")
REFUSED: Final = (NotReadyError, BadInputError, WrongStateError)


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


class DeskForm(forms.Form):
    """A form of the workbench. `places` maps an issue's `where` to a field of another name."""

    places: dict[str, str] = {}
    status = 200

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["label_suffix"] = ""
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.error_messages["required"] = _missing(field)

    def full_clean(self) -> None:
        super().full_clean()
        self.status = 422 if self.is_bound and self.errors else 200

    def refuse(self, refusal: LiaoliangError) -> None:
        """Put every sentence of a refusal beside the field it is about, or on top."""
        self.status = status_of(refusal)
        for where, sentence in _sentences(refusal):
            name = self.places.get(where, where)
            self.add_error(name if name in self.fields else None, sentence)


class GroundForm(DeskForm):
    """Why: the sentence goes into the trail."""

    ground = forms.CharField(
        label=gettext_lazy("理由"),
        widget=long_text(3),
        help_text=gettext_lazy("会记入留痕，请不要写个人信息。"),
    )


def sent(request: HttpRequest) -> QueryDict | None:
    """What a form is bound to: everything that was posted, even nothing; None where a page is only asked for."""
    return request.POST if request.method == "POST" else None


def attempt(form: DeskForm, step: Callable[[], T]) -> T | None:
    """Take a step with a valid form. What a person can mend becomes the form's errors, and None is returned.

    No permission and no such thing are not the form's to say: they pass on to the page.
    """
    if not form.is_valid():
        return None
    try:
        return step()
    except REFUSED as refusal:
        form.refuse(refusal)
        return None


def _missing(field: forms.Field) -> str:
    """What to do about an empty field, by its name."""
    chosen = isinstance(field, forms.ChoiceField | forms.FileField)
    sentence = _("请选择{label}") if chosen else _("请填写{label}")
    return sentence.format(label=field.label or "")


def _sentences(refusal: LiaoliangError) -> Iterator[tuple[str, str]]:
    if isinstance(refusal, NotReadyError):
        for issue in refusal.issues:
            yield issue.where, _(issue.message).format(**issue.values)
    elif isinstance(refusal, BadInputError):
        yield refusal.where, _(refusal.message).format(**refusal.values)
    else:
        yield from (("", sentence) for sentence in sentences_of(refusal))
