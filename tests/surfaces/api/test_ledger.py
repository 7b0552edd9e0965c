"""Notices, tasks, requirements and states: what everyone may read, and what nobody does."""

from __future__ import annotations

import csv
import json
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.http.response import HttpResponseBase
from django.test import Client
from pytest_django import Settings

from architecture.filling import filled_world
from architecture.world import CASE, CLERK, COORDINATOR, GROUND, PERSON, World
from factories.offices import AT
from liaoliang.base import evidence
from liaoliang.ledger.models import Assignment, Notice, Requirement
from liaoliang.organisations.models import Organ

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(db: None, settings: Settings, tmp_path: Path) -> World:
    settings.SEAL_ROOT, settings.BLOB_ROOT = tmp_path / "seals", tmp_path / "blobs"
    return filled_world()


def get(client: Client, address: str, **query: Any) -> Any:
    response = client.get(f"/api/v1/{address}", query)
    assert response.status_code == 200, response.content.decode()
    return response.json()


def body_of(response: HttpResponseBase) -> str:
    return b"".join(response.streaming_content).decode()  # type: ignore[attr-defined] # it streams


def test_lists_adopted_notices_only(client: Client, world: World) -> None:
    items = get(client, "notices")["items"]
    assert [(item["document_number"], item["state"]) for item in items] == [
        ("莘政办字〔2021〕5号", "adopted"),
        ("聊政办字〔2021〕5号", "adopted"),
    ]
    assert items[1]["issuing_organ"]["name"] == "聊城市人民政府办公室"


def test_a_draft_is_not_there(client: Client, world: World) -> None:
    for address in ("", "/tasks", "/organs", "/requirements", "/ledger.csv", "/ledger.jsonl"):
        response = client.get(f"/api/v1/notices/{world.foreign[0]['draft']}{address}")
        assert (response.status_code, response.json()["issues"]) == (404, ["没有找到该通知"])


def test_a_notice_comes_with_its_text(client: Client, world: World) -> None:
    Notice.objects.filter(pk=world.own["notice"]).update(
        body=[{"level": 1, "heading": "一", "text": "甲", "line": 3, "children": []}]
    )
    answer = get(client, f"notices/{world.own['notice']}")
    assert answer["body"] == [{"level": 1, "heading": "一", "text": "甲", "children": []}]


def test_tasks_come_with_their_requirements_and_state(client: Client, world: World) -> None:
    tasks = get(client, f"notices/{world.own['notice']}/tasks")["items"]
    assert [task["title"] for task in tasks] == ["财政信息公开", "教育信息公开"]
    shown = {line["text"]: line["shown"] for task in tasks for line in task["requirements"]}
    assert shown["公开义务教育招生范围"] == "overdue"
    assert get(client, f"tasks/{tasks[1]['id']}")["task"] == tasks[1]


def test_a_requirement_says_where_each_organ_stands(client: Client, world: World) -> None:
    found = Requirement.objects.get(task__category__notice=world.own["notice"], text__contains="预算")
    answer = get(client, f"requirements/{found.pk}")
    holders = {holder["label"]: holder["shown"] for holder in answer["holders"]}
    assert holders == {"聊城市财政局": "verified", "聊城市教育局": "reported"}
    assert (answer["requirement"]["organs"], answer["requirement"]["verified"]) == (2, 1)
    assert answer["targets"][0]["number"] == "3"


def test_filters_by_organ_and_by_that_organs_state(client: Client, world: World) -> None:
    address = f"notices/{world.own['notice']}/requirements"
    own = get(client, address, organ_id=world.own["organ"])["items"]
    assert {line["ordinal"]: line["shown"] for line in own} == {1: "verified", 2: "pending", 4: "pending"}
    late = get(client, address, shown="overdue")["items"]
    assert [line["ordinal"] for line in late] == [3]


def test_pages_through_the_requirements(client: Client, world: World) -> None:
    address, seen, after = f"notices/{world.own['notice']}/requirements", [], ""
    while after is not None:
        answer = get(client, address, limit=3, after=after)
        seen += [line["ordinal"] for line in answer["items"]]
        after = answer["next"]
    assert seen == [1, 2, 3, 4]


def test_says_how_much_each_organ_has_done(client: Client, world: World) -> None:
    items = get(client, f"notices/{world.own['notice']}/organs")["items"]
    assert items[0]["label"] == "聊城市教育局"
    assert (items[0]["late"], items[1]["verified"], items[1]["total"]) == (1, 1, 3)


def test_says_what_is_not_there(client: Client) -> None:
    for address in ("tasks/4711", "requirements/4711", "notices/4711"):
        response = client.get(f"/api/v1/{address}")
        assert (response.status_code, len(response.json()["issues"])) == (404, 1)


