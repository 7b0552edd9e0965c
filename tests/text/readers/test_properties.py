"""For any document: nothing is lost, nothing is doubled; for any bytes: a document or a refusal."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from html import escape

import docx
import openpyxl
from hypothesis import given, settings
from hypothesis import strategies as st

from liaoliang.errors import BadInputError
from liaoliang.text.blocks import Document
from liaoliang.text.encoding import decode
from liaoliang.text.readers import read_bytes
from liaoliang.text.readers.grid import Written, place
from text.readers.pdf_builder import PdfPage, pdf
from text.readers.shapes import paragraph, saved, word

WORDS = st.text(alphabet="政务公开市教育局一二、。；（）ABc129 　", min_size=1, max_size=12)
LISTS = st.lists(WORDS, min_size=1, max_size=6)
TABLES = st.lists(st.lists(WORDS, min_size=2, max_size=4), min_size=2, max_size=5)
PIECES = st.lists(st.one_of(WORDS, TABLES), min_size=1, max_size=4)
NAMES = st.sampled_from([f"a.{extension}" for extension in ("txt", "html", "docx", "xlsx", "csv", "pdf")])
FEW = settings(max_examples=40, deadline=None)


def characters(texts: object) -> Counter[str]:
    """Every character that is not space, counted."""
    return Counter(re.sub(r"\s", "", "".join(_flat(texts))))


def _flat(value: object) -> list[str]:
    return [value] if isinstance(value, str) else [text for item in value for text in _flat(item)]


def read_or_nothing(content: bytes, name: str) -> Document | tuple[()]:
    """A file whose texts are all space is refused, and has lost nothing."""
    try:
        return read_bytes(content, name)
    except BadInputError as refusal:
        assert "没有可读的文字" in refusal.why or "没有文字层" in refusal.why
        return ()


def holds_exactly(content: bytes, name: str, written: object) -> None:
    read = read_or_nothing(content, name)
    assert characters([block.text for block in read]) == characters(written)
    assert [block.index for block in read] == list(range(len(tuple(read))))


@FEW
@given(LISTS, st.sampled_from(["utf-8", "gb18030", "utf-16"]))
def test_text_keeps_every_character(lines, encoding):
    holds_exactly("\n".join(lines).encode(encoding), "a.txt", lines)


@FEW
@given(PIECES)
def test_web_pages_keep_every_character(pieces):
    body = "".join(
        f"<p>{escape(piece)}</p>" if isinstance(piece, str) else _html_table(piece) for piece in pieces
    )
    holds_exactly(f"<html><body>{body}</body></html>".encode(), "a.html", pieces)


def _html_table(rows: list[list[str]]) -> str:
    return (
        "<table>"
        + "".join("<tr>" + "".join(f"<td>{escape(c)}</td>" for c in row) for row in rows)
        + "</table>"
    )


@FEW
@given(PIECES)
def test_word_files_keep_every_character(pieces):
    document = docx.Document()
    for piece in pieces:
        if isinstance(piece, str):
            document.add_paragraph(piece)
        else:
            table = document.add_table(len(piece), 4)
            for cells, row in zip(piece, table.rows, strict=True):
                for text, cell in zip(cells, row.cells, strict=False):
                    cell.text = text
    holds_exactly(saved(document), "a.docx", pieces)


@FEW
@given(TABLES)
def test_workbooks_keep_every_character(rows):
    workbook = openpyxl.Workbook()
    for row in rows:
        workbook.active.append(row)
    holds_exactly(saved(workbook), "a.xlsx", rows)


@FEW
@given(TABLES)
def test_csv_keeps_every_character(rows):
    buffer = io.StringIO()
    csv.writer(buffer).writerows(rows)
    holds_exactly(buffer.getvalue().encode(), "a.csv", rows)


@settings(max_examples=15, deadline=None)
@given(LISTS, TABLES)
def test_pdf_files_keep_every_character(lines, rows):
    page = PdfPage().grid([60, 180, 300, 420, 540], [400 + 30 * index for index in range(len(rows) + 1)])
    for index, line in enumerate(lines):
        page.text(90, 150 + 30 * index, line, 12)
    for index, row in enumerate(rows):
        for column, text in enumerate(row):
            page.text(62 + 120 * column, 408 + 30 * index, text, 8)
    holds_exactly(pdf(page), "a.pdf", [lines, rows])


@given(st.binary(max_size=400), NAMES)
def test_random_bytes_are_read_or_refused(content, name):
    try:
        assert read_bytes(content, name).blocks
    except BadInputError as refusal:
        assert refusal.why


MAGIC = st.sampled_from(
    [
        b"%PDF-1.4\n",
        b"PK\x03\x04",
        b"\xef\xbb\xbf",
        b"\xff\xfe",
        b"<html>",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    ]
)


@given(MAGIC, st.binary(max_size=200), NAMES)
def test_random_bytes_behind_a_known_beginning_are_read_or_refused(magic, content, name):
    test_random_bytes_are_read_or_refused.hypothesis.inner_test(magic + content, name)


GOOD_FILES = {
    "a.docx": word(paragraph("正文") + f"<w:tbl><w:tr><w:tc>{paragraph('甲')}</w:tc></w:tr></w:tbl>"),
    "a.pdf": pdf(PdfPage().text(90, 100, "正文").grid([90, 200], [150, 180]), packed=False),
    "a.html": "<html><table><tr><td>甲</td><td>乙</td></tr></table></html>".encode(),
}


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(sorted(GOOD_FILES)), st.data())
def test_damaged_files_are_read_or_refused(name, data):
    content = bytearray(GOOD_FILES[name])
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    test_random_bytes_are_read_or_refused.hypothesis.inner_test(bytes(content), name)


@given(st.binary(max_size=200))
def test_any_bytes_decode(content):
    assert isinstance(decode(content).text, str)


@given(st.lists(st.lists(st.tuples(st.integers(0, 4), st.integers(1, 4)), max_size=5), max_size=6))
def test_cells_of_a_grid_never_overlap(rows):
    written = [[Written(None, height, width) for height, width in row] for row in rows]
    covered = [
        (row, column)
        for spot, _ in place(written, "a.html")
        for row in range(spot.row, spot.row + spot.row_span)
        for column in range(spot.column, spot.column + spot.column_span)
    ]
    assert len(covered) == len(set(covered))
    assert all(row < len(rows) for row, _ in covered)
