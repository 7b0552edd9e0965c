"""Tables in running text whose cells are parted by tabs or wide blanks, under a header line of the same make."""

from __future__ import annotations

import re
from collections.abc import Sequence

from liaoliang.text.blocks import Block
from liaoliang.text.notice.drafts import Candidate
from liaoliang.text.notice.folding import fold
from liaoliang.text.notice.layouts.cells import Cell
from liaoliang.text.notice.layouts.columns import is_header
from liaoliang.text.notice.layouts.grid import Grid, GridRow, read_grid
from liaoliang.text.notice.vocabulary import COLOPHON, UNIT_ROLES

_WIDE = re.compile(r"\t+| {2,}|\u3000{2,}")


def recognise(blocks: Sequence[Block]) -> Candidate:
    """Rows of cells parted by tabs or wide blanks, under a header line of the same make."""
    candidate = Candidate("spaced")
    at = 0
    while at < len(blocks):
        cells = _spaced_cells(blocks[at])
        if cells and is_header(cells):
            at = _read_spaced(candidate, blocks, at, len(cells))
        else:
            at += 1
    return candidate


def _spaced_cells(block: Block) -> list[Cell]:
    if block.kind == "cell" or "|" in block.text:
        return []
    parts = [part for part in _WIDE.split(block.text.strip()) if part.strip()]
    if len(parts) < 2 and 1 < len(block.text.split()) <= 10 and len(block.text) <= 60:
        parts = block.text.split()
    return [Cell(part.strip(), (block.index,), (block.line,)) for part in parts] if len(parts) > 1 else []


def _read_spaced(candidate: Candidate, blocks: Sequence[Block], start: int, width: int) -> int:
    rows: list[GridRow] = []
    taken: list[int] = []
    at = start
    several = 0
    while (
        at < len(blocks)
        and blocks[at].kind != "cell"
        and not COLOPHON.fullmatch(fold(blocks[at].text).strip())
    ):
        block = blocks[at]
        parts = [part.strip() for part in _WIDE.split(block.text.strip()) if part.strip()]
        if len(parts) < 2 and at > start:
            parts = _single_spaced(block.text, width)
        elif at == start:
            parts = [cell.text for cell in _spaced_cells(block)]
        several += len(parts) > 1
        cells = {column: Cell(part, (block.index,), (block.line,)) for column, part in enumerate(parts)}
        rows.append(GridRow(cells, spans_all=len(parts) == 1))
        taken.append(block.index)
        at += 1
    if several < 3 or several < 0.5 * len(rows):
        return start + 1
    reading = read_grid(Grid(rows, width, elastic=True))
    if reading is None or not reading.drafts:
        return start + 1
    candidate.drafts += reading.drafts
    candidate.furniture |= reading.furniture
    candidate.region |= set(taken)
    candidate.score += len(reading.drafts) * (
        1.1 if any(role in UNIT_ROLES for role in reading.roles) else 0.8
    )
    return at


def _single_spaced(text: str, width: int) -> list[str]:
    parts = text.split()
    return parts if 1 < len(parts) <= width else [text.strip()]
