"""Tables flattened to a stream of cells: one cell a line, merged cells shown once, row ends lost.

The columns are known from the header (or assumed); the best path through the stream decides which
cell stands in which column and where a row begins. Bare serial numbers are taken out first: they
only say that a row begins.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from liaoliang.text.notice.drafts import Draft
from liaoliang.text.notice.layouts.cells import Cell, fit
from liaoliang.text.notice.outline import is_aside
from liaoliang.text.notice.prose_parts import closing_responsibility
from liaoliang.text.notice.responsibility import parse_responsibility
from liaoliang.text.notice.vocabulary import HEADING_ROLES, UNIT_ROLES

# What it costs to leave a column out, at the start or end of a row or between two cells.
_ELISION = {"category": 0.2, "task": 0.5, "serial": 0.1, "requirement": 3.0, "unit": 2.0, "lead": 2.0}
_ELISION |= {"support": 0.7, "deadline": 1.2, "remark": 0.1, "other": 0.4, "person": 0.4}
_SHORTEST_HEADING = 5
# Words by which the foot of a page is known, beyond those of single furniture lines.
_FOOT = re.compile(
    r"打印|关闭|分享|版权|声明|[上下]一[篇条]|相关(?:稿件|阅读|新闻|链接|文章|附件)|责编|导航|返回|登录|扫码|二维码|备案|附件|浏览|联系我们|:$"
)
_SAME_CELL = {"requirement": 0.8, "unit": 1.0, "lead": 1.2, "support": 1.0}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the stream; `virtual` ones are not in the header (a category over the task column)."""

    role: str
    virtual: bool = False


@dataclass(slots=True)
class Placed:
    """A cell in its column; `new_row` where a row begins, `same` where it goes on with the cell before."""

    cell: Cell
    role: str
    new_row: bool = False
    same: bool = False


@dataclass(slots=True)
class StreamReading:
    """Rows of a stream; `rest` are cells at its end that make no row."""

    drafts: list[Draft] = field(default_factory=list)
    rest: list[Cell] = field(default_factory=list)


def stream_columns(roles: Sequence[str]) -> list[Column]:
    """Header columns without serials, and a virtual category (and task) in front where there is none."""
    columns = [Column(role) for role in roles if role != "serial"]
    named = {column.role for column in columns}
    if "task" not in named and "category" not in named:
        return [Column("category", virtual=True), *columns]
    if "category" not in named:
        return [Column("category", virtual=True), *columns]
    return columns


def read_stream(cells: Sequence[Cell], roles: Sequence[str], *, torn: bool = False) -> StreamReading:
    """Rows of a stream of cells under a header of these roles; `torn` if the page ends with the stream, so
    that headings without a demand at its end are a row that the page cuts off."""
    columns = stream_columns(roles)
    content, begins, serials = _without_serials(cells, keep="other" in roles)
    if not content:
        return StreamReading(rest=list(cells))
    placed = _best_path(content, begins, columns)
    rows = _Rows(placed, serials, has_unit=any(column.role in UNIT_ROLES for column in columns))
    return rows.read(torn=torn)


def _without_serials(
    cells: Sequence[Cell], *, keep: bool
) -> tuple[list[Cell], set[int], dict[int, list[Cell]]]:
    """Cells without bare numbers, the positions after one, and the numbers by position."""
    content: list[Cell] = []
    serials: dict[int, list[Cell]] = {}
    for cell in cells:
        if cell.is_serial and not (keep and not cell.word.isdigit()):
            serials.setdefault(len(content), []).append(cell)
        else:
            content.append(cell)
    return content, set(serials), serials


def _best_path(cells: Sequence[Cell], begins: set[int], columns: Sequence[Column]) -> list[Placed]:
    repeated = _repeated(cells)
    width = len(columns)
    costs = [[_step(columns, before, after) for after in range(width)] for before in range(width)]
    scores = [_emit(cells[0], column, repeated) - _leading(columns, at) for at, column in enumerate(columns)]
    back: list[list[int]] = []
    for position in range(1, len(cells)):
        cell = cells[position]
        row: list[int] = []
        following: list[float] = []
        for at, column in enumerate(columns):
            gains = [
                scores[before] - costs[before][at] - _hint(cells, position, begins, columns, before, at)
                for before in range(width)
            ]
            best = max(range(width), key=gains.__getitem__)
            row.append(best)
            following.append(gains[best] + _emit(cell, column, repeated))
        scores = following
        back.append(row)
    return _trace(cells, columns, scores, back, begins)


