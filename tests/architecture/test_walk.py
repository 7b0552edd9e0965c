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
from django.test import Client

from architecture.addresses import Address
from architecture.routes import path_to, paths_to
from architecture.sending import ADDRESSES, ASKED_AS, DESK, forms, send
from architecture.walking import (
    Writes,
    case_rows,
    enter,
    register_rows,
    shows,
    snapshot,
    spellings,
    walkers,
)
from architecture.world import (
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

pytestmark = [pytest.mark.django_db, pytest.mark.timeout(900), pytest.mark.usefixtures("plain_templates")]
# Pages of one's own account, asked for by one person.
ACCOUNTS = {name: address for name, address in ADDRESSES.items() if address.room == "accounts"}
LISTS_PEOPLE = {"workbench:search", "workbench:officers", "portal:search", "portal-en:search"}
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
OPEN_DATA_ASKED = {"api:requirements": ("organ_id",), "api:measure": ("organ_id",)}
FREE_TEXT = "外来的内容"


def query(things: Things, sought: str) -> dict[str, Any]:
    """Every foreign key behind the question mark, and a search for the start of a marker."""
    asked = {name: things[key] for name, key in ASKED_AS.items()}
    return {**asked, "q": sought, "subject_type": "ledger.assignment", "subject_id": asked["assignment"]}


def understood(address: Address, asked: dict[str, Any]) -> dict[str, Any]:
    """Open data refuses what it does not know before it looks at the rest: it is asked what it can be asked."""
    if address.room != "api":
        return asked
    return {name: asked[name] for name in OPEN_DATA_ASKED.get(address.name, ())}


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
    yield path_to(address, first), understood(address, query(first, CASE_START))
    yield path_to(address, second), {}
    if address.name in LISTS_PEOPLE:
        yield path_to(address, second), query(second, PERSON_START)


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
