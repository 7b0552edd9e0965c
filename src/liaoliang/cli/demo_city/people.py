"""Who acts in the story: the demonstration's officers, and one for every organ that has none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from django.db import transaction
from django.db.models import QuerySet

from liaoliang.base.evidence import SYSTEM
from liaoliang.organisations import seed
from liaoliang.organisations.checks import OfficerFacts
from liaoliang.organisations.models import Officer, Organ, OrganKind, RoleGrant, SignInPolicy
from liaoliang.organisations.permissions import has_role
from liaoliang.organisations.roles import Role
from liaoliang.organisations.services import set_sign_in_policy
from liaoliang.organisations.services.officers import new_officer

PASSWORD: Final = seed.DEMO_PASSWORD
COORDINATOR, SECOND_COORDINATOR = "xietiao", "xietiao-fu"
SECURITY: Final = "anquan"
ACTING: Final = "jingban-"
SPOKEN_TO: Final = (
    OrganKind.DEPARTMENT,
    OrganKind.AFFILIATED,
    OrganKind.COUNTY_GOVERNMENT,
    OrganKind.ZONE_COMMITTEE,
)
NAMES: Final = "丁任袁柳鲍史唐费薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平"


@dataclass
class Cast:
    """The two coordinators, and for each organ the officer who acts for it."""

    coordinator: Officer
    second: Officer
    of_organ: dict[int, Officer] = field(default_factory=dict)

    @property
    def office(self) -> Organ:
        """The disclosure office, which issues the notice."""
        return self.coordinator.organ


def gather(at: datetime) -> list[seed.DemoLogin]:
    """The officers with a login, then one without for every organ that a notice speaks to."""
    logins = seed.load_demo_officers(password=PASSWORD, at=at)
    _ask_for_no_code(at)
    organs = Organ.objects.filter(kind__in=SPOKEN_TO, is_active=True).order_by("sort_order")
    served = RoleGrant.objects.filter(role=Role.DRAFTER).values("organ_id")
    _fill(organs.exclude(pk__in=served).exclude(pk__in=_filled()), at)
    return logins


def cast() -> Cast:
    """Everybody by the part he or she plays."""
    people = list(Officer.objects.select_related("account", "organ").order_by("pk"))
    by_login = {officer.account.username: officer for officer in people}
    acting: dict[int, Officer] = {}
    for officer in people:
        if officer.account.username.startswith(ACTING) or has_role(officer, Role.DRAFTER, officer.organ_id):
            acting.setdefault(officer.organ_id, officer)
    return Cast(by_login[COORDINATOR], by_login[SECOND_COORDINATOR], acting)


def _ask_for_no_code(at: datetime) -> None:
    """A visitor should not have to set up a one-time code; the account page offers it to whoever wants one."""
    if not SignInPolicy.objects.exists():
        by = Officer.objects.select_related("account", "organ").get(account__username=SECURITY)
        set_sign_in_policy(second_factor=SignInPolicy.SecondFactor.NOBODY, by=by, at=at)


@transaction.atomic
def _fill(organs: Iterable[Organ], at: datetime) -> None:
    """Officers without a usable password: the story needs somebody who acts, nobody signs in as them."""
    for number, organ in enumerate(organs):
        name = f"{NAMES[number % len(NAMES)]}**"
        facts = OfficerFacts(f"{ACTING}{organ.pk}", name, organ.pk, "办公室科员")
        new_officer(facts, None, by=SYSTEM, at=at)


def _filled() -> QuerySet[Officer, int]:
    return Officer.objects.filter(account__username__startswith=ACTING).values_list("organ_id", flat=True)