def _repeated(cells: Sequence[Cell]) -> set[str]:
    seen: set[str] = set()
    twice: set[str] = set()
    for cell in cells:
        (twice if cell.word in seen else seen).add(cell.word)
    return {word for word in twice if 6 <= len(word) <= 60}


def _emit(cell: Cell, column: Column, repeated: set[str]) -> float:
    score = fit(cell, column.role)
    if column.role == "category":
        score += (0.7 if cell.word in repeated else 0.0) - (0.4 if column.virtual else 0.0)
        score += 0.4 if cell.rank <= 1 else 0.0
    elif column.role == "task" and cell.rank <= 1:
        score -= 0.3
    return score


def _leading(columns: Sequence[Column], at: int) -> float:
    """Cost of beginning a row at column `at`."""
    return sum(
        0.0 if column.virtual else _ELISION[column.role] * _first(column.role) for column in columns[:at]
    )


def _first(role: str) -> float:
    return 0.5 if role in HEADING_ROLES else 1.0


def _step(columns: Sequence[Column], before: int, after: int) -> float:
    if after == before:
        same = _SAME_CELL.get(columns[after].role, 9.0)
        return min(same, _new_row(columns, before, after))
    if after > before:
        return sum(
            0.0 if c.virtual else _ELISION[c.role] * (3.0 if c.role == "task" else 1.0)
            for c in columns[before + 1 : after]
        )
    return _new_row(columns, before, after)


def _new_row(columns: Sequence[Column], before: int, after: int) -> float:
    return sum(_ELISION[column.role] for column in columns[before + 1 :]) + _leading(columns, after)


def _starts_row(columns: Sequence[Column], before: int, after: int) -> bool:
    """Whether the step is a new row rather than a further paragraph of the same cell."""
    if after != before:
        return after < before
    return _SAME_CELL.get(columns[after].role, 9.0) > _new_row(columns, before, after)


def _hint(
    cells: Sequence[Cell], position: int, begins: set[int], columns: Sequence[Column], before: int, after: int
) -> float:
    """Serial numbers and item numbers say where a row begins."""
    same = after == before and not _starts_row(columns, before, after)
    cost = 0.0
    if position in begins and same:
        cost += 6.0
    if position in begins and after > before and columns[before].role not in HEADING_ROLES:
        cost += 6.0
    if (
        same
        and columns[after].role == "requirement"
        and _numbered_alike(cells[position - 1], cells[position])
    ):
        cost += 0.0 if position not in begins else 3.0
    return cost


def _numbered_alike(one: Cell, other: Cell) -> bool:
    return one.numbering is not None and other.numbering is not None and one.rank == other.rank


def _trace(
    cells: Sequence[Cell],
    columns: Sequence[Column],
    scores: list[float],
    back: list[list[int]],
    begins: set[int],
) -> list[Placed]:
    at = max(range(len(columns)), key=scores.__getitem__)
    path = [at]
    for row in reversed(back):
        at = row[at]
        path.append(at)
    path.reverse()
    placed = [Placed(cells[0], columns[path[0]].role, new_row=True)]
    for position in range(1, len(cells)):
        before, after = path[position - 1], path[position]
        new = _starts_row(columns, before, after)
        same = after == before and not new
        if (
            same
            and not begins
            and columns[after].role == "requirement"
            and _numbered_alike(cells[position - 1], cells[position])
            and not _counts_from_one(cells, position)
        ):
            new, same = True, False  # without serials, item numbers count the rows
        placed.append(
            Placed(cells[position], columns[after].role, new_row=new or position in begins, same=same)
        )
    return placed


def _counts_from_one(cells: Sequence[Cell], position: int) -> bool:
    """Whether the numbers above this cell begin at 1 again: the parts of one cell, not the rows of a table."""
    while position and _numbered_alike(cells[position - 1], cells[position]):
        position -= 1
    numbering = cells[position].numbering
    return numbering is not None and numbering.value == 1


