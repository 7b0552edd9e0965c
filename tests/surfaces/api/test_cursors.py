"""Lists page by an opaque cursor."""

from __future__ import annotations

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from factories.offices import make_organ
from liaoliang.api.cursors import Listing
from liaoliang.errors import BadInputError
from liaoliang.organisations.models import Organ

pytestmark = pytest.mark.django_db


def walk(client: Client, address: str) -> list[list[str]]:
    """The names on each page, following `next`."""
    pages, after = [], ""
    while after is not None:
        answer = client.get(address, {"limit": 2, "after": after}).json()
        pages.append([item["name"] for item in answer["items"]])
        after = answer["next"]
    return pages


def test_pages_hold_every_row_once_in_order(client: Client) -> None:
    for place, name in enumerate(["丙局", "甲局", "丁局", "乙局", "戊局"]):
        Organ.objects.filter(pk=make_organ(name).pk).update(sort_order=[5, 1, 5, 1, 9][place])
    assert walk(client, "/api/v1/organs") == [["甲局", "乙局"], ["丙局", "丁局"], ["戊局"]]


def test_a_row_added_before_the_cursor_moves_nothing(client: Client) -> None:
    names = [make_organ(f"{n}局").name for n in range(3)]
    first = client.get("/api/v1/organs?limit=2").json()
    Organ.objects.filter(pk=make_organ("新局").pk).update(sort_order=1)
    second = client.get("/api/v1/organs", {"limit": 2, "after": first["next"]}).json()
    assert [item["name"] for item in second["items"]] == names[2:]


def test_the_next_page_is_also_in_the_header(client: Client) -> None:
    for n in range(2):
        make_organ(f"{n}局")
    response = client.get("/api/v1/organs?limit=1&kind=department")
    assert response.json()["next"] in response["Link"]
    assert "kind=department" in response["Link"]
    assert response["Link"].endswith('rel="next"')


def test_a_cursor_of_another_list_is_refused(client: Client) -> None:
    for n in range(2):
        make_organ(f"{n}局")
    cursor = client.get("/api/v1/organs?limit=1").json()["next"]
    response = client.get("/api/v1/seals", {"after": cursor})
    assert response.status_code == 400
    assert "翻页标记" in response.json()["issues"][0]


@given(cursor=st.text(min_size=1, max_size=60))
def test_no_text_makes_a_cursor_fail_otherwise_than_by_a_sentence(cursor: str) -> None:
    with pytest.raises(BadInputError):
        Listing("organs", ("sort_order", "pk")).part(Organ.objects.all(), cursor, 10)
    # "WyJvcmdhbnMiLDEsMl0" would be one of ours; hypothesis does not find it by chance.


@pytest.mark.parametrize("limit", ["0", "201", "-1", "viel", ""])
def test_an_impossible_page_size_is_refused_with_a_sentence(client: Client, limit: str) -> None:
    response = client.get("/api/v1/organs", {"limit": limit})
    assert response.status_code == 400
    assert "limit" in response.json()["issues"][0]
