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
from django.db import transaction
from django.http.response import HttpResponseBase
from django.test import Client
from django.urls import Resolver404, resolve
from lxml import html

from architecture.addresses import Address, by_name
from architecture.routes import path_to
from architecture.walking import case_rows, enter, register_rows, shows, snapshot, walkers
from architecture.world import CASE, CASE_START, GROUND, PERSON, PERSON_START, World
from liaoliang.organisations.models import Officer
from liaoliang.organisations.permissions import is_administrator
from liaoliang.organisations.roles import Role

pytestmark = [pytest.mark.django_db, pytest.mark.timeout(900)]
ADDRESSES = by_name()
# Names under which pages are asked for things; forms that a walker meets add theirs.
ASKED_AS: Mapping[str, str] = {
    "organ": "organ", "organ_id": "organ", "organs": "organ", "notice": "notice", "notice_id": "notice",
    "task": "task", "requirement": "requirement", "assignment": "assignment", "assignment_id": "assignment",
    "chosen": "assignment", "ids": "assignment", "id": "assignment", "officer": "officer", "row": "row",
    "question": "question", "evidence": "evidence", "blob": "blob", "hash": "blob_hash", "message": "message",
    "report": "report", "predecessor": "notice", "parent": "organ", "subject": "assignment",
}  # fmt: skip
FREE_TEXT = "外来的内容"


def query(world: World) -> dict[str, Any]:
    """Every foreign key behind the question mark, and a search for the start of the marker."""
    asked = {name: world.foreign[key] for name, key in ASKED_AS.items()}
    return {**asked, "q": CASE_START, "subject_type": "ledger.assignment", "subject_id": asked["assignment"]}


def markers_for(person: Officer) -> tuple[str, ...]:
    """What this person may not see: administrators look after people, the auditor reads the trail."""
    if person.duty == Role.AUDITOR:
        return (CASE,)
    return (CASE, GROUND) if is_administrator(person) else (CASE, GROUND, PERSON)


def may_not_show(name: str, markers: tuple[str, ...]) -> tuple[str, ...]:
    """The sign-in page of a demonstration names the people one may sign in as."""
    return tuple(marker for marker in markers if marker != PERSON) if name == "account_login" else markers


def asked_for(address: Address, world: World) -> list[tuple[str, dict[str, Any]]]:
    """The address with foreign keys in the path, plain and with foreign keys and searches behind it."""
    path = path_to(address, world.foreign)
    return [(path, {}), (path, query(world)), (path, {"q": PERSON_START})]


def own_pages(client: Client, world: World) -> Iterator[HttpResponseBase]:
    """What the walker may see: every address with its own office's keys."""
    for address in ADDRESSES.values():
        response = client.get(path_to(address, world.own))
        if response.status_code == 200 and "html" in response.get("Content-Type", ""):
            yield response


def forms(client: Client, world: World) -> dict[str, set[str]]:
    """Names of the fields of each form a walker meets, by the name of the address it is sent to."""
    found: dict[str, set[str]] = defaultdict(set)
    for response in own_pages(client, world):
        for form in html.fromstring(response.content).xpath("//form[@method='post' or @method='POST']"):
            action = form.get("action") or response.request["PATH_INFO"]  # type: ignore[attr-defined] # the test client's
            found[_name_of(action)].update(form.xpath(".//@name"))
    return found


def _name_of(action: str) -> str:
    try:
        return resolve(action.split("?")[0]).view_name
    except Resolver404:
        return ""


def body(names: set[str], world: World) -> dict[str, Any]:
    """A body with foreign keys under every name that may ask for one, and words under the others."""
    known = {name: world.foreign[key] for name, key in ASKED_AS.items()}
    return {**dict.fromkeys(names - {"csrfmiddlewaretoken"}, FREE_TEXT), **known}


def send(client: Client, path: str, fields: dict[str, Any]) -> HttpResponseBase:
    """POST as a form of ours does, with the token that belongs to the cookie."""
    token = "a" * 32
    client.cookies["csrftoken"] = token
    return client.post(path, {**fields, "csrfmiddlewaretoken": token})


@pytest.fixture
def people(filled: World) -> list[tuple[str, Officer]]:
    return list(walkers(filled))


def test_no_page_shows_what_is_another_offices(filled: World, people: list[tuple[str, Officer]]) -> None:
    seen = []
    for who, person in people:
        client = enter(Client(), person)
        for name, address in ADDRESSES.items():
            for path, asked in asked_for(address, filled):
                if shows(client.get(path, asked), *may_not_show(name, markers_for(person))):
                    seen.append((who, name, bool(asked)))
    assert seen == []


def test_nobody_passing_by_sees_it_either(filled: World) -> None:
    seen = [
        (name, bool(asked))
        for name, address in ADDRESSES.items()
        for path, asked in asked_for(address, filled)
        if shows(Client().get(path, asked), *may_not_show(name, (CASE, GROUND, PERSON)))
    ]
    assert seen == []


def test_no_form_changes_what_is_another_offices(filled: World, people: list[tuple[str, Officer]]) -> None:
    touched = []
    for who, person in people:
        client = enter(Client(enforce_csrf_checks=True), person)
        fields, cookies = forms(client, filled), deepcopy(client.cookies)
        rows = case_rows(filled) if is_administrator(person) else [*case_rows(filled), *register_rows()]
        before = snapshot(rows)
        for name, address in ADDRESSES.items():
            with transaction.atomic():
                client.cookies = deepcopy(cookies)
                path = path_to(address, filled.foreign)
                answer = send(client, path, body(fields[address.name], filled))
                if snapshot(rows) != before or shows(answer, *may_not_show(name, markers_for(person))):
                    touched.append((who, name))
                transaction.set_rollback(True)
    assert touched == []


def test_the_foreign_officer_does_see_it(filled: World) -> None:
    """Otherwise the walk would look for something that is shown nowhere."""
    client = enter(Client(), filled.people[PERSON])
    shown = [name for name, a in ADDRESSES.items() if shows(client.get(path_to(a, filled.foreign)), CASE)]
    assert len(shown) >= 3, shown


def test_a_form_of_ones_own_does_change_something(filled: World) -> None:
    """Otherwise the walk would send forms that nothing listens to."""
    client = enter(Client(enforce_csrf_checks=True), filled.people["财政经办"])
    assert [
        name for name, fields in forms(client, filled).items() if fields and name.startswith("workbench:")
    ]


@pytest.mark.parametrize("spelling", ["{}", "%E5%A4%96", "\\u5916"])
def test_recognises_the_marker_in_other_spellings(spelling: str) -> None:
    from django.http import HttpResponse

    from architecture.walking import spellings

    assert any(spelling.format("外") in written for written in spellings(CASE))
    assert shows(HttpResponse(next(w for w in spellings(CASE) if spelling.format("外") in w)), CASE)
