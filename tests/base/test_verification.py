"""Reading the trail and naming the first flaw. Whoever tampers has taken the triggers off first."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from pytest_django import Settings

from base.conftest import append, new_subject
from liaoliang.base import dbguard, evidence, seals
from liaoliang.base.chain import hash_of
from liaoliang.base.evidence import BrokenTrailError
from liaoliang.base.models import CalendarYear, Event, Seal

pytestmark = pytest.mark.django_db
Sql = Callable[..., Any]


@pytest.fixture
def trail(home: Path, subject: CalendarYear, at: datetime) -> CalendarYear:
    """Four sealed events of two subjects, then one that is not sealed; the triggers are off."""
    append(subject, 3)
    append(new_subject(2))
    seals.seal_day(at=at)
    seals.seal_day(at=at + timedelta(days=1))
    append(subject)
    dbguard.uninstall()
    return subject


def flaw() -> str:
    with pytest.raises(BrokenTrailError) as caught:
        evidence.verify()
    return str(caught.value)


def test_a_whole_trail_is_counted(trail: CalendarYear) -> None:
    found = evidence.verify()
    assert (found.subjects, found.events, found.sealed, found.seals, found.files) == (2, 5, 4, 2, 2)


def test_an_empty_trail_is_whole(home: Path) -> None:
    assert evidence.verify().events == 0


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("ground", "别的"),
        ("actor_name", "丙"),
        ("at", "2021-09-27 04:00:00+00:00"),
        ("detail", '{"n": 9}'),
        ("organ_id", 8),
    ],
)
def test_a_changed_column_is_named(trail: CalendarYear, sql: Sql, column: str, value: object) -> None:
    sql(f"UPDATE base_event SET {column} = %s WHERE subject_id = %s AND seq = 2", value, trail.pk)
    assert flaw() == f"留痕链断裂:base.calendar_year/{trail.pk}/2 的内容被改动"


def test_a_detail_that_we_could_not_have_written_is_a_flaw(trail: CalendarYear, sql: Sql) -> None:
    sql("UPDATE base_event SET detail = %s WHERE subject_id = %s AND seq = 2", '{"n": 1.5}', trail.pk)
    assert "的内容被改动" in flaw()


def test_a_missing_event_is_named(trail: CalendarYear, sql: Sql) -> None:
    sql("DELETE FROM base_sealedevent")
    sql("DELETE FROM base_event WHERE subject_id = %s AND seq = 2", trail.pk)
    assert "缺少第 2 条记录" in flaw()


def test_an_event_moved_to_another_chain_is_named(trail: CalendarYear, sql: Sql) -> None:
    (last,) = Event.objects.exclude(subject_id=trail.pk)
    sql("UPDATE base_event SET seq = 5, subject_id = %s WHERE id = %s", trail.pk, last.pk)
    assert "与前一条记录不相连" in flaw()


def test_a_chain_rewritten_as_a_whole_is_found_by_its_seal(trail: CalendarYear, sql: Sql) -> None:
    event = Event.objects.exclude(subject_id=trail.pk).get()
    event.ground = "改写"
    sql("UPDATE base_event SET ground = %s, hash = %s WHERE id = %s", "改写", hash_of(event), event.pk)
    assert "第 1 号封存中第 3 位的记录" in flaw()


def test_a_changed_seal_is_named(trail: CalendarYear, sql: Sql) -> None:
    sql("UPDATE base_seal SET events = 9 WHERE number = 1")
    assert "第 1 号封存被改动" in flaw()


def test_a_seal_signed_with_another_key_is_named(trail: CalendarYear, settings: Settings) -> None:
    settings.SEAL_KEY = "QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUE="
    assert "不是本平台密钥" in flaw()


def test_a_forged_signature_is_named(trail: CalendarYear, sql: Sql) -> None:
    sql("UPDATE base_seal SET signature = %s WHERE number = 2", "00" * 64)
    assert "第 2 号封存被改动" in flaw()


def test_a_missing_seal_is_named(trail: CalendarYear, sql: Sql) -> None:
    sql("DELETE FROM base_sealedevent")
    sql("DELETE FROM base_seal WHERE number = 1")
    assert "缺少第 1 号封存" in flaw()


def test_a_seal_torn_from_its_chain_is_named(trail: CalendarYear, sql: Sql) -> None:
    sql("UPDATE base_seal SET prev_hash = %s WHERE number = 2", "1" * 64)
    assert "与前一封存不相连" in flaw()


def test_a_sealed_place_that_was_emptied_is_named(trail: CalendarYear, sql: Sql) -> None:
    sql("DELETE FROM base_sealedevent WHERE position = 0")
    assert "根摘要与所封记录不符" in flaw()


def test_a_seal_removed_with_everything_under_it_is_found_by_its_file(trail: CalendarYear, sql: Sql) -> None:
    sql("DELETE FROM base_seal WHERE number = 2")
    assert "2021-09-27.json 在数据库中没有对应的封存" in flaw()


def test_a_changed_file_is_named(trail: CalendarYear, home: Path) -> None:
    path = home / "seals" / "2021-09-26.json"
    path.write_text(path.read_text().replace('"events": 4', '"events": 5'))
    assert "2021-09-26.json 与数据库中第 1 号封存不一致" in flaw()


@pytest.mark.parametrize("content", ["{", "[]", "\xff"])
def test_a_file_that_is_no_seal_is_named(trail: CalendarYear, home: Path, content: str) -> None:
    (home / "seals" / "a.json").write_text(content, encoding="latin-1")
    assert "a.json 无法读取" in flaw()


def test_a_file_missing_between_others_is_named(trail: CalendarYear, home: Path, at: datetime) -> None:
    seals.seal_day(at=at + timedelta(days=2))
    (home / "seals" / "2021-09-27.json").unlink()
    assert flaw() == "缺少第 2 号封存的文件"


@pytest.mark.parametrize(("name", "number"), [("2021-09-26.json", 1), ("2021-09-27.json", 2)])
def test_the_first_or_last_file_missing_from_our_own_folder_is_named(
    trail: CalendarYear, home: Path, name: str, number: int
) -> None:
    (home / "seals" / name).unlink()
    assert flaw() == f"缺少第 {number} 号封存的文件"


def test_copies_kept_elsewhere_are_compared(trail: CalendarYear, home: Path) -> None:
    elsewhere = home / "copies"
    seals.publish(Seal.objects.get(number=1), elsewhere)
    assert evidence.verify(elsewhere).files == 1
    copy = elsewhere / "2021-09-26.json"
    copy.write_text(json.dumps({**json.loads(copy.read_text()), "root": "0" * 64}))
    with pytest.raises(BrokenTrailError, match="不一致"):
        evidence.verify(elsewhere)


@pytest.mark.postgresql
def test_a_forked_chain_is_named(trail: CalendarYear, sql: Sql) -> None:
    sql("ALTER TABLE base_event DROP CONSTRAINT event_no_fork")
    columns = "subject_type, subject_id, seq, action, actor_name, organ_name, at, recorded_at, ground, detail, documents, prev_hash, hash, algorithm"
    sql(
        f"INSERT INTO base_event ({columns}) SELECT {columns} FROM base_event WHERE subject_id = %s AND seq = 2",
        trail.pk,
    )
    assert flaw() == f"留痕链断裂:base.calendar_year/{trail.pk}/2 有两条同号记录"
