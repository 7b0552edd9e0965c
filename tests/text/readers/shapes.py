"""Short forms of documents for comparison, and Office files made by hand."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from liaoliang.text.blocks import Document
from liaoliang.text.readers import read_bytes

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = "<Types/>"


def texts(document: Document) -> list[str]:
    """The text of every block."""
    return [block.text for block in document]


def cells(document: Document, table: int = 0) -> list[tuple[int, int, str]]:
    """Row, column and text of the cells of one table."""
    return [(block.row, block.column, block.text) for block in document if block.table == table]


def spans(document: Document) -> dict[str, tuple[int, int]]:
    """Row and column span of each cell that spans anything, by its text."""
    found = {block.text: (block.row_span, block.column_span) for block in document if block.kind == "cell"}
    return {text: span for text, span in found.items() if span != (1, 1)}


def zipped(parts: dict[str, str]) -> bytes:
    """A zip of text parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {"[Content_Types].xml": _TYPES, **parts}.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def word(body: str, **parts: str) -> bytes:
    """A Word file from the inside of its body; other parts by name (`numbering`, `styles`, `comments`)."""
    names = {f"word/{name}.xml": _rooted(name, content) for name, content in parts.items()}
    return zipped({"word/document.xml": _rooted("document", f"<w:body>{body}</w:body>"), **names})


def _rooted(name: str, content: str) -> str:
    return f'<w:{name} xmlns:w="{_WORD}">{content}</w:{name}>'


def paragraph(text: str, properties: str = "") -> str:
    """A Word paragraph with one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def saved(thing: Any) -> bytes:
    """The bytes of a python-docx or openpyxl document."""
    buffer = io.BytesIO()
    thing.save(buffer)
    return buffer.getvalue()


def read_word(body: str, **parts: str) -> Document:
    """Read a Word file made from parts."""
    return read_bytes(word(body, **parts), "通知.docx")
