"""The coordinator's board as components: figures, filters, one page of the matrix."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from django.db.models import Min
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from liaoliang.ledger.models import Assignment, Notice
from liaoliang.ledger.models.assignments import UNDATED
from liaoliang.ledger.selectors import Board, Cell, Line, also_words
from liaoliang.ledger.selectors.board import Column
from liaoliang.ledger.services.reminding import REMINDED
from liaoliang.ledger.states import Shown
from liaoliang.organisations.models import OrganKind
from liaoliang.ui.address import with_value
from liaoliang.ui.components import (
    Facet,
    FacetOption,
    Figure,
    Figures,
    FilterBar,
    Link,
    Matrix,
    MatrixCell,
    MatrixColumn,
    MatrixRow,
    Pager,
)
from liaoliang.ui.states import State as Mark
from liaoliang.workbench.numbers import page_number
from liaoliang.workbench.texts import shortened

# A full cell weighs 0.3 kB: with 200 organs and 100 tasks a first screen stays below 300 kB.
CELLS_ON_A_PAGE: Final = 800
FEWEST_ROWS: Final = 8
MOST_ROWS: Final = 60
FEW_LEFT: Final = 8  # an eighth of a page is not worth a page of its own
TROUBLED: Final = "trouble"
_NOT_CONCERNED: Final = MatrixCell(state=Mark.NOT_APPLICABLE)
_COUNTIES: Final = frozenset({OrganKind.COUNTY_GOVERNMENT, OrganKind.ZONE_COMMITTEE})
Group = Callable[[Line], bool]


@dataclass(frozen=True, slots=True)
class View:
    """What the address asks for: which organs, from which page, as table or as list."""

    group: str
    page: int
    as_list: bool


def groups() -> Mapping[str, tuple[str, Group]]:
    """Which organs a chip keeps, with its words."""
    return {
        TROUBLED: (_("只看逾期和整改"), lambda line: bool(line.late or line.rectification)),
        "counties": (_("县（市、区）和开发区"), lambda line: line.kind in _COUNTIES),
        "departments": (_("市直部门和其他"), lambda line: line.kind not in _COUNTIES),
    }


def view_of(query: QueryDict) -> View:
    """What the address asks for; nonsense shows the first page of everything."""
    return View(query.get("organs", ""), page_number(query), query.get("view") == "list")


def kept_lines(board: Board, view: View) -> tuple[Line, ...]:
    """The organs that the chosen chip keeps, in the board's order."""
    chosen = groups().get(view.group)
    return tuple(line for line in board.rows if chosen[1](line)) if chosen else board.rows


def figures(board: Board, following: Figure | str, notice: Notice) -> Figures:
    """Late organs, under rectification, on my desk, verified requirements; what comes next."""
    total = sum(board.requirements.values())
    verified = board.requirements.get(Shown.VERIFIED, 0)
    return Figures(
        figures=(
            Figure(
                value=str(board.late_organs),
                label=_("逾期单位"),
                state=Mark.OVERDUE,
                href=_list(notice, Shown.OVERDUE),
            ),
            Figure(
                value=str(board.rectifications),
                label=_("退回整改"),
                state=Mark.RECTIFICATION,
                href=_list(notice, Shown.RECTIFICATION),
            ),
            Figure(
                value=str(board.reported),
                label=_("待核实"),
                state=Mark.REPORTED,
                href=_list(notice, Shown.REPORTED),
            ),
            Figure(value=f"{verified} / {total}", label=_verified_words(board), state=Mark.VERIFIED),
        ),
        note=following,
    )


def _verified_words(board: Board) -> str:
    """What the figure counts, and what stands in the matrix beside it."""
    return " · ".join((_("条要求已核实"), *also_words(board.kinds)))


def following(notice: Notice, on: date) -> str:
    """The next due day among what is still in the organs' hands, and how many things fall on it; two queries."""
    rows = Assignment.objects.filter(
        requirement__task__category__notice=notice, state__in=REMINDED, sort_on__gte=on, sort_on__lt=UNDATED
    )
    day = rows.aggregate(day=Min("sort_on"))["day"]
    if day is None:
        return _("后面没有带期限、还没办完的事。")
    count = rows.filter(sort_on=day).count()
    words = ngettext("下一批到期：{day}，{n} 项还没报送。", "下一批到期：{day}，{n} 项还没报送。", count)
    return words.format(day=_("{month}月{day}日").format(month=day.month, day=day.day), n=count)


def filter_bar(board: Board, running: Sequence[Notice], query: QueryDict, path: str, view: View) -> FilterBar:
    """Which organs; and which notice where several run."""
    given = dict(query.lists())
    options = []
    for key, (words, keeps) in groups().items():
        chosen = view.group == key
        options.append(
            FacetOption(
                text=words,
                href=with_value(path, given, "organs", "" if chosen else key),
                count=sum(keeps(line) for line in board.rows),
                chosen=chosen,
            )
        )
    facets = [Facet(label=_("单位"), options=tuple(options))]
    if len(running) > 1:
        facets.append(_notices(running, board.notice, given, path))
    return FilterBar(facets=tuple(facets))


