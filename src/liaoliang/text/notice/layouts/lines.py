"""Tables in running text: cells parted by `|`, tabs or wide blanks, or one cell a line under a header."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from liaoliang.text.blocks import Block
from liaoliang.text.notice.drafts import Candidate
from liaoliang.text.notice.folding import fold
from liaoliang.text.notice.layouts.cells import Cell
from liaoliang.text.notice.layouts.columns import is_header, is_task_header, refined, settled
from liaoliang.text.notice.layouts.grid import Grid, GridRow, read_grid
from liaoliang.text.notice.layouts.stream import read_stream
from liaoliang.text.notice.numbering import numbering_of
from liaoliang.text.notice.vocabulary import COLOPHON, DATE_LINE, FURNITURE, UNIT_ROLES, Role

_RULE = re.compile(r"[\s|:+=-]+")
_WIDE = re.compile(r"\t+| {2,}|\u3000{2,}")
_ANNEX = re.compile(r"附\s*件\s*\d{0,2}\s*[:.、]?|附\s*表\s*\d{0,2}\s*[:.、]?")


# --- cells parted by | ----------------------------------------------------------------------------


@dataclass(slots=True)
class _Line:
    """A line of a piped table: its cells in place, the blocks it is made of."""

    cells: list[Cell]
    blocks: tuple[int, ...]
    closed: bool


def recognise_pipes(blocks: Sequence[Block]) -> Candidate:
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
    alone = fold(blocks[start].text).strip().startswith("|") and not fold(blocks[start].text).strip(" |")
    return (start - 1, end) if alone and start and blocks[start - 1].kind != "cell" else run


def _rows_a_line(run: Sequence[Block]) -> bool:
    piped = [fold(block.text) for block in run if "|" in fold(block.text)]
    several = sum(len([part for part in text.split("|") if part.strip()]) >= 2 for text in piped)
    content = sum(bool(text.strip(" |")) for text in piped)
    return several >= 2 and several >= 0.4 * max(1, content)


def _split(block: Block) -> list[str]:
    """The cells of a line, with the outer `|` of Markdown taken off."""
    folded = fold(block.text).strip()
    offset = block.text.find(block.text.strip())
    cuts = [-1, *(at for at, char in enumerate(folded) if char == "|"), len(folded)]
    parts = [block.text[offset + a + 1 : offset + b] for a, b in zip(cuts, cuts[1:], strict=False)]
    return parts[1:] if folded.startswith("|") else parts


def _read_rows(candidate: Candidate, run: Sequence[Block], known: list[Role]) -> list[Role]:
    lines = _joined_lines(candidate, run)
    for part in _by_header(lines):
        width = max(len(line.cells) for line in part)
        header = next((line for line in part if is_header(line.cells)), None)
        if header is not None:
            width = sum(bool(cell.word) for cell in header.cells)
        rows = [_grid_row(line) for line in part]
        grid = Grid([row for row in rows if row.own], width, elastic=True)
        reading = read_grid(grid, known)
        if reading is None or not (reading.drafts or reading.has_header):
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
                parts.append([])
            words = found
        if not parts:
            parts.append([])
        parts[-1].append(line)
    return parts


def _joined_lines(candidate: Candidate, run: Sequence[Block]) -> list[_Line]:
    """Lines of cells; a row that wraps is one line, rules (---|---) are furniture."""
    closes = [fold(block.text).rstrip().endswith("|") for block in run if "|" in fold(block.text)]
    wraps = sum(closes) >= 0.7 * len(closes)
    lines: list[_Line] = []
    for block in run:
        if "|" in fold(block.text) and _RULE.fullmatch(fold(block.text)):
            candidate.furniture.add(block.index)
            candidate.region.add(block.index)
        elif wraps and lines and not lines[-1].closed and not _stands_alone(block):
            _wrap(lines[-1], block)
        else:
            parts = _split(block)
            closed = fold(block.text).rstrip().endswith("|")
            cells = [Cell(part.strip(), (block.index,), (block.line,)) for part in parts]
            lines.append(_Line(cells[:-1] if closed and len(cells) > 1 else cells, (block.index,), closed))
    return lines


def _stands_alone(block: Block) -> bool:
    return "|" not in fold(block.text) and numbering_of(block.text) is not None and len(block.text) < 40


def _wrap(line: _Line, block: Block) -> None:
    parts = _split(block)
    closed = fold(block.text).rstrip().endswith("|")
    parts = parts[:-1] if closed and len(parts) > 1 else parts
    last = line.cells.pop()
    line.cells.append(Cell(f"{last.text}\n{parts[0].strip()}".strip(), (*last.blocks, block.index), (*last.lines, block.line)))
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
            blocks.append(block)
            if at < len(parts) - 1:
                _close_cell(cells, texts, blocks)
    _close_cell(cells, texts, blocks)
    _read_sections(candidate, cells)
    candidate.furniture |= {block.index for block in run if not fold(block.text).strip(" |")} & candidate.region


def _split_cells(block: Block) -> list[str]:
    folded = fold(block.text)
    cuts = [-1, *(at for at, char in enumerate(folded) if char == "|"), len(folded)]
    return [block.text[a + 1 : b] for a, b in zip(cuts, cuts[1:], strict=False)]


def _close_cell(cells: list[Cell], texts: list[str], blocks: list[Block]) -> None:
    if texts:
        unique = {block.index: block.line for block in blocks}
        cells.append(Cell("\n".join(texts), tuple(unique), tuple(unique.values())))
    texts.clear()
    blocks.clear()


# --- one cell a line ------------------------------------------------------------------------------


def recognise_flat(blocks: Sequence[Block]) -> Candidate:
    """Paragraphs that are the cells of a table whose column names stand in consecutive lines."""
    candidate = Candidate("flat")
    cells = [Cell(block.text, (block.index,), (block.line,)) for block in blocks if block.kind != "cell" and not _has_pipe(block)]
    _read_sections(candidate, _headers_split(cells))
    return candidate


def _headers_split(cells: list[Cell]) -> list[Cell]:
    """A header line `序号 工作任务 责任单位` becomes its cells (all of the same block)."""
    out: list[Cell] = []
    for cell in cells:
        parts = cell.text.split()
        if 1 < len(parts) <= 10 and len(cell.word) <= 60 and is_header([Cell(part) for part in parts]):
            out += [Cell(part, cell.blocks, cell.lines) for part in parts]
        else:
            out.append(cell)
    return out


def _read_sections(candidate: Candidate, cells: Sequence[Cell]) -> None:
    """Every stretch from a header run to the next different one."""
    runs = _header_runs(cells)
    for number, (start, end) in enumerate(runs):
        stop = runs[number + 1][0] if number + 1 < len(runs) else len(cells)
        header = cells[start:end]
        words = [cell.word for cell in header]
        if number and words == [cell.word for cell in cells[slice(*runs[number - 1])]]:
            continue  # the same header again after a page break: read with the section it goes on
        while number + 1 < len(runs) and [cell.word for cell in cells[slice(*runs[number + 1])]] == words:
            number += 1
            stop = runs[number + 1][0] if number + 1 < len(runs) else len(cells)
        _read_section(candidate, header, cells[end:stop])


def _header_runs(cells: Sequence[Cell]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    at = 0
    while at < len(cells):
        end = at
        seen: set[str] = set()
        while end < len(cells) and cells[end].header and cells[end].word not in seen:
            seen.add(cells[end].word)
            end += 1
        if end - at >= 2 and is_header(cells[at:end]):
            runs.append((at, end))
        at = max(end, at + 1)
    return runs


def _read_section(candidate: Candidate, header: Sequence[Cell], body: Sequence[Cell]) -> None:
    roles = settled([cell.header for cell in header])
    if not is_task_header([cell.header for cell in header]) or not body:
        return
    names = {cell.word for cell in header}
    content: list[Cell] = []
    furniture: list[Cell] = list(header)
    for at, cell in enumerate(body):
        if _closes(cell, body, at):
            body = body[:at]
            break
        aside = cell.word in names or (FURNITURE.fullmatch(cell.word) and not cell.is_serial)
        (furniture if aside else content).append(cell)
    if "requirement" not in roles:
        roles = refined_stream(roles, content)
    reading = read_stream(content, roles)
    candidate.drafts += reading.drafts
    candidate.furniture |= {block for cell in furniture for block in cell.blocks}
    candidate.region |= {block for cell in [*header, *body] for block in cell.blocks}
    candidate.score += len(reading.drafts)


def _closes(cell: Cell, body: Sequence[Cell], at: int) -> bool:
    """The table ends: a new annex, the imprint, or a date line after a line with an organ."""
    text = fold(cell.text).strip()
    if _ANNEX.fullmatch(text) or (COLOPHON.fullmatch(text) and not cell.is_serial):
        return True
    return bool(DATE_LINE.fullmatch(cell.word)) and at > 0 and not any(later.is_units for later in body[at + 1 : at + 4])


def refined_stream(roles: list[Role], content: Sequence[Cell]) -> list[Role]:
    """Without a requirement column: whole sentences under 工作任务 are requirements."""
    texts = [cell for cell in content if not (cell.is_units or cell.is_deadline or cell.is_serial)]
    return refined(roles, [{roles.index("task"): cell} for cell in texts]) if "task" in roles else roles


# --- tabs and wide blanks -------------------------------------------------------------------------


def recognise_spaced(blocks: Sequence[Block]) -> Candidate:
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
    while at < len(blocks) and blocks[at].kind != "cell" and not COLOPHON.fullmatch(fold(blocks[at].text).strip()):
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
    candidate.score += len(reading.drafts) * (1.1 if any(role in UNIT_ROLES for role in reading.roles) else 0.8)
    return at


def _single_spaced(text: str, width: int) -> list[str]:
    parts = text.split()
    return parts if 1 < len(parts) <= width else [text.strip()]


# --- no header at all -----------------------------------------------------------------------------


def recognise_headless(blocks: Sequence[Block]) -> Candidate:
    """One cell a line without any header: lines of organs give the rhythm."""
    candidate = Candidate("headless")
    cells = [Cell(block.text, (block.index,), (block.line,)) for block in blocks if block.kind != "cell"]
    units = [at for at, cell in enumerate(cells) if cell.is_units and not cell.word.endswith((":", "：")) and ":" not in cell.word]
    if len(units) < 3 or units[-1] - units[0] > 6 * len(units):
        return candidate
    start = _opening(cells, units[0])
    body = cells[start:]
    stop = next((at for at, cell in enumerate(body) if at + start > units[-1] and _closes(cell, body, at)), len(body))
    body = [cell for cell in body[:stop] if not FURNITURE.fullmatch(cell.word) or cell.is_serial]
    reading = read_stream(body, ["category", "task", "requirement", "unit", "deadline"])
    candidate.drafts = [draft for draft in reading.drafts if draft.requirement or draft.task]
    candidate.region = {block for cell in body for block in cell.blocks}
    candidate.score = 0.9 * sum(bool(draft.unit_texts and draft.requirement) for draft in candidate.drafts)
    return candidate


def _opening(cells: Sequence[Cell], first: int) -> int:
    """Where the first row begins: its demand and up to two headings above the first line of organs."""
    start = max(0, first - 1)
    for at in (first - 2, first - 3):
        if at >= 0 and not cells[at].is_sentence and 4 <= len(cells[at].word) <= 40 and not cells[at].word.endswith(":"):
            start = at
        else:
            break
    return start
