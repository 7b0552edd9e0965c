"""What the database itself refuses: a business role and an administrator's duty in one pair of hands.

That no officer has two duties needs no trigger, because the duty is one column.
"""

from __future__ import annotations

from typing import Final

from liaoliang.base.dbguard import Trigger, register_trigger

_REFUSAL: Final = "administrators hold no business role"
_GRANTS, _OFFICERS = "organisations_rolegrant", "organisations_officer"
_IS_ADMINISTRATOR: Final = (
    f"EXISTS (SELECT 1 FROM {_OFFICERS} WHERE id = NEW.officer_id AND duty <> 'business')"  # noqa: S608 - our own table
)
_HOLDS_ROLES: Final = f"NEW.duty <> 'business' AND EXISTS (SELECT 1 FROM {_GRANTS} WHERE officer_id = NEW.id)"  # noqa: S608 - our own table


def register() -> None:
    """Both directions: no grant to an administrator, no administrator's duty for one who holds grants."""
    for operation in ("insert", "update"):
        register_trigger(_trigger(f"apart_grant_{operation}", _GRANTS, operation, _IS_ADMINISTRATOR))
    register_trigger(_trigger("apart_officer_update", _OFFICERS, "update", _HOLDS_ROLES))


def _trigger(name: str, table: str, operation: str, condition: str) -> Trigger:
    return Trigger(
        name=name,
        table=table,
        sqlite=(
            f'BEFORE {operation.upper()} ON "{table}" WHEN {condition}'
            f" BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"
        ),
        event=f'BEFORE {operation.upper()} ON "{table}" FOR EACH ROW',
        body=(
            f"BEGIN IF {condition} THEN RAISE EXCEPTION '{_REFUSAL}'"
            " USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END"
        ),
    )
