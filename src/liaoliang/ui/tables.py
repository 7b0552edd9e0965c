"""Components for many things at once: filter, table, bulk bar, pager, matrix."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Final, Literal

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from liaoliang.ui.charts import percent, step
from liaoliang.ui.component import Button, Component, Link, Text
from liaoliang.ui.states import LEGEND_ORDER, State, tone_of, word_of

_SHAPE: Final = '<svg class="i" aria-hidden="true"><use href="#i-{}"/></svg>{}{}'
# State, word, and the class of the bar's width.
_Look = tuple[State, Text, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetOption:
    """One value of a facet; `href` is the list with it chosen, or with it taken away if it is chosen."""

    text: Text
    href: str
    count: int | None = None
    chosen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """A question to the list; few answers stand as chips, many unfold as a menu."""

    label: Text
    options: tuple[FacetOption, ...]
    menu: bool = False

    @property
    def chosen(self) -> tuple[FacetOption, ...]:
        return tuple(option for option in self.options if option.chosen)


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterBar(Component):
    """Facets with counts, all links, so the state is in the address; `found` is announced."""

    template: ClassVar[str] = "filter_bar"
    facets: tuple[Facet, ...]
    found: Text = ""
    clear: Link | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pager(Component):
    """The way through a long list: `words` says where one is."""

    template: ClassVar[str] = "pager"
    words: Text
    previous: str = ""
    next: str = ""
    links: tuple[Link, ...] = ()
    hint: Text = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column; with `sort` (an address) its head sorts, `sorted` says how it is sorted now."""

    text: Text
    sort: str = ""
    sorted: Literal["", "ascending", "descending"] = ""
    numeric: bool = False
    narrow: bool = False
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Cells in the columns' order. `key` is the value of its bulk box; `details` unfolds below it."""

    cells: tuple[Text | Component, ...]
    key: str = ""
    label: Text = ""
    href: str = ""
    selected: bool = False
    current: bool = False
    details: Text | Component = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowGroup:
    """Rows under a heading of their own."""

    rows: tuple[Row, ...]
    title: Text = ""
    note: Text = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BulkBar:
    """What can be done with the chosen rows; a refused button stands there with its reason."""

    buttons: tuple[Button, ...]
    action: str
    name: str = "chosen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Component):
    """A list of things; becomes a list of blocks on a phone. With `bulk`, print it by `{% component %}`,
    which hands the form its CSRF token."""

    template: ClassVar[str] = "table"
    caption: Text
    columns: tuple[Column, ...]
    rows: tuple[Row, ...] = ()
    groups: tuple[RowGroup, ...] = ()
    bulk: BulkBar | None = None
    pager: Pager | None = None
    empty: Component | None = None
    show_caption: bool = False
    panel: bool = False
    key: str = ""

    @property
    def sections(self) -> tuple[RowGroup, ...]:
        return self.groups or (RowGroup(rows=self.rows),)

    @property
    def has_rows(self) -> bool:
        return any(group.rows for group in self.sections)

    @property
    def width(self) -> int:
        return len(self.columns) + (1 if self.bulk else 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixColumn:
    """A column's head; a `late` one carries the red rule."""

    text: Text
    note: Text = ""
    href: str = ""
    late: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixCell:
    """One crossing: state, its word (逾期 8 天), and how far it is, as numerator and denominator."""

    state: State
    href: str = ""
    word: Text = ""
    numerator: int = 0
    denominator: int = 0

    @property
    def text(self) -> Text:
        return self.word or word_of(self.state)

    @property
    def tone(self) -> str:
        return tone_of(self.state)

    @property
    def width(self) -> str:
        """The class that draws the bar; empty where there is nothing to measure."""
        return f"w-{step(percent(self.numerator, self.denominator))}" if self.denominator else ""

    @property
    def concerned(self) -> bool:
        return self.state is not State.NOT_APPLICABLE


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixRow:
    """A row's head and its cells in the columns' order."""

    text: Text
    cells: tuple[MatrixCell, ...]
    note: Text = ""
    state: State | None = None
    href: str = ""

    @property
    def tone(self) -> str:
        return tone_of(self.state) if self.state else "grey"


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix(Component):
    """Who × what. The heads stay while it scrolls; on a phone, and with `as_list`, it reads as a list
    whose rows are headings of level `heading`."""

    template: ClassVar[str] = "matrix"
    caption: Text
    columns: tuple[MatrixColumn, ...]
    rows: tuple[MatrixRow, ...]
    corner: Text = ""
    hint: Text = ""
    as_list: bool = False
    heading: int = 2
    other_form: Link | None = None
    pager: Pager | None = None
    bar_means: Text = ""

    @property
    def lines(self) -> list[tuple[MatrixRow, list[tuple[MatrixColumn, MatrixCell]]]]:
        return [(row, list(zip(self.columns, row.cells, strict=True))) for row in self.rows]

    @property
    def body(self) -> list[tuple[MatrixRow, list[SafeString]]]:
        """Rows with the markup of their cells. A template's loop takes five times as long for a thousand."""
        words = {
            state: str(word_of(state)) for state in {cell.state for row in self.rows for cell in row.cells}
        }
        heads = [escape(column.text) for column in self.columns]
        shapes: dict[_Look, SafeString] = {}
        return [
            (row, [_crossing(cell, head, words, shapes) for cell, head in zip(row.cells, heads, strict=True)])
            for row in self.rows
        ]

    @property
    def legend(self) -> list[tuple[State, str]]:
        """The states that occur, with their words."""
        here = {cell.state for row in self.rows for cell in row.cells}
        return [(state, word_of(state)) for state in LEGEND_ORDER if state in here]


def _crossing(
    cell: MatrixCell, head: SafeString, words: Mapping[State, str], shapes: dict[_Look, SafeString]
) -> SafeString:
    """A cell of the table; `head` is its column's text, for narrow screens. Cells that look the same share it."""
    look = (cell.state, cell.word or words[cell.state], cell.width)
    shape = shapes.get(look) or shapes.setdefault(look, _shape(*look))
    if not cell.concerned:
        return shape
    inner = f'<a href="{escape(cell.href)}">{shape}</a>' if cell.href else shape
    return mark_safe(f'<td class="c-{cell.state.value}" data-c="{head}">{inner}</td>')  # noqa: S308 - escaped


def _shape(state: State, word: Text, width: str) -> SafeString:
    """What stands in a cell; the whole of it where the matter does not concern the row."""
    if state is State.NOT_APPLICABLE:
        return format_html('<td class="none">– {}</td>', word)
    return format_html(_SHAPE, state.value, word, format_html('<i class="{}"></i>', width) if width else "")
