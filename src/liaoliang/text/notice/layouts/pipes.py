"""Tables in running text whose cells are parted by `|`: a row a line, or a cell a line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from liaoliang.text.blocks import Block
from liaoliang.text.notice.drafts import Candidate
from liaoliang.text.notice.folding import fold
from liaoliang.text.notice.layouts.cells import Cell
from liaoliang.text.notice.layouts.columns import is_header, widened
from liaoliang.text.notice.layouts.flat import read_sections
from liaoliang.text.notice.layouts.grid import Grid, GridRow, is_other_table, read_grid
from liaoliang.text.notice.numbering import numbering_of
from liaoliang.text.notice.vocabulary import Role

_RULE = re.compile(r"[\s|:+=-]+")


@dataclass(slots=True)
class _Line:
    """A line of a piped table: its cells in place, the blocks it is made of."""

    cells: list[Cell]
    blocks: tuple[int, ...]
    closed: bool


def recognise(blocks: Sequence[Block]) -> Candidate:
    """Every run of lines with `|`: rows a line each, or cells a line each."""
    candidate = Candidate("pipes")
    known: list[Role] = []
    for start, end in _pipe_runs(blocks):
        run = [block for block in blocks[start:end] if block.kind != "cell"]
        if _rows_a_line(run):
            known = _read_rows(candidate, run, known)
        else:
            _read_cells(candidate, run)
    return candidate


def _has_pipe(block: Block) -> bool:
    return block.kind != "cell" and "|" in fold(block.text)


def _pipe_runs(blocks: Sequence[Block]) -> list[tuple[int, int]]:
    """Stretches of blocks where a line with `|` follows at most six lines after the one before."""
    runs: list[tuple[int, int]] = []
    last = -100
    for at, block in enumerate(blocks):
        if not _has_pipe(block):
            continue
        if runs and at - last <= 6:
            runs[-1] = (runs[-1][0], at + 1)
        else:
            runs.append((at, at + 1))
        last = at
    return [_with_opening(blocks, run) for run in runs if run[1] - run[0] > 1]


def _with_opening(blocks: Sequence[Block], run: tuple[int, int]) -> tuple[int, int]:
    """The first cell of a run may stand on the line before its first `|`."""
    start, end = run
    if end == len(blocks) - 1 and blocks[end].kind != "cell" and len(blocks[end].text) < 200:
        end += 1  # the page may end in a cell whose `|` is cut off
    run = start, end
    alone = fold(blocks[start].text).strip().startswith("|") and not fold(blocks[start].text).strip(" |")
    return (start - 1, end) if alone and start and blocks[start - 1].kind != "cell" else run


def _rows_a_line(run: Sequence[Block]) -> bool:
    piped = [fold(block.text) for block in run if "|" in fold(block.text)]
    several = sum(len([part for part in text.split("|") if part.strip()]) >= 2 for text in piped)
    content = sum(bool(text.strip(" |")) for text in piped)
    return several >= 2 and several >= 0.4 * max(1, content)


def _split(block: Block, *, outer: bool) -> list[str]:
    """The cells of a line; `outer` if the `|` at its beginning is Markdown's, not an empty first cell."""
    folded = fold(block.text).strip()
    offset = block.text.find(block.text.strip())
    cuts = [-1, *(at for at, char in enumerate(folded) if char == "|"), len(folded)]
    parts = [_without_marks(block.text[offset + a + 1 : offset + b]) for a, b in pairwise(cuts)]
    return parts[1:] if outer and folded.startswith("|") else parts


_LINE_BREAK = re.compile(r"\s*<br\s*/?>\s*", re.IGNORECASE)
_EMPHASIS = re.compile(r"(\*\*|__|`)(?=\S)(.+?)(?<=\S)\1")


def _without_marks(text: str) -> str:
    """A cell without what Markdown means as its form: **bold**, `code`, <br> for a line break."""
    return _EMPHASIS.sub(r"\2", _LINE_BREAK.sub("\n", text))


def _read_rows(candidate: Candidate, run: Sequence[Block], known: list[Role]) -> list[Role]:
    lines = _joined_lines(candidate, run)
    for part in filter(None, _by_header(lines)):
        width = max(len(line.cells) for line in part)
        header = next((line for line in part if is_header(line.cells)), None)
        if header is not None:
            width = sum(bool(cell.word) for cell in header.cells)
        rows = [_grid_row(line) for line in part]
        grid = Grid([row for row in rows if row.own], width, elastic=True)
        if header is not None:
            grid.columns = widened([cell.header for cell in header.cells if cell.word], [r.own for r in rows])
            grid.width = len(grid.columns or ()) or width
        reading = read_grid(grid, known)
        if reading is None or not (reading.drafts or reading.has_header):
            candidate.furniture |= (
                {at for line in part for at in line.blocks} if is_other_table(grid) else set()
            )
            continue
        known = reading.roles
        candidate.drafts += reading.drafts
        candidate.furniture |= reading.furniture
        candidate.region |= {block for line in part for block in line.blocks}
        candidate.score += len(reading.drafts) * (1.0 if reading.has_header else 0.7)
    return known


