"""A table that runs over several pages, put together again from the parts on each page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from liaoliang.text.readers.flow import join_lines
from liaoliang.text.readers.grid import Place
from liaoliang.text.readers.pdf_lines import SENTENCE_END
from liaoliang.text.readers.pdf_tables import TablePart

_OPEN_END = tuple("，、,（(《“：:")
_OPEN_START = tuple("，、。；,;）)》”")
# A longer text that does not end a sentence goes on; a short one is a name.
_LONG_TEXT = 10
_MAX_HEADING_ROWS = 3

Cells = list[tuple[Place, str]]


class RunningTable:
    """Cells of a table as its parts are added; row numbers run through all pages."""

    def __init__(self, first: TablePart) -> None:
        self.cells: Cells = list(first.cells)
        self.repeated_rows = 0
        self._pages = [(0, first.page)]
        self._height = first.height
        self._last = first

    def takes(self, part: TablePart) -> bool:
        """Whether a part is the next page of this table."""
        return part.page > self._last.page and part.fits_below(self._last)

    def add(self, part: TablePart) -> None:
        """Add the next part; headings that repeat at its top are left out and counted.

        What a page break cut in two is joined: a merged cell whose lower rule is missing, and a whole
        row where rules or text leave no doubt.
        """
        heading = self._repeated_heading(part)
        is_cut = self._is_cut([item for item in part.cells if item[0].row == heading])
        base = self._height - heading - is_cut
        for place, text in part.cells:
            if place.row < heading:
                continue
            index = self._above(place) if place.row == heading else None
            if index is not None and (is_cut or self._is_open(place)):
                self._extend(index, text, place.row_span - is_cut)
            else:
                self.cells.append((replace(place, row=place.row + base), text))
        self._pages.append((base + heading + is_cut, part.page))
        self.repeated_rows += heading
        self._height = base + part.height
        self._last = part

    def page_of(self, row: int) -> int:
        """The page on which a row begins."""
        return max(page for first_row, page in self._pages if first_row <= row)

    def _repeated_heading(self, part: TablePart) -> int:
        """How many rows at the top of a part repeat the rows at the top of the table."""
        rows = 0
        while rows < min(_MAX_HEADING_ROWS, part.height - 1):
            mine, other = _row(self.cells, rows), _row(part.cells, rows)
            if mine != other or not any(text for _, text in mine):
                break
            rows += 1
        return rows

    def _is_cut(self, lower: Sequence[tuple[Place, str]]) -> bool:
        """Whether the last row goes on in the cells that stand first on the next page."""
        open_cells = sum(self._is_open(place) for place, _ in lower)
        halves = [(self._text_above(place), text) for place, text in lower if text]
        if not halves or not all(upper for upper, _ in halves) or 0 < open_cells < len(lower):
            return False
        is_partial = len(halves) < self._filled()
        has_sign = any(upper.endswith(_OPEN_END) or under.startswith(_OPEN_START) for upper, under in halves)
        if not open_cells:
            return is_partial and has_sign
        return is_partial or has_sign or any(map(_is_unfinished, (upper for upper, _ in halves)))

    def _above(self, place: Place) -> int | None:
        """The cell with the same columns that reaches down to the last row."""
        for index in range(len(self.cells) - 1, -1, -1):
            other = self.cells[index][0]
            reaches_down = other.row + other.row_span == self._height
            if reaches_down and (other.column, other.column_span) == (place.column, place.column_span):
                return index
        return None

    def _is_open(self, place: Place) -> bool:
        columns = range(place.column, place.column + place.column_span)
        return self._above(place) is not None and self._last.open_columns.issuperset(columns)

    def _text_above(self, place: Place) -> str:
        index = self._above(place)
        return "" if index is None else self.cells[index][1]

    def _extend(self, index: int, text: str, rows: int) -> None:
        place, upper = self.cells[index]
        self.cells[index] = (replace(place, row_span=place.row_span + rows), join_lines([upper, text]))

    def _filled(self) -> int:
        return sum(1 for place, text in self.cells if place.row == self._height - 1 and text)


def _row(cells: Cells, row: int) -> Cells:
    return [(place, text) for place, text in cells if place.row == row]


def _is_unfinished(text: str) -> bool:
    return len(text) > _LONG_TEXT and text[-1] not in SENTENCE_END
