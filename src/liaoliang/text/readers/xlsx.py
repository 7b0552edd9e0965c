"""Excel workbooks: one table for each visible sheet; values as shown, formulas never calculated."""

from __future__ import annotations

import posixpath
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise, product

from liaoliang.errors import BadInputError, gettext_noop
from liaoliang.text.blocks import Document
from liaoliang.text.readers.assembly import Assembly
from liaoliang.text.readers.docx import main_part
from liaoliang.text.readers.grid import Place
from liaoliang.text.readers.limits import MAX_MERGED_WORK, TOO_MUCH_MARKUP, Package
from liaoliang.text.readers.wordprocessing import Element, attribute_of, child
from liaoliang.text.readers.xlsx_sheet import Sheet, Spot, read_sheet, shared_strings
from liaoliang.text.readers.xlsx_values import Formats, address, column_name, relations

_HIDDEN_SHEET = gettext_noop("隐藏的工作表“{sheet}”没有读入")
_NOT_A_TABLE = gettext_noop("“{sheet}”是图表或宏表，没有读入")
_HIDDEN_ROWS = gettext_noop("工作表“{sheet}”隐藏的第 {rows} 行没有读入")
_HIDDEN_COLUMNS = gettext_noop("工作表“{sheet}”隐藏的 {columns} 列没有读入")
_UNCACHED = gettext_noop(
    "工作表“{sheet}”中 {cells} 的公式没有保存计算结果，已留空；请在 Excel 中打开并保存一次"
)
_ERRORS = gettext_noop("工作表“{sheet}”中 {cells} 的公式结果是错误值")
_COVERED = gettext_noop("工作表“{sheet}”合并单元格中被遮住的 {cells} 没有读入")
DRAWING = gettext_noop("工作表“{sheet}”中的图片、文本框或批注没有读入")
_MANY = gettext_noop("{some} 等 {count} 处")
_NAMED = 8


def parse(content: bytes, name: str) -> Document:
    """Read a workbook; what is hidden is left out, and named in a warning."""
    package = Package(content, name)
    assembly = Assembly(name, "xlsx")
    sheets = [_Layout(title, sheet, assembly) for title, sheet in _sheets(package, assembly)]
    filled = [sheet for sheet in sheets if sheet.has_text]
    for sheet in filled:
        sheet.append(with_heading=len(filled) > 1)
    for sheet in sheets:
        sheet.describe()
    return assembly.finish()


def _sheets(package: Package, assembly: Assembly) -> list[tuple[str, Sheet]]:
    """The visible worksheets with their titles, in the order of their tabs."""
    main = main_part(package, "xl/workbook.xml")
    folder = posixpath.dirname(main)
    workbook = package.tree(main)
    linked = relations(package.optional_tree(f"{folder}/_rels/{posixpath.basename(main)}.rels"))
    strings_part = f"{folder}/sharedStrings.xml"
    strings: list[str] = []
    if strings_part in package.names():
        strings = shared_strings(package.read(strings_part), package.name, strings_part)
    formats = Formats(package.optional_tree(f"{folder}/styles.xml"), _is_from_1904(workbook))
    found: list[tuple[str, Sheet]] = []
    for entry in workbook.iterfind("{*}sheets/{*}sheet"):
        part = _visible_part(entry, linked.get(_relation_id(entry)), folder, assembly)
        if part:
            title = attribute_of(entry, "name") or ""
            content = package.read(part)
            found.append((title, read_sheet(content, package.name, part, strings, formats)))
    return found


def _is_from_1904(workbook: Element) -> bool:
    properties = child(workbook, "workbookPr")
    return properties is not None and attribute_of(properties, "date1904") in ("1", "true")


def _relation_id(entry: Element) -> str:
    """The sheet's relationship: the only attribute `id` in a namespace (`sheetId` is another thing)."""
    return next((str(text) for key, text in entry.attrib.items() if str(key).endswith("}id")), "")


def _visible_part(entry: Element, relation: Element | None, folder: str, assembly: Assembly) -> str:
    title = attribute_of(entry, "name") or ""
    if (attribute_of(entry, "state") or "visible") != "visible":
        assembly.warn(_HIDDEN_SHEET, sheet=title)
        return ""
    if relation is None or not (attribute_of(relation, "Type") or "").endswith("/worksheet"):
        assembly.warn(_NOT_A_TABLE, sheet=title)
        return ""
    return posixpath.normpath(posixpath.join("/", folder, attribute_of(relation, "Target") or "")).lstrip("/")


