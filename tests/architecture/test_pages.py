"""Every page of portal and workbench, empty and filled, looked at in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from architecture.addresses import Address, by_name
from architecture.filling import filled_world
from architecture.looking import broken_rules, dead_ends, out_of_reach, sticking_out
from architecture.routes import key_of, path_to
from architecture.walking import body_of, enter, everybody
from architecture.world import World, empty_world
from journeys.browser import DESKTOP, NARROW, Visitor, visitor
from liaoliang.organisations.models import Officer

pytestmark = [pytest.mark.journey, pytest.mark.timeout(900)]
# Stands for: it opens to nobody, because it is a file or takes forms only.
OUT: Any = object()
ROOMS = ["portal", "portal-en", "workbench", "accounts", "api"]


def pages(world: World, room: str) -> Iterator[tuple[str, str, Officer | None]]:
    """Each page of a room: its name, its path, and the first person to whom it opens."""
    people = [None, *everybody(world)]
    clients = [(enter(Client(), person), person) for person in people]
    for name, address in by_name().items():
        if address.room == room and _has_all(world, address):
            path = path_to(address, world.own)
            person = next((one for client, one in clients if _opens(path, client)), OUT)
            if person is not OUT:
                yield name, path, person


def _has_all(world: World, address: Address) -> bool:
    """Whether the world has a thing for each place; the empty one has organs and people only."""
    return all(key_of(address, place) in world.own for place in address.places)


def _opens(path: str, client: Client) -> bool:
    response = client.get(path)
    body_of(response)
    return response.status_code == 200 and "text/html" in response.get("Content-Type", "")


class Looker:
    """Looks at pages with and without scripts; each person keeps two windows while the room is walked through."""

    def __init__(self, browser: Browser, server: LiveServer) -> None:
        self.browser, self.server = browser, server
        self.seats: dict[tuple[int, bool], Visitor] = {}
        self.windows = ExitStack()

    def faults(self, path: str, person: Officer | None) -> list[str]:
        """What is wrong with a page: rules, width, keyboard, complaints of the browser, dead ends."""
        guest = self._seat(person, scripts=True)
        guest.complaints.clear()
        guest.page.set_viewport_size(DESKTOP)  # type: ignore[arg-type] # a plain mapping is what it takes
        page = guest.goto(path)
        found = broken_rules(page)
        page.set_viewport_size(NARROW)  # type: ignore[arg-type] # a plain mapping is what it takes
        found += [*sticking_out(page), *out_of_reach(page), *guest.complaints]
        bare = self._seat(person, scripts=False).goto(path)
        return [*found, *(f"without scripts: {fault}" for fault in dead_ends(bare))]

    def _seat(self, person: Officer | None, *, scripts: bool) -> Visitor:
        key = (person.pk if person else 0, scripts)
        if key not in self.seats:
            window = visitor(self.browser, self.server, java_script_enabled=scripts)
            self.seats[key] = self.windows.enter_context(window)
            if person is not None:
                self.seats[key].enter(person.account)
        return self.seats[key]


def faults(browser: Browser, server: LiveServer, world: World, room: str) -> list[str]:
    """What is wrong with the pages of a room."""
    looker = Looker(browser, server)
    with looker.windows:
        return [
            f"{name}: {fault}"
            for name, path, person in pages(world, room)
            for fault in looker.faults(path, person)
        ]


@pytest.mark.parametrize("room", ROOMS)
def test_every_page_of_the_room_is_sound_while_it_is_empty(
    room: str, browser: Browser, live_server: LiveServer, folders: None
) -> None:
    found = faults(browser, live_server, empty_world(), room)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("room", ROOMS)
def test_every_page_of_the_room_is_sound_when_it_is_filled(
    room: str, browser: Browser, live_server: LiveServer, folders: None
) -> None:
    found = faults(browser, live_server, filled_world(), room)
    assert not found, "\n".join(found)
