"""What a sheet would change: differences field by field, issues by row, and the hash that binds the consent."""

from __future__ import annotations

from dataclasses import dataclass

from liaoliang.errors import Issue


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of an assignment before and after."""

    heading: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class RowChange:
    """What one row of the sheet does to one assignment."""

    row: int
    assignment_id: int
    title: str
    organ: str
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class SheetDiff:
    """What the whole sheet would do, what speaks against it row by row, and the hash to be confirmed."""

    changes: tuple[RowChange, ...]
    issues: tuple[Issue, ...]
    unchanged: int
    hash: str

    @property
    def is_ready(self) -> bool:
        """There is something to do and nothing against it."""
        return bool(self.changes) and not self.issues
