"""Where the cells of a table lie once row and column spans are taken into account."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from liaoliang.errors import BadInputError
from liaoliang.text.readers.limits import MAX_TABLE_COLUMNS, TOO_WIDE

Content = TypeVar("Content")


@dataclass(frozen=True, slots=True)
class Place:
    """Row and column (from 0) of a cell, how far it reaches, and whether it heads a row or column."""

    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    is_header: bool = False


NOWHERE = Place(-1, -1)


@dataclass(frozen=True, slots=True)
class Written(Generic[Content]):
    """A cell as a source writes it: spans only, the place follows from the cells before it.

    `row_span` 0 means down to the end of the group of rows, as in HTML.
    """

    content: Content
    row_span: int = 1
    column_span: int = 1
    is_header: bool = False


def place(
    rows: Sequence[Iterable[Written[Content]]], name: str, first_row: int = 0
) -> Iterator[tuple[Place, Written[Content]]]:
    """Lay out one group of rows; spans end with the group and cells never overlap.

    `name` is the file's, for the refusal of a table that is wider than any real one.
    """
    taken_until: dict[int, int] = {}
    for index, cells in enumerate(rows):
        column = 0
        for cell in cells:
            column = _next_free(taken_until, column, index)
            if column >= MAX_TABLE_COLUMNS:
                raise BadInputError(name, TOO_WIDE, limit=MAX_TABLE_COLUMNS)
            below = len(rows) - index
            height = min(cell.row_span or below, below)
            width = _free_width(taken_until, column, index, min(cell.column_span, MAX_TABLE_COLUMNS))
            for covered in range(column, column + width):
                taken_until[covered] = index + height
            yield Place(first_row + index, column, height, width, cell.is_header), cell
            column += width


def _next_free(taken_until: dict[int, int], column: int, row: int) -> int:
    while taken_until.get(column, 0) > row:
        column += 1
    return column


def _free_width(taken_until: dict[int, int], column: int, row: int, wanted: int) -> int:
    width = 1
    while width < wanted and taken_until.get(column + width, 0) <= row:
        width += 1
    return width
