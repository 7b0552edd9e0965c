"""What the database itself refuses about requests and approvals, whoever writes to it.

CHECK and UNIQUE constraints stand with the models. Here is what needs a look at another row: an approval
must repeat its request word for word, and a request must not change under it.
"""

from __future__ import annotations

from liaoliang.base.dbguard import Trigger, register_append_only, register_trigger

APPROVAL = "review_approval"
REQUEST = "review_reviewrequest"
# What an approval copies from its request, and what a request may never change.
_COPIED = ("subject_type", "subject_id", "content_hash", "step", "author_id")
_FIXED = (*_COPIED, "organ_id", "role", "requested_at")


def register() -> None:
    """Hand the triggers to `base.dbguard`, which installs them after every migrate."""
    register_append_only(APPROVAL)
    for trigger in (
        _approval_copies,
        _approval_replaced,
        _request_fixed,
        _request_deleted,
        _request_replaced,
    ):
        register_trigger(trigger)


def _refuse(table: str, name: str, when: str, moment: str) -> str:
    return f"{moment} ON \"{table}\" WHEN {when} BEGIN SELECT RAISE(ABORT, '{name}'); END"


def _raise_if(condition: str, name: str) -> str:
    raise_it = f"RAISE EXCEPTION '{name}' USING ERRCODE = 'integrity_constraint_violation'"
    return f"BEGIN IF {condition} THEN {raise_it}; END IF; RETURN NEW; END"


_same = " AND ".join(f'r."{column}" = NEW."{column}"' for column in _COPIED)
_no_such_request = (
    f'NOT EXISTS (SELECT 1 FROM "{REQUEST}" r WHERE r."id" = NEW."request_id"'  # noqa: S608 - our own names
    f" AND r.\"state\" = 'open' AND {_same})"
)
_approval_copies = Trigger(
    name="guard_review_approval_copies",
    table=APPROVAL,
    sqlite=_refuse(APPROVAL, "approval differs from its request", _no_such_request, "BEFORE INSERT"),
    event=f'BEFORE INSERT ON "{APPROVAL}" FOR EACH ROW',
    body=_raise_if(_no_such_request, "approval differs from its request"),
)

# SQLite's INSERT OR REPLACE drops the row it clashes with and asks no delete trigger. `dbguard` sees to
# the unconditional keys; these are the conditional ones.
_clash = (
    f'SELECT 1 FROM "{APPROVAL}" a WHERE a."decision" = \'approved\''  # noqa: S608 - our own names
    ' AND a."subject_type" = NEW."subject_type" AND a."subject_id" = NEW."subject_id"'
    ' AND a."content_hash" = NEW."content_hash"'
    ' AND (a."step" = NEW."step" OR a."approver_id" = NEW."approver_id")'
)
_approval_replaced = Trigger(
    name="guard_review_approval_replaced",
    table=APPROVAL,
    sqlite=_refuse(
        APPROVAL,
        "one approval for a step and for a person",
        f"NEW.\"decision\" = 'approved' AND EXISTS ({_clash})",
        "BEFORE INSERT",
    ),
    event="",
    body="",
)

_decided = (
    f'NOT EXISTS (SELECT 1 FROM "{APPROVAL}" a'  # noqa: S608 - our own names
    ' WHERE a."request_id" = OLD."id" AND a."decision" = NEW."state")'
)
_final = "OLD.\"state\" <> 'open' OR (NEW.\"state\" IN ('approved', 'sent_back') AND " + _decided + ")"


def _changed(operator: str) -> str:
    moved = [f'NEW."{column}" {operator} OLD."{column}"' for column in ("id", *_FIXED)]
    return " OR ".join([_final, *moved])


_request_fixed = Trigger(
    name="guard_review_request_fixed",
    table=REQUEST,
    sqlite=_refuse(REQUEST, "a request for review is fixed", _changed("IS NOT"), "BEFORE UPDATE"),
    event=f'BEFORE UPDATE ON "{REQUEST}" FOR EACH ROW',
    body=_raise_if(_changed("IS DISTINCT FROM"), "a request for review is fixed"),
)
_request_deleted = Trigger(
    name="guard_review_request_deleted",
    table=REQUEST,
    sqlite=_refuse(REQUEST, "a request for review stays", "TRUE", "BEFORE DELETE"),
    event=f'BEFORE DELETE OR TRUNCATE ON "{REQUEST}" FOR EACH STATEMENT',
    body=_raise_if("TRUE", "a request for review stays"),
)
_request_replaced = Trigger(
    name="guard_review_request_replaced",
    table=REQUEST,
    sqlite=_refuse(
        REQUEST,
        "a request for review stays",
        f'EXISTS (SELECT 1 FROM "{REQUEST}" r WHERE r."id" = NEW."id" OR (NEW."state" = \'open\''  # noqa: S608
        ' AND r."state" = \'open\' AND r."subject_type" = NEW."subject_type"'
        ' AND r."subject_id" = NEW."subject_id" AND r."step" = NEW."step"))',
        "BEFORE INSERT",
    ),
    event="",
    body="",
)
