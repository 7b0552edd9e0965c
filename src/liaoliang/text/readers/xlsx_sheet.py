"""One worksheet read as a stream: no tree is built, so a large sheet costs only its texts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from lxml import etree

from liaoliang.errors import BadInputError, gettext_noop
from liaoliang.text.readers.limits import (
    DAMAGED_PART,
    LAST_COLUMN,
    MAX_COLUMN_RANGES,
    MAX_MERGES,
    MAX_SHEET_CELLS,
    MAX_STREAMED_TAGS,
    TOO_MUCH_MARKUP,
    refuse_doctype,
)
from liaoliang.text.readers.wordprocessing import number
from liaoliang.text.readers.xlsx_values import Formats, spot_of, unescape

TOO_MANY_CELLS = gettext_noop("工作表有内容的单元格超过 {limit} 个；请拆分后再导入")

_PIECE_BYTES = 65_536

Spot = tuple[int, int]


@dataclass(slots=True)
class Sheet:
    """Texts by (row, column) from 0, merged ranges, and what the author hid."""

    texts: dict[Spot, str] = field(default_factory=dict)
    merges: list[tuple[Spot, Spot]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    uncached: list[Spot] = field(default_factory=list)
    errors: list[Spot] = field(default_factory=list)
    has_drawing: bool = False


class _Target:
    """Receives the parser's events; lxml hands attributes over with namespaces in braces."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._text: list[str] = []
        self._silent = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins: a text begins anew, or the subclass notes its attributes."""
        local = tag.rpartition("}")[2]
        if local in ("t", "v", "f"):
            self._text.clear()
        self._silent += local == "rPh"
        self.begin(local, attributes)

    def data(self, text: str) -> None:
        """Character data of the element at hand."""
        self._text.append(text)

    def end(self, tag: str) -> None:
        """An element ends."""
        local = tag.rpartition("}")[2]
        self._silent -= local == "rPh"
        self.finish(local, "".join(self._text) if local in ("t", "v", "f") else "")
        if local in ("t", "v", "f"):
            self._text.clear()

    def begin(self, local: str, attributes: Mapping[str, str]) -> None:
        """For the subclass."""

    def finish(self, local: str, text: str) -> None:
        """For the subclass."""

    def comment(self, text: str) -> None:
        """Comments of the markup are no text."""

    def close(self) -> None:
        """The parser asks for a result at the end; the target itself is the result."""


class _SharedStrings(_Target):
    """The table of texts that cells refer to by number; pronunciations are left out."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.strings: list[str] = []
        self._runs: list[str] = []

    def finish(self, local: str, text: str) -> None:
        """A text run or a whole string ends."""
        if local == "t" and not self._silent:
            self._runs.append(text)
        elif local == "si":
            self.strings.append(unescape("".join(self._runs)))
            self._runs.clear()


class _SheetTarget(_Target):
    def __init__(self, name: str, strings: Sequence[str], formats: Formats) -> None:
        super().__init__(name)
        self.sheet = Sheet()
        self._strings = strings
        self._formats = formats
        self._row = -1
        self._spot: Spot = (-1, -1)
        self._cell: Mapping[str, str] = {}
        self._value: str | None = None
        self._runs: list[str] = []
        self._has_formula = False
        self._column_ranges = 0

    def begin(self, local: str, attributes: Mapping[str, str]) -> None:
        """Note rows, columns, cells and merged ranges."""
        if local == "row":
            self._row = number(attributes.get("r"), self._row + 2) - 1
            self._spot = (self._row, -1)
            if attributes.get("hidden") in ("1", "true"):
                self.sheet.hidden_rows.add(self._row)
        elif local == "c":
            self._spot = spot_of(attributes.get("r", "")) or (self._row, self._spot[1] + 1)
            # The parser reuses its mapping, so what is needed later is copied.
            self._cell = dict(attributes)
            self._value, self._has_formula = None, False
            self._runs.clear()
        elif local == "col" and attributes.get("hidden") in ("1", "true"):
            self._hide_columns(number(attributes.get("min"), 1), number(attributes.get("max"), 1))
        elif local == "mergeCell":
            self._merge(attributes.get("ref", ""))
        elif local in ("drawing", "legacyDrawing"):
            self.sheet.has_drawing = True

    def finish(self, local: str, text: str) -> None:
        """A value, a formula, a text run or a whole cell ends."""
        if local == "v":
            self._value = text
        elif local == "f":
            self._has_formula = True
        elif local == "t" and not self._silent:
            self._runs.append(text)
        elif local == "c":
            self._keep_cell()

    def _keep_cell(self) -> None:
        if self._has_formula and not self._value:
            self.sheet.uncached.append(self._spot)
            return
        shown = self._shown(self._value or "")
        if not shown.strip():
            return
        if len(self.sheet.texts) >= MAX_SHEET_CELLS:
            raise BadInputError(self.name, TOO_MANY_CELLS, limit=MAX_SHEET_CELLS)
        self.sheet.texts[self._spot] = shown

    def _shown(self, written: str) -> str:
        kind = self._cell.get("t", "n")
        if kind == "s":
            index = number(written, -1)
            return self._strings[index] if 0 <= index < len(self._strings) else ""
        if kind == "inlineStr":
            return unescape("".join(self._runs))
        if kind == "b":
            return "TRUE" if written == "1" else "FALSE"
        if kind == "e":
            self.sheet.errors.append(self._spot)
        return self._formats.shown(written, self._cell.get("s")) if kind == "n" else unescape(written)

    def _hide_columns(self, first: int, last: int) -> None:
        self._column_ranges += 1
        if self._column_ranges > MAX_COLUMN_RANGES:
            raise BadInputError(self.name, TOO_MUCH_MARKUP)
        self.sheet.hidden_columns.update(range(first - 1, min(last, LAST_COLUMN)))

    def _merge(self, reference: str) -> None:
        start, _, end = reference.partition(":")
        first, last = spot_of(start), spot_of(end)
        if first is None or last is None:
            return
        if len(self.sheet.merges) >= MAX_MERGES:
            raise BadInputError(self.name, TOO_MUCH_MARKUP)
        self.sheet.merges.append((first, last))


def shared_strings(content: bytes, name: str, part: str) -> list[str]:
    """The shared strings of a workbook, in order."""
    target = _SharedStrings(name)
    _feed(content, target, part)
    return target.strings


def read_sheet(content: bytes, name: str, part: str, strings: Sequence[str], formats: Formats) -> Sheet:
    """Read one worksheet part."""
    target = _SheetTarget(name, strings, formats)
    _feed(content, target, part)
    return target.sheet


def _feed(content: bytes, target: _Target, part: str) -> None:
    refuse_doctype(content, target.name, part)
    if content.count(b"<") > MAX_STREAMED_TAGS:
        raise BadInputError(target.name, TOO_MUCH_MARKUP)
    # The stubs ask for methods that take bytes; lxml hands over str.
    parser = etree.XMLParser(
        target=cast(Any, target), resolve_entities=False, no_network=True, load_dtd=False
    )
    try:
        # libxml2 takes no more than 10 MB at a time.
        for start in range(0, len(content), _PIECE_BYTES):
            parser.feed(content[start : start + _PIECE_BYTES])
        parser.close()
    except (etree.XMLSyntaxError, ValueError) as error:
        raise BadInputError(target.name, DAMAGED_PART, part=part) from error
