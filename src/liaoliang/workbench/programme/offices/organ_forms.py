"""What is asked about an organ, a name, a collective name."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from liaoliang.organisations.models import CollectiveName, Organ, OrganKind, OrganLevel
from liaoliang.organisations.selectors import organs
from liaoliang.organisations.services import OrganFacts
from liaoliang.workbench.programme.forms import DayField, DeskForm, GroundForm, LinesField


class OrganField(forms.ModelChoiceField[Organ]):
    """An organ in being, by its official name."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=Organ.objects.none(), empty_label=_("请选择"), **kwargs)

    def label_from_instance(self, obj: Organ) -> str:
        return obj.name


class OrganPicker(DeskForm):
    """Fills its organ fields with the organs in being, once for each form."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field, OrganField):
                field.queryset = organs()


class OrganForm(OrganPicker):
    """A new organ, or another kind, level, parent or code of one."""

    name = forms.CharField(label=_("单位名称"), max_length=120, help_text=_("机构编制文件上的全称。"))
    short_name = forms.CharField(label=_("规范简称"), max_length=60, required=False)
    kind = forms.ChoiceField(label=_("类别"), choices=OrganKind.choices)
    level = forms.ChoiceField(label=_("层级"), choices=OrganLevel.choices)
    parent = OrganField(label=_("上级单位"), required=False)
    uscc = forms.CharField(
        label=_("统一社会信用代码"), max_length=18, required=False, help_text=_("18 位，会核对校验位。")
    )
    area_code = forms.CharField(label=_("行政区划代码"), max_length=6, required=False)
    sort_order = forms.IntegerField(
        label=_("排序"), min_value=0, max_value=999_999, initial=1000, help_text=_("数小的排在前面。")
    )

    @staticmethod
    def values_of(organ: Organ) -> dict[str, Any]:
        """An organ as the form's first values."""
        plain = ("name", "short_name", "kind", "level", "uscc", "area_code", "sort_order")
        return {**{name: getattr(organ, name) for name in plain}, "parent": organ.parent_id}

    @property
    def facts(self) -> OrganFacts:
        """What was stated, for the service."""
        stated = dict(self.cleaned_data)
        parent: Organ | None = stated.pop("parent")
        return OrganFacts(**stated, parent_id=parent.pk if parent else None)


class ChangeOrganForm(OrganForm):
    """Everything but the names: a new name has its own step, because it leaves a history."""

    def __init__(self, organ: Organ, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, initial=self.values_of(organ), **kwargs)
        for name in ("name", "short_name"):
            self.fields[name].disabled = True
            self.fields[name].required = False
        self.fields["name"].help_text = _("名称变了，请用“更名”，旧名会留下来。")


class RenameForm(GroundForm):
    """A new name from a day on."""

    name = forms.CharField(label=_("新的单位名称"), max_length=120)
    short_name = forms.CharField(label=_("新的规范简称"), max_length=60, required=False)
    from_on = DayField(label=_("自哪天起"), help_text=_("不能晚于今天；之前的文件仍按旧名认。"))

    field_order = ["name", "short_name", "from_on", "ground"]

    @classmethod
    def values_of(cls, organ: Organ, today: date) -> dict[str, Any]:
        """Today's names as the form's first values."""
        return {"name": organ.name, "short_name": organ.short_name, "from_on": today}


class MergeForm(OrganPicker, GroundForm):
    """Into which organ."""

    into = OrganField(label=_("并入哪个单位"), help_text=_("并入后，原来的名称和别名都指这个单位。"))

    field_order = ["into", "ground"]


class AliasForm(DeskForm):
    """Another way to write a name."""

    name = forms.CharField(
        label=_("别名"), max_length=120, help_text=_("通知里实际出现的写法，例如“市工信局”。")
    )


class CollectiveForm(DeskForm):
    """What a collective name stands for, as kinds, levels, and who is left out."""

    places = {"query": "kinds"}

    name = forms.CharField(label=_("统称"), max_length=120)
    kinds = forms.MultipleChoiceField(
        label=_("包括哪些类别"), choices=OrganKind.choices, widget=forms.CheckboxSelectMultiple
    )
    levels = forms.MultipleChoiceField(
        label=_("限定层级"),
        choices=OrganLevel.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("都不选就是不限。"),
    )
    direct = forms.BooleanField(
        label=_("只算发文政府直接管的"),
        required=False,
        help_text=_("例如市里的文件说“各部门”，不包括县里的部门。"),
    )
    without = LinesField(label=_("不包括的单位"), required=False, help_text=_("一行一个，写单位全称。"))
    is_open = forms.BooleanField(
        label=_("没有说清是哪些，要协调员逐项指定"),
        required=False,
        help_text=_("例如“有关部门”：上面的范围只用来列出可选的单位。"),
    )
    note = forms.CharField(label=_("说明"), max_length=300, required=False)

    def clean_without(self) -> list[int]:
        """Ids of the organs that are left out."""
        written: tuple[str, ...] = self.cleaned_data["without"]
        known = dict(Organ.objects.filter(name__in=written).values_list("name", "id"))
        unknown = [name for name in written if name not in known]
        if unknown:
            raise forms.ValidationError(
                _("没有这些单位：%(names)s"), params={"names": "、".join(unknown)}, code="unknown"
            )
        return [known[name] for name in written]

    @property
    def query(self) -> dict[str, Any]:
        """The stated range in the closed vocabulary of `organisations.collectives`."""
        stated = self.cleaned_data
        entry: dict[str, Any] = {"kinds": stated["kinds"]}
        if stated["levels"]:
            entry["levels"] = stated["levels"]
        if stated["direct"]:
            entry["parent"] = "realm"
        query: dict[str, Any] = {"any": [entry]}
        return {**query, "except": stated["without"]} if stated["without"] else query

    @staticmethod
    def values_of(collective: CollectiveName) -> dict[str, Any]:
        """A collective name as the form's first values; several conditions are joined where one can say them."""
        entries = collective.query.get("any", [])
        excluded = Organ.objects.filter(pk__in=collective.query.get("except", []))
        return {
            "name": collective.name,
            "kinds": [kind for entry in entries for kind in entry.get("kinds", OrganKind.values)],
            "levels": [level for entry in entries for level in entry.get("levels", ())],
            "direct": any("parent" in entry for entry in entries),
            "without": tuple(excluded.values_list("name", flat=True)),
            "is_open": collective.is_open,
            "note": collective.note,
        }


class TryNameForm(DeskForm):
    """A written unit to be tried."""

    text = forms.CharField(label=_("试一试：通知里写的单位"), max_length=200)
