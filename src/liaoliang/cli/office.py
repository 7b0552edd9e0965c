"""`liaoliang office open`: what an empty installation starts with, one organ and three administrators.

Everything after that is done on the workbench by those three, each within his own duty.
"""

from __future__ import annotations

import argparse
import secrets
from typing import TYPE_CHECKING

from liaoliang.cli.main import print_json
from liaoliang.cli.start import start_django
from liaoliang.errors import BadInputError, gettext_noop

if TYPE_CHECKING:
    from datetime import datetime

    from liaoliang.organisations.checks import OfficerFacts
    from liaoliang.organisations.models import Organ

DUTIES = ("system", "security", "auditor")
FORM = gettext_noop("应写成“登录名:姓名”,而不是“{text}”")


def configure(parser: argparse.ArgumentParser) -> None:
    """Add `open`."""
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    opening = commands.add_parser("open", help="the first organ and the three administrators")
    opening.add_argument("--organ", required=True, metavar="NAME", help="the organ they belong to")
    opening.add_argument("--city", action="store_true", help="load the organs of Liaocheng first")
    for duty in DUTIES:
        opening.add_argument(f"--{duty}", required=True, metavar="LOGIN:NAME")
    opening.set_defaults(run=_open)


def _open(arguments: argparse.Namespace) -> int:
    """Prints the one-time passwords; nobody sees them again."""
    people = [_person(getattr(arguments, duty)) for duty in DUTIES]
    start_django()
    from django.db import transaction

    from liaoliang.base.clock import office_now
    from liaoliang.cli import readiness
    from liaoliang.organisations import services

    readiness.refuse_unready()
    passwords = (_password(), _password(), _password())
    at = office_now()
    with transaction.atomic():
        organ = _organ(arguments.organ, city=arguments.city, at=at)
        system, security, auditor = (_facts(person, organ) for person in people)
        services.appoint_first_administrators(
            system=system, security=security, auditor=auditor, passwords=passwords, at=at
        )
    for duty, (login, _name), password in zip(DUTIES, people, passwords, strict=True):
        print_json({"duty": duty, "login": login, "one_time_password": password})
    return 0


def _organ(name: str, *, city: bool, at: datetime) -> Organ:
    from liaoliang.organisations import seed, selectors
    from liaoliang.organisations.models import Organ

    if city:
        seed.load_city(at=at)
    found = selectors.resolve_unit(name).organs if Organ.objects.exists() else []
    return found[0] if len(found) == 1 else _first_organ(name, at)


def _first_organ(name: str, at: datetime) -> Organ:
    """The municipal government itself, where nothing is there yet. Refused once other organs exist."""
    from liaoliang.base import evidence
    from liaoliang.errors import NotFoundError
    from liaoliang.organisations.models import Organ, OrganKind, OrganLevel

    if Organ.objects.exists():
        raise NotFoundError(gettext_noop("没有名为“{name}”的单位"), name=name)
    organ = Organ.objects.create(name=name, kind=OrganKind.MUNICIPAL_GOVERNMENT, level=OrganLevel.CITY)
    evidence.created(organ)
    detail = {"name": organ.name, "kind": str(organ.kind)}
    evidence.record(organ, "organisations.organ_created", by=evidence.SYSTEM, at=at, detail=detail)
    return organ


def _person(text: str) -> tuple[str, str]:
    login, _, name = (part.strip() for part in text.replace(":", ":").partition(":"))
    if not login or not name:
        raise BadInputError("--system/--security/--auditor", FORM, text=text)
    return login, name


def _facts(person: tuple[str, str], organ: Organ) -> OfficerFacts:
    from liaoliang.organisations.checks import OfficerFacts

    return OfficerFacts(username=person[0], name=person[1], organ_id=organ.pk)


def _password() -> str:
    return secrets.token_urlsafe(12)
