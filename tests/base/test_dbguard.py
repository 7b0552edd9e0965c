"""The database itself refuses, whoever asks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection

from base.conftest import append, new_subject
from liaoliang.base import dbguard, jobs, seals
from liaoliang.base.dbguard import Trigger
from liaoliang.base.models import CalendarYear, Event

pytestmark = pytest.mark.django_db
Sql = Callable[..., Any]
IS_POSTGRESQL = connection.vendor == "postgresql"
EVERYWHERE = [
    "UPDATE base_event SET ground = 'x'",
    "UPDATE base_event SET ground = 'x' WHERE id = -1 OR seq = 1",
    "DELETE FROM base_event",
    "UPDATE base_seal SET root = 'x'",
    "DELETE FROM base_seal",
    "UPDATE base_sealedevent SET position = 7",
    "DELETE FROM base_sealedevent",
]
SQLITE = [
    "REPLACE INTO base_event SELECT * FROM base_event",
    "INSERT OR REPLACE INTO base_event SELECT id + 1000, subject_type, subject_id, seq, action, actor_id, 'x', "
    "organ_id, organ_name, at, recorded_at, ground, detail, documents, prev_hash, hash, algorithm FROM base_event",
    "UPDATE OR REPLACE base_event SET ground = 'x'",
]
POSTGRESQL = [
    "INSERT INTO base_event SELECT * FROM base_event ON CONFLICT (id) DO UPDATE SET ground = 'x'",
    "SET LOCAL session_replication_role = replica; DELETE FROM base_sealedevent",
    "MERGE INTO base_event e USING base_event f ON e.id = f.id WHEN MATCHED THEN DELETE",
]


@pytest.fixture
def trail(home: Path, subject: CalendarYear, at: datetime) -> list[Event]:
    events = append(subject, 2)
    seals.seal_day(at=at)
    return events


@pytest.mark.parametrize("attack", EVERYWHERE + (POSTGRESQL if IS_POSTGRESQL else SQLITE))
def test_what_is_written_once_cannot_be_changed(trail: list[Event], sql: Sql, attack: str) -> None:
    before = list(Event.objects.order_by("pk").values())
    with pytest.raises(IntegrityError, match="append-only"):
        sql(attack)
    assert list(Event.objects.order_by("pk").values()) == before


def test_all_triggers_are_there_after_migrate() -> None:
    assert dbguard.missing() == []
    dbguard.refuse_unguarded()


def drop(sql: Sql, name: str) -> None:
    sql(f"DROP TRIGGER {name} ON base_event" if IS_POSTGRESQL else f"DROP TRIGGER {name}")


def test_a_dropped_trigger_keeps_processes_from_starting(sql: Sql) -> None:
    drop(sql, "guard_base_event_update")
    assert dbguard.missing() == ["guard_base_event_update"]
    with pytest.raises(dbguard.UnguardedError, match="guard_base_event_update"):
        jobs.run_scheduler()


def test_a_trigger_that_does_nothing_counts_as_missing(sql: Sql) -> None:
    drop(sql, "guard_base_event_update")
    if IS_POSTGRESQL:
        sql("CREATE FUNCTION harmless() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'")
        sql("CREATE TRIGGER guard_base_event_update BEFORE UPDATE ON base_event EXECUTE FUNCTION harmless()")
    else:
        sql("CREATE TRIGGER guard_base_event_update BEFORE UPDATE ON base_event BEGIN SELECT 1; END")
    assert dbguard.missing() == ["guard_base_event_update"]


@pytest.mark.postgresql
def test_a_trigger_switched_off_counts_as_missing(sql: Sql) -> None:
    sql("ALTER TABLE base_event DISABLE TRIGGER guard_base_event_update")
    assert dbguard.missing() == ["guard_base_event_update"]


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("table", ["base_event", "base_seal", "base_sealedevent"])
def test_a_table_cannot_be_truncated(trail: list[Event], sql: Sql, table: str) -> None:
    with pytest.raises(IntegrityError, match="append-only"):
        sql(f"TRUNCATE {table} CASCADE")


def test_install_puts_everything_back() -> None:
    dbguard.uninstall()
    assert "guard_base_seal_update" in dbguard.missing()
    assert "guard_base_seal_update" in dbguard.install()
    assert dbguard.missing() == []


@pytest.mark.django_db(transaction=True)
def test_migrate_puts_everything_back() -> None:
    dbguard.uninstall()
    call_command("migrate", verbosity=0)
    assert dbguard.missing() == []


def test_triggers_are_put_back_when_a_migration_fails() -> None:
    with pytest.raises(RuntimeError, match="half-way"), dbguard.rebuilding():
        raise RuntimeError("half-way")
    assert dbguard.missing() == []


@pytest.mark.django_db(transaction=True)
def test_a_test_database_can_be_emptied_and_is_guarded_again() -> None:
    append(new_subject())
    call_command("flush", interactive=False, verbosity=0)
    assert not Event.objects.exists()
    assert dbguard.missing() == []


def test_no_other_database_can_be_flushed(monkeypatch: pytest.MonkeyPatch, trail: list[Event]) -> None:
    monkeypatch.setitem(connection.settings_dict, "NAME", "liaoliang")
    with pytest.raises(CommandError, match="not emptied"):
        call_command("flush", interactive=False, verbosity=0)
    assert Event.objects.count() == 2


def test_a_module_adds_its_own_refusal(sql: Sql, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dbguard, "_triggers", {})
    dbguard.register_trigger(no_notice_no_year())
    dbguard.install()
    with pytest.raises(IntegrityError, match="no notice"):
        sql("UPDATE base_calendaryear SET notice = ''" if new_subject() else "")
    dbguard.uninstall()


def no_notice_no_year() -> Trigger:
    return Trigger(
        name="guard_base_calendaryear_notice",
        table="base_calendaryear",
        sqlite="BEFORE UPDATE ON base_calendaryear WHEN NEW.notice = '' BEGIN SELECT RAISE(ABORT, 'no notice'); END",
        event="BEFORE UPDATE ON base_calendaryear FOR EACH ROW",
        body="BEGIN IF NEW.notice = '' THEN RAISE EXCEPTION 'no notice' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END",
    )


def test_two_triggers_of_one_name_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dbguard, "_triggers", {})
    dbguard.register_trigger(Trigger("a", "t", "x", "", ""))
    with pytest.raises(ValueError, match="registered already"):
        dbguard.register_trigger(Trigger("a", "t", "y", "", ""))
    with pytest.raises(ValueError, match="longer"):
        dbguard.register_trigger(Trigger("a" * 64, "t", "x", "", ""))
