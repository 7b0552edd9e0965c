"""Legal parameters in words: value, since when, on which provision, how sure, and what is put in its place here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from liaoliang.base import calendars
from liaoliang.base.models import ParameterOverride
from liaoliang.law.parameters import DatedValue, Parameter
from liaoliang.law.provisions import Confidence
from liaoliang.law.rulebook import Rulebook
from liaoliang.organisations.models import Officer
from liaoliang.organisations.permissions import can_keep_rules
from liaoliang.ui.address import with_value
from liaoliang.ui.components import (
    Button,
    Column,
    EmptyState,
    Facet,
    FacetOption,
    FilterBar,
    Link,
    Notice,
    Row,
    RowGroup,
    StateChip,
    Table,
)
from liaoliang.ui.states import State
from liaoliang.workbench.programme.pages import link, moment, way
from liaoliang.workbench.programme.rules.calendar_pages import rule_tabs
from liaoliang.workbench.programme.rules.forms import is_editable
from liaoliang.workbench.programme.rules.permissions import MAY_NOT
from liaoliang.workbench.shell import DeskRequest

UNITS: Final = {
    "working_day": gettext_noop("{n} 个工作日"),
    "calendar_day": gettext_noop("{n} 日"),
    "month": gettext_noop("{n} 个月"),
    "year": gettext_noop("{n} 年"),
    "hour": gettext_noop("{n} 小时"),
}
FOLDERS: Final = {
    "codes": gettext_noop("代码与编号"),
    "counting": gettext_noop("期间计算"),
    "decisions": gettext_noop("重大行政决策"),
    "disclosure": gettext_noop("主动公开"),
    "foi": gettext_noop("依申请公开"),
    "government_rules": gettext_noop("政府规章"),
    "letters": gettext_noop("信访与来信"),
    "personal_information": gettext_noop("个人信息"),
    "policy": gettext_noop("政策文件与解读"),
    "remedies": gettext_noop("复议与诉讼"),
    "responses": gettext_noop("回应关切"),
}
CONFIDENCE: Final[dict[Confidence, tuple[str, State]]] = {
    "confirmed": (gettext_noop("已核对原文"), State.VERIFIED),
    "convention": (gettext_noop("平台约定"), State.REPORTED),
    "local": (gettext_noop("本地规定"), State.IN_PROGRESS),
    "memory": (gettext_noop("还没有核对原文"), State.WARNING),
}


def parameters_context(request: DeskRequest, on: date) -> dict[str, Any]:
    """All parameters by field of law, or only those of one confidence."""
    rules = calendars.current_rulebook()
    asked = request.GET.get("sure", "")
    known = [rules.parameter(key) for key in sorted(rules.parameters)]
    shown = [item for item in known if not asked or in_force(item, on).confidence == asked]
    return {
        "tabs": rule_tabs("parameters"),
        "above": tuple(_waiting()),
        "filters": _filters(request, known, on),
        "table": _table(shown, on, rules),
    }


def in_force(parameter: Parameter, on: date) -> DatedValue:
    """The value that holds on that day; the earliest one for a parameter that begins later."""
    return parameter.values[0] if on < parameter.values[0].from_on else parameter.at(on)


def value_words(value: DatedValue) -> str:
    """A value as a person reads it; what a program carries out has no figure."""
    if value.unit in UNITS:
        return _(UNITS[value.unit]).format(n=value.value)
    if value.unit == "month_day":
        month, day = value.text.split("-")
        return _("{month}月{day}日").format(month=int(month), day=int(day))
    return _("由程序按条文执行")


def confidence_chip(value: DatedValue) -> StateChip:
    """How sure a value is, in word and shape."""
    words, state = CONFIDENCE[value.confidence]
    return StateChip(state=state, word=_(words), plain=True)


def parameter_context(parameter: Parameter, officer: Officer, on: date) -> dict[str, Any]:
    """One parameter through time, what waits for a second person, and whether it may be overridden."""
    shipped = calendars.current_rulebook().parameters[parameter.key]
    return {
        "parameter": parameter,
        "now": in_force(parameter, on),
        "now_words": value_words(in_force(parameter, on)),
        "table": _values_table(parameter),
        "above": tuple(_waiting(parameter.key)),
        "actions": [_override_button(shipped, officer, on)],
    }


def override_words(row: ParameterOverride, parameter: Parameter) -> str:
    """A prepared local value in words."""
    value = DatedValue(row.value, parameter.unit, (), "local", row.from_on)
    return value_words(value)


def _waiting(key: str = "") -> Iterator[Notice]:
    rows = ParameterOverride.objects.filter(confirmed_at__isnull=True).order_by("pk")
    for row in rows.filter(key=key) if key else rows:
        title = calendars.current_rulebook().parameter(row.key).title
        text = _("“{title}”的本地取值由 {name} 录入，等另一个人确认。").format(
            title=title, name=row.prepared_by_name
        )
        yield Notice(kind="info", text=text, action=link(_("去核对"), "override_pending", row.pk))


def _filters(request: DeskRequest, known: Sequence[Parameter], on: date) -> FilterBar:
    query = {name: request.GET.getlist(name) for name in request.GET}
    asked = request.GET.get("sure", "")
    options = tuple(
        FacetOption(
            text=_(words),
            href=with_value(request.path, query, "sure", "" if asked == sure else sure),
            count=sum(in_force(item, on).confidence == sure for item in known),
            chosen=asked == sure,
        )
        for sure, (words, _state) in CONFIDENCE.items()
    )
    return FilterBar(facets=(Facet(label=_("可靠程度"), options=options),))


def _table(shown: Sequence[Parameter], on: date, rules: Rulebook) -> Table:
    overridden = {item.key for item in rules.overrides}
    folders = dict.fromkeys(item.key.partition("/")[0] for item in shown)
    groups = tuple(
        RowGroup(
            title=_(FOLDERS.get(folder, folder)),
            rows=tuple(_row(item, on, overridden) for item in shown if item.key.partition("/")[0] == folder),
        )
        for folder in folders
    )
    heads = (_("参数"), _("现行取值"), _("自"), _("依据"), _("可靠程度"))
    return Table(
        caption=_("法律参数"),
        columns=tuple(Column(text=text) for text in heads),
        groups=groups,
        panel=True,
        empty=EmptyState(title=_("没有这样的参数"), text=_("清除筛选再看。")),
    )


def _row(parameter: Parameter, on: date, overridden: set[str]) -> Row:
    value = in_force(parameter, on)
    href = way("parameter", parameter.key)
    mark = _("（本地改写）") if parameter.key in overridden else ""
    cells = (
        Link(text=parameter.title, href=href, note=mark),
        value_words(value),
        value.from_on.isoformat(),
        "；".join(map(str, value.provisions)),
        confidence_chip(value),
    )
    return Row(cells=cells, href=href)


def _values_table(parameter: Parameter) -> Table:
    heads = (_("自"), _("取值"), _("依据"), _("可靠程度"), _("说明"))
    return Table(
        caption=_("历次取值"),
        columns=tuple(Column(text=text) for text in heads),
        rows=tuple(
            Row(
                cells=(
                    value.from_on.isoformat(),
                    value_words(value),
                    "；".join(map(str, value.provisions)),
                    confidence_chip(value),
                    value.note or "—",
                )
            )
            for value in reversed(parameter.values)
        ),
        panel=True,
    )


def _override_button(shipped: Parameter, officer: Officer, on: date) -> Button:
    text = _("录入本地取值")
    value = in_force(shipped, on)
    if value.confidence == "confirmed":
        refused = _("有明确的法律依据（{basis}），不能由本地改写").format(basis=value.basis)
        return Button(text=text, refused=refused, small=True)
    if not is_editable(shipped):
        return Button(text=text, refused=_("这一项由程序按条文执行，没有可改写的数"), small=True)
    if not can_keep_rules(officer):
        return Button(text=text, refused=_(MAY_NOT), small=True)
    return Button(text=text, kind="secondary", href=way("parameter_override", shipped.key), small=True)


def prepared_words(row: ParameterOverride) -> str:
    """Who prepared a local value, and when."""
    return _("{name} 于 {moment} 录入").format(name=row.prepared_by_name, moment=moment(row.prepared_at))
