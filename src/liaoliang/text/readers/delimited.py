"""CSV: one table; the delimiter is found by what divides the first rows most evenly."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator

from liaoliang.errors import BadInputError, gettext_noop
from liaoliang.text.blocks import Document
from liaoliang.text.readers.assembly import Assembly
from liaoliang.text.readers.grid import Place
from liaoliang.text.readers.limits import MAX_CSV_FIELD, MAX_TABLE_COLUMNS, TOO_WIDE
from liaoliang.text.readers.plain import LINE_END, describe_encoding, readable

_DELIMITERS = (",", "\t", ";", "|")
_SAMPLE_ROWS = 50
_SAMPLE_CHARACTERS = 65_536
# In one line; a quoted cell may hold many of them.
_MAX_DELIMITERS = 200_000
_DECLARATION = "sep="

_BROKEN = gettext_noop("第 {line} 行无法按 CSV 读取（引号不成对或单元格过长）")


def parse(content: bytes, name: str) -> Document:
    """Read delimited text; the line number of a cell is the source line on which its row starts."""
    decoded = readable(content, name)
    assembly = Assembly(name, "csv")
    table = assembly.open_table()
    for row, (line, cells) in enumerate(_rows(decoded.text, name)):
        if len(cells) > MAX_TABLE_COLUMNS:
            raise BadInputError(name, TOO_WIDE, limit=MAX_TABLE_COLUMNS)
        for column, cell in enumerate(cells):
            assembly.cell(LINE_END.sub("\n", cell), table, Place(row, column), line=line)
    describe_encoding(decoded, assembly)
    return assembly.finish()


def _rows(text: str, name: str) -> Iterator[tuple[int, list[str]]]:
    """Rows with their first source line; empty lines are no rows."""
    declared, body = _declared_delimiter(text)
    delimiter = declared or _sniff(body)
    # The limit is the interpreter's own, and low by default.
    csv.field_size_limit(MAX_CSV_FIELD)
    reader = csv.reader(_bounded(body, delimiter, name), delimiter=delimiter)
    skipped = 1 if declared else 0
    line = 1
    try:
        for cells in reader:
            if cells:
                yield line + skipped, cells
            line = reader.line_num + 1
    except csv.Error as error:
        raise BadInputError(name, _BROKEN, line=line + skipped) from error


def _bounded(body: str, delimiter: str, name: str) -> Iterator[str]:
    """Lines, none of which would become millions of cells before their number is looked at."""
    for line in io.StringIO(body, newline=""):
        if line.count(delimiter) > _MAX_DELIMITERS:
            raise BadInputError(name, TOO_WIDE, limit=MAX_TABLE_COLUMNS)
        yield line


def _declared_delimiter(text: str) -> tuple[str, str]:
    """Excel's own first line `sep=;`, and the text after it."""
    first, _, rest = text.partition("\n")
    stripped = first.strip('\ufeff\r"')
    if stripped.lower().startswith(_DECLARATION) and len(stripped) == len(_DECLARATION) + 1:
        return stripped[-1], rest
    return "", text


def _sniff(text: str) -> str:
    return max(_DELIMITERS, key=lambda delimiter: _evenness(text[:_SAMPLE_CHARACTERS], delimiter))


def _evenness(sample: str, delimiter: str) -> tuple[float, int]:
    """How many of the first rows have the same number of cells, and that number."""
    reader = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)
    widths: list[int] = []
    try:
        for cells in reader:
            if cells:
                widths.append(len(cells))
            if len(widths) == _SAMPLE_ROWS:
                break
    except csv.Error:
        return 0.0, 0
    divided = Counter(width for width in widths if width > 1)
    if not divided:
        return 0.0, 0
    width, count = divided.most_common(1)[0]
    return count / len(widths), width
