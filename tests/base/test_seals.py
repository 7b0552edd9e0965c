"""The daily seal."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from pytest_django import Settings

from base.conftest import append, new_subject
from liaoliang.base import seals
from liaoliang.base.canonical import encode
from liaoliang.base.chain import ORIGIN
from liaoliang.base.models import CalendarYear, SealedEvent

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def test_a_seal_covers_every_event_not_yet_sealed(home: Path, subject: CalendarYear, at: datetime) -> None:
    append(subject, 3)
    one = seals.seal_day(at=at)
    append(subject, 2)
    two = seals.seal_day(at=at + DAY)
    assert (one.events, two.events) == (3, 2)
    assert two.prev_hash == one.hash
    assert one.prev_hash == ORIGIN
    assert not seals.unsealed().exists()


def test_a_quiet_day_is_sealed_too(home: Path, at: datetime) -> None:
    assert seals.seal_day(at=at).events == 0


def test_a_day_is_sealed_once(home: Path, subject: CalendarYear, at: datetime) -> None:
    one = seals.seal_day(at=at)
    append(subject)
    assert seals.seal_day(at=at) == one
    assert seals.unsealed().count() == 1


def test_a_further_seal_of_a_day_can_be_asked_for(home: Path, subject: CalendarYear, at: datetime) -> None:
    one = seals.seal_day(at=at)
    assert seals.seal_day(at=at, again=True) == one
    append(subject)
    two = seals.seal_day(at=at, again=True)
    assert (two.number, two.events) == (2, 1)
    assert sorted(path.name for path in (home / "seals").iterdir()) == [
        "2021-09-26-2.json",
        "2021-09-26.json",
    ]


def test_the_published_file_can_be_checked_with_its_key_alone(home: Path, at: datetime) -> None:
    seals.seal_day(at=at)
    published = json.loads((home / "seals" / "2021-09-26.json").read_text())
    signature = bytes.fromhex(published.pop("signature"))
    published.pop("hash")
    Ed25519PublicKey.from_public_bytes(bytes.fromhex(published["public_key"])).verify(
        signature, encode(published)
    )


def test_a_file_that_was_not_written_is_written_by_the_next_seal(home: Path, at: datetime) -> None:
    one = seals.seal_day(at=at)
    (home / "seals" / "2021-09-26.json").unlink()
    seals.seal_day(at=at + DAY)
    assert json.loads((home / "seals" / "2021-09-26.json").read_text())["hash"] == one.hash


def test_an_event_has_a_proof_once_it_is_sealed(home: Path, subject: CalendarYear, at: datetime) -> None:
    events = append(subject, 5)
    assert seals.proof_of(events[3]) is None
    seal = seals.seal_day(at=at)
    proof = seals.proof_of(events[3])
    assert proof
    assert proof.holds()
    assert proof.root == seal.root
    assert events[3].receipt().sealed_on == seal.day


def test_events_of_many_subjects_lie_under_one_seal(home: Path, subject: CalendarYear, at: datetime) -> None:
    append(subject)
    append(new_subject(2))
    seal = seals.seal_day(at=at)
    assert SealedEvent.objects.filter(seal=seal).count() == 2


def test_sm3_seals_are_made_and_read(
    home: Path, subject: CalendarYear, at: datetime, settings: Settings
) -> None:
    settings.EVIDENCE_HASH = "sm3"
    (event,) = append(subject)
    assert seals.seal_day(at=at).algorithm == "sm3"
    proof = seals.proof_of(event)
    assert proof
    assert proof.holds()


def test_the_last_seal_can_be_shown(home: Path, at: datetime) -> None:
    assert seals.latest() is None
    assert seals.seal_day(at=at) == seals.latest()
