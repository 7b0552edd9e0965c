"""What programs ask every site for."""

from __future__ import annotations

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from liaoliang.config.wellknown import contact

pytestmark = pytest.mark.django_db


def test_who_asks_for_the_icon_gets_the_one_that_pages_link_to(client: Client) -> None:
    address = client.get("/favicon.ico")["Location"]
    assert finders.find(address.removeprefix("/static/"))
    assert f'href="{address}"' in client.get("/about/").content.decode()


def test_says_whom_to_tell_of_a_weakness(client: Client) -> None:
    answer = client.get("/.well-known/security.txt")
    fields = dict(line.split(": ", 1) for line in answer.content.decode().splitlines())
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert fields["Contact"] == "tel:+86-635-0000000"
    assert fields["Expires"].endswith("T00:00:00Z")


@pytest.mark.parametrize(
    ("phone", "address"),
    [("010-88050813 转 2", "tel:+86-10-88050813"), ("+86-635-1", "tel:+86-635-1"), ("无", "")],
)
def test_a_telephone_is_written_as_an_address(phone: str, address: str) -> None:
    assert contact(phone) == address
