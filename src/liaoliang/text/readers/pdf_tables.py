"""Ruled tables of a page: their grid, and how a table runs on from one page to the next."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise, product

from liaoliang.text.readers.grid import Place
from liaoliang.text.readers.pdf_lines import Char, Line, cell_text, lines_of
from liaoliang.text.readers.pdf_rules import TOLERANCE, Opening

Box = tuple[float, float, float, float]

_SNAP = 2.0
_SAME_GEOMETRY = 4.0
_MAX_PADDING = 8.0


@dataclass(slots=True)
class TablePart:
    """The part of a table that stands on one page; `open_columns` have no rule below the last row."""

    page: int
    top: float
    bottom: float
    columns: tuple[float, ...]
    cells: list[tuple[Place, str]]
    open_columns: frozenset[int] = frozenset()

    @property
    def height(self) -> int:
        """Number of rows."""
        return max((place.row + place.row_span for place, _ in self.cells), default=0)

    def fits_below(self, above: TablePart) -> bool:
        """Whether the columns are those of a part above; the margins of facing pages may differ."""
        if len(self.columns) != len(above.columns):
            return False
        widths, others = _widths(self.columns), _widths(above.columns)
        return all(abs(one - other) <= _SAME_GEOMETRY for one, other in zip(widths, others, strict=True))


def _widths(edges: Sequence[float]) -> list[float]:
    return [right - left for left, right in pairwise(edges)]


def table_part(
    boxes: Sequence[Box], chars: Iterable[Char], page: int, gaps: Iterable[Opening] = ()
) -> tuple[TablePart, set[int]]:
    """A table from its cell boxes and the characters of the page, and which characters it used."""
    columns = _edges(edge for box in boxes for edge in (box[0], box[2]))
    rows = _edges(edge for box in boxes for edge in (box[1], box[3]))
    placed = _sorted_into(boxes, chars, rows, columns)
    lines = {box: lines_of(found) for box, found in placed.items()}
    padding = _padding(lines)
    cells = [
        (_place(box, rows, columns), cell_text(lines[box], box[2] - box[0] - 2 * padding))
        for box in sorted(placed, key=lambda box: (_nearest(rows, box[1]), box[0]))
    ]
    used = {id(char) for found in placed.values() for char in found}
    return TablePart(page, rows[0], rows[-1], columns, cells, _open_columns(gaps, rows, columns)), used


def _open_columns(gaps: Iterable[Opening], rows: Sequence[float], columns: Sequence[float]) -> frozenset[int]:
    """Columns between the ends of each opening at the lower end of the table."""
    return frozenset(
        column
        for gap in gaps
        if gap.side == "bottom" and abs(gap.y - rows[-1]) <= TOLERANCE
        for column in range(len(columns) - 1)
        if gap.x0 < (columns[column] + columns[column + 1]) / 2 < gap.x1
    )


def _edges(values: Iterable[float]) -> tuple[float, ...]:
    """Positions of the rules, those closer than the snap distance taken as one."""
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > _SNAP:
            edges.append(value)
    return tuple(edges)


def _nearest(edges: Sequence[float], value: float) -> int:
    """Index of the edge that `value` was taken into: the last one that is not behind it."""
    return max(bisect_right(edges, value) - 1, 0)


def _place(box: Box, rows: Sequence[float], columns: Sequence[float]) -> Place:
    row, column = _nearest(rows, box[1]), _nearest(columns, box[0])
    height = max(_nearest(rows, box[3]) - row, 1)
    width = max(_nearest(columns, box[2]) - column, 1)
    return Place(row, column, height, width)


def _sorted_into(
    boxes: Sequence[Box], chars: Iterable[Char], rows: Sequence[float], columns: Sequence[float]
) -> dict[Box, list[Char]]:
    """Characters by the cell that holds their middle; each goes into one cell only."""
    found: dict[Box, list[Char]] = {box: [] for box in boxes}
    holders: dict[tuple[int, int], Box] = {}
    for box in boxes:
        spot = _place(box, rows, columns)
        down, across = (
            range(spot.row, spot.row + spot.row_span),
            range(spot.column, spot.column + spot.column_span),
        )
        holders.update(dict.fromkeys(product(down, across), box))
    for char in chars:
        at = bisect_right(rows, char.middle) - 1, bisect_right(columns, (char.x0 + char.x1) / 2) - 1
        if at in holders:
            found[holders[at]].append(char)
    return found


def _padding(lines: dict[Box, list[Line]]) -> float:
    """Space between rule and text, as the fullest cell of the table shows it."""
    gaps = [min(line.x0 - box[0], box[2] - line.x1) for box, found in lines.items() for line in found]
    return min(max(min(gaps, default=0.0), 0.0), _MAX_PADDING)