def _grid_row(line: _Line) -> GridRow:
    cells = {at: cell for at, cell in enumerate(line.cells) if cell.word}
    return GridRow(cells, spans_all=len(cells) == 1 and len(line.cells) > 1)


def _by_header(lines: list[_Line]) -> list[list[_Line]]:
    """Lines parted where a different header begins a new table."""
    parts: list[list[_Line]] = []
    words: list[str] = []
    for line in lines:
        if is_header(line.cells):
            found = [cell.word for cell in line.cells if cell.word]
            if found != words and parts:
                parts.append(_headings_above(parts[-1]))
            words = found
        if not parts:
            parts.append([])
        parts[-1].append(line)
    return parts


def _headings_above(part: list[_Line]) -> list[_Line]:
    """Lines of one cell at the end of a part: they head the table that begins next."""
    at = len(part)
    while at and sum(bool(cell.word) for cell in part[at - 1].cells) == 1:
        at -= 1
    headings = part[at:]
    del part[at:]
    return headings


def _joined_lines(candidate: Candidate, run: Sequence[Block]) -> list[_Line]:
    """Lines of cells; a row that wraps is one line, rules (---|---) are furniture."""
    closes = [fold(block.text).rstrip().endswith("|") for block in run if "|" in fold(block.text)]
    wraps = sum(closes) >= 0.7 * len(closes)
    outer = _has_outer_pipes(run)
    lines: list[_Line] = []
    for block in run:
        if "|" in fold(block.text) and _RULE.fullmatch(fold(block.text)):
            candidate.furniture.add(block.index)
            candidate.region.add(block.index)
            if lines:
                lines[-1].closed = True
        elif (
            lines
            and block.index == lines[-1].blocks[-1] + 1
            and not _opens_a_row(block)
            and (_stops_short(lines[-1]) or (wraps and not lines[-1].closed))
        ):
            _wrap(lines[-1], block)
        else:
            parts = _split(block, outer=outer)
            closed = fold(block.text).rstrip().endswith("|")
            cells = [Cell(part.strip(), (block.index,), (block.line,)) for part in parts]
            lines.append(_Line(cells[:-1] if closed and len(cells) > 1 else cells, (block.index,), closed))
    return lines


def _has_outer_pipes(run: Sequence[Block]) -> bool:
    """Whether the lines begin with `|` as Markdown's do; otherwise a `|` at the beginning follows an empty cell."""
    begins = [fold(block.text).lstrip().startswith("|") for block in run if "|" in fold(block.text)]
    return begins[0] or sum(begins) > 0.5 * len(begins)


_GOES_ON = re.compile(r"[、,和及与]$")


def _stops_short(line: _Line) -> bool:
    """A row whose last cell stops in the middle of a list: the next line is its rest."""
    return not line.closed and bool(line.cells) and bool(_GOES_ON.search(line.cells[-1].word))


def _opens_a_row(block: Block) -> bool:
    """A line that begins with `|`, or a numbered heading without any: never the rest of the line above."""
    folded = fold(block.text).lstrip()
    return folded.startswith("|") or (
        "|" not in folded and numbering_of(block.text) is not None and len(folded) < 40
    )


def _wrap(line: _Line, block: Block) -> None:
    parts = _split(block, outer=False)
    closed = fold(block.text).rstrip().endswith("|")
    parts = parts[:-1] if closed and len(parts) > 1 else parts
    last = line.cells.pop()
    line.cells.append(
        Cell(
            f"{last.text}\n{parts[0].strip()}".strip(), (*last.blocks, block.index), (*last.lines, block.line)
        )
    )
    line.cells += [Cell(part.strip(), (block.index,), (block.line,)) for part in parts[1:]]
    line.blocks = (*line.blocks, block.index)
    line.closed = closed


def _read_cells(candidate: Candidate, run: Sequence[Block]) -> None:
    """One cell a line, `|` on the same line or the next."""
    cells: list[Cell] = []
    texts: list[str] = []
    blocks: list[Block] = []
    for block in run:
        parts = _split_cells(block)
        for at, part in enumerate(parts):
            if part.strip():
                texts.append(part.strip())
            if part.strip() or at == 0:
                blocks.append(block)
            if at < len(parts) - 1:
                _close_cell(cells, texts, blocks)
    _close_cell(cells, texts, blocks)
    read_sections(candidate, cells)
    candidate.furniture |= {
        block.index for block in run if not fold(block.text).strip(" |")
    } & candidate.region


def _split_cells(block: Block) -> list[str]:
    folded = fold(block.text)
    cuts = [-1, *(at for at, char in enumerate(folded) if char == "|"), len(folded)]
    return [block.text[a + 1 : b] for a, b in pairwise(cuts)]


def _close_cell(cells: list[Cell], texts: list[str], blocks: list[Block]) -> None:
    if texts:
        unique = {block.index: block.line for block in blocks}
        cells.append(Cell("\n".join(texts), tuple(unique), tuple(unique.values())))
    texts.clear()
    blocks.clear()
