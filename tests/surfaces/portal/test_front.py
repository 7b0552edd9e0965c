"""The front: variants from address and cookie, and what lets a page be kept."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils.http import http_date

from factories.ledger import Town
from liaoliang.base.clock import machine_now
from liaoliang.ledger.models import Notice, Requirement
from liaoliang.portal.front import CARE_COOKIE
from surfaces.portal.rooms import year

pytestmark = pytest.mark.django_db


def test_a_page_may_be_kept_and_is_asked_for_again(client: Client) -> None:
    answer = client.get("/")
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "public, no-cache"
    assert answer["Vary"] == "Cookie"
    assert answer["ETag"].startswith('W/"')
    assert "Last-Modified" in answer


def test_whoever_has_it_gets_304(full: Notice, client: Client) -> None:
    tag = client.get(f"/ledger/{full.pk}/")["ETag"]
    again = client.get(f"/ledger/{full.pk}/", headers={"if-none-match": tag})
    assert again.status_code == 304
    assert again.content == b""
    assert again["Vary"] == "Cookie"


def test_a_changed_fact_is_sent_again(town: Town, client: Client) -> None:
    notice = year(town)
    tag = client.get(f"/ledger/{notice.pk}/")["ETag"]
    Requirement.objects.update(governing_text="另一句话。")
    assert client.get(f"/ledger/{notice.pk}/", headers={"if-none-match": tag}).status_code == 200


def test_care_mode_has_a_validator_of_its_own(client: Client) -> None:
    tag = client.get("/")["ETag"]
    client.cookies[CARE_COOKIE] = "1"
    answer = client.get("/", headers={"if-none-match": tag})
    assert answer.status_code == 200
    assert b'class="care"' in answer.content


def test_a_date_alone_is_enough_to_get_304(client: Client) -> None:
    later = http_date(machine_now().timestamp() + 60)
    assert client.get("/about/", headers={"if-modified-since": later}).status_code == 304


def test_an_event_makes_every_page_newer(town: Town, client: Client) -> None:
    before = client.get("/about/")["Last-Modified"]
    year(town)
    assert client.get("/about/")["Last-Modified"] >= before


def test_head_says_the_same_without_the_page(client: Client) -> None:
    whole, head = client.get("/about/"), client.head("/about/")
    assert head.status_code == 200
    assert head.content == b""
    assert head["ETag"] == whole["ETag"]


def test_a_page_cannot_be_posted_to(client: Client) -> None:
    assert client.post("/about/").status_code == 405


def test_no_session_is_begun(full: Notice, client: Client) -> None:
    for path in ("/", f"/ledger/{full.pk}/", "/do/search?q=公开", "/do/receipt"):
        assert not client.get(path).cookies, path


def test_the_language_is_that_of_the_address(client: Client) -> None:
    assert client.get("/en/")["Content-Language"] == "en"
    assert client.get("/")["Content-Language"] == "zh-hans"


def test_what_is_missing_is_not_kept(client: Client) -> None:
    answer = client.get("/notices/99/")
    assert (answer.status_code, answer["Cache-Control"]) == (404, "no-store")


def test_what_is_dynamic_is_neither_kept_nor_listed(client: Client) -> None:
    for path in ("/do/search?q=x", "/do/receipt", "/do/feedback?page=/"):
        answer = client.get(path)
        assert answer["Cache-Control"] == "no-store", path
        assert answer["X-Robots-Tag"] == "noindex", path


def test_a_workbook_is_a_file_to_save(full: Notice, client: Client) -> None:
    answer = client.get(f"/ledger/{full.pk}/ledger.xlsx")
    assert answer["Content-Disposition"] == f'attachment; filename="ledger-2021-{full.pk}.xlsx"'
    assert answer["Content-Type"].endswith("spreadsheetml.sheet")


def test_the_policy_lets_nothing_inline_through(client: Client) -> None:
    policy = client.get("/")["Content-Security-Policy"]
    assert "unsafe" not in policy
