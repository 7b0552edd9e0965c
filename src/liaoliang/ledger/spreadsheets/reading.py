"""In from Excel: finds the heading row and gives the rows beneath it. Knows nothing of what they mean."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext_noop

from liaoliang.base.sandbox import read_document
from liaoliang.errors import BadInputError
from liaoliang.ledger.spreadsheets.columns import EDITABLE, NUMBER, TOKEN
from liaoliang.text.blocks import Document

REQUIRED: Final = frozenset({NUMBER, TOKEN, *EDITABLE})
LARGEST: Final = 20_000


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number as the spreadsheet program shows it, and text by heading."""

    number: int
    cells: Mapping[str, str]

    def text(self, heading: str) -> str:
        """The cell beneath a heading; empty where there is none."""
        return self.cells.get(heading, "")

    @property
    def is_edited(self) -> bool:
        """Whether somebody filled in one of the columns that are for filling in."""
        return any(self.text(heading) for heading in EDITABLE)


def rows_of(content: bytes, name: str) -> list[Row]:
    """The sheet's rows, read in the sandbox. Raises BadInputError for anything that is not such a sheet."""
    document = read_document(content, name)
    found = [rows for grid in _grids(document) if (rows := _rows(grid)) is not None]
    if len(found) != 1:
        message = gettext_noop("文件中应有且只有一张表头完整的工作台账，请用导出的文件填写")
        raise BadInputError(name, message)
    if len(found[0]) > LARGEST:
        raise BadInputError(name, gettext_noop("一次最多导入 {limit} 行"), limit=LARGEST)
    return found[0]


def _grids(document: Document) -> Iterator[dict[int, dict[int, str]]]:
    tables: dict[int, dict[int, dict[int, str]]] = defaultdict(lambda: defaultdict(dict))
    for block in document:
        if block.kind == "cell":
            tables[block.table][block.row][block.column] = block.text.strip()
    yield from tables.values()


def _rows(grid: Mapping[int, Mapping[int, str]]) -> list[Row] | None:
    """None where no row holds the headings."""
    for number in sorted(grid):
        headings = grid[number]
        if set(headings.values()) >= REQUIRED:
            return list(_beneath(grid, number, headings))
    return None


def _beneath(grid: Mapping[int, Mapping[int, str]], top: int, headings: Mapping[int, str]) -> Iterator[Row]:
    for number in sorted(grid):
        if number > top:
            cells = {heading: grid[number].get(column, "") for column, heading in headings.items()}
            yield Row(number + 1, cells)
