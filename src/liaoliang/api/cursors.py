"""Pages by cursor: a list continues behind the last row seen, whatever was added meanwhile.

A cursor is opaque to readers. It names its list, so that one of another list is refused instead of
continuing somewhere.
"""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Annotated, Any, Generic, TypeVar

from django.db.models import Model, Q, QuerySet
from django.utils.translation import gettext_noop

from liaoliang.api.fields import asked
from liaoliang.errors import BadInputError

PAGE, LARGEST = 50, 200
FITS = 2**63
M = TypeVar("M", bound=Model)
T = TypeVar("T")

Limit = Annotated[int, asked("每页条数", "rows on a page", ge=1, le=LARGEST)]
After = Annotated[str, asked("上一页返回的 next", "next of the page before", max_length=200)]


@dataclass(frozen=True, slots=True)
class Part(Generic[T]):
    """A part of a list, and the cursor of the next one (None at the end)."""

    rows: list[T]
    next: str | None


@dataclass(frozen=True, slots=True)
class Listing:
    """How one list runs: its name, and the whole-number columns it is ordered by, the last one unique.

    A column with a minus in front runs downwards.
    """

    name: str
    order: tuple[str, ...] = ("pk",)

    def part(self, rows: QuerySet[M], after: str, limit: int) -> Part[M]:
        """The rows behind the cursor. Raises BadInputError for a cursor that is not of this list."""
        ordered = rows.order_by(*self.order)
        if after:
            ordered = ordered.filter(self._behind(self._read(after)))
        found = list(ordered[: limit + 1])
        more = len(found) > limit
        return Part(found[:limit], self._write(found[limit - 1]) if more else None)

    def slice(self, rows: Sequence[tuple[tuple[int, ...], T]], after: str, limit: int) -> Part[T]:
        """The same for rows that were computed: each with its place, in ascending order of places."""
        start = bisect_right([place for place, _row in rows], tuple(self._read(after))) if after else 0
        found = rows[start : start + limit]
        more = start + limit < len(rows)
        return Part([row for _place, row in found], self._encode(found[-1][0]) if more else None)

    def _behind(self, values: Sequence[int]) -> Q:
        """Lexicographically behind: (a > x) or (a = x and b > y) …"""
        names = [name.removeprefix("-") for name in self.order]
        steps = [
            Q(
                **{f"{names[place]}__{'lt' if name.startswith('-') else 'gt'}": values[place]},
                **dict(zip(names[:place], values, strict=False)),
            )
            for place, name in enumerate(self.order)
        ]
        return reduce(or_, steps)

    def _write(self, row: Model) -> str:
        return self._encode(tuple(_value(row, name.removeprefix("-")) for name in self.order))

    def _encode(self, place: tuple[int, ...]) -> str:
        values: list[Any] = [self.name, *place]
        return urlsafe_b64encode(json.dumps(values).encode()).decode().rstrip("=")

    def _read(self, cursor: str) -> list[int]:
        try:
            name, *values = json.loads(urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        except (NotBase64, ValueError, TypeError) as error:
            raise _unreadable() from error
        fits = all(type(value) is int and -FITS < value < FITS for value in values)
        if name != self.name or len(values) != len(self.order) or not fits:
            raise _unreadable()
        return list(values)


def _value(row: Model, name: str) -> int:
    found: Any = row
    for step in name.split("__"):
        found = getattr(found, step)
    return int(found)


def _unreadable() -> BadInputError:
    return BadInputError("after", gettext_noop("不是本列表的翻页标记,请使用上一页返回的 next"))
