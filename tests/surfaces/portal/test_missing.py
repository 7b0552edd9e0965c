"""What is not there, and what fails, in the same dress."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from factories.ledger import Town
from factories.offices import make_organ
from liaoliang.organisations.models import Organ
from surfaces.portal.rooms import Words, year

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


def test_an_organ_that_has_ended_is_gone(town: Town, client: Client) -> None:
    notice = year(town)
    organ = make_organ("市旧局")
    path = f"/ledger/{notice.pk}/organs/{organ.pk}/"
    assert client.get(path).status_code == 404
    Organ.objects.filter(pk=organ.pk).update(is_active=False, ended_on=date(2021, 3, 1))
    answer = client.get(path)
    assert answer.status_code == 410
    assert "市旧局已于 2021-03-01 停用" in answer.content.decode()


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
