"""Ruled tables of a page: their grid, and how a table runs on from one page to the next."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, product

from liaoliang.text.readers.grid import Place
from liaoliang.text.readers.pdf_lines import Char, Line, cell_text, lines_of

Box = tuple[float, float, float, float]

_SNAP = 2.0
_SAME_GEOMETRY = 4.0
_MAX_PADDING = 8.0
_OPEN_END = tuple("，、,（(《“：:")
_OPEN_START = tuple("，、。；,;）)》”")


@dataclass(slots=True)
class TablePart:
    """The part of a table that stands on one page."""

    page: int
    top: float
    bottom: float
    columns: tuple[float, ...]
    cells: list[tuple[Place, str]]

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


def table_part(boxes: Sequence[Box], chars: Iterable[Char], page: int) -> tuple[TablePart, set[int]]:
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
    return TablePart(page, rows[0], rows[-1], columns, cells), used


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


def continue_table(above: list[tuple[Place, str]], part: TablePart, first_row: int) -> bool:
    """Add the cells of a part to the cells above it; true if its first row was the rest of a row.

    A row that a page break cuts in two is put together again where the text leaves no doubt: a cell
    that ends or goes on with a comma or inside brackets, and no cell that only the lower half has.
    """
    is_cut = _is_cut(above, part, first_row)
    shift = first_row - 1 if is_cut else first_row
    for place, text in part.cells:
        at = replace(place, row=place.row + shift)
        index = _index_above(above, place, first_row) if is_cut and place.row == 0 else None
        if index is None:
            above.append((at, text))
        else:
            above[index] = (above[index][0], above[index][1] + text)
    return is_cut


def _is_cut(above: Sequence[tuple[Place, str]], part: TablePart, first_row: int) -> bool:
    halves = [
        (_text_above(above, place, first_row), text) for place, text in part.cells if place.row == 0 and text
    ]
    if not halves or not all(upper for upper, _ in halves) or len(halves) >= _filled(above, first_row):
        return False
    return any(upper.endswith(_OPEN_END) or lower.startswith(_OPEN_START) for upper, lower in halves)


def _index_above(above: Sequence[tuple[Place, str]], place: Place, first_row: int) -> int | None:
    """The cell of the last row above that has the same columns."""
    for index, (other, _) in enumerate(above):
        in_last_row = other.row + other.row_span == first_row
        if in_last_row and (other.column, other.column_span) == (place.column, place.column_span):
            return index
    return None


def _text_above(above: Sequence[tuple[Place, str]], place: Place, first_row: int) -> str:
    index = _index_above(above, place, first_row)
    return "" if index is None else above[index][1]


def _filled(above: Sequence[tuple[Place, str]], first_row: int) -> int:
    return sum(1 for place, text in above if place.row == first_row - 1 and text)
