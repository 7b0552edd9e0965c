"""The form of the desk: sentences that say what to do, and refusals of a service beside the field they are about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final, TypeVar

from django import forms
from django.utils.translation import gettext as _

from liaoliang.errors import BadInputError, LiaoliangError, NotReadyError, WrongStateError
from liaoliang.workbench.refusals import sentences_of, status_of

T = TypeVar("T")
REFUSED: Final = (NotReadyError, BadInputError, WrongStateError)


class DeskForm(forms.Form):
    """A form of the workbench. `places` maps an issue's `where` to a field of another name."""

    places: Mapping[str, str] = {}
    status = 200

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["label_suffix"] = ""
        super().__init__(*args, **kwargs)

    def full_clean(self) -> None:
        speak_plainly(self.fields)
        super().full_clean()
        self.status = 422 if self.is_bound and self.errors else 200

    def refuse(self, refusal: LiaoliangError) -> None:
        """Put every sentence of a refusal beside the field it is about, or on top."""
        self.status = status_of(refusal)
        for where, sentence in _sentences(refusal):
            self.add_error(self.place_of(where), sentence)

    def place_of(self, where: str) -> str | None:
        """The field that an issue speaks of; a file is named by its own name. None is the whole form."""
        name = self.places.get(where, where)
        if name in self.fields:
            return name
        uploads = [name for name, field in self.fields.items() if isinstance(field, forms.FileField)]
        return next((name for name in uploads if _is_called(self.files.get(name), where)), None)

    def hold_against(self, found: Iterable[tuple[str, str]]) -> None:
        """Put further faults beside their fields, all at once; a field that is wrong already has said why."""
        wrong = set(self.errors)
        for where, sentence in found:
            name = self.place_of(where)
            if name not in wrong:
                self.add_error(name, sentence)


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


def speak_plainly(fields: Mapping[str, forms.Field]) -> None:
    """Replace what Django says about a wrong value by what to do about it, naming the field by its label.

    Sentences that a field has been given of its own stay.
    """
    for field in fields.values():
        common = _common_messages(type(field))
        for code, sentence in _plain(field).items():
            if field.error_messages.get(code) is common.get(code):
                field.error_messages[code] = sentence


def _plain(field: forms.Field) -> dict[str, str]:
    """What to do about each kind of wrong value; `%(…)s` are Django's own values."""
    label = str(field.label or "")
    say = {
        "required": _missing(field),
        "max_length": _("{label}最多 %(limit_value)d 个字，现在有 %(show_value)d 个字"),
        "min_value": _("{label}不能小于 %(limit_value)s"),
        "max_value": _("{label}不能大于 %(limit_value)s"),
        "max_digits": _("{label}的位数太多"),
        "max_decimal_places": _("{label}最多 %(max)s 位小数"),
        "max_whole_digits": _("{label}的位数太多"),
        "invalid_choice": _("{label}里没有所选的这一项，请重新选择"),
        "null_characters_not_allowed": _("{label}里有看不见的控制字符，请删去"),
        **_by_kind(field),
    }
    return {code: sentence.replace("{label}", label) for code, sentence in say.items()}


def _by_kind(field: forms.Field) -> dict[str, str]:
    if isinstance(field, forms.FileField):
        wrong = _("没有收到{label}，请重新选择")
        empty = _("{label}是空的，请选择有内容的文件")
        return {
            "empty": empty,
            "invalid": wrong,
            "missing": wrong,
            "max_length": _("文件名太长，请改短后再选"),
        }
    if isinstance(field, forms.DateField):
        return {"invalid": _("请按 2021-10-31 的样子填写{label}")}
    if isinstance(field, forms.DecimalField | forms.IntegerField):
        return {"invalid": _("{label}请填数字")}
    return {}


def _missing(field: forms.Field) -> str:
    """What to do about an empty field, by its name."""
    chosen = isinstance(field, forms.ChoiceField | forms.FileField | forms.ModelChoiceField)
    return _("请选择{label}") if chosen else _("请填写{label}")


def _common_messages(kind: type[forms.Field]) -> dict[str, Any]:
    """What Django gives every field of a kind."""
    found: dict[str, Any] = {}
    for parent in reversed(kind.__mro__):
        found.update(getattr(parent, "default_error_messages", {}))
    return found


def _is_called(upload: Any, name: str) -> bool:
    return bool(name) and upload is not None and upload.name == name


def _sentences(refusal: LiaoliangError) -> Iterator[tuple[str, str]]:
    if isinstance(refusal, NotReadyError):
        for issue in refusal.issues:
            yield issue.where, _(issue.message).format(**issue.values)
    elif isinstance(refusal, BadInputError):
        yield refusal.where, _(refusal.message).format(**refusal.values)
    else:
        yield from (("", sentence) for sentence in sentences_of(refusal))
