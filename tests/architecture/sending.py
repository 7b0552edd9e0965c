"""Forms as the desk's pages hold them, and how they are sent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from django.test import Client
from django.urls import Resolver404, resolve
from lxml import html

from architecture.addresses import Address, by_name
from architecture.routes import path_to
from architecture.walking import body_of, enter
from architecture.world import ADMINISTRATORS, CLERK, COORDINATOR, COUNTY_COORDINATOR, Things, World
from liaoliang.organisations.models import Officer
from liaoliang.organisations.roles import Role

ADDRESSES = by_name()
# Portal and open data read no session: they are the same for everybody and are walked once.
DESK = {name: address for name, address in ADDRESSES.items() if address.room == "workbench"}
# Names under which pages are asked for things; forms that a walker meets add theirs.
ASKED_AS: Mapping[str, str] = {
    "organ": "organ", "organ_id": "organ", "organs": "organ", "notice": "notice", "notice_id": "notice",
    "task": "task", "requirement": "requirement", "assignment": "assignment", "assignment_id": "assignment",
    "chosen": "assignment", "ids": "assignment", "id": "assignment", "officer": "officer", "row": "row",
    "question": "question", "proof": "proof", "blob": "blob", "hash": "event_hash", "message": "message",
    "report": "report", "predecessor": "draft", "parent": "organ", "subject": "assignment", "item": "item",
}  # fmt: skip


def forms(world: World) -> dict[str, dict[str, str]]:
    """Fields with their values of every form on the desk, by the name of the address it is sent to.

    Gathered from the people for whom the forms are meant, so that what a walker sends is complete.
    """
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for person, things in _meant_for(world):
        client = enter(Client(), person)
        for address in DESK.values():
            for asked in _asks(address, things):
                for action, fields in _forms_of(client.get(path_to(address, things), asked)):
                    found[action] |= fields
    return found


def _meant_for(world: World) -> list[tuple[Officer, Things]]:
    people, county = world.people, world.foreign[1]
    keepers = [people[ADMINISTRATORS[role]] for role in (Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN)]
    own = [people[COORDINATOR], people[CLERK], *keepers]
    return [*((person, world.own) for person in own), (people[COUNTY_COORDINATOR], county)]


def _asks(address: Address, things: Things) -> list[dict[str, str]]:
    """A step that is not the next one has its form behind the question mark."""
    steps = things["step"] if address.name == "workbench:assignment" else ()
    return [{}, *({"do": step} for step in steps)]  # type: ignore[attr-defined] # a tuple of steps


def _forms_of(response: Any) -> Iterator[tuple[str, dict[str, str]]]:
    octets = body_of(response)
    if response.status_code != 200 or "html" not in response.get("Content-Type", ""):
        return
    for form in html.fromstring(octets).forms:
        if form.method.upper() == "POST":
            action = form.action or response.request["PATH_INFO"]
            yield _name_of(action), {name: _value(form.inputs[name]) for name in form.inputs.keys() if name}  # noqa: SIM118 - no mapping


def _value(control: Any) -> str:
    """What stands in a control, or the first thing it offers."""
    offered = [value for value in getattr(control, "value_options", ()) if value]
    return control.value if isinstance(control.value, str) and control.value else next(iter(offered), "")


def _name_of(action: str) -> str:
    try:
        return resolve(action.split("?")[0]).view_name
    except Resolver404:
        return ""


def send(client: Client, path: str, fields: dict[str, Any]) -> Any:
    """POST as a form of ours does, with the token that belongs to the cookie."""
    token = "a" * 32
    client.cookies["csrftoken"] = token
    return client.post(path, {**fields, "csrfmiddlewaretoken": token})
