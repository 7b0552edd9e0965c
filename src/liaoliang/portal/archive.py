"""Long lists cut from the oldest item: page 1 holds the oldest, and a full page never changes again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from liaoliang.errors import NotFoundError
from liaoliang.ui.components import Pager

Row = TypeVar("Row", bound=Model)
SIZE: Final = 50
NO_SUCH_PART = gettext_noop("没有第 {number} 页")


@dataclass(frozen=True)
class Part(Generic[Row]):
    """One page of a list, and where it stands among the pages; `number` counts from the oldest."""

    rows: QuerySet[Row]
    number: int
    last: int
    total: int

    def pager(self, address: Callable[[int], str]) -> Pager | None:
        """The way to newer and older items; None where one page holds everything."""
        if self.last <= 1:
            return None
        words = _("共 {total} 项，第 {number} 页，共 {last} 页；页码从最早的算起").format(
            total=self.total, number=self.number, last=self.last
        )
        newer = address(self.number + 1) if self.number < self.last else ""
        older = address(self.number - 1) if self.number > 1 else ""
        return Pager(words=words, previous=newer, next=older)


def part_of(rows: QuerySet[Row], number: int | None) -> Part[Row]:
    """Page `number` of rows that are ordered oldest first, shown newest first; None is the newest page."""
    total = rows.count()
    last = max(1, -(-total // SIZE))
    wanted = number or last
    if not 1 <= wanted <= last or number == 0:
        raise NotFoundError(NO_SUCH_PART, number=number)
    start = (wanted - 1) * SIZE
    return Part(rows[start : start + SIZE], wanted, last, total)