def test_an_unknown_organ_is_refused_and_not_answered_by_nothing(client: Client, world: World) -> None:
    response = client.get(f"/api/v1/notices/{world.own['notice']}/requirements?organ_id=4711")
    assert response.status_code == 404


def test_the_file_of_the_ledger_opens_in_a_spreadsheet(client: Client, world: World) -> None:
    response = client.get(f"/api/v1/notices/{world.own['notice']}/ledger.csv")
    text = body_of(response)
    found = list(csv.DictReader(StringIO(text.removeprefix("\ufeff"))))
    assert text.startswith("\ufeff")
    assert len(found) == 6
    assert {row["状态"] for row in found if row["单位"] == "聊城市教育局"} == {"待核实", "未开始", "逾期"}
    assert 'filename="ledger-' in response["Content-Disposition"]
    assert response["Access-Control-Allow-Origin"] == "*"


def test_text_that_a_spreadsheet_would_calculate_is_harmless(client: Client, world: World) -> None:
    Requirement.objects.filter(text__contains="预算").update(governing_text='=HYPERLINK("http://x")')
    text = body_of(client.get(f"/api/v1/notices/{world.own['notice']}/ledger.csv"))
    assert "'=HYPERLINK" in text
    assert ',"=HYPERLINK' not in text


def test_the_ledger_in_lines_is_for_programs(client: Client, world: World) -> None:
    text = body_of(client.get(f"/api/v1/notices/{world.own['notice']}/ledger.jsonl"))
    found = [json.loads(line) for line in text.splitlines()]
    assert [row["ordinal"] for row in found] == sorted(row["ordinal"] for row in found)
    verified = next(row for row in found if row["shown"] == "verified")
    assert (verified["organ"], date.fromisoformat(verified["verified_on"])) == (
        "聊城市财政局",
        date(2021, 10, 12),
    )


def test_no_officer_no_ground_no_report(client: Client, world: World) -> None:
    for address in ("tasks", "requirements", "organs", "ledger.csv", "ledger.jsonl"):
        response = client.get(f"/api/v1/notices/{world.own['notice']}/{address}")
        text = body_of(response) if response.streaming else response.content.decode()
        secrets = (CASE, GROUND, PERSON, CLERK, COORDINATOR, "预算公开的")
        assert not any(secret in text for secret in secrets), address


@pytest.mark.parametrize("organs", [10, 1000])
def test_the_export_asks_the_same_of_the_database_however_long_it_is(
    client: Client, world: World, django_assert_num_queries: Any, organs: int
) -> None:
    fill(world, organs)
    with django_assert_num_queries(6):  # clock, notice, requirements, standings, rows
        text = body_of(client.get(f"/api/v1/notices/{world.own['notice']}/ledger.jsonl"))
    assert len(text.splitlines()) == 6 + organs


def fill(world: World, count: int) -> None:
    """Give the last requirement to many more organs."""
    names = [f"第{number}学校" for number in range(count)]
    made = Organ.objects.bulk_create(
        Organ(name=n, key=n, kind="public_institution", level="city") for n in names
    )
    last = Requirement.objects.get(task__category__notice=world.own["notice"], text__contains="收费")
    Assignment.objects.bulk_create(Assignment(requirement=last, organ=organ) for organ in made)


@pytest.mark.parametrize("ending", ["csv", "jsonl"])
def test_an_unchanged_file_is_not_sent_twice(client: Client, world: World, ending: str) -> None:
    address = f"/api/v1/notices/{world.own['notice']}/ledger.{ending}"
    first = client.get(address)
    assert first["Cache-Control"] == "public, max-age=60"
    body_of(first)
    again = client.get(address, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    assert again["Cache-Control"] == first["Cache-Control"]


def test_a_file_is_sent_again_once_the_trail_has_gone_on(client: Client, world: World) -> None:
    address = f"/api/v1/notices/{world.own['notice']}/ledger.jsonl"
    first = client.get(address)["ETag"]
    evidence.record(
        Notice.objects.get(pk=world.own["notice"]), "ledger.notice_adopted", by=evidence.SYSTEM, at=AT
    )
    again = client.get(address, headers={"If-None-Match": first})
    assert again.status_code == 200
    assert again["ETag"] != first


def test_the_two_files_have_validators_of_their_own(client: Client, world: World) -> None:
    folder = f"/api/v1/notices/{world.own['notice']}"
    assert client.get(f"{folder}/ledger.csv")["ETag"] != client.get(f"{folder}/ledger.jsonl")["ETag"]


def test_tasks_come_page_by_page_in_their_order(client: Client, world: World) -> None:
    address = f"notices/{world.own['notice']}/tasks"
    whole = get(client, address)
    first = get(client, address, limit=1)
    second = get(client, address, limit=1, after=first["next"])
    assert first["items"] + second["items"] == whole["items"]
    assert (whole["next"], second["next"]) == (None, None)
