"""The documentation page: drawn from the document, complete, and within the content policy."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from liaoliang.api.application import schema
from liaoliang.api.documentation import described

pytestmark = pytest.mark.django_db


def page(client: Client) -> str:
    return client.get("/api/").content.decode()


def test_names_every_address_with_a_command_line(client: Client) -> None:
    text = page(client)
    for path in schema()["paths"]:
        assert f"GET {path}" in text
    assert text.count("curl ") == len(schema()["paths"])


def test_keeps_the_content_policy(client: Client) -> None:
    text = page(client)
    assert not re.search(r"<style|\sstyle=|<script>|\son\w+=", text)
    assert "https://" not in text


def test_every_example_can_be_read_by_a_program() -> None:
    operations = [operation for group in described(schema(), "") for operation in group.operations]
    assert all(operation.example.startswith("{") for operation in operations if operation.fields)
    assert '"name": "聊城市财政局"' in operations[0].example


def test_fields_of_nested_things_are_listed_with_their_path(client: Client) -> None:
    text = page(client)
    assert "items[].former_names[].until_on" in text
    assert "municipal_government | department" in text


def test_command_lines_are_filled_in(client: Client) -> None:
    assert not re.search(r"curl [^<]*\{", page(client))


def test_asks_the_database_only_for_the_demonstration_mark(
    client: Client, django_assert_max_num_queries: object
) -> None:
    with django_assert_max_num_queries(2):  # type: ignore[operator] # mark and clock
        page(client)


def test_the_chinese_page_speaks_chinese_alone(client: Client) -> None:
    text = page(client)
    assert "每页条数" in text
    assert "涉及单位数(个)" in text
    assert not re.search(
        "rows on a page|Lists page|Open data of the city|how many organs|Notices whose", text
    )