class _Layout:
    """Lays a sheet out without what is hidden: rows and columns are counted as a reader sees them."""

    def __init__(self, title: str, sheet: Sheet, assembly: Assembly) -> None:
        self._title = title
        self._sheet = sheet
        self._assembly = assembly
        self._hidden_rows = sorted(sheet.hidden_rows)
        self._hidden_columns = sorted(sheet.hidden_columns)
        self._first = (
            min((row for row, _ in sheet.texts), default=0),
            min((column for _, column in sheet.texts), default=0),
        )

    @property
    def has_text(self) -> bool:
        """Whether any cell of the sheet has text, visible or not."""
        return bool(self._sheet.texts)

    def append(self, *, with_heading: bool) -> None:
        """Append the sheet's cells, and the warnings about it."""
        if with_heading:
            self._assembly.heading(self._title, level=0)  # a tab is no heading of the text
        ends = dict(self._sheet.merges)
        covered = self._covered()
        table = self._assembly.open_table()
        hidden: list[Spot] = []
        for spot in sorted(self._sheet.texts.keys() - covered):
            place = self._place(spot, ends.get(spot, spot))
            if place is None:
                hidden.append(spot)
            else:
                self._assembly.cell(self._sheet.texts[spot], table, place)
        self._describe_cells(hidden, sorted(covered))

    def _covered(self) -> set[Spot]:
        """Cells with text that lie under a merged range and so are not shown."""
        texts = self._sheet.texts
        covered: set[Spot] = set()
        work = 0
        for first, last in self._sheet.merges:
            area = (last[0] - first[0] + 1) * (last[1] - first[1] + 1)
            work += min(area, len(texts))
            # Merged ranges never overlap in a real workbook, so this cannot grow large there.
            if work > MAX_MERGED_WORK:
                raise BadInputError(self._assembly.name, TOO_MUCH_MARKUP)
            candidates = _spots(first, last) if area <= len(texts) else iter(texts)
            covered.update(
                spot
                for spot in candidates
                if spot in texts and spot != first and _contains(first, last, spot)
            )
        return covered

    def _place(self, first: Spot, last: Spot) -> Place | None:
        """Place among the visible rows and columns; None where nothing of the cell is visible."""
        height = _visible(first[0], last[0], self._hidden_rows)
        width = _visible(first[1], last[1], self._hidden_columns)
        if not height or not width:
            return None
        top = _visible(self._first[0], first[0] - 1, self._hidden_rows)
        left = _visible(self._first[1], first[1] - 1, self._hidden_columns)
        return Place(top, left, height, width)

    def describe(self) -> None:
        """Warn of what the sheet has beside texts: formulas without a value, errors, drawings."""
        self._warn(_UNCACHED, cells=_named(self._sheet.uncached))
        self._warn(_ERRORS, cells=_named(self._sheet.errors))
        if self._sheet.has_drawing:
            self._assembly.warn(DRAWING, sheet=self._title)

    def _describe_cells(self, hidden: Sequence[Spot], covered: Sequence[Spot]) -> None:
        sheet = self._sheet
        rows = sorted({row for row, _ in hidden if row in sheet.hidden_rows})
        columns = sorted({column for _, column in hidden if column in sheet.hidden_columns})
        self._warn(_HIDDEN_ROWS, rows=_ranges([str(row + 1) for row in rows], rows))
        self._warn(_HIDDEN_COLUMNS, columns=_ranges([column_name(column) for column in columns], columns))
        self._warn(_COVERED, cells=_named(covered))

    def _warn(self, template: str, **values: str) -> None:
        if any(values.values()):
            self._assembly.warn(template, **{"sheet": self._title, **values})


def _spots(first: Spot, last: Spot) -> Iterator[Spot]:
    return product(range(first[0], last[0] + 1), range(first[1], last[1] + 1))


def _contains(first: Spot, last: Spot, spot: Spot) -> bool:
    return first[0] <= spot[0] <= last[0] and first[1] <= spot[1] <= last[1]


def _visible(first: int, last: int, hidden: Sequence[int]) -> int:
    """How many of first..last are not in the sorted list `hidden`."""
    return max(last - first + 1 - (bisect_left(hidden, last + 1) - bisect_left(hidden, first)), 0)


def _ranges(names: Sequence[str], numbers: Sequence[int]) -> str:
    """Runs of neighbours as ranges: 3, 4, 5, 8 -> 3–5、8."""
    starts = [0, *(at + 1 for at, (one, two) in enumerate(pairwise(numbers)) if two != one + 1)]
    ends = [*(start - 1 for start in starts[1:]), len(names) - 1]
    runs = [(names[start], names[end]) for start, end in zip(starts, ends, strict=True)] if names else []
    written = [first if first == last else f"{first}–{last}" for first, last in runs]
    return _shortened(written)


def _named(spots: Sequence[Spot]) -> str:
    return _shortened([address(spot) for spot in spots])


def _shortened(names: Sequence[str]) -> str:
    if len(names) <= _NAMED:
        return "、".join(names)
    return _MANY.format(some="、".join(names[:_NAMED]), count=len(names))
