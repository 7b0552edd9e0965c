"""Seals and receipts: whoever holds a receipt can check it with nothing but these answers."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.db import transaction
from django.test import Client
from pytest_django import Settings

from factories.offices import AT, make_organ
from liaoliang.base import actions, evidence, merkle
from liaoliang.base.canonical import encode
from liaoliang.base.evidence import SYSTEM
from liaoliang.base.models import Event, Seal
from liaoliang.base.seals import seal_day
from liaoliang.organisations.models import Organ

pytestmark = pytest.mark.django_db
MIDNIGHT = datetime(2021, 10, 12, 16, 0, tzinfo=UTC)
actions.register("test.api_step", "第 {n} 步")


@pytest.fixture(autouse=True)
def home(settings: Settings, tmp_path: Path) -> None:
    settings.SEAL_ROOT = tmp_path


def record(count: int = 3) -> list[Event]:
    organ = make_organ()
    with transaction.atomic():
        evidence.lock(Organ, organ.pk)
        return [
            evidence.record(organ, "test.api_step", by=SYSTEM, at=AT, detail={"n": n}) for n in range(count)
        ]


def test_no_seal_yet(client: Client) -> None:
    assert client.get("/api/v1/seals").json()["items"] == []
    assert client.get("/api/v1/seals/1").status_code == 404


def test_the_signature_of_a_seal_can_be_checked_from_the_answer(client: Client) -> None:
    record()
    seal_day(at=MIDNIGHT)
    seal = client.get("/api/v1/seals/1").json()["seal"]
    key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(seal["public_key"]))
    signed = {name: seal[name] for name in seal if name not in {"hash", "signature"}}
    key.verify(bytes.fromhex(seal["signature"]), encode(signed))
    assert (seal["number"], seal["events"], seal["day"]) == (1, 3, "2021-10-13")


def test_a_receipt_leads_to_the_root_of_its_seal(client: Client) -> None:
    event = record()[1]
    seal = seal_day(at=MIDNIGHT)
    receipt = client.get(f"/api/v1/receipts/{event.hash}").json()
    steps = [merkle.Step(step["hash"], step["left"]) for step in receipt["steps"]]
    assert merkle.climb(event.hash, steps, receipt["algorithm"]) == receipt["root"] == seal.root
    assert (receipt["seal_number"], receipt["sealed_on"], receipt["position"]) == (1, "2021-10-13", 1)


def test_a_receipt_of_today_waits_for_its_seal(client: Client) -> None:
    receipt = client.get(f"/api/v1/receipts/{record()[0].hash.upper()}").json()
    assert (receipt["seal_number"], receipt["root"], receipt["steps"]) == (None, None, [])


def test_a_receipt_does_not_say_what_it_is_about(client: Client) -> None:
    event = record()[0]
    text = client.get(f"/api/v1/receipts/{event.hash}").content.decode()
    assert event.subject_type not in text
    assert "api_step" not in text


@pytest.mark.parametrize("value", ["0" * 64, "abc", "%00", "甲"])
def test_says_that_a_hash_is_not_in_the_trail(client: Client, value: str) -> None:
    record()
    response = client.get(f"/api/v1/receipts/{value}")
    assert response.status_code == 404
    assert response.json()["issues"] == ["留痕链中没有这一摘要的记录"]


def test_lists_seals_from_the_first(client: Client) -> None:
    for day in (10, 11, 12):
        record(1)
        seal_day(at=datetime(2021, 10, day, 16, 0, tzinfo=UTC))
    answer = client.get("/api/v1/seals?limit=2").json()
    assert [seal["number"] for seal in answer["items"]] == [1, 2]
    assert answer["items"][1]["prev_hash"] == Seal.objects.get(number=1).hash
