"""The views of one house: organs, collective names, officers, Excel."""

from __future__ import annotations

from django.utils.translation import gettext as _

from liaoliang.organisations.models import Officer
from liaoliang.organisations.permissions import coordinates_city, has_role
from liaoliang.organisations.roles import Role
from liaoliang.ui.components import Tab, Tabs
from liaoliang.workbench.programme.pages import way


def tabs(current: str, officer: Officer) -> Tabs:
    """The tabs this officer may open; `current` is the name of the page."""
    keeps_organs = has_role(officer, Role.SYSTEM_ADMIN)
    named = keeps_organs or has_role(officer, Role.COORDINATOR)
    people = keeps_organs or has_role(officer, Role.SECURITY_ADMIN)
    offered = (
        ("organs", _("单位"), named),
        ("collectives", _("统称"), named),
        ("officers", _("人员与角色"), people),
        ("organisations_excel", _("Excel 导出导入"), keeps_organs or coordinates_city(officer)),
        ("sign_in_policy", _("登录策略"), has_role(officer, Role.SECURITY_ADMIN)),
    )
    return Tabs(
        tabs=tuple(
            Tab(text=text, href=way(name), current=name == current) for name, text, open_ in offered if open_
        ),
        label=_("机构与人员"),
    )
