"""Nobody reads or writes another office's things, by any address.

Every address of every room is asked for by an officer of each role with the foreign office's keys in the
path, in the query and in the body. What is the foreign office's own affair carries a marker, which must not
appear; its rows must stand as before.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any

import pytest
from django.db import connection, transaction
from django.http import HttpResponse
from django.template.base import Template
from django.test import Client
from django.urls import Resolver404, resolve
from lxml import html

from architecture.addresses import Address, by_name
from architecture.routes import path_to, paths_to
from architecture.walking import (
    Writes,
    body_of,
    case_rows,
    enter,
    register_rows,
    shows,
    snapshot,
    spellings,
    walkers,
)
from architecture.world import (
    ADMINISTRATORS,
    CASE,
    CASE_START,
    CLERK,
    COORDINATOR,
    COUNTY_COORDINATOR,
    GROUND,
    PERSON,
    PERSON_START,
    Things,
    World,
)
from liaoliang.ledger.models import Report
from liaoliang.organisations.models import Officer
from liaoliang.organisations.permissions import is_administrator
from liaoliang.organisations.roles import Role

pytestmark = [pytest.mark.django_db, pytest.mark.timeout(900)]
ADDRESSES = by_name()
# Portal and open data read no session: they are the same for everybody and are walked once.
DESK = {name: address for name, address in ADDRESSES.items() if address.room == "workbench"}
# Pages of one's own account, asked for by one person.
ACCOUNTS = {name: address for name, address in ADDRESSES.items() if address.room == "accounts"}
LISTS_PEOPLE = {"workbench:search", "workbench:officers", "portal:search", "portal-en:search"}
# Names under which pages are asked for things; forms that a walker meets add theirs.
ASKED_AS: Mapping[str, str] = {
    "organ": "organ", "organ_id": "organ", "organs": "organ", "notice": "notice", "notice_id": "notice",
    "task": "task", "requirement": "requirement", "assignment": "assignment", "assignment_id": "assignment",
    "chosen": "assignment", "ids": "assignment", "id": "assignment", "officer": "officer", "row": "row",
    "question": "question", "proof": "proof", "blob": "blob", "hash": "event_hash", "message": "message",
    "report": "report", "predecessor": "draft", "parent": "organ", "subject": "assignment", "item": "item",
}  # fmt: skip
SHOWN_TO_ITS_OWNER = [
    "workbench:assignment",
    "workbench:evidence_file",
    "workbench:messages",
    "workbench:search",
    "workbench:notice",
    "workbench:draft_row",
    "workbench:disagreements",
    "workbench:look_back",
    "workbench:ledger_excel_out",
]
CHANGED_BY_ITS_OWNER = [
    "workbench:assignment_step",
    "workbench:notice_discard",
    "workbench:draft_row_exclude",
    "workbench:draft_row",
    "workbench:disagreement",
]
FREE_TEXT = "外来的内容"


@pytest.fixture(autouse=True)
def plain_templates(monkeypatch: pytest.MonkeyPatch) -> None:
    """Templates as in production: the test runner copies each context for assertions we do not make."""
    monkeypatch.setattr(Template, "_render", lambda template, context: template.nodelist.render(context))


def query(things: Things, sought: str) -> dict[str, Any]:
    """Every foreign key behind the question mark, and a search for the start of a marker."""
    asked = {name: things[key] for name, key in ASKED_AS.items()}
    return {**asked, "q": sought, "subject_type": "ledger.assignment", "subject_id": asked["assignment"]}


def markers_for(person: Officer) -> tuple[str, ...]:
    """What this person may not see: administrators look after people, the auditor reads the trail."""
    if person.duty == Role.AUDITOR:
        return (CASE,)
    return (CASE, GROUND) if is_administrator(person) else (CASE, GROUND, PERSON)


def may_not_show(name: str, markers: tuple[str, ...]) -> tuple[str, ...]:
    """The sign-in page of a demonstration names the people one may sign in as."""
    return tuple(marker for marker in markers if marker != PERSON) if name == "account_login" else markers


def asked_for(address: Address, world: World) -> Iterator[tuple[str, dict[str, Any]]]:
    """The address with foreign keys in the path, plain, and with foreign keys and searches behind it."""
    first, second = world.foreign
    yield path_to(address, first), query(first, CASE_START)
    yield path_to(address, second), {}
    if address.name in LISTS_PEOPLE:
        yield path_to(address, second), query(second, PERSON_START)


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


def body(fields: Mapping[str, str], things: Things) -> dict[str, Any]:
    """The form with foreign keys wherever it may ask for a key, and fitting words where it is blank."""
    known = {name: things[key] for name, key in ASKED_AS.items()}
    report = Report.objects.get(pk=str(things["report"]))
    filled = {name: _fitting(name, value, things) for name, value in fields.items()}
    return {**filled, **known, "content_hash": report.content_hash}


def _fitting(name: str, value: str, things: Things) -> object:
    if value.isdigit():
        return things["assignment"]
    return value or ("2021-12-30" if name.endswith(("_on", "_by")) else FREE_TEXT)


def send(client: Client, path: str, fields: dict[str, Any]) -> Any:
    """POST as a form of ours does, with the token that belongs to the cookie."""
    token = "a" * 32
    client.cookies["csrftoken"] = token
    return client.post(path, {**fields, "csrfmiddlewaretoken": token})


def touched(
    person: Officer, world: World, addresses: Mapping[str, Address], fields: Mapping[str, Mapping[str, str]]
) -> set[str]:
    """Addresses whose forms, sent by this person with foreign keys, change or show foreign things."""
    client = enter(Client(enforce_csrf_checks=True), person)
    cookies = deepcopy(client.cookies)
    rows = case_rows() if is_administrator(person) else [*case_rows(), *register_rows()]
    before, found = snapshot(rows), set()
    for name, address in addresses.items():
        for things in world.foreign:
            for path in paths_to(address, things):
                with transaction.atomic(), connection.execute_wrapper(writes := Writes()):
                    client.cookies = deepcopy(cookies)
                    answer = send(client, path, body(fields[address.name], things))
                    if shows(answer, *may_not_show(name, markers_for(person))):
                        found.add(name)
                    if writes.any and snapshot(rows) != before:
                        found.add(name)
                    transaction.set_rollback(True)
    return found


def seen(person: Officer | None, world: World, addresses: Mapping[str, Address]) -> set[str]:
    """Addresses that show this person what is another office's."""
    client = enter(Client(), person)
    markers = (CASE, GROUND, PERSON) if person is None else markers_for(person)
    found = set()
    for name, address in addresses.items():
        for path, asked in asked_for(address, world):
            if shows(client.get(path, asked), *may_not_show(name, markers)):
                found.add(name)
    return found


