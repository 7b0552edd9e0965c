"""What an import found: differences, issues by row, and the pass over the file that collects them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, Literal

from django.db import transaction
from django.utils.translation import gettext_noop

from liaoliang.errors import Issue, LiaoliangError, NotReadyError, WrongStateError
from liaoliang.organisations.models import Officer
from liaoliang.organisations.spreadsheets.reading import Row

AFTER_ALL: Final = 1 << 30
ChangeKind = Literal["added", "changed", "removed", "missing"]


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between file and office: `before` and `after` by heading, only what differs.

    `missing` is in the office but not in the file and stays; with removals asked for it is `removed`.
    """

    sheet: str
    kind: ChangeKind
    title: str
    row: int | None = None
    before: dict[str, str] = field(default_factory=dict)
    after: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import would do, what speaks against it row by row, and the hash that binds its confirmation."""

    changes: tuple[Change, ...]
    issues: tuple[Issue, ...]
    hash: str

    @property
    def is_ready(self) -> bool:
        """There is something to do and nothing against it."""
        return not self.issues and any(change.kind != "missing" for change in self.changes)


class Run:
    """One pass over the file: who, when, under which ground, and what was found so far."""

    def __init__(self, *, by: Officer, at: datetime, ground: str, removals: bool) -> None:
        self.by = by
        self.at = at
        self.ground = ground
        self.removals = removals
        self.changes: list[Change] = []
        self._issues: list[tuple[int, int, Issue]] = []
        self._sheets: list[str] = []
        self.seen: dict[tuple[str, object], int] = {}

    @contextmanager
    def row(self, sheet: str, row: int | None, title: str) -> Iterator[None]:
        """Do one row in a savepoint; a refusal becomes issues of that row and undoes that row alone."""
        where = f"{sheet} 第{row}行" if row else f"{sheet} {title}"
        try:
            with transaction.atomic():
                yield
        except NotReadyError as error:
            self._hold(sheet, row, [_at(where, issue) for issue in error.issues])
        except LiaoliangError as error:
            issue = Issue("import.row", error.message, where=where, values=dict(error.values))
            self._hold(sheet, row, [issue])

    def issues_in_order(self) -> list[Issue]:
        """As a reader goes through the file: sheet by sheet, row by row; what the file lacks comes last."""
        return [issue for _sheet, _row, issue in sorted(self._issues, key=lambda held: held[:2])]

    def once(self, sheet: str, key: object, row: Row, heading: str) -> None:
        """Raise for a thing that another row was about already, naming that row and the column that says so."""
        other = self.seen.get((sheet, key))
        if other is not None:
            written = row.cells.get(heading, "")
            message = gettext_noop("{heading}“{written}”与第{other}行重复，请删去一行")
            raise WrongStateError(message, heading=heading, written=written, other=other)
        self.seen[sheet, key] = row.number

    def _hold(self, sheet: str, row: int | None, issues: list[Issue]) -> None:
        if sheet not in self._sheets:
            self._sheets.append(sheet)
        self._issues += [(self._sheets.index(sheet), row or AFTER_ALL, issue) for issue in issues]


def _at(where: str, issue: Issue) -> Issue:
    return Issue(issue.code, issue.message, where, issue.severity, issue.basis, issue.values)
