"""Tables with known rows: real tables, and lines of cells parted by `|` or blanks.

A grid row maps column -> cell; a cell that reaches down over several rows is repeated in each, marked
as inherited, and owned by the first row.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from liaoliang.text.notice.deadlines import is_deadline
from liaoliang.text.notice.drafts import Draft, is_sentence
from liaoliang.text.notice.layouts.cells import Cell, fit
from liaoliang.text.notice.layouts.columns import guessed, is_header, is_task_header, refined, settled
from liaoliang.text.notice.numbering import heading_text, numbering_of
from liaoliang.text.notice.outline import is_aside
from liaoliang.text.notice.prose_parts import closing_responsibility
from liaoliang.text.notice.responsibility import looks_like_units, parse_responsibility
from liaoliang.text.notice.vocabulary import DATE_LINE, DITTO, NOTHING, UNIT_ROLES, Role, is_plan_title

_NOTE = re.compile(r"(?:注|备注|说明|填表说明)\d?:")  # no demand, in whatever column it stands
_SECOND = 2  # the rank of (一)


@dataclass(slots=True)
class GridRow:
    """One row: cells by column, which of them reach down from above, and whether one spans the table."""

    cells: dict[int, Cell]
    inherited: set[int] = field(default_factory=set)
    spans_all: bool = False

    @property
    def own(self) -> dict[int, Cell]:
        """The cells that begin in this row."""
        return {at: cell for at, cell in self.cells.items() if at not in self.inherited and cell.word}


@dataclass(slots=True)
class Grid:
    """A table. `elastic` rows may have lost empty cells, so that contents decide about columns."""

    rows: list[GridRow]
    width: int
    elastic: bool = False
    lead_in: Cell | None = None
    columns: list[Role] | None = (
        None  # by the widest rows, where the header merges several columns in one name
    )


@dataclass(slots=True)
class Reading:
    """A grid read as a task breakdown: its rows, and blocks that are titles, headers and the like."""

    drafts: list[Draft] = field(default_factory=list)
    furniture: set[int] = field(default_factory=set)
    roles: list[Role] = field(default_factory=list)
    has_header: bool = False


def read_grid(grid: Grid, known: Sequence[Role] = ()) -> Reading | None:
    """Rows of a grid, or None if it is not a task breakdown. `known` are the columns of the table
    before, used when this one goes on after a page break without a header."""
    if is_metadata_box(grid):
        return None
    start, header, furniture = _header(grid)
    roles = _roles(grid, grid.rows[start:], header, known)
    if roles is None:
        return None
    reader = _GridReader(grid, roles, {cell.word for row in grid.rows[:start] for cell in row.cells.values()})
    reader.furniture |= furniture
    for row in grid.rows[start:]:
        reader.take(row)
    reader.close()
    return Reading(reader.drafts, reader.furniture, roles, header is not None)


def _roles(
    grid: Grid, body: Sequence[GridRow], header: Sequence[Role | None] | None, known: Sequence[Role]
) -> list[Role] | None:
    """The columns: by the header, else those of the table before, else by contents; None if no tasks."""
    contents = [row.own for row in body if not row.spans_all]
    if header is not None:
        if not is_task_header(header):
            return None
        return grid.columns or refined(settled(header), contents)
    if known and len(known) == grid.width:
        return list(known)
    return guessed(contents, grid.width)


def _header(grid: Grid) -> tuple[int, list[Role | None] | None, set[int]]:
    """Where the body starts, the header's roles (None without one), and the blocks above the body."""
    above: set[int] = set()
    for at, row in enumerate(grid.rows[:8]):
        if is_header(list(row.own.values()) if not row.inherited else list(row.cells.values())):
            names = dict(row.cells)
            depth = 1
            while at + depth < len(grid.rows) and depth < 3 and _continues_header(grid.rows[at + depth]):
                names |= {column: cell for column, cell in grid.rows[at + depth].own.items() if cell.header}
                depth += 1
            for header_row in grid.rows[at : at + depth]:
                above |= {block for cell in header_row.cells.values() for block in cell.blocks}
            return at + depth, [names[c].header if c in names else None for c in range(grid.width)], above
        if len(row.own) > 1 and not _fills_a_form(row):
            break
        for cell in row.own.values():
            if cell.rank <= 2 and not cell.is_sentence:
                grid.lead_in = cell
            else:
                above |= set(cell.blocks)
    return 0, None, set()


def _fills_a_form(row: GridRow) -> bool:
    """A line above the column names that says who filled the table in and when (填报单位:…, a date)."""
    return all(
        ":" in cell.word[:10] or DATE_LINE.fullmatch(cell.word) or is_deadline(cell.text)
        for cell in row.own.values()
    )


_METADATA = frozenset(
    {"索引号", "发文字号", "成文日期", "发布日期", "发文机关", "发布机构", "主题分类", "信息分类"}
)


def is_metadata_box(grid: Grid) -> bool:
    """Two labels of the metadata box among the first rows."""
    words = {cell.word.rstrip(":") for row in grid.rows[:6] for cell in row.cells.values()}
    return len(words & _METADATA) >= 2