def test_no_page_shows_what_is_another_offices(filled: World) -> None:
    before = snapshot([*case_rows(), *register_rows()])
    assert {who: names for who, person in walkers(filled) if (names := seen(person, filled, DESK))} == {}
    assert snapshot([*case_rows(), *register_rows()]) == before


def test_nobody_passing_by_sees_it_either(filled: World) -> None:
    assert seen(None, filled, ADDRESSES) == set()


def test_pages_of_ones_own_account_show_and_change_nobody_elses(filled: World) -> None:
    clerk = filled.people[CLERK]
    assert seen(clerk, filled, ACCOUNTS) == set()
    assert touched(clerk, filled, ACCOUNTS, defaultdict(dict)) == set()


def test_the_portal_shows_an_officer_no_more_than_a_passer_by(filled: World) -> None:
    public = {
        name: address for name, address in ADDRESSES.items() if address.room.startswith(("portal", "api"))
    }
    assert seen(filled.people[CLERK], filled, public) == set()


def test_no_form_changes_what_is_another_offices(filled: World) -> None:
    fields = forms(filled)
    assert {
        who: names for who, person in walkers(filled) if (names := touched(person, filled, DESK, fields))
    } == {}


def test_who_it_belongs_to_does_see_it(filled: World) -> None:
    """Otherwise the walk would look for something that is shown nowhere."""
    people, some = filled.people, {name: DESK[name] for name in SHOWN_TO_ITS_OWNER}
    shown = seen(people[PERSON], filled, some) | seen(people[COUNTY_COORDINATOR], filled, some)
    assert shown == set(some)


def test_whose_it_is_to_change_does_change_it(filled: World) -> None:
    """Otherwise the walk would send forms that nothing listens to."""
    some = {name: DESK[name] for name in CHANGED_BY_ITS_OWNER}
    fields, owners = forms(filled), (COORDINATOR, COUNTY_COORDINATOR)
    assert {n for who in owners for n in touched(filled.people[who], filled, some, fields)} == set(some)


@pytest.mark.parametrize("start", ["外", "%E5%A4%96", "\\u5916", "&#22806;"])
def test_recognises_the_marker_in_other_spellings(start: str) -> None:
    written = next(spelling for spelling in spellings(CASE) if spelling.startswith(start))
    assert shows(HttpResponse(written), CASE)
