"""The OpenAPI document: valid, complete, and true to what the operations answer."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from django.test import Client
from openapi_spec_validator import OpenAPIV31SpecValidator

from liaoliang.api.application import schema

ADDRESS = "/api/v1/openapi.json"


@cache
def document() -> dict[str, Any]:
    plain: dict[str, Any] = json.loads(json.dumps(schema(), default=str))
    return plain


def operations() -> list[tuple[str, dict[str, Any]]]:
    return [(path, operation["get"]) for path, operation in document()["paths"].items()]


def parts() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every documented field of every answer."""
    for name, described in document()["components"]["schemas"].items():
        yield from ((f"{name}.{field}", facts) for field, facts in described.get("properties", {}).items())


def test_is_valid_openapi_3_1() -> None:
    assert document()["openapi"].startswith("3.1")
    assert list(OpenAPIV31SpecValidator(document()).iter_errors()) == []


@pytest.mark.django_db
def test_is_served_to_every_origin_with_a_validator(client: Client) -> None:
    response = client.get(ADDRESS)
    assert response.json() == document()
    assert response["Access-Control-Allow-Origin"] == "*"
    assert client.get(ADDRESS, headers={"If-None-Match": response["ETag"]}).status_code == 304


def test_offers_reading_only() -> None:
    assert {method for item in document()["paths"].values() for method in item} == {"get"}


@pytest.mark.parametrize(
    ("path", "operation"), operations(), ids=lambda item: item if isinstance(item, str) else ""
)
def test_an_operation_says_in_both_languages_what_it_gives(path: str, operation: dict[str, Any]) -> None:
    words = operation["summary"] + operation["description"]
    assert any("\u4e00" <= letter <= "\u9fff" for letter in words)
    assert any(letter.isascii() and letter.isalpha() for letter in words)
    assert all(
        parameter["schema"].get("description") or parameter.get("description")
        for parameter in operation.get("parameters", [])
    )


def test_every_field_is_described_with_an_example() -> None:
    silent = [name for name, facts in parts() if not facts.get("description")]
    assert len(list(parts())) > 30
    assert silent == []


def test_refusals_are_documented() -> None:
    assert all({"400", "404", "405"} <= set(operation["responses"]) for _path, operation in operations())


def test_names_where_its_paths_begin() -> None:
    assert [server["url"] for server in document()["servers"]] == ["/"]