def is_other_table(grid: Grid) -> bool:
    """A table with column names that hold no tasks: contacts, forms; and the page's metadata box."""
    if is_metadata_box(grid):
        return True
    _, header, _ = _header(grid)
    return header is not None and not is_task_header(header)


def _continues_header(row: GridRow) -> bool:
    own = list(row.own.values())
    return (
        bool(own)
        and all(cell.header for cell in own)
        and bool(row.inherited or len(own) > 1)
        and is_subheader(own)
    )


def is_subheader(cells: Sequence[Cell]) -> bool:
    """Names of sub-columns: short, and all with a role."""
    return all(len(cell.word) <= 8 for cell in cells)


class _GridReader:
    """Goes down the rows and keeps what merged and elided cells hand on."""

    def __init__(self, grid: Grid, roles: list[Role], header_words: set[str]) -> None:
        self.grid = grid
        self.roles = roles
        self.header_words = header_words - {""}
        self.drafts: list[Draft] = []
        self.furniture: set[int] = set()
        self.category = self.task = ""
        self.pending: list[Cell] = []
        self.inherited_units: list[tuple[str, str]] = []
        self.inherited_deadline = self.deadline_above = ""
        self.above: list[tuple[str, str]] = []
        self.default_units = ""
        self.has_duty = any(role in UNIT_ROLES for role in roles)
        self._span_rank = 0
        self.ranks = _heading_ranks(grid, roles) if grid.columns else {}
        if grid.lead_in is not None and "category" not in roles:
            self.category = grid.lead_in.text
            self.pending.append(grid.lead_in)

    def take(self, row: GridRow) -> None:
        """Read one row."""
        own = row.own
        if not own:
            return
        if self._repeats_header(own) or (len(own) == 1 and _NOTE.match(next(iter(own.values())).word)):
            self.furniture |= {block for cell in own.values() for block in cell.blocks}
        elif row.spans_all or (len(own) == 1 and not row.inherited):
            self._single(next(iter(own.values())), next(iter(own)), row)
        else:
            self._cells(self._placed(row), row.inherited)

    def close(self) -> None:
        """Headings that no row followed stay unplaced."""
        self.pending.clear()

    def _repeats_header(self, own: dict[int, Cell]) -> bool:
        words = [cell.word for cell in own.values()]
        return (
            bool(self.header_words)
            and all(word in self.header_words for word in words)
            and (len(words) > 1 or words[0] in self.header_words)
        )

    def _single(self, cell: Cell, column: int, row: GridRow) -> None:
        """A row of one cell: a heading over the rows below, a page number, or the rest of the row above."""
        if is_aside(cell.text) or (not cell.numbering and is_plan_title(cell.text)):
            self.furniture |= set(cell.blocks)
        elif (row.spans_all and cell.is_units and not self._wants_units(cell)) or (
            fit(cell, "category") > fit(cell, "requirement") and not cell.is_units and not cell.is_deadline
        ):
            self._span(cell)
        elif self.grid.elastic or not row.spans_all:
            self._cells(self._placed(row), row.inherited)
        elif self.drafts and is_sentence(cell.text) and not cell.numbering:
            self._append(cell)

    def _wants_units(self, cell: Cell) -> bool:
        """In elastic rows a lone list of organs belongs to the row above that has none."""
        return (
            self.grid.elastic and not cell.numbering and bool(self.drafts) and not self.drafts[-1].unit_texts
        )

    def _span(self, cell: Cell) -> None:
        text, units = closing_responsibility(cell.text)
        units = units or (text if looks_like_units(heading_text(text)) else "")
        if self.pending and cell.rank > self._span_rank and self.pending[-1].text == self._span_text:
            self.task = text
        else:
            self.category, self.task = text, ""
            self._span_rank, self._span_text = cell.rank, cell.text
        self.default_units = units
        self.inherited_units, self.inherited_deadline = [], ""
        self.pending.append(cell)

    _span_text = ""

    def _append(self, cell: Cell) -> None:
        draft = self.drafts[-1]
        draft.requirement = f"{draft.requirement}\n{cell.text}".strip()
        for block, line in zip(cell.blocks, cell.lines, strict=True):
            draft.own(block, line)

    def _placed(self, row: GridRow) -> dict[int, Cell]:
        """Cells by column; in elastic grids by what fits best, keeping the order."""
        own = row.own
        if not self.grid.elastic:
            return row.cells
        filled = list(own.items())
        if len(filled) >= len(self.roles):
            return dict(enumerate(cell for _, cell in filled[: len(self.roles)]))
        return _aligned(filled, self.roles, self.ranks)

    def _cells(self, cells: dict[int, Cell], inherited: set[int]) -> None:
        draft = Draft()
        fresh_task = self._headings(cells, inherited)
        if fresh_task:
            self.inherited_units, self.inherited_deadline = [], ""
        draft.category, draft.task = self.category, self.task
        for at, cell in sorted(cells.items()):
            self._put(draft, self.roles[at], cell)
        if not (
            draft.requirement
            or (fresh_task and (draft.unit_texts or draft.deadline or "requirement" not in self.roles))
        ):
            self._leave(cells, inherited, draft)
            return
        self._hand_on(draft)
        self._own(draft, [cell for at, cell in cells.items() if at not in inherited])
        draft.lines.extend(line for cell in cells.values() for line in cell.lines if not draft.lines)
        self.drafts.append(draft)

    def _headings(self, cells: dict[int, Cell], inherited: set[int]) -> bool:
        """Update category and task from their columns; whether the task is a new one."""
        fresh = False
        for at, cell in sorted(cells.items()):
            if at in inherited or not cell.word:
                continue
            if self.roles[at] == "category" and cell.text != self.category:
                self._category(cell)
                fresh = True
            elif self.roles[at] == "task":
                self.task = cell.text
                fresh = True
        return fresh

    def _category(self, cell: Cell) -> None:
        """A category; where no column names tasks, one column may hold two levels: 一、… and (一)… in it."""
        first, _, rest = cell.text.partition("\n")
        above, below = numbering_of(first), numbering_of(rest)
        if "task" in self.roles:
            self.category, self.task = cell.text, ""
        elif above and below and above.rank < below.rank <= _SECOND:
            self.category, self.task = first, rest
        elif cell.rank == _SECOND and (found := numbering_of(self.category)) and found.rank < _SECOND:
            self.task = cell.text
        else:
            self.category, self.task = cell.text, ""

    def _put(self, draft: Draft, role: Role, cell: Cell) -> None:
        if not cell.word or cell.word in NOTHING:
            return
        if cell.word in DITTO:
            self._ditto(draft, role)
        elif role in UNIT_ROLES:
            draft.unit_texts.append((role, cell.text))
        elif role == "requirement":
            draft.requirement = f"{draft.requirement}\n{cell.text}".strip()
        elif role == "deadline":
            draft.deadline = draft.deadline or cell.text
        elif role == "remark":
            draft.remark = cell.text

    def _ditto(self, draft: Draft, role: Role) -> None:
        if role in UNIT_ROLES:
            draft.unit_texts += [item for item in self.above if item[0] == role]
        elif role == "deadline":
            draft.deadline = self.deadline_above

    def _hand_on(self, draft: Draft) -> None:
        """Merged cells that the file no longer shows: the unit or date of the row above, same task."""
        if not self.has_duty and draft.requirement:
            draft.requirement, units = closing_responsibility(draft.requirement)
            if units:
                draft.unit_texts.append(("unit", units))
        if draft.unit_texts:
            self.inherited_units = self.above = list(draft.unit_texts)
        else:
            draft.unit_texts = list(self.inherited_units)
            draft.inherited = bool(draft.unit_texts)
        if draft.deadline:
            self.inherited_deadline = self.deadline_above = draft.deadline
        elif self.grid.elastic or "requirement" in self.roles:
            draft.deadline = self.inherited_deadline
        if self.default_units:
            draft.default = parse_responsibility(self.default_units)

    def _own(self, draft: Draft, cells: list[Cell]) -> None:
        for cell in [*self.pending, *cells]:
            for block, line in zip(cell.blocks, cell.lines, strict=True):
                draft.own(block, line)
        self.pending.clear()

    def _leave(self, cells: dict[int, Cell], inherited: set[int], draft: Draft) -> None:
        """A row without a demand: its headings wait for the next row, anything else stays unplaced."""
        if draft.unit_texts or draft.deadline:
            return
        for at, cell in cells.items():
            if at not in inherited and self.roles[at] in {"category", "task", "serial"}:
                self.pending.append(cell)


