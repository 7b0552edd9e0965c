"""Every address has a fixture, and every fixture opens something."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from architecture.addresses import Address, by_name
from architecture.routes import PLACES, ROUTES, key_of, path_to
from architecture.walking import body_of, enter, everybody
from architecture.world import World

ADDRESSES = by_name()
THERE = {200, 302, 303, 405}
WITH_PLACES = [pytest.param(a, id=name) for name, a in ADDRESSES.items() if a.places]


def test_the_table_is_read() -> None:
    assert {"api:organs", "workbench:inbox", "account_login"} <= set(ADDRESSES)


@pytest.mark.parametrize("address", WITH_PLACES)
def test_has_a_fixture_for_each_of_its_places(address: Address) -> None:
    assert [place for place in address.places if key_of(address, place) is None] == []


def test_no_fixture_has_outlived_its_address() -> None:
    assert {name for name in ROUTES if name not in ADDRESSES} == set()


def test_no_place_has_outlived_its_addresses() -> None:
    asked = {place for address in ADDRESSES.values() for place in address.places}
    assert {place for place in PLACES if place not in asked} == set()


def test_the_world_has_what_the_fixtures_ask_for(filled: World) -> None:
    wanted = {str(key_of(address, place)) for address in ADDRESSES.values() for place in address.places}
    assert [wanted - set(things) for things in (filled.own, *filled.foreign)] == [set()] * 3


class Visitors:
    """Everybody of a world, each signed in once; a passer-by first, who needs no more than the portal."""

    def __init__(self, world: World) -> None:
        self.clients = [Client(), *(enter(Client(), person) for person in everybody(world))]

    def open(self, path: str) -> bool:
        """Whether it is there for somebody: a page, a file, a way on, or an address that takes forms only."""
        return any(self._is_there(client, path) for client in self.clients)

    def _is_there(self, client: Client, path: str) -> bool:
        response = client.get(path)
        body_of(response)
        away = response.get("Location", "").startswith(reverse("account_login"))
        return response.status_code in THERE and not away


def test_every_address_opens_for_somebody(filled: World) -> None:
    visitors = Visitors(filled)
    assert [name for name, a in ADDRESSES.items() if not visitors.open(path_to(a, filled.own))] == []


def test_every_address_of_the_desk_opens_for_somebody_of_the_other_office(filled: World) -> None:
    """Otherwise a walk with foreign keys would only prove that there is no such page."""
    visitors = Visitors(filled)
    desk = {name: address for name, address in ADDRESSES.items() if address.room == "workbench"}
    paths = {name: [path_to(address, things) for things in filled.foreign] for name, address in desk.items()}
    assert [name for name, found in paths.items() if not any(map(visitors.open, found))] == []


def test_every_address_opens_while_there_is_nothing(empty: World) -> None:
    visitors = Visitors(empty)
    plain = {name: address for name, address in ADDRESSES.items() if not address.places}
    assert [name for name, address in plain.items() if not visitors.open(f"/{address.route}")] == []
