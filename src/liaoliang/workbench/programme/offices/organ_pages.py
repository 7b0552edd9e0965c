"""What one organ's page shows."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from liaoliang.organisations import permissions
from liaoliang.organisations.models import Officer, Organ
from liaoliang.ui.component import Component
from liaoliang.ui.components import Breadcrumb, Button, Link
from liaoliang.workbench.programme.pages import link, trail_of, way
from liaoliang.workbench.programme.trails import trail

CHILDREN_SHOWN = 60


def organ_context(organ: Organ, officer: Officer) -> dict[str, Any]:
    """Facts, names, children, trail, and what this officer may do with it."""
    children = organ.children.filter(is_active=True)
    return {
        "organ": organ,
        "breadcrumb": _way_to(organ),
        "facts": _facts(organ),
        "aliases": list(organ.aliases.all()),
        "former": list(organ.former_names.all()),
        "children": [link(child.label, "organ", child.pk) for child in children[:CHILDREN_SHOWN]],
        "child_count": children.count(),
        "may_name": permissions.can_name_units(officer, organ),
        "actions": _actions(organ, officer),
        "trail": trail(organ),
    }


def _way_to(organ: Organ) -> Breadcrumb:
    above = [link(organ.parent.label, "organ", organ.parent.pk)] if organ.parent else []
    return trail_of(organ.label, link(_("单位"), "organs"), *above)


def _facts(organ: Organ) -> list[tuple[str, str | Component]]:
    ended = organ.ended_on.isoformat() if organ.ended_on else ""
    into = (
        Link(text=organ.merged_into.label, href=way("organ", organ.merged_into.pk))
        if organ.merged_into
        else ""
    )
    stated: list[tuple[str, str | Component]] = [
        (_("规范简称"), organ.short_name),
        (_("类别"), organ.get_kind_display()),
        (_("层级"), organ.get_level_display()),
        (_("统一社会信用代码"), organ.uscc),
        (_("行政区划代码"), organ.area_code),
        (_("在岗人员"), str(organ.officers.filter(is_active=True).count())),
        (_("停用日期"), ended),
        (_("并入单位"), into),
    ]
    return [(label, value) for label, value in stated if value]


def _actions(organ: Organ, officer: Officer) -> list[Button]:
    names = (
        [
            (_("修改"), "organ_change"),
            (_("更名"), "organ_rename"),
            (_("并入"), "organ_merge"),
            (_("停用"), "organ_end"),
        ]
        if organ.is_active
        else [(_("恢复使用"), "organ_resume")]
    )
    if not permissions.can_maintain_organs(officer):
        refused = _("单位信息由系统管理员维护")
        return [Button(text=_("修改"), refused=refused, small=True)]
    return [Button(text=text, kind="secondary", href=way(name, organ.pk), small=True) for text, name in names]
