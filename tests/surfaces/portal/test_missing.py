"""What is not there, and what fails, in the same dress."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from factories.offices import AT
from liaoliang.portal import missing
from liaoliang.portal.missing import GoneError
from liaoliang.portal.page import Reading, Variant
from surfaces.portal.rooms import Words

pytestmark = [pytest.mark.django_db, pytest.mark.urls("surfaces.portal.addresses")]


def test_an_unknown_address_says_where_to_go_on(client: Client) -> None:
    answer = client.get("/no-such-page/")
    page = Words(answer.content.decode())
    assert answer.status_code == 404
    assert "没有找到这一页" in page.sentence
    assert "/sitemap/" in page.links
    assert page.meta["robots"] == "noindex"


def test_an_unknown_english_address_answers_in_english(client: Client) -> None:
    assert '<html lang="en"' in client.get("/en/no-such-page/").content.decode()


def test_a_missing_notice_says_what_is_missing(client: Client) -> None:
    answer = client.get("/notices/99/")
    assert answer.status_code == 404
    assert "没有这份文件，或者它还没有公开" in answer.content.decode()


def test_a_page_that_was_taken_down_is_gone() -> None:
    page = missing.not_found(Reading("x/", Variant(), AT), GoneError("依申请撤下"))
    assert page.status == 410
    assert "这一页已经撤下" in page.content.decode()
    assert "依申请撤下" in page.content.decode()


def test_a_failure_asks_no_database(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    client = Client(raise_request_exception=False)
    with django_assert_num_queries(0):
        answer = client.get("/broken/")
    assert answer.status_code == 500
    assert "这一页暂时打不开" in answer.content.decode()
    assert "a bug" not in answer.content.decode()


@pytest.mark.parametrize("path", ["/notices/99/", "/no-such-page/"])
def test_care_mode_holds_where_nothing_is_found(client: Client, path: str) -> None:
    client.cookies["liaoliang_care"] = "1"
    assert b'class="care"' in client.get(path).content
