"""Another method than an address takes is answered with those it takes, whether or not there is a form's token."""

from __future__ import annotations

import pytest
from django.test import Client

from factories.offices import make_officer
from liaoliang.organisations.roles import Role

pytestmark = pytest.mark.django_db
READING, WITH_FORM = "GET, HEAD", "GET, HEAD, POST"


@pytest.fixture
def stranger() -> Client:
    """A program without any token; Django's own test client is let through otherwise."""
    return Client(enforce_csrf_checks=True)


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "BREW"])
@pytest.mark.parametrize("address", ["organs", "notices/3/ledger.csv", "openapi.json"])
def test_open_data_names_the_methods_it_takes(stranger: Client, method: str, address: str) -> None:
    answer = stranger.generic(method, f"/api/v1/{address}")
    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD, OPTIONS")
    assert answer["Content-Type"] == "application/json; charset=utf-8"
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert "开放接口只供读取" in answer.content.decode()


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "BREW"])
@pytest.mark.parametrize("address", ["/", "/about/", "/do/search", "/care", "/en/", "/api/"])
def test_a_page_names_the_methods_it_takes(stranger: Client, method: str, address: str) -> None:
    answer = stranger.generic(method, address)
    assert (answer.status_code, answer["Allow"]) == (405, READING)
    assert ("does not take" if address == "/en/" else "不接受") in answer.content.decode()


@pytest.mark.parametrize("address", ["/do/feedback", "/accounts/login/", "/desk/ledger/tasks/"])
@pytest.mark.parametrize("method", ["PUT", "DELETE"])
def test_what_has_a_form_is_no_place_for_other_methods(stranger: Client, address: str, method: str) -> None:
    answer = stranger.generic(method, address)
    assert answer.status_code == 405
    assert answer["Allow"] in {READING, WITH_FORM}


def test_a_form_without_its_token_is_still_refused_as_a_form(stranger: Client) -> None:
    answer = stranger.post("/do/feedback")
    assert answer.status_code == 403
    assert "表单已失效" in answer.content.decode()


def test_head_is_get_without_the_body_at_the_desk_too(client: Client) -> None:
    officer = make_officer(None, Role.COORDINATOR)
    client.force_login(officer.account, backend="allauth.account.auth_backends.AuthenticationBackend")
    asked, heard = client.get("/desk/"), client.head("/desk/")
    assert (heard.status_code, heard.content) == (200, b"")
    assert heard["Content-Type"] == asked["Content-Type"]
    assert int(heard["Content-Length"]) > 0
