"""What is asked about a year, or about a local value of a parameter."""

from __future__ import annotations

import re
from datetime import date
from typing import Any, Final

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from liaoliang.base.models import CalendarYear
from liaoliang.law.calendar_years import YearCalendar
from liaoliang.law.parameters import Parameter, Value
from liaoliang.law.provisions import Provision
from liaoliang.workbench.programme.forms import DayField, DeskForm, long_text
from liaoliang.workbench.programme.rules.arrangement import read_arrangement, read_make_up, written

PERIODS: Final = frozenset({"working_day", "calendar_day", "month", "year", "hour"})
# Years that there is, or may yet be, a notice for.
YEARS: Final = range(2004, 2101)
MONTH_DAY: Final = re.compile(r"(?P<month>0[1-9]|1[0-2])-(?P<day>[0-3][0-9])")


class YearForm(DeskForm):
    """A year's rest and make-up days as the State Council's notice says them."""

    year = forms.IntegerField(label=gettext_lazy("年份"), min_value=YEARS[0], max_value=YEARS[-1])
    notice = forms.CharField(
        label=gettext_lazy("通知文号"),
        max_length=128,
        help_text=gettext_lazy("国务院办公厅放假安排通知的文号，例如“国办发明电〔2020〕27号”。"),
    )
    rest = forms.CharField(
        label=gettext_lazy("放假日期"),
        widget=long_text(9),
        help_text=gettext_lazy(
            "一个节日一行，如“元旦：1月1日至3日”。也可以把通知正文的各条原样贴进来，句子里写“上班”的按补班算。"
        ),
    )
    make_up = forms.CharField(
        label=gettext_lazy("调休上班日期"),
        required=False,
        widget=long_text(4),
        help_text=gettext_lazy("一个节日一行，如“春节：2月7日、2月20日”。上面已经写了“上班”的不用再写。"),
    )

    reason = forms.CharField(
        label=gettext_lazy("说明"),
        required=False,
        max_length=300,
        widget=long_text(2),
        help_text=gettext_lazy("换掉已有的安排，或者通知里确实没有某个节日时，写明原因；确认人会看到。"),
    )

    def facts(self) -> dict[str, Any]:
        """Year, notice and days, for the service. Raises BadInputError with line and reason."""
        stated = self.cleaned_data
        rest, shifted = read_arrangement(stated["rest"], stated["year"])
        shifted |= read_make_up(stated["make_up"], stated["year"])
        plain = {"year": stated["year"], "notice": stated["notice"], "reason": stated["reason"]}
        return {**plain, "rest_days": rest, "make_up_days": shifted}

    @staticmethod
    def values_of(year: YearCalendar) -> dict[str, Any]:
        """A loaded year as the form's first values, to be corrected."""
        return {
            "year": year.year,
            "notice": year.notice,
            "rest": written(dict(year.rest)),
            "make_up": written(dict(year.make_up)),
        }


class OverrideForm(DeskForm):
    """A local value with its source; only where the value is a number of days or a day of the year."""

    value = forms.CharField(label=gettext_lazy("本地取值"), max_length=10)
    from_on = DayField(label=gettext_lazy("起用日期"))
    act = forms.CharField(
        label=gettext_lazy("依据的文件"),
        max_length=255,
        help_text=gettext_lazy("文件全称和文号，写清楚别人查得到。"),
    )
    article = forms.CharField(label=gettext_lazy("条款"), max_length=64)

    def __init__(self, parameter: Parameter, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.unit = parameter.unit
        self.fields["value"].help_text = _("整数。") if self.unit in PERIODS else _("月和日，写成“01-31”。")

    def clean_value(self) -> Value:
        """A whole number above zero, or a day of the year."""
        given: str = self.cleaned_data["value"].strip()
        if self.unit in PERIODS:
            if not (given.isascii() and given.isdigit() and int(given) > 0):
                raise forms.ValidationError(_("请填大于 0 的整数"))
            return int(given)
        if not _is_day_of_year(given):
            raise forms.ValidationError(_("请写成“月-日”，例如“01-31”"))
        return given

    @property
    def facts(self) -> dict[str, Any]:
        """Value, first day and source, for the service."""
        stated = self.cleaned_data
        source = Provision(stated["act"], stated["article"])
        return {"value": stated["value"], "from_on": stated["from_on"], "source": source}


def is_editable(parameter: Parameter) -> bool:
    """Whether a form can state a value of it."""
    return parameter.unit in PERIODS or parameter.unit == "month_day"


def calendar_of(row: CalendarYear) -> YearCalendar:
    """A prepared or confirmed row as a checked year, with its warnings."""
    return YearCalendar.checked(
        row.year, rest=_days(row.rest_days), make_up=_days(row.make_up_days), notice=row.notice
    )


def _days(stored: dict[str, str]) -> dict[date, str]:
    return {date.fromisoformat(day): name for day, name in stored.items()}


def _is_day_of_year(given: str) -> bool:
    found = MONTH_DAY.fullmatch(given)
    if found is None:
        return False
    try:
        date(2004, int(found["month"]), int(found["day"]))
    except ValueError:
        return False
    return True
