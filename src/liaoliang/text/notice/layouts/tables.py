"""Real tables (HTML, Word, Excel, CSV, ruled PDF): cells with row, column and spans."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from liaoliang.text.blocks import Block
from liaoliang.text.notice.drafts import Candidate
from liaoliang.text.notice.layouts.cells import Cell
from liaoliang.text.notice.layouts.grid import Grid, GridRow, Reading, is_other_table, read_grid
from liaoliang.text.notice.vocabulary import GUIDING, Role, is_plan_title

_MAX_COLUMNS = 64


def recognise(blocks: Sequence[Block]) -> Candidate:
    """All tables of the document that are task breakdowns, in order, as one candidate."""
    candidate = Candidate("table")
    tables: dict[int, list[Block]] = defaultdict(list)
    for block in blocks:
        if block.kind == "cell":
            tables[block.table].append(block)
    known: list[Role] = []
    for ordinal, cells in tables.items():
        grid = grid_of(cells)
        grid.lead_in = _lead_in(blocks, cells[0], single=len(tables) == 1)
        reading = read_grid(grid, known)
        if reading is None or not (reading.drafts or reading.has_header):
            candidate.furniture |= {cell.index for cell in cells} if is_other_table(grid) else set()
            continue
        known = reading.roles
        _add(candidate, reading, cells)
        if grid.lead_in and any(set(grid.lead_in.blocks) & set(draft.blocks) for draft in reading.drafts):
            candidate.region |= set(grid.lead_in.blocks)
        candidate.score += len(reading.drafts) * (1.0 if reading.has_header else 0.7) + (ordinal == -1)
    return candidate


def _add(candidate: Candidate, reading: Reading, cells: Sequence[Block]) -> None:
    candidate.drafts += reading.drafts
    candidate.furniture |= reading.furniture
    candidate.region |= {cell.index for cell in cells}


def grid_of(cells: Sequence[Block]) -> Grid:
    """The grid of one table, merged cells repeated in every row they reach."""
    width = min(_MAX_COLUMNS, max(cell.column + max(1, cell.column_span) for cell in cells))
    rows: dict[int, GridRow] = {}
    for block in cells:
        if block.column >= width:
            continue
        cell = Cell(block.text, (block.index,), (block.line,))
        for reach in range(max(1, min(block.row_span, 2000))):
            row = rows.setdefault(block.row + reach, GridRow({}))
            row.cells[block.column] = cell
            if reach:
                row.inherited.add(block.column)
        if block.column_span >= max(2, width - 1) and width > 1:
            rows[block.row].spans_all = True
    ordered = [rows[at] for at in sorted(rows) if rows[at].own]
    return Grid(ordered, width)


def _lead_in(blocks: Sequence[Block], first: Block, *, single: bool) -> Cell | None:
    """A heading right above a table that serves as the category of its rows (一、…)."""
    above = next((block for block in blocks if block.index == first.index - 1), None)
    if above is None or above.kind == "cell" or len(above.text) > 60:
        return None
    cell = Cell(above.text, (above.index,), (above.line,))
    numbered = cell.rank <= 2 or (above.level > 0 and not single and not is_plan_title(above.text))
    return (
        cell
        if numbered
        and not cell.is_sentence
        and not GUIDING.match(cell.word)
        and not (single and "表" in cell.word)
        else None
    )
