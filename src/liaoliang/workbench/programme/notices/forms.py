"""What is asked about a notice before it is adopted."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from liaoliang.ledger.checks import LONGEST_PERIOD, LONGEST_TEXT, row_issues
from liaoliang.ledger.models import DraftRow, Governing, Notice
from liaoliang.ledger.rows import NoticeFacts, RowFacts
from liaoliang.organisations.models import Officer, Organ
from liaoliang.organisations.roles import Role
from liaoliang.ui.forms import UploadField
from liaoliang.workbench.programme.forms import DayField, DeskForm, GroundForm, LinesField, long_text

READABLE = (".txt", ".html", ".htm", ".docx", ".xlsx", ".csv", ".pdf")
PASTED = "粘贴的通知.txt"
LONGEST_TITLE = 500


def issuing_organs(officer: Officer) -> list[Organ]:
    """Organs for whose disclosure office the officer works: a notice is imported in the name of one of them."""
    held = {grant.organ_id for grant in officer.held if grant.role == Role.COORDINATOR}
    return list(Organ.objects.filter(pk__in=held, is_active=True).order_by("sort_order", "id"))


class SourceForm(DeskForm):
    """A notice as a file or as pasted text."""

    file = UploadField(
        label=gettext_lazy("通知文件（文件和全文，二选一）"),
        accept=READABLE,
        limit=settings.UPLOAD_LIMIT,
        required=False,
    )
    text = forms.CharField(
        label=gettext_lazy("或者把通知全文贴在这里"), required=False, widget=long_text(8), strip=False
    )
    one_of = ("file", "text")
    places = {PASTED: "text"}

    def clean(self) -> dict[str, Any]:
        """Exactly one of the two."""
        stated = super().clean() or self.cleaned_data
        given = [name for name in ("file", "text") if stated.get(name)]
        if not self.errors and len(given) != 1:
            self.add_error("file", _("请选一个文件，或贴一段文字，二选一"))
        return stated

    @property
    def source(self) -> dict[str, Any]:
        """Content and name, for the service."""
        upload = self.cleaned_data["file"]
        if upload:
            return {"content": upload.read(), "name": upload.name}
        return {"content": self.cleaned_data["text"].encode(), "name": PASTED}


class ImportForm(SourceForm):
    """The notice, and in whose name it is run."""

    organ = forms.TypedChoiceField(label=gettext_lazy("由谁统筹"), coerce=int)

    field_order = ["organ", "file", "text"]

    def __init__(self, officer: Officer, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        organs = issuing_organs(officer)
        field = self.fields["organ"]
        assert isinstance(field, forms.TypedChoiceField)  # noqa: S101 - declared above
        field.choices = [(organ.pk, organ.name) for organ in organs]
        if len(organs) == 1:
            field.initial, field.widget = organs[0].pk, forms.HiddenInput()


class FactsForm(DeskForm):
    """The official metadata."""

    title = forms.CharField(label=gettext_lazy("标题"), widget=long_text(2), max_length=300)
    year = forms.IntegerField(label=gettext_lazy("年度"), min_value=2000, max_value=2100)
    index_number = forms.CharField(label=gettext_lazy("索引号"), max_length=100, required=False)
    document_number = forms.CharField(label=gettext_lazy("发文字号"), max_length=100, required=False)
    written_on = DayField(label=gettext_lazy("成文日期"), required=False)
    released_on = DayField(label=gettext_lazy("发布日期"), required=False)
    publisher = forms.CharField(label=gettext_lazy("发布机构"), max_length=200, required=False)
    validity = forms.CharField(label=gettext_lazy("有效性"), max_length=20, required=False)

    @staticmethod
    def values_of(notice: Notice) -> dict[str, Any]:
        """A notice as the form's first values."""
        facts = NoticeFacts.of(notice)
        return {name: getattr(facts, name) for name in NoticeFacts.__slots__}

    @property
    def facts(self) -> NoticeFacts:
        """What was stated, for the service."""
        return NoticeFacts(**self.cleaned_data)


