"""The triggers are installed, and missed when they are not."""

from __future__ import annotations

from liaoliang.base import dbguard

NAMES = {
    "ledger_verified_insert",
    "ledger_verified_update",
    "ledger_report_update",
    "ledger_report_delete",
    "ledger_assignment_update",
    "ledger_assignment_delete",
    "guard_ledger_measurereading_update",
    "guard_ledger_reportevidence_update",
}


def test_nothing_is_missing(db: None) -> None:
    assert [name for name in dbguard.missing() if "ledger" in name] == []


def test_a_dropped_trigger_is_missed(db: None) -> None:
    dbguard.uninstall()
    assert set(dbguard.missing()) >= NAMES
