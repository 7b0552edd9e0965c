"""Tables flattened to one cell a line, under a run of lines that name the columns, or without any header."""

from __future__ import annotations

import re
from collections.abc import Sequence

from liaoliang.text.blocks import Block
from liaoliang.text.notice.drafts import Candidate
from liaoliang.text.notice.folding import fold
from liaoliang.text.notice.layouts.cells import Cell
from liaoliang.text.notice.layouts.columns import is_header, is_task_header, refined, settled
from liaoliang.text.notice.layouts.stream import read_stream
from liaoliang.text.notice.vocabulary import COLOPHON, DATE_LINE, FURNITURE, UNIT_ROLES, Role

_ANNEX = re.compile(r"附\s*件\s*\d{0,2}\s*[:.、]?|附\s*表\s*\d{0,2}\s*[:.、]?")


def recognise(blocks: Sequence[Block]) -> Candidate:
    """Paragraphs that are the cells of a table whose column names stand in consecutive lines."""
    candidate = Candidate("flat")
    cells = [
        Cell(block.text, (block.index,), (block.line,))
        for block in blocks
        if block.kind != "cell" and "|" not in fold(block.text)
    ]
    read_sections(candidate, _headers_split(cells))
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


def read_sections(candidate: Candidate, cells: Sequence[Cell]) -> None:
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
        _read_section(candidate, header, cells[end:stop], torn=stop == len(cells))


def _header_runs(cells: Sequence[Cell]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    at = 0
    while at < len(cells):
        end = at
        seen: set[str] = set()
        while end < len(cells) and cells[end].header and cells[end].word not in seen:
            seen.add(cells[end].word)
            end += 1
        if end - at >= 2 and is_header(cells[at:end]) and _names_duty(cells[at:end]):
            runs.append((at, end))
        at = max(end, at + 1)
    return runs


def _names_duty(header: Sequence[Cell]) -> bool:
    """A run of two names could be two short cells; with an organ or date column, or a third, it is a header."""
    return len(header) > 2 or any(cell.header in UNIT_ROLES or cell.header == "deadline" for cell in header)


def _read_section(candidate: Candidate, header: Sequence[Cell], body: Sequence[Cell], *, torn: bool) -> None:
    roles = settled([cell.header for cell in header])
    if not is_task_header([cell.header for cell in header]) or not body:
        return
    names = {cell.word for cell in header}
    content: list[Cell] = []
    furniture: list[Cell] = list(header)
    for at, cell in enumerate(body):
        if _closes(cell, body, at):
            body, torn = body[:at], False
            break
        aside = cell.word in names or (FURNITURE.fullmatch(cell.word) and not cell.is_serial)
        (furniture if aside else content).append(cell)
    if "requirement" not in roles:
        roles = refined_stream(roles, content)
    reading = read_stream(content, roles, torn=torn)
    candidate.drafts += reading.drafts
    candidate.furniture |= {block for cell in furniture for block in cell.blocks}
    candidate.region |= {block for cell in [*header, *body] for block in cell.blocks}
    candidate.score += len(reading.drafts)


def _closes(cell: Cell, body: Sequence[Cell], at: int) -> bool:
    """The table ends: a new annex, the imprint, or a date line after a line with an organ."""
    text = fold(cell.text).strip()
    if _ANNEX.fullmatch(text) or (COLOPHON.fullmatch(text) and not cell.is_serial):
        return True
    return (
        bool(DATE_LINE.fullmatch(cell.word))
        and at > 0
        and not any(later.is_units for later in body[at + 1 : at + 4])
    )


def refined_stream(roles: list[Role], content: Sequence[Cell]) -> list[Role]:
    """Without a requirement column: whole sentences under 工作任务 are requirements."""
    texts = [cell for cell in content if not (cell.is_units or cell.is_deadline or cell.is_serial)]
    return refined(roles, [{roles.index("task"): cell} for cell in texts]) if "task" in roles else roles


def recognise_headless(blocks: Sequence[Block]) -> Candidate:
    """One cell a line without any header: lines of organs give the rhythm."""
    candidate = Candidate("headless")
    cells = [Cell(block.text, (block.index,), (block.line,)) for block in blocks if block.kind != "cell"]
    units = [
        at
        for at, cell in enumerate(cells)
        if cell.is_units and not cell.word.endswith((":", "：")) and ":" not in cell.word
    ]
    if len(units) < 3 or units[-1] - units[0] > 6 * len(units):
        return candidate
    start = _opening(cells, units[0])
    body = cells[start:]
    stop = next(
        (at for at, cell in enumerate(body) if at + start > units[-1] and _closes(cell, body, at)), len(body)
    )
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
        if (
            at >= 0
            and not cells[at].is_sentence
            and 4 <= len(cells[at].word) <= 40
            and not cells[at].word.endswith(":")
        ):
            start = at
        else:
            break
    return start
