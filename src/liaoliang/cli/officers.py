"""Who acts when a command is given: the operator names an officer, and the officer's rights count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from liaoliang.errors import NotAllowedError, NotFoundError, gettext_noop

if TYPE_CHECKING:
    from liaoliang.organisations.models import Officer

UNKNOWN = gettext_noop("没有登录名为 {username} 的在岗人员")
MAY_NOT_LOAD = gettext_noop("工作日历由市级政务公开协调员或系统管理员录入、确认，{name} 没有这一权限")


def officer_named(username: str) -> Officer:
    """The serving officer with that login. Raises NotFoundError."""
    from liaoliang.organisations.models import Officer

    found = Officer.objects.select_related("account", "organ").filter(account__username=username).first()
    if found is None or not found.is_active:
        raise NotFoundError(UNKNOWN, username=username)
    return found


def refuse_calendar(officer: Officer) -> None:
    """Raise NotAllowedError for whoever may not load a year."""
    from liaoliang.organisations import permissions
    from liaoliang.organisations.roles import Role

    allowed = permissions.coordinates_city(officer) or permissions.has_role(officer, Role.SYSTEM_ADMIN)
    if not allowed:
        raise NotAllowedError(MAY_NOT_LOAD, name=officer.name)
