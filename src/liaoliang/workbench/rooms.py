"""Which rooms the bar shows: the core's first, then the programme's."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

from liaoliang.organisations.models import Officer
from liaoliang.organisations.permissions import has_role, is_administrator
from liaoliang.organisations.roles import Role
from liaoliang.workbench.navigation import Room
from liaoliang.workbench.programme.navigation import ROOMS as PROGRAMME

__all__ = ["ROOMS", "Room"]


def everybody(officer: Officer) -> bool:
    """Whoever has signed in."""
    return True


def business_officers(officer: Officer) -> bool:
    """Everybody but the three administrators."""
    return not is_administrator(officer)


def overseers(officer: Officer) -> bool:
    """Who looks at more organs than one."""
    return has_role(officer, Role.COORDINATOR) or has_role(officer, Role.ASSESSOR)


def heads(officer: Officer) -> bool:
    """Who answers for an organ."""
    return has_role(officer, Role.HEAD)


ROOMS: Final[tuple[Room, ...]] = (
    Room("inbox", _("等我办"), "inbox", everybody),
    Room("tasks", _("我的任务"), "tasks", business_officers),
    Room("own_organ", _("本单位总览"), "own_organ", heads),
    Room("board", _("进度总览"), "board", overseers),
    *PROGRAMME,
    Room("messages", _("消息"), "messages", everybody),
)