def _heading_ranks(grid: Grid, roles: Sequence[Role]) -> dict[int, int]:
    """The rank of the numbers in each heading column, by the rows that have all their cells."""
    full = next((row.own for row in grid.rows if len(row.own) == len(roles)), {})
    return {
        at: cell.rank for at, cell in full.items() if roles[at] in {"category", "task"} and cell.numbering
    }


def _aligned(filled: list[tuple[int, Cell]], roles: Sequence[Role], ranks: dict[int, int]) -> dict[int, Cell]:
    """Put n cells into n of the columns, in order, so that they fit best; their own place counts a little."""
    best: dict[int, tuple[float, tuple[int, ...]]] = {-1: (0.0, ())}
    for position, (written_at, cell) in enumerate(filled):
        following: dict[int, tuple[float, tuple[int, ...]]] = {}
        for last, (score, chosen) in best.items():
            for at in range(last + 1, len(roles) - (len(filled) - position - 1)):
                value = score + fit(cell, roles[at]) + (0.6 if at == written_at else 0.0)
                if at in ranks and cell.numbering:
                    value += 2.0 if cell.rank == ranks[at] else -2.0
                if at not in following or value > following[at][0]:
                    following[at] = (value, (*chosen, at))
        best = following
    _, chosen = max(best.values(), key=lambda item: item[0])
    return {at: cell for at, (_, cell) in zip(chosen, filled, strict=False)}
