"""Every address has a fixture, and every fixture opens something."""

from __future__ import annotations

import pytest
from django.test import Client

from architecture.addresses import Address, by_name
from architecture.routes import PLACES, ROUTES, key_of, path_to
from architecture.walking import enter, everybody
from architecture.world import World

ADDRESSES = by_name()
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
    assert wanted <= set(filled.own)
    assert wanted <= set(filled.foreign)


@pytest.mark.parametrize("address", WITH_PLACES)
def test_opens_for_somebody(address: Address, filled: World) -> None:
    """Otherwise a walk with foreign keys would only prove that there is no such page."""
    path = path_to(address, filled.foreign)
    statuses = {enter(Client(), person).get(path).status_code for person in everybody(filled)}
    assert statuses & {200, 302, 303, 405}


@pytest.mark.parametrize(
    "address", [pytest.param(a, id=name) for name, a in ADDRESSES.items() if not a.places]
)
def test_opens_while_there_is_nothing(address: Address, empty: World) -> None:
    statuses = {enter(Client(), person).get(f"/{address.route}").status_code for person in everybody(empty)}
    assert statuses & {200, 302, 303, 405}
    assert 500 not in statuses
