"""In from Excel: finds the known sheets by their headings. Knows nothing of what the rows mean."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_noop

from liaoliang.errors import BadInputError, Issue
from liaoliang.organisations.spreadsheets.columns import SHEETS, Sheet
from liaoliang.text.blocks import Block, Document
from liaoliang.text.readers.xlsx import DRAWING

LARGEST = 20_000
# Pictures and comments hold no rows.
_PICTURES = re.compile(re.escape(DRAWING).replace(re.escape("{sheet}"), ".*"))


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a sheet: its number as the spreadsheet program shows it, and text by heading.

    A heading that the file lacks is not in `cells`; an empty cell is an empty text.
    """

    number: int
    cells: Mapping[str, str]


Grid = dict[int, dict[int, str]]


def rows_of(document: Document) -> dict[str, list[Row]]:
    """Rows by sheet code, only for the sheets found. Raises BadInputError if none is, or one is there twice."""
    found: dict[str, list[Row]] = {}
    for grid in _grids(document):
        sheet, headings = _sheet_of(grid)
        if sheet is None:
            continue
        if sheet.code in found:
            raise BadInputError(document.name, gettext_noop("“{sheet}”表出现了两次"), sheet=sheet.title)
        found[sheet.code] = list(_rows(grid, headings))
    if not found:
        titles = "、".join(sheet.title for sheet in SHEETS)
        raise BadInputError(
            document.name, gettext_noop("没有找到表头完整的工作表(应为:{titles})"), titles=titles
        )
    if sum(map(len, found.values())) > LARGEST:
        raise BadInputError(document.name, gettext_noop("一次最多导入 {limit} 行"), limit=LARGEST)
    return found


def _grids(document: Document) -> Iterator[Grid]:
    tables: dict[int, Grid] = defaultdict(lambda: defaultdict(dict))
    for block in _cells(document):
        tables[block.table][block.row][block.column] = block.text.strip()
    yield from tables.values()


def _cells(document: Document) -> Iterable[Block]:
    return (block for block in document if block.kind == "cell")


def _sheet_of(grid: Grid) -> tuple[Sheet | None, dict[int, str]]:
    """The sheet whose headings stand in the first row, with the column of each."""
    headings = grid[min(grid)]
    known = [sheet for sheet in SHEETS if sheet.required <= set(headings.values())]
    best = max(known, key=lambda sheet: len(set(sheet.headings) & set(headings.values())), default=None)
    return best, headings


def _rows(grid: Grid, headings: Mapping[int, str]) -> Iterator[Row]:
    for number in sorted(grid)[1:]:
        cells = {heading: grid[number].get(column, "") for column, heading in headings.items()}
        if any(cells.values()):
            yield Row(number + 1, cells)


def left_out(document: Document) -> list[Issue]:
    """What the file holds and was not read: formulas without a value, hidden rows. An import must not pass it over."""
    return [
        Issue("import.left_out", "{text}", where=document.name, values={"text": warning})
        for warning in document.warnings
        if not _PICTURES.fullmatch(warning)
    ]
