"""A small city in which two offices work side by side: its organs and people, and no work yet.

What belongs to the foreign office and is not public carries `CASE`; names of its people carry `PERSON`.
Neither may be seen by anybody of the other office, on whatever page.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.auth.hashers import PBKDF2PasswordHasher

from liaoliang.base.demo import set_mark
from liaoliang.organisations.models import (
    Account,
    CollectiveName,
    Officer,
    Organ,
    OrganKind,
    OrganLevel,
    RoleGrant,
    SignInPolicy,
)
from liaoliang.organisations.roles import ROLES, Duty, Role

# A search for the start of the marker must not find the rest of it.
CASE_START, PERSON_START = "外单位内情", "外单位某人"
CASE, PERSON = f"{CASE_START}七三五一", f"{PERSON_START}八二六四"
# Grounds and names of files are part of the trail, which the auditor reads.
GROUND = "外单位理由五二九九"
CITY, OFFICE = "聊城市人民政府", "聊城市人民政府办公室"
OWN, BENEATH, FOREIGN = "聊城市财政局", "聊城市财政局票据中心", "聊城市教育局"
COUNTY, COUNTY_OFFICE = "莘县人民政府", "莘县财政局"
COORDINATOR, SECOND, CLERK, COUNTY_COORDINATOR = "协调甲", "协调乙", "财政经办", f"{PERSON}县"
SECOND_KEEPER = "系统管理乙"
ADMINISTRATORS = {Role.SYSTEM_ADMIN: "系统管理", Role.SECURITY_ADMIN: "安全管理", Role.AUDITOR: "安全审计"}
# Usable, and quick to check: nobody signs in with it.
PASSWORD = PBKDF2PasswordHasher().encode("walk-through-the-city", "salt", 1)
MORNING = datetime(2021, 6, 15, 1, 0, tzinfo=UTC)
TODAY = datetime(2021, 10, 12, 1, 0, tzinfo=UTC)
Things = Mapping[str, object]


@dataclass
class World:
    """The city, its people, and the keys that addresses ask for.

    `own` are the finance office's and the city's, `foreign` those of others, in several variants: another
    office's under the same notice with a county's draft, and a county's running ledger.
    """

    organs: dict[str, Organ] = field(default_factory=dict)
    people: dict[str, Officer] = field(default_factory=dict)
    own: dict[str, object] = field(default_factory=dict)
    foreign: list[dict[str, object]] = field(default_factory=list)

    def found(self, name: str, kind: str, parent: str = "", level: str = OrganLevel.CITY) -> Organ:
        """Another organ."""
        above = self.organs.get(parent)
        self.organs[name] = Organ.objects.create(name=name, kind=kind, level=level, parent=above)
        return self.organs[name]

    def hire(self, name: str, organ: str, *roles: Role, scope: str = "") -> Officer:
        """A serving officer; an administrator where the role is one."""
        account = Account.objects.create(username=f"walker{Account.objects.count()}", password=PASSWORD)
        duty = ROLES[roles[0]].duty if roles else Duty.BUSINESS
        place = self.organs[organ]
        officer = Officer.objects.create(account=account, name=name, organ=place, duty=duty)
        if duty is Duty.BUSINESS:
            reach = self.organs[scope or organ]
            RoleGrant.objects.bulk_create(
                RoleGrant(officer=officer, role=role, organ=reach) for role in roles
            )
        self.people[name] = officer
        return officer


def empty_world() -> World:
    """A city with people, and nothing to do yet."""
    world = World()
    set_mark(office_start=TODAY)
    # Nobody is stopped on the way to a page by a second factor that is not set up.
    SignInPolicy.objects.create(pk=1, second_factor=SignInPolicy.SecondFactor.NOBODY)
    _found(world)
    _hire(world)
    collective = CollectiveName.objects.create(
        name="市政府各部门", query={"any": [{"kinds": ["department"]}]}
    )
    world.own = {
        "organ": world.organs[OWN].pk,
        "officer": world.people[CLERK].pk,
        "collective": collective.pk,
        "year": 2021,
        "parameter": "foi/reply_period",
        "first_page": 1,
    }
    return world


def _found(world: World) -> None:
    world.found(CITY, OrganKind.MUNICIPAL_GOVERNMENT)
    for name in (OFFICE, OWN, FOREIGN):
        world.found(name, OrganKind.DEPARTMENT, CITY)
    world.found(BENEATH, OrganKind.PUBLIC_INSTITUTION, OWN)
    world.found(COUNTY, OrganKind.COUNTY_GOVERNMENT, CITY, OrganLevel.COUNTY)
    world.found(COUNTY_OFFICE, OrganKind.COUNTY_DEPARTMENT, COUNTY, OrganLevel.COUNTY)


def _hire(world: World) -> None:
    for name in (COORDINATOR, SECOND):
        world.hire(name, OFFICE, Role.COORDINATOR, scope=CITY)
    world.hire(CLERK, OWN, Role.DRAFTER)
    world.hire(PERSON, FOREIGN, Role.DRAFTER, Role.HEAD)
    world.hire(COUNTY_COORDINATOR, COUNTY, Role.COORDINATOR)
    world.hire(f"{PERSON}局", COUNTY_OFFICE, Role.DRAFTER)
    for role, name in ADMINISTRATORS.items():
        world.hire(name, OFFICE, role)
    world.hire(SECOND_KEEPER, OFFICE, Role.SYSTEM_ADMIN)
    careful = world.people[ADMINISTRATORS[Role.SECURITY_ADMIN]].account
    TOTP.activate(careful, generate_totp_secret())
    RecoveryCodes.activate(careful)
