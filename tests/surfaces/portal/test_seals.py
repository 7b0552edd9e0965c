"""Seals and receipts: everyone can check, and nobody learns what the event was."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from factories.ledger import Town
from liaoliang.base import demo
from liaoliang.base.models import Event
from liaoliang.base.seals import file_of, seal_day
from liaoliang.ledger.models import Notice
from surfaces.portal.rooms import Words, read, said, words, year

pytestmark = pytest.mark.django_db
MIDNIGHT = datetime(2021, 10, 12, 16, 0, tzinfo=UTC)


def checked(client: Client, typed: str) -> str:
    return Words(client.get("/do/receipt", {"hash": typed}).content.decode()).sentence


def test_says_what_a_seal_is_before_there_is_one() -> None:
    sentence = said("seals/")
    assert "这叫封存" in sentence
    assert "还没有封存" in sentence


def test_a_seal_shows_what_it_covers_and_how_to_check_it(full: Notice) -> None:
    seal = seal_day(at=MIDNIGHT)
    sentence = said("seals/1/")
    assert seal.root in sentence
    assert seal.signature in sentence
    assert f"{seal.events}条记录" in sentence
    assert "怎样自己核对" in sentence
    assert "无，这是第一次封存" in sentence


def test_the_file_is_the_seal_as_it_is_handed_out(full: Notice, client: Client) -> None:
    seal = seal_day(at=MIDNIGHT)
    answer = client.get("/seals/1.json")
    assert answer["Content-Type"] == "application/json"
    assert json.loads(answer.content) == file_of(seal)


def test_a_seal_leads_to_the_one_before(town: Town) -> None:
    seal_day(at=MIDNIGHT)
    seal_day(at=MIDNIGHT + timedelta(days=1))
    assert "/seals/1/" in words("seals/2/").links


def test_the_last_seal_stands_at_the_foot_of_every_page(full: Notice) -> None:
    seal_day(at=MIDNIGHT)
    assert "留痕封存2021-10-13" in said("about/")
    assert "留痕封存2021-10-13" in said("seals/1/")


def test_a_full_page_of_seals_never_changes(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("liaoliang.portal.archive.SIZE", 2)
    for number in range(2):
        seal_day(at=MIDNIGHT + timedelta(days=number))
    rows = [link for link in words("seals/page/1/").links if link in {"/seals/1/", "/seals/2/"}]
    assert len(rows) == 2
    for number in range(2, 5):
        seal_day(at=MIDNIGHT + timedelta(days=number))
    assert [link for link in words("seals/page/1/").links if link in rows] == rows
    assert "/seals/5/" in words("seals/").links


def test_a_demonstration_says_that_seals_keep_real_time() -> None:
    demo.set_mark(office_start=MIDNIGHT)
    assert "封存用的是真实的时间" in said("seals/")


def test_a_sealed_event_is_proved(town: Town, client: Client) -> None:
    year(town)
    event = Event.objects.order_by("pk")[0]
    seal_day(at=MIDNIGHT)
    sentence = checked(client, event.hash)
    assert "这条记录在留痕里，并且已经封存" in sentence
    assert "它在第1号封存（2021年10月13日）之内" in sentence


def test_a_hash_may_be_typed_with_spaces_and_capitals(town: Town, client: Client) -> None:
    year(town)
    event = Event.objects.order_by("pk")[0]
    typed = f" {event.hash[:32].upper()} {event.hash[32:]} "
    assert "还没有封存" in checked(client, typed)


def test_tells_nothing_of_what_the_event_was(town: Town, client: Client) -> None:
    year(town)
    for event in Event.objects.all():
        sentence = checked(client, event.hash)
        for word in (event.actor_name, event.action, event.subject_type, event.organ_name):
            assert not word or word not in sentence, word


def test_an_unknown_hash_is_said_to_be_unknown(client: Client) -> None:
    assert "留痕里没有这个校验码" in checked(client, "0" * 64)


@pytest.mark.parametrize("typed", ["abc", "z" * 64, "<script>alert(1)</script>", "0" * 65])
def test_what_is_no_hash_is_said_to_be_none(client: Client, typed: str) -> None:
    answer = client.get("/do/receipt", {"hash": typed})
    assert "这不像一个校验码" in Words(answer.content.decode()).sentence
    assert b"<script>alert" not in answer.content


def test_a_seal_has_tags_of_its_own(town: Town) -> None:
    seal_day(at=MIDNIGHT)
    assert "seal:1" in read("seals/1/").tags
