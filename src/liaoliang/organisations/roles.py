"""The roles, and what each one reaches. One table; permissions read it, nothing else decides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What an officer may be entrusted with. The last three are administrators, each a person of its own."""

    DRAFTER = "drafter", _("起草人")
    REVIEWER_FIRST = "reviewer_first", _("一审")
    REVIEWER_SECOND = "reviewer_second", _("二审")
    REVIEWER_THIRD = "reviewer_third", _("三审")
    SECRECY_REVIEWER = "secrecy_reviewer", _("保密审查员")
    COORDINATOR = "coordinator", _("政务公开工作机构协调员")
    HEAD = "head", _("单位负责人")
    WINDOW_CLERK = "window_clerk", _("窗口工作人员")
    ASSESSOR = "assessor", _("考核评估员")
    SYSTEM_ADMIN = "system_admin", _("系统管理员")
    SECURITY_ADMIN = "security_admin", _("安全保密管理员")
    AUDITOR = "auditor", _("安全审计员")


class Duty(models.TextChoices):
    """The one side an officer stands on. A single column, so no officer can stand on two."""

    BUSINESS = "business", _("业务")
    SYSTEM_ADMIN = "system_admin", _("系统管理")
    SECURITY_ADMIN = "security_admin", _("安全保密管理")
    AUDITOR = "auditor", _("安全审计")


@dataclass(frozen=True, slots=True)
class RoleFacts:
    """`reaches_down`: a grant for an organ covers everything beneath it as well.

    `duty`: the side an officer must stand on to hold the role.
    """

    reaches_down: bool
    duty: Duty = Duty.BUSINESS


ROLES: Final[dict[Role, RoleFacts]] = {
    Role.DRAFTER: RoleFacts(reaches_down=False),
    Role.REVIEWER_FIRST: RoleFacts(reaches_down=False),
    Role.REVIEWER_SECOND: RoleFacts(reaches_down=False),
    Role.REVIEWER_THIRD: RoleFacts(reaches_down=False),
    Role.SECRECY_REVIEWER: RoleFacts(reaches_down=False),
    Role.COORDINATOR: RoleFacts(reaches_down=True),
    Role.HEAD: RoleFacts(reaches_down=False),
    Role.WINDOW_CLERK: RoleFacts(reaches_down=False),
    Role.ASSESSOR: RoleFacts(reaches_down=True),
    Role.SYSTEM_ADMIN: RoleFacts(reaches_down=False, duty=Duty.SYSTEM_ADMIN),
    Role.SECURITY_ADMIN: RoleFacts(reaches_down=False, duty=Duty.SECURITY_ADMIN),
    Role.AUDITOR: RoleFacts(reaches_down=False, duty=Duty.AUDITOR),
}
ADMINISTRATORS: Final = frozenset(role for role, facts in ROLES.items() if facts.duty is not Duty.BUSINESS)
BUSINESS: Final = frozenset(ROLES) - ADMINISTRATORS
