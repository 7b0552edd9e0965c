"""Forms in one column: what a field's template needs to know, and the upload field."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any, Literal

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.utils.translation import gettext as _

from liaoliang.ui.words import size_words

Layout = Literal["control", "group", "check", "file"]


@dataclass(frozen=True, slots=True)
class FieldView:
    """A bound field as its template sees it; the ids are those Django's `aria-describedby` names."""

    bound: forms.BoundField
    layout: Layout
    errors: tuple[str, ...]

    @classmethod
    def of(cls, bound: forms.BoundField) -> FieldView:
        return cls(bound, _layout(bound), tuple(str(error) for error in bound.errors))

    @property
    def hint_id(self) -> str:
        return f"{self.bound.auto_id}_helptext"

    @property
    def error_id(self) -> str:
        return f"{self.bound.auto_id}_error"

    @property
    def optional(self) -> bool:
        either = getattr(
            self.bound.form, "one_of", ()
        )  # a choice between fields, which the form itself asks for
        return not (self.bound.field.required or self.layout == "check" or self.bound.name in either)


def _layout(bound: forms.BoundField) -> Layout:
    widget = bound.field.widget
    if isinstance(widget, forms.FileInput):
        return "file"
    if isinstance(widget, forms.CheckboxInput):
        return "check"
    return "group" if bound.use_fieldset else "control"


def field_views(form: forms.BaseForm) -> list[FieldView]:
    """The visible fields in order."""
    return [FieldView.of(bound) for bound in form.visible_fields()]


@dataclass(frozen=True, slots=True)
class SummaryLine:
    """An error and the address of the control it speaks of; an error of the whole form has none."""

    text: str
    href: str = ""


def summary_lines(form: forms.BaseForm) -> list[SummaryLine]:
    """Errors of the whole form first, then each field's in the fields' order."""
    if not form.is_bound:
        return []
    lines = [SummaryLine(str(error)) for error in form.non_field_errors()]
    for bound in form:
        lines += [
            SummaryLine(_named(bound, str(error)), f"#{_first_control(bound)}") for error in bound.errors
        ]
    return lines


def _named(bound: forms.BoundField, error: str) -> str:
    """Away from its field a sentence has to say which field it speaks of."""
    label = "" if bound.is_hidden else str(bound.label or "")
    return error if label in error else _("{label}：{error}").format(label=label, error=error)


def _first_control(bound: forms.BoundField) -> str:
    """The id of the control that should take the focus: the first choice of a group."""
    return f"{bound.auto_id}_0" if bound.use_fieldset else str(bound.id_for_label or bound.auto_id)


class UploadField(forms.FileField):
    """A file whose types and size are said before it is chosen, and checked after.

    `accept` lists suffixes with their dot; the real check of the content is the sandbox's work.
    """

    def __init__(self, *, accept: Sequence[str], limit: int, **kwargs: Any) -> None:
        self.accept = tuple(suffix.lower() for suffix in accept)
        self.limit = limit
        super().__init__(**kwargs)
        self.help_text = self.help_text or self.rules

    @property
    def rules(self) -> str:
        """Which files may come: PDF · DOCX，单个不超过 20 MB."""
        return _("{kinds}，单个不超过 {size}").format(kinds=self.kinds, size=size_words(self.limit))

    @property
    def kinds(self) -> str:
        """PDF · DOCX."""
        return " · ".join(suffix.lstrip(".").upper() for suffix in self.accept)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {
            **super().widget_attrs(widget),
            "accept": ",".join(self.accept),
            "data-limit": str(self.limit),
            "data-limit-words": size_words(self.limit),
        }

    def clean(self, data: Any, initial: Any = None) -> Any:
        upload = super().clean(data, initial)
        if isinstance(upload, File):
            self._refuse_foreign(upload)
        return upload

    def _refuse_foreign(self, upload: File[bytes]) -> None:
        if PurePath(upload.name or "").suffix.lower() not in self.accept:
            words = _("“{name}”的类型不能上传，请换成 {kinds}").format(name=upload.name, kinds=self.kinds)
            raise ValidationError(words, code="type")
        if (upload.size or 0) > self.limit:
            words = size_words(self.limit)
            raise ValidationError(
                _("“{name}”超过 {limit}，请压缩或分成几个文件").format(name=upload.name, limit=words),
                code="size",
            )
