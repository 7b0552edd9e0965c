"""Tables of a Word document: rows and cells with their spans, as the grid shows them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from liaoliang.text.readers.grid import Place
from liaoliang.text.readers.wordprocessing import (
    Element,
    attribute_of,
    child,
    content_of,
    is_on,
    local,
    number,
    value,
)


@dataclass(slots=True)
class Cell:
    """A cell as written: the columns it covers, and whether it continues the cell above."""

    element: Element
    column: int
    width: int
    continues: bool
    starts: bool


@dataclass(slots=True)
class Row:
    """A row with its cells; `is_header` if Word repeats it on every page."""

    cells: list[Cell]
    is_header: bool


def rows_of(table: Element) -> list[Row]:
    """The rows that a reader sees; rows deleted in a revision are left out."""
    return [
        _row(row) for row in content_of(table) if local(row) == "tr" and child(row, "trPr", "del") is None
    ]


def is_frame(rows: Sequence[Row]) -> bool:
    """Whether the table is a box around ordinary text: a single cell."""
    return sum(len(row.cells) for row in rows) <= 1


def _row(row: Element) -> Row:
    column = number(value(row, "trPr", "gridBefore"))
    cells: list[Cell] = []
    for element in content_of(row):
        if local(element) != "tc":
            continue
        width = max(number(value(element, "tcPr", "gridSpan"), 1), 1)
        if _merge(element, "hMerge") == "continue" and cells:
            cells[-1].width += width
        else:
            vertical = _merge(element, "vMerge")
            cells.append(Cell(element, column, width, vertical == "continue", vertical == "restart"))
        column += width
    return Row(cells, is_on(row, "trPr", "tblHeader"))


def _merge(cell: Element, kind: str) -> str:
    """ "restart", "continue" or "": a merge mark without a value continues."""
    mark = child(cell, "tcPr", kind)
    return "" if mark is None else attribute_of(mark, "val") or "continue"


def cells_of(rows: Sequence[Row]) -> Iterator[tuple[Place, Element]]:
    """Cells with their place; those that continue a cell above are part of it.

    A continuation that has nothing above it (Word cuts such tables at a page) is a cell of its own.
    """
    for index, row in enumerate(rows):
        for cell in row.cells:
            if cell.continues and _reaches_above(rows, index, cell.column):
                continue
            height = _height(rows, index, cell)
            yield Place(index, cell.column, height, cell.width, row.is_header), cell.element


def covered_cells(rows: Sequence[Row]) -> Iterator[Element]:
    """Cells that a merged cell above hides, whatever they hold."""
    for index, row in enumerate(rows):
        for cell in row.cells:
            if cell.continues and _reaches_above(rows, index, cell.column):
                yield cell.element


def _reaches_above(rows: Sequence[Row], index: int, column: int) -> bool:
    above = _cell_at(rows, index - 1, column)
    return above is not None and (above.starts or above.continues)


def _height(rows: Sequence[Row], index: int, cell: Cell) -> int:
    height = 1
    if cell.starts or cell.continues:
        while _continues(rows, index + height, cell.column):
            height += 1
    return height


def _continues(rows: Sequence[Row], index: int, column: int) -> bool:
    below = _cell_at(rows, index, column)
    return below is not None and below.continues


def _cell_at(rows: Sequence[Row], index: int, column: int) -> Cell | None:
    if not 0 <= index < len(rows):
        return None
    return next((cell for cell in rows[index].cells if cell.column == column), None)
