"""Every page of portal and workbench, empty and filled, looked at in a real browser."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from architecture.addresses import Address, by_name
from architecture.filling import filled_world
from architecture.looking import broken_rules, dead_ends, out_of_reach, sticking_out
from architecture.routes import key_of, path_to
from architecture.walking import enter, everybody
from architecture.world import World, empty_world
from journeys.browser import NARROW, Visitor, visitor
from liaoliang.organisations.models import Officer

pytestmark = [pytest.mark.journey, pytest.mark.timeout(900)]
ROOMS = ["portal", "portal-en", "workbench", "accounts", "api"]


def pages(world: World, room: str) -> Iterator[tuple[str, str, Officer | None]]:
    """Each page of a room: its name, its path, and the first person to whom it opens."""
    people = everybody(world)
    for name, address in by_name().items():
        if address.room == room and _has_all(world, address):
            path = path_to(address, world.own)
            yield from [(name, path, person) for person in people if _opens(path, person)][:1]


def _has_all(world: World, address: Address) -> bool:
    """Whether the world has a thing for each place; the empty one has organs and people only."""
    return all(key_of(address, place) in world.own for place in address.places)


def _opens(path: str, person: Officer | None) -> bool:
    response = enter(Client(), person).get(path)
    return response.status_code == 200 and "text/html" in response.get("Content-Type", "")


def faults(browser: Browser, server: LiveServer, world: World, room: str) -> list[str]:
    """What is wrong with the pages of a room."""
    return [
        f"{name}: {fault}"
        for name, path, person in pages(world, room)
        for fault in [
            *with_scripts(browser, server, path, person),
            *without_scripts(browser, server, path, person),
        ]
    ]


def with_scripts(browser: Browser, server: LiveServer, path: str, person: Officer | None) -> list[str]:
    """Rules, width, keyboard, and what the browser complained about. The policy is lifted for axe alone."""
    found: list[str] = []
    with visitor(browser, server, viewport=NARROW) as guest:
        _seat(guest, person)
        page = guest.goto(path)
        found += [*sticking_out(page), *out_of_reach(page), *guest.complaints]
    with visitor(browser, server, bypass_csp=True) as guest:
        _seat(guest, person)
        found += broken_rules(guest.goto(path))
    return found


def without_scripts(browser: Browser, server: LiveServer, path: str, person: Officer | None) -> list[str]:
    """The page says what it is, and nothing that can be pressed on it is dead."""
    with visitor(browser, server, java_script_enabled=False) as guest:
        _seat(guest, person)
        return [f"without scripts: {fault}" for fault in dead_ends(guest.goto(path))]


def _seat(guest: Visitor, person: Officer | None) -> None:
    if person is not None:
        guest.enter(person.account)


@pytest.mark.parametrize("room", ROOMS)
def test_every_page_of_the_room_is_sound_while_it_is_empty(
    room: str, browser: Browser, live_server: LiveServer, folders: None
) -> None:
    assert faults(browser, live_server, empty_world(), room) == []


@pytest.mark.parametrize("room", ROOMS)
def test_every_page_of_the_room_is_sound_when_it_is_filled(
    room: str, browser: Browser, live_server: LiveServer, folders: None
) -> None:
    assert faults(browser, live_server, filled_world(), room) == []
