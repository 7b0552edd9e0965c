"""Who keeps the rulebook of this office, as a refusal."""

from __future__ import annotations

from django.utils.translation import gettext_noop

from liaoliang.errors import NotAllowedError
from liaoliang.organisations.models import Officer
from liaoliang.organisations.permissions import can_keep_rules

MAY_NOT = gettext_noop("工作日历和参数由市级政务公开协调员或系统管理员录入、确认")


def insist_keeper(officer: Officer) -> None:
    """Raise NotAllowedError for everybody who does not keep it."""
    if not can_keep_rules(officer):
        raise NotAllowedError(MAY_NOT)
