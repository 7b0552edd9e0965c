"""Who keeps the rulebook of this office."""

from __future__ import annotations

from django.utils.translation import gettext_noop

from liaoliang.errors import NotAllowedError
from liaoliang.organisations.models import Officer
from liaoliang.organisations.permissions import coordinates_city, has_role
from liaoliang.organisations.roles import Role

MAY_NOT = gettext_noop("工作日历和参数由市级政务公开协调员或系统管理员录入、确认")


def can_keep_rules(officer: Officer) -> bool:
    """Prepare or confirm a year or a local value; whoever prepared does not confirm (see `base.calendars`)."""
    return coordinates_city(officer) or has_role(officer, Role.SYSTEM_ADMIN)


def insist_keeper(officer: Officer) -> None:
    """Raise NotAllowedError for everybody else."""
    if not can_keep_rules(officer):
        raise NotAllowedError(MAY_NOT)
