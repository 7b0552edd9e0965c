"""What a proxy says of a connection is believed from our own proxies alone."""

from __future__ import annotations

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from pytest_django import Settings

from liaoliang.config.middleware import ForwardedByProxies
from liaoliang.organisations.accounts import client_address

PROXY, STRANGER = "10.0.0.1", "203.0.113.9"
SAID = {
    "HTTP_X_FORWARDED_PROTO": "https",
    "HTTP_X_FORWARDED_FOR": "198.51.100.7",
    "HTTP_X_FORWARDED_HOST": "elsewhere.example",
    "HTTP_FORWARDED": "proto=https",
}


@pytest.fixture(autouse=True)
def _behind_a_proxy(settings: Settings) -> None:
    settings.TRUSTED_PROXIES = [PROXY]
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")


def passed(peer: str) -> HttpRequest:
    """The request as everything behind the middleware sees it."""
    seen: list[HttpRequest] = []
    inner = ForwardedByProxies(lambda request: seen.append(request) or HttpResponse())  # type: ignore[func-returns-value] # append for its effect
    inner(RequestFactory().get("/", REMOTE_ADDR=peer, **SAID))
    return seen[0]


def test_a_proxy_of_ours_is_believed() -> None:
    request = passed(PROXY)
    assert request.is_secure()
    assert client_address(request) == "198.51.100.7"


def test_a_stranger_cannot_call_a_plain_connection_secure() -> None:
    request = passed(STRANGER)
    assert not request.is_secure()
    assert client_address(request) == STRANGER
    assert [name for name in SAID if name in request.META] == []


@pytest.mark.parametrize(("peer", "status"), [(PROXY, 404), (STRANGER, 301)])
def test_a_plain_connection_is_led_to_the_secure_one_whatever_it_claims(
    settings: Settings, db: None, peer: str, status: int
) -> None:
    settings.SECURE_SSL_REDIRECT = True
    answer = Client().get("/not-there/", REMOTE_ADDR=peer, HTTP_X_FORWARDED_PROTO="https")
    assert answer.status_code == status
