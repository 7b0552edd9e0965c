"""A number that no key can be is refused like any other wrong one: in the path, in the query, in every form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from architecture.addresses import Address
from architecture.routes import path_to, paths_to
from architecture.sending import ADDRESSES, ASKED_AS, DESK, forms, send
from architecture.walking import body_of, enter
from architecture.world import ADMINISTRATORS, COORDINATOR, World
from liaoliang.organisations.models import Officer
from liaoliang.organisations.roles import Role

pytestmark = [pytest.mark.django_db, pytest.mark.timeout(900), pytest.mark.usefixtures("plain_templates")]
# Beyond 64 bits, where databases have no numbers any more.
HUGE = "9" * 23
ASKED = dict.fromkeys([*ASKED_AS, "cursor", "after", "before", "page", "subject", "year"], HUGE)
ELSEWHERE = {name: address for name, address in ADDRESSES.items() if name not in DESK}


def walkers(world: World, *roles: Role) -> Iterator[tuple[Officer | None, Mapping[str, Address]]]:
    """Those to whom the desk opens, and nobody everywhere else."""
    for name in (COORDINATOR, *(ADMINISTRATORS[role] for role in roles)):
        yield world.people[name], DESK
    yield None, ELSEWHERE


def breaks(client: Client, method: str, path: str, given: Mapping[str, Any]) -> bool:
    """Whether the answer is ours to be ashamed of; whatever it did is undone."""
    with transaction.atomic():
        answer = send(client, path, dict(given)) if method == "post" else client.get(path, given)
        body_of(answer)
        transaction.set_rollback(True)
    return answer.status_code >= 500


def test_no_address_breaks_over_a_number_beyond_64_bits(filled: World) -> None:
    broken = set()
    for person, addresses in walkers(filled, Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDITOR):
        client = enter(Client(raise_request_exception=False), person)
        for name, address in addresses.items():
            path = address.filled_in(dict.fromkeys(address.places, HUGE))
            if breaks(client, "get", path, {}) or breaks(client, "get", path_to(address, filled.own), ASKED):
                broken.add(name)
    assert broken == set()


def test_no_form_breaks_over_a_number_beyond_64_bits(filled: World) -> None:
    fields = forms(filled)
    broken = set()
    for person, addresses in walkers(filled, Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN):
        client = enter(Client(raise_request_exception=False), person)
        for name, address in addresses.items():
            form = fields.get(address.name, {})
            for path in paths_to(address, filled.own):
                tried = {*form, "chosen", "organs"}
                broken |= {
                    (name, field) for field in tried if breaks(client, "post", path, form | {field: HUGE})
                }
    assert broken == set()