def _notices(running: Sequence[Notice], current: Notice, given: Mapping[str, list[str]], path: str) -> Facet:
    options = tuple(
        FacetOption(
            text=_("{year}年 {title}").format(year=notice.year, title=shortened(notice.title, 30)),
            href=with_value(path, given, "notice", str(notice.pk)),
            chosen=notice.pk == current.pk,
        )
        for notice in running
    )
    return Facet(label=_("通知"), options=options, menu=True)


def rows_on_a_page(columns: int) -> int:
    """Fewer rows where there are many tasks, so that the first screen keeps its weight."""
    return max(FEWEST_ROWS, min(MOST_ROWS, CELLS_ON_A_PAGE // max(1, columns)))


def page_size(rows: int, columns: int) -> int:
    """All of them where only a few would be left for another page."""
    size = rows_on_a_page(columns)
    return max(rows, 1) if rows <= size + size // FEW_LEFT else size


def columns_of(board: Board) -> dict[str, str]:
    """The tasks as columns that may be hidden: key and words, in the notice's order."""
    ordered = sorted(board.columns, key=lambda column: column.number)
    return {
        _key(column): _("任务 {n}").format(n=column.number) + " " + shortened(column.title, 20)
        for column in ordered
    }


def without(board: Board, hidden: Collection[str]) -> Board:
    """The board without the tasks that this officer does not want to see; all of them if that were all."""
    kept = tuple(column for column in board.columns if _key(column) not in hidden)
    return replace(board, columns=kept or board.columns)


def _key(column: Column) -> str:
    return f"t{column.task_id}"


def lines_on_page(board: Board, view: View) -> tuple[Line, ...]:
    """The organs that this page of the board shows."""
    lines = kept_lines(board, view)
    size = page_size(len(lines), len(board.columns))
    start = (view.page - 1) * size
    return lines[start : start + size]


def organs_on_page(board: Board, view: View) -> set[int]:
    """Their keys."""
    return {line.organ_id for line in lines_on_page(board, view)}


def matrix(board: Board, query: QueryDict, path: str, view: View) -> Matrix:
    """One page of organs × all tasks."""
    lines = kept_lines(board, view)
    size = page_size(len(lines), len(board.columns))
    start = (view.page - 1) * size
    shown = lines_on_page(board, view)
    given = dict(query.lists())
    other = with_value(path, given, "view", "" if view.as_list else "list")
    return Matrix(
        caption=_("单位 × 任务的办理状态"),
        corner=_("单位 ＼ 任务"),
        hint=_("横向可以滚动"),
        bar_means=_("横条：已报送的要求占几成"),
        columns=tuple(_column(column, board.notice) for column in board.columns),
        rows=tuple(_row(line, board) for line in shown),
        as_list=view.as_list,
        other_form=Link(text=_("以表格形式看") if view.as_list else _("以列表形式阅读"), href=other),
        pager=_pager(len(lines), start, len(shown), given, path, view),
    )


def _pager(
    total: int, start: int, shown: int, given: Mapping[str, list[str]], path: str, view: View
) -> Pager:
    words = _("第 {first}—{last} 个单位，共 {total} 个").format(
        first=start + 1 if shown else 0, last=start + shown, total=total
    )
    return Pager(
        words=words,
        previous=with_value(path, given, "page", str(view.page - 1)) if view.page > 1 else "",
        next=with_value(path, given, "page", str(view.page + 1)) if start + shown < total else "",
    )


def _column(column: Column, notice: Notice) -> MatrixColumn:
    return MatrixColumn(
        text=shortened(column.title, 24),
        note=_("任务 {n}").format(n=column.number),
        href=f"{_tasks()}?notice={notice.pk}&scope=all&task={column.task_id}",
        late=column.late > 0,
    )


def _row(line: Line, board: Board) -> MatrixRow:
    base = f"{_tasks()}?notice={board.notice.pk}&scope=all&organ={line.organ_id}"
    return MatrixRow(
        text=line.label,
        note=row_note(line),
        state=Mark.OVERDUE if line.late else Mark.RECTIFICATION if line.rectification else None,
        href=base,
        cells=tuple(
            _cell(board.cell(line.organ_id, column.task_id), f"{base}&task={column.task_id}")
            for column in board.columns
        ),
    )


def row_note(line: Line) -> str:
    """What stands beneath an organ's name."""
    if line.late:
        return _("{n} 条逾期").format(n=line.late)
    if line.rectification:
        return _("{n} 条整改").format(n=line.rectification)
    return _("已核实 {n} / {total}").format(n=line.verified, total=line.total)


def _cell(cell: Cell | None, href: str) -> MatrixCell:
    if cell is None:
        return _NOT_CONCERNED
    return MatrixCell(
        state=Mark(cell.shown.value), href=href, word=cell_word(cell), numerator=cell.percent, denominator=100
    )


def cell_word(cell: Cell) -> str:
    """The state's word; how many working days late, where that can be said."""
    if cell.shown == Shown.OVERDUE and cell.late_workdays:
        return _("逾期 {n} 天").format(n=cell.late_workdays)
    return ""


def _tasks() -> str:
    return reverse("workbench:tasks")


def _list(notice: Notice, state: Shown) -> str:
    return f"{_tasks()}?notice={notice.pk}&scope=all&state={state.value}"
