"""Addresses inside the workbench and the portal that work items, messages and measures point to.

The surfaces mount exactly these; the ledger knows them as text, because it lies beneath them.
"""

from __future__ import annotations

from typing import Final

DESK: Final = "/desk/ledger"
PORTAL: Final = "/ledger"


def assignment(assignment_id: int) -> str:
    """One organ's requirement on the workbench."""
    return f"{DESK}/assignments/{assignment_id}/"


def notice(notice_id: int) -> str:
    """A notice on the workbench: draft, board and look-back hang below it."""
    return f"{DESK}/notices/{notice_id}/"


def requirement(requirement_id: int) -> str:
    """A requirement with its measure, organs and texts."""
    return f"{DESK}/requirements/{requirement_id}/"


def questions(notice_id: int) -> str:
    """The screen where unknown unit names are mapped."""
    return f"{DESK}/notices/{notice_id}/units/"


def due_moves(notice_id: int) -> str:
    """Days of a notice that were moved, and what waits for another coordinator."""
    return f"{DESK}/notices/{notice_id}/due-dates/moved/"


def look_back(notice_id: int) -> str:
    """The look-back of a notice."""
    return f"{DESK}/notices/{notice_id}/look-back/"


def mine(notice_id: int) -> str:
    """An organ's own tasks under a notice."""
    return f"{DESK}/tasks/?notice={notice_id}"


def public_requirement(notice_id: int, requirement_id: int) -> str:
    """A requirement's place in the public ledger."""
    return f"{PORTAL}/{notice_id}/#r{requirement_id}"