class _Rows:
    """Builds drafts from placed cells."""

    def __init__(self, placed: list[Placed], serials: dict[int, list[Cell]], *, has_unit: bool) -> None:
        self.placed = placed
        self.serials = serials
        self.has_unit = has_unit
        self.drafts: list[Draft] = []
        self.category = self.task = self.default_units = ""
        self.pending: list[Cell] = []
        self.current: Draft | None = None
        self.inherited: list[tuple[str, str]] = []

    def read(self, *, torn: bool) -> StreamReading:
        """All rows, and what is left at the end."""
        for position, item in enumerate(self.placed):
            for serial in self.serials.get(position, ()):
                self.pending.append(serial)
            self._take(item)
        self.pending.extend(self.serials.get(len(self.placed), ()))
        self._close()
        if torn:
            self._keep_torn()
        return StreamReading(self.drafts, self.pending)

    def _keep_torn(self) -> None:
        """Headings at the end of the page: a row that has lost its organs, with its demand if it has one."""
        headings = [cell for cell in self.pending if not cell.is_serial]
        if len(self.drafts) < 2 or not headings or not all(map(_may_be_torn, headings)):
            return
        if any(draft.category for draft in self.drafts):
            draft = Draft(self.category, self.task, incomplete=True)
        elif len(headings) <= 2:
            demand = headings[1].text if len(headings) > 1 else ""
            draft = Draft("", headings[0].text, demand, incomplete=True)
        else:
            return
        for cell in self.pending:
            _own(draft, cell)
        self.pending.clear()
        self.drafts.append(draft)

    def _take(self, item: Placed) -> None:
        if item.role in HEADING_ROLES:
            self._heading(item)
            return
        if self.current is None or (item.new_row and not item.same):
            self._begin(item)
        draft = self.current
        if draft is None:
            return
        if item.role in UNIT_ROLES:
            self._unit(draft, item)
        elif item.role == "requirement":
            draft.requirement = f"{draft.requirement}\n{item.cell.text}".strip()
        elif item.role == "deadline":
            draft.deadline = draft.deadline or item.cell.text
        elif item.role == "remark":
            draft.remark = item.cell.text
        _own(draft, item.cell)

    def _unit(self, draft: Draft, item: Placed) -> None:
        if item.same and draft.unit_texts:
            role, text = draft.unit_texts.pop()
            draft.unit_texts.append((role, f"{text}\n{item.cell.text}"))
        else:
            draft.unit_texts.append((item.role, item.cell.text))

    def _heading(self, item: Placed) -> None:
        self._close()
        text, units = closing_responsibility(item.cell.text)
        if item.role == "category":
            if text != self.category:
                self.default_units = ""
            self.category, self.task = text, ""
        else:
            self.task = text
        self.default_units = units or self.default_units
        self.inherited = []
        self.pending.append(item.cell)

    def _begin(self, item: Placed) -> None:
        task = self.task
        self._close()
        self.current = Draft(category=self.category, task=task)
        if self.default_units:
            self.current.default = parse_responsibility(self.default_units)
        for cell in self.pending:
            _own(self.current, cell)
        self.pending.clear()

    def _close(self) -> None:
        draft, self.current = self.current, None
        if draft is None:
            return
        if not self.has_unit and draft.requirement:
            draft.requirement, units = closing_responsibility(draft.requirement)
            if units:
                draft.unit_texts.append(("unit", units))
        if draft.unit_texts:
            self.inherited = list(draft.unit_texts)
        else:
            draft.unit_texts = list(self.inherited)
            draft.inherited = bool(draft.unit_texts)
        self.drafts.append(draft)


def _may_be_torn(cell: Cell) -> bool:
    """The beginning of a row rather than the foot of the page."""
    return len(cell.word) >= _SHORTEST_HEADING and not is_aside(cell.text) and not _FOOT.search(cell.word)


def _own(draft: Draft, cell: Cell) -> None:
    for block, line in zip(cell.blocks, cell.lines, strict=True):
        draft.own(block, line)
