"""What the database itself refuses: a verified assignment without another person's approval or a reading.

The CHECKs of the tables keep the two persons apart; these triggers keep the approval and the reading real.
"""

from __future__ import annotations

from typing import Final

from liaoliang.base.dbguard import Trigger, register_append_only, register_trigger

_ASSIGNMENT, _REPORT, _READING = "ledger_assignment", "ledger_report", "ledger_measurereading"
_PROOF: Final = "ledger_reportevidence"
_APPROVED: Final = (
    "EXISTS (SELECT 1 FROM review_approval a JOIN ledger_report r ON r.id = a.subject_id"
    " WHERE a.subject_type = 'ledger.report' AND a.step = 'verify' AND a.decision = 'approved'"
    " AND r.assignment_id = NEW.id AND a.content_hash = r.content_hash"
    " AND a.content_hash = NEW.verified_hash AND a.approver_id = NEW.verified_by_id"
    " AND a.author_id = NEW.reported_by_id AND r.by_id = a.author_id"
    " AND NOT EXISTS (SELECT 1 FROM ledger_report l"
    " WHERE l.assignment_id = r.assignment_id AND l.ordinal > r.ordinal))"
)
_READ: Final = (
    "EXISTS (SELECT 1 FROM ledger_measurereading m JOIN ledger_requirement q ON q.id = NEW.requirement_id"
    " WHERE m.id = NEW.verified_reading_id AND m.assignment_id = NEW.id AND m.is_reached"
    " AND q.verification = 'measure' AND q.measure_key = m.measure_key"
    " AND q.measure_operator = m.operator AND q.measure_target = m.target)"
)
_UNFOUNDED: Final = (
    "NEW.state = 'verified' AND ((NEW.verified_by_id IS NOT NULL AND NOT " + _APPROVED + ")"
    " OR (NEW.verified_reading_id IS NOT NULL AND NOT " + _READ + "))"
)
# Whose task it is, and under which requirement, is what was verified too.
_SAME_ASSIGNMENT: Final = (
    "NEW.id <> OLD.id OR NEW.requirement_id <> OLD.requirement_id OR NEW.organ_id <> OLD.organ_id"
)
_SAME_REPORT: Final = (
    "NEW.id <> OLD.id OR NEW.assignment_id <> OLD.assignment_id OR NEW.ordinal <> OLD.ordinal"
    " OR NEW.by_id <> OLD.by_id OR NEW.at <> OLD.at OR NEW.content_hash <> OLD.content_hash"
)


def register() -> None:
    """Readings and proofs are written once; reports and assignments keep their identity and stay.

    Verified rests on an approval of the last report, made by its own reporter, or on a reading of the target.
    """
    register_append_only(_READING)
    register_append_only(_PROOF)
    for operation in ("insert", "update"):
        register_trigger(
            _row_trigger(f"ledger_verified_{operation}", _ASSIGNMENT, operation, _UNFOUNDED, "unfounded")
        )
    register_trigger(
        _row_trigger("ledger_assignment_update", _ASSIGNMENT, "update", _SAME_ASSIGNMENT, "identity")
    )
    register_trigger(
        _row_trigger("ledger_assignment_delete", _ASSIGNMENT, "delete", "1 = 1", "kept for good")
    )
    register_trigger(_row_trigger("ledger_report_update", _REPORT, "update", _SAME_REPORT, "identity"))
    register_trigger(_row_trigger("ledger_report_delete", _REPORT, "delete", "1 = 1", "kept for good"))


def _row_trigger(name: str, table: str, operation: str, condition: str, why: str) -> Trigger:
    refusal = f"{table}: {why}"
    kept = "OLD" if operation == "delete" else "NEW"
    return Trigger(
        name=name,
        table=table,
        sqlite=(
            f'BEFORE {operation.upper()} ON "{table}" WHEN {condition}'
            f" BEGIN SELECT RAISE(ABORT, '{refusal}'); END"
        ),
        event=f'BEFORE {operation.upper()} ON "{table}" FOR EACH ROW',
        body=(
            f"BEGIN IF {condition} THEN RAISE EXCEPTION '{refusal}'"
            f" USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN {kept}; END"
        ),
    )
