"""Care mode is a cookie, set by a link that leads back to this site alone."""

from __future__ import annotations

import pytest
from django.test import Client

from liaoliang.portal.care import safe_next
from liaoliang.portal.front import CARE_COOKIE
from surfaces.portal.rooms import words

pytestmark = pytest.mark.django_db


def test_a_link_turns_it_on_for_every_page(client: Client) -> None:
    answer = client.get("/care", {"on": "1", "next": "/about/"})
    assert (answer.status_code, answer["Location"], answer["Cache-Control"]) == (302, "/about/", "no-store")
    assert client.cookies[CARE_COOKIE].value == "1"
    assert b'class="care"' in client.get("/about/").content


def test_and_off_again(client: Client) -> None:
    client.cookies[CARE_COOKIE] = "1"
    client.get("/care", {"on": "0", "next": "/"})
    assert b'class="care"' not in client.get("/").content


def test_every_page_links_it_with_its_own_address() -> None:
    assert "/care?on=1&next=%2Fabout%2F" in words("about/").links
    assert "/care?on=0&next=%2Fabout%2F" in words("about/", care=True).links


def test_one_way_back_is_enough() -> None:
    assert words("about/", care=True).links.count("/care?on=0&next=%2Fabout%2F") == 1
    assert "标准版回到标准版" not in words("about/", care=True).sentence


@pytest.mark.parametrize(
    "address",
    [
        "",
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "javascript:alert(1)",
        "about/",
        "///x.y",
    ],
)
def test_foreign_addresses_lead_home(address: str) -> None:
    assert safe_next(address) == "/"


@pytest.mark.parametrize("address", ["/", "/ledger/3/", "/do/search?q=%E6%95%99", "/en/about/#data"])
def test_own_addresses_lead_back(address: str) -> None:
    assert safe_next(address) == address
