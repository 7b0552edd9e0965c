"""Lists ask the same number of questions of the database, however long they are; and a city is no county."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from factories.ledger import Town, make_row
from factories.offices import make_officer, make_organ
from liaoliang.ledger.models import LookBackItem, Notice, TaskDisagreement
from liaoliang.organisations.models import Officer, Organ
from liaoliang.organisations.roles import Role
from liaoliang.workbench.programme.pages import way
from surfaces.workbench.programme.conftest import Enter

Grow = Callable[[int], object]


def questions(desk: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as seen:
        assert desk.get(address).status_code == 200
    return len(seen)


def growth(desk: Client, address: str, grow: Grow) -> tuple[int, int]:
    """Queries with a few rows and with many."""
    grow(3)
    few = questions(desk, address)
    grow(40)
    return few, questions(desk, address)


def test_organs(enter: Enter, system_admin: Officer, city: Organ) -> None:
    few, many = growth(
        enter(system_admin), way("organs"), lambda n: [make_organ(parent=city) for _ in range(n)]
    )
    assert many == few


def test_officers(enter: Enter, system_admin: Officer, bureau: Organ) -> None:
    few, many = growth(
        enter(system_admin),
        way("officers"),
        lambda n: [make_officer(bureau, Role.HEAD, Role.DRAFTER) for _ in range(n)],
    )
    assert many == few


@pytest.mark.parametrize("name", ["requirements", "units", "conditions", "due_dates"])
def test_a_running_notice(enter: Enter, town: Town, name: str) -> None:
    rows = [
        {"requirement": f"第{n}条", "units": ["市财政局", f"月球{n}局"], "condition": "条件" if n % 2 else ""}
        for n in range(30)
    ]
    desk = enter(town.coordinator)
    small, large = town.running(*rows[:4]), town.running(*rows)
    assert questions(desk, way(name, large.pk)) == questions(desk, way(name, small.pk))


def make_differences(notice: Notice, number: int) -> None:
    start = notice.disagreements.count()
    TaskDisagreement.objects.bulk_create(
        TaskDisagreement(
            notice=notice, ordinal=start + n, kind="wording", sentence="x", annex="甲", body="乙"
        )
        for n in range(1, number + 1)
    )


def test_differences(enter: Enter, town: Town) -> None:
    notice = town.draft()
    make_row(notice)
    few, many = growth(
        enter(town.coordinator), way("disagreements", notice.pk), lambda n: make_differences(notice, n)
    )
    assert many == few


def make_items(notice: Notice, number: int) -> None:
    start = notice.look_back.count()
    LookBackItem.objects.bulk_create(
        LookBackItem(notice=notice, ordinal=start + n, text="上年任务") for n in range(1, number + 1)
    )


def test_look_back(enter: Enter, town: Town) -> None:
    notice = town.running()
    few, many = growth(enter(town.coordinator), way("look_back", notice.pk), lambda n: make_items(notice, n))
    assert many == few


def test_a_county_s_coordinator_sees_nothing_of_the_city_s_draft(enter: Enter, town: Town) -> None:
    notice = town.draft()
    row = make_row(notice)
    desk = enter(make_officer(town.county, Role.COORDINATOR))
    assert notice.title not in desk.get(way("notices")).text
    for address in (way("notice", notice.pk), way("draft_row", notice.pk, row.pk)):
        assert desk.get(address).status_code == 404
    assert desk.post(way("notice_adopt", notice.pk)).status_code == 404
    assert desk.post(way("calendar_load"), {}).status_code == 403
