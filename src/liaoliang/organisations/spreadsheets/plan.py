"""What an import found: differences, issues by row, and the pass over the file that collects them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from django.db import transaction
from django.utils.translation import gettext_noop

from liaoliang.errors import Issue, LiaoliangError, NotReadyError, WrongStateError
from liaoliang.organisations.models import Officer

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
        self.issues: list[Issue] = []
        self.seen: set[tuple[str, object]] = set()

    @contextmanager
    def row(self, sheet: str, row: int | None, title: str) -> Iterator[None]:
        """Do one row in a savepoint; a refusal becomes issues of that row and undoes that row alone."""
        where = f"{sheet} 第{row}行" if row else f"{sheet} {title}"
        try:
            with transaction.atomic():
                yield
        except NotReadyError as error:
            self.issues += [_at(where, issue) for issue in error.issues]
        except LiaoliangError as error:
            self.issues.append(Issue("import.row", error.message, where=where, values=dict(error.values)))

    def once(self, sheet: str, key: object) -> None:
        """Raise for a thing that an earlier row was about already."""
        if (sheet, key) in self.seen:
            raise WrongStateError(gettext_noop("与前面的行重复"))
        self.seen.add((sheet, key))


def _at(where: str, issue: Issue) -> Issue:
    return Issue(issue.code, issue.message, where, issue.severity, issue.basis, issue.values)
