"""From the door to the shelf."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django import Settings

from liaoliang.base import storage
from liaoliang.base.clock import machine_now
from liaoliang.base.models import Blob
from liaoliang.errors import BadInputError, NotFoundError, WrongStateError

pytestmark = pytest.mark.django_db
TEXT = "办结材料".encode()


def upload(name: str = "材料.txt", content: bytes = TEXT) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def files(home: Path) -> list[Path]:
    return [path for path in (home / "blobs").rglob("*") if path.is_file()]


def test_an_upload_is_stored_under_its_hash_after_inspection(home: Path) -> None:
    blob = storage.receive(upload())
    assert (blob.state, blob.media_type, blob.name) == (Blob.State.STORED, "text/plain", "材料.txt")
    assert files(home) == [storage.path_of(blob.hash)]
    with storage.open_blob(blob) as file:
        assert file.read() == TEXT


def test_files_can_be_read_by_their_owner_alone(home: Path) -> None:
    path = storage.path_of(storage.receive(upload()).hash)
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o077 == 0


def test_one_content_lies_once_under_many_names(home: Path) -> None:
    one, two = storage.receive(upload("甲.txt")), storage.receive(upload("乙.txt"))
    assert one.hash == two.hash
    assert (one.name, two.name) == ("甲.txt", "乙.txt")
    assert len(files(home)) == 1


def test_a_file_in_quarantine_cannot_be_used(home: Path) -> None:
    blob = storage.quarantine(upload())
    with pytest.raises(WrongStateError, match="尚未通过检查"):
        storage.open_blob(blob)


def test_a_refused_file_is_removed_and_its_reason_kept(home: Path) -> None:
    blob = storage.quarantine(upload("a.pdf", b"MZ"))
    with pytest.raises(BadInputError, match="不符"):
        storage.inspect(blob)
    blob.refresh_from_db()
    assert blob.state == Blob.State.REFUSED
    assert "不符" in blob.note
    assert files(home) == []


def test_a_file_is_inspected_once(home: Path) -> None:
    blob = storage.receive(upload())
    with pytest.raises(WrongStateError):
        storage.inspect(blob)


@pytest.mark.parametrize(("content", "sentence"), [(b"", "空的"), (b"x" * (1 << 21), "1 MB")])
def test_an_empty_or_too_large_file_leaves_nothing(
    home: Path, settings: Settings, content: bytes, sentence: str
) -> None:
    settings.UPLOAD_LIMIT = 1 << 20
    with pytest.raises(BadInputError, match=sentence):
        storage.quarantine(upload(content=content))
    assert files(home) == []
    assert not Blob.objects.exists()


def test_what_the_platform_makes_is_stored_at_once(home: Path) -> None:
    blob = storage.store(TEXT, "台账.xlsx", "application/x")
    assert storage.is_intact(blob)
    assert blob.size == len(TEXT)


def test_damage_on_the_shelf_is_noticed(home: Path) -> None:
    blob = storage.store(TEXT, "a.txt", "text/plain")
    storage.path_of(blob.hash).write_bytes(b"other")
    assert not storage.is_intact(blob)


def test_a_lost_file_is_not_found(home: Path) -> None:
    blob = storage.store(TEXT, "a.txt", "text/plain")
    storage.path_of(blob.hash).unlink()
    with pytest.raises(NotFoundError, match=r"a\.txt"):
        storage.open_blob(blob)


def test_forgotten_uploads_are_cleared_after_a_day(home: Path) -> None:
    storage.quarantine(upload())
    now = machine_now()
    assert storage.clear_quarantine(now) == 0
    (waiting,) = files(home)
    os.utime(waiting, (0, (now - timedelta(days=2)).timestamp()))
    assert storage.clear_quarantine(now) == 1


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\报告\\一.docx", "一.docx"),
        ("a\n\u202eb.txt", "ab.txt"),
        (" .. ", "file"),
        ("", "file"),
    ],
)
def test_a_name_has_no_folders_and_no_tricks(given: str, kept: str) -> None:
    assert storage.clean_name(given) == kept


def test_a_long_name_keeps_its_ending() -> None:
    name = storage.clean_name("办" * 300 + ".docx")
    assert name.endswith("办.docx")
    assert len(name) <= 200
