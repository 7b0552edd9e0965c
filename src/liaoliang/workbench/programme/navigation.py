"""The programme's rooms in the bar."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from django.utils.translation import gettext_lazy as _

from liaoliang.organisations.models import Officer
from liaoliang.organisations.permissions import has_role, is_administrator
from liaoliang.organisations.roles import Role
from liaoliang.workbench.navigation import Room


def _business(officer: Officer) -> bool:
    return not is_administrator(officer)


def _everybody(officer: Officer) -> bool:
    return True


def _open_to(*roles: Role) -> Callable[[Officer], bool]:
    """Opens a room to holders of one of these roles."""

    def is_open(officer: Officer) -> bool:
        return any(has_role(officer, role) for role in roles)

    return is_open


ROOMS: Final[tuple[Room, ...]] = (
    Room("notices", _("通知"), "notices", _business),
    Room("organs", _("机构与人员"), "organs", _open_to(Role.SYSTEM_ADMIN, Role.COORDINATOR)),
    Room("rules", _("日历与参数"), "calendars", _everybody),
    Room("operations", _("运行情况"), "operations", _open_to(Role.SYSTEM_ADMIN)),
    Room("audit", _("审计"), "audit", _open_to(Role.AUDITOR)),
    Room("organs", _("人员与角色"), "officers", _open_to(Role.SECURITY_ADMIN)),
)
