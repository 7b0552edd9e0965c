"""What is asked about a requirement of a running notice: its measure, its condition, further organs."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from liaoliang.base import measures
from liaoliang.ledger.models import Operator, Part
from liaoliang.organisations.models import Organ
from liaoliang.organisations.selectors import organs
from liaoliang.workbench.choices import RowsField
from liaoliang.workbench.programme.forms import DayField, DeskForm, GroundForm, long_text


class MeasureForm(DeskForm):
    """Which measure verifies the requirement, and which value it must reach."""

    places = {"measure": "measure_key"}

    measure_key = forms.ChoiceField(label=_("指标"), help_text=_("数由平台从办理记录算出来，谁也不能手填。"))
    operator = forms.ChoiceField(label=_("目标方向"), choices=Operator.choices)
    target = forms.DecimalField(
        label=_("目标值"), max_digits=12, decimal_places=2, help_text=_("百分比只填数，100 就是 100%。")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["measure_key"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = [
            (key, f"{measure.title}（{measure.unit}）") for key, measure in measures.all_measures().items()
        ]

    @property
    def link(self) -> dict[str, Any]:
        """For the service."""
        stated = self.cleaned_data
        return {**stated, "operator": Operator(stated["operator"]), "target": Decimal(stated["target"])}


class ConditionForm(DeskForm):
    """That the condition is met: when, and by what one sees it."""

    met_on = DayField(label=_("条件成就的那天"), help_text=_("不能晚于今天，期限从这天算起。"))
    evidence = forms.CharField(
        label=_("依据"),
        widget=long_text(3),
        help_text=_("哪份文件、哪件事说明条件成就了，例如“鲁政办字〔2021〕88号已印发”。"),
    )


class OrgansForm(GroundForm):
    """Further organs for a requirement, and why."""

    organs = RowsField(
        label=_("增加哪些单位"), queryset=Organ.objects.none(), widget=forms.CheckboxSelectMultiple
    )
    part = forms.ChoiceField(label=_("分工"), choices=Part.choices, initial=Part.RESPONSIBLE)

    field_order = ["organs", "part", "ground"]

    def __init__(self, taken: set[int], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["organs"]
        assert isinstance(field, RowsField)  # noqa: S101 - declared above
        field.queryset = organs().exclude(pk__in=taken).order_by("sort_order", "id")

    @property
    def addition(self) -> dict[str, Any]:
        """For the service."""
        stated = self.cleaned_data
        chosen = [organ.pk for organ in stated["organs"]]
        return {"organ_ids": chosen, "part": Part(stated["part"]), "ground": stated["ground"]}
