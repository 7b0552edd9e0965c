"""What every answer carries: validator, moment, open origin; and what is refused."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.test import Client

from factories.offices import AT, make_officer, make_organ
from liaoliang.base.demo import set_mark
from liaoliang.organisations.models import Organ

pytestmark = pytest.mark.django_db
ORGANS = "/api/v1/organs"


def test_an_unchanged_answer_is_not_sent_twice(client: Client) -> None:
    make_organ("甲局")
    first = client.get(ORGANS)
    again = client.get(ORGANS, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again["ETag"] == first["ETag"]
    assert again["Access-Control-Allow-Origin"] == "*"


def test_a_changed_fact_changes_the_validator(client: Client) -> None:
    organ = make_organ("甲局")
    first = client.get(ORGANS)
    Organ.objects.filter(pk=organ.pk).update(name="乙局")
    again = client.get(ORGANS, headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 200
    assert again["ETag"] != first["ETag"]


def test_every_answer_says_for_which_moment_of_the_office_it_holds(client: Client) -> None:
    set_mark(office_start=AT)
    moment = datetime.fromisoformat(client.get(ORGANS).json()["as_of"])
    assert (moment - AT).total_seconds() < 60
    assert moment.utcoffset().total_seconds() == 8 * 3600  # type: ignore[union-attr]


def test_head_is_get_without_the_body(client: Client) -> None:
    response = client.head(ORGANS)
    assert (response.status_code, response.content) == (200, b"")
    assert response["ETag"] == client.get(ORGANS)["ETag"]


def test_every_origin_may_ask(client: Client) -> None:
    response = client.options(ORGANS, headers={"Origin": "https://example.com"})
    assert response.status_code == 204
    assert response["Access-Control-Allow-Origin"] == "*"
    assert "If-None-Match" in response["Access-Control-Allow-Headers"]
    assert "Access-Control-Allow-Credentials" not in response


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_can_be_written(client: Client, method: str) -> None:
    response = getattr(client, method)(ORGANS)
    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD, OPTIONS"
    assert response.json()["status"] == 405


def test_a_refusal_is_readable_from_every_origin(client: Client) -> None:
    response = client.get(f"{ORGANS}/4711")
    assert response["Access-Control-Allow-Origin"] == "*"
    assert "ETag" not in response


def test_no_session_is_touched(client: Client) -> None:
    response = client.get(ORGANS)
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


def test_who_is_signed_in_gets_the_same_answer(client: Client) -> None:
    officer = make_officer()
    anonymous = client.get(ORGANS).json()["items"]
    client.force_login(officer.account, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert client.get(ORGANS).json()["items"] == anonymous


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("kind=palace", "参数 kind 只能取"),
        ("limit=many", "参数 limit 应为整数"),
        ("limit=500", "参数 limit 不得大于 200"),
        ("after=" + "x" * 300, "参数 after 不得超过 200 个字符"),
    ],
)
def test_a_bad_parameter_is_named_in_a_sentence(client: Client, query: str, sentence: str) -> None:
    response = client.get(f"{ORGANS}?{query}")
    assert response.status_code == 400
    assert response.json()["issues"][0].startswith(sentence)


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["notices", "tasks", "requirements", "organs", "seals"])
def test_a_number_that_no_database_can_hold_is_not_there(client: Client, kind: str) -> None:
    assert client.get(f"/api/v1/{kind}/{'9' * 23}").status_code == 404


def test_an_unknown_address_answers_a_program_in_json(client: Client) -> None:
    response = client.get("/api/v1/nothing")
    assert (response.status_code, response["Access-Control-Allow-Origin"]) == (404, "*")
    assert response.json() == {"status": 404, "issues": ["没有这个地址"]}


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("organs?bogus=1", "没有名为 bogus 的参数，可用的有：after、limit、kind、with_ended"),
        ("organs?LIMIT=2", "没有名为 LIMIT 的参数，可用的有：after、limit、kind、with_ended"),
        ("collective-names?limit=2", "没有名为 limit 的参数，这一地址不带参数"),
        ("openapi.json?v=1", "没有名为 v 的参数，这一地址不带参数"),
    ],
)
def test_a_parameter_that_is_none_is_refused_with_those_there_are(
    client: Client, address: str, sentence: str
) -> None:
    response = client.get(f"/api/v1/{address}")
    assert (response.status_code, response.json()["issues"]) == (400, [sentence])


def test_a_refusal_names_choices_in_its_own_language(client: Client) -> None:
    sentence = client.get(f"{ORGANS}?kind=palace").json()["issues"][0]
    assert sentence.startswith("参数 kind 只能取 municipal_government、department")
    assert " or " not in sentence
    assert client.get(f"{ORGANS}?with_ended=maybe").json()["issues"] == ["参数 with_ended 应为 true 或 false"]


@pytest.mark.parametrize(
    ("method", "address"),
    [("get", "organs/4711"), ("get", "nothing"), ("post", "organs"), ("get", "organs?x=1")],
)
def test_every_refusal_is_written_in_plain_utf_8(client: Client, method: str, address: str) -> None:
    response = getattr(client, method)(f"/api/v1/{address}")
    assert response["Content-Type"] == "application/json; charset=utf-8"
    assert b"\\u" not in response.content


@pytest.mark.parametrize("address", ["/api/v1", "/api/v1/"])
def test_the_root_of_the_version_leads_to_what_explains_it(client: Client, address: str) -> None:
    response = client.get(address)
    assert (response.status_code, response["Location"]) == (302, "/api/")