class RowForm(DeskForm):
    """One row: what, who, by when. `earliest` is the day before which nothing of its notice can be due."""

    category = forms.CharField(label=gettext_lazy("类别"), max_length=LONGEST_TITLE, required=False)
    task = forms.CharField(label=gettext_lazy("工作任务"), max_length=LONGEST_TITLE, required=False)
    requirement = forms.CharField(
        label=gettext_lazy("具体要求"), max_length=LONGEST_TEXT, widget=long_text(4)
    )
    lead_units = LinesField(label=gettext_lazy("牵头单位"), rows=2, required=False)
    units = LinesField(
        label=gettext_lazy("责任单位"),
        rows=4,
        required=False,
        help_text=gettext_lazy("一行一个，照通知写；“各县(市、区)人民政府”这样的统称不要拆开。"),
    )
    supporting_units = LinesField(label=gettext_lazy("配合单位"), rows=2, required=False)
    deadline = forms.CharField(
        label=gettext_lazy("完成时限（原文）"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("通知没写就空着，不要自己定。"),
    )
    deadline_from = DayField(label=gettext_lazy("起始日"), required=False)
    deadline_to = DayField(label=gettext_lazy("截止日"), required=False)
    condition = forms.CharField(
        label=gettext_lazy("前提条件"),
        required=False,
        max_length=LONGEST_TITLE,
        widget=long_text(2),
        help_text=gettext_lazy("例如“省里出台规定后”。条件成就前不计时。"),
    )
    due_workdays = forms.IntegerField(
        label=gettext_lazy("条件成就后几个工作日"), min_value=1, max_value=LONGEST_PERIOD, required=False
    )

    optional = forms.BooleanField(
        label=gettext_lazy("鼓励性要求（可、鼓励、有条件的），不算逾期"), required=False
    )

    def __init__(self, *args: Any, earliest: date | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.earliest = earliest

    def clean(self) -> dict[str, Any]:
        """Everything that the service would refuse, together with what the fields refuse."""
        stated = super().clean() or self.cleaned_data
        self.hold_against(
            (issue.where, _(issue.message).format(**issue.values)) for issue in row_issues(facts_of(stated))
        )
        for name in ("deadline_from", "deadline_to"):
            day = stated.get(name)
            if day and self.earliest and day < self.earliest:
                words = _("不能早于 {day}：这份通知在那以前还没有")
                self.add_error(name, words.format(day=self.earliest.isoformat()))
        return stated

    @staticmethod
    def values_of(row: DraftRow) -> dict[str, Any]:
        """A row as the form's first values: responsible units are those neither lead nor supporting."""
        facts = RowFacts.of(row)
        values = {name: getattr(facts, name) for name in RowFacts.__slots__}
        taken = {*(facts.lead_units or ()), *(facts.supporting_units or ())}
        return {**values, "units": tuple(unit for unit in facts.units if unit not in taken)}

    @property
    def facts(self) -> RowFacts:
        """What was stated, for the service."""
        return facts_of(self.cleaned_data)


def facts_of(stated: Mapping[str, Any]) -> RowFacts:
    """What a row's form states; fields that are wrong count as empty. `units` are all of them, lead first."""
    lead, supporting = tuple(stated.get("lead_units", ())), tuple(stated.get("supporting_units", ()))
    divided = bool(lead or supporting)
    return RowFacts(
        category=stated.get("category", ""),
        task=stated.get("task", ""),
        requirement=stated.get("requirement", ""),
        units=tuple(dict.fromkeys([*lead, *stated.get("units", ()), *supporting])),
        lead_units=lead if divided else None,
        supporting_units=supporting if divided else None,
        deadline=stated.get("deadline", ""),
        deadline_from=stated.get("deadline_from"),
        deadline_to=stated.get("deadline_to"),
        condition=stated.get("condition", ""),
        due_workdays=stated.get("due_workdays"),
        optional=bool(stated.get("optional")),
    )


def earliest_day(notice: Notice) -> date:
    """The day it was written, or the beginning of its year."""
    return notice.written_on or date(notice.year, 1, 1)


def new_row_values(notice: Notice) -> dict[str, Any]:
    """First values for a row to be added: the category and task of the last one."""
    last = notice.rows.order_by("-ordinal").first()
    return {"category": last.category, "task": last.task} if last else {}


class DecisionForm(GroundForm):
    """Which text holds, and why."""

    governs = forms.ChoiceField(
        label=gettext_lazy("以哪个为准"),
        choices=[(Governing.ANNEX, Governing.ANNEX.label), (Governing.BODY, Governing.BODY.label)],
        widget=forms.RadioSelect,
    )

    due_on = DayField(
        label=gettext_lazy("以正文为准时的完成时限"),
        required=False,
        help_text=gettext_lazy("正文的时限与台账的完成时限对不上，请确认以哪一天为准。"),
    )

    field_order = ["governs", "due_on", "ground"]

    def __init__(self, *args: Any, asks_day: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not asks_day:
            del self.fields["due_on"]
