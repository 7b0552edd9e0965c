"""Word documents, read from the parts themselves: numbering, spans and revisions as Word shows them."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from liaoliang.errors import BadInputError, gettext_noop
from liaoliang.text.blocks import Document
from liaoliang.text.readers.assembly import Assembly, trim
from liaoliang.text.readers.docx_numbering import Numbering
from liaoliang.text.readers.docx_styles import Styles
from liaoliang.text.readers.docx_tables import Row, cells_of, covered_cells, is_frame, rows_of
from liaoliang.text.readers.docx_text import DELETED, Inline, preferred, read_inline
from liaoliang.text.readers.flow import join_lines
from liaoliang.text.readers.limits import MAX_TABLE_COLUMNS, MISSING_PART, TOO_WIDE, Package
from liaoliang.text.readers.wordprocessing import Element, attribute_of, child, content_of, local

_COMMENTS = gettext_noop("文档中的批注（{count} 条）没有读入")
_CONTENTS = gettext_noop("自动生成的目录（{count} 行）没有读入")
_EMBEDDED = gettext_noop("文档中嵌入的其他文件没有读入")
_COVERED = gettext_noop("表格合并单元格中被遮住的文字（{count} 处）没有读入")

_OFFICE_DOCUMENT = "/officeDocument"


def parse(content: bytes, name: str) -> Document:
    """Read a Word document: accepted insertions in, deletions, comments and page furniture out."""
    package = Package(content, name)
    main = main_part(package, "word/document.xml")
    body = child(package.tree(main), "body")
    if body is None:
        raise BadInputError(name, MISSING_PART, part="body")
    assembly = Assembly(name, "docx")
    word = _Word(package, posixpath.dirname(main), assembly)
    word.flow(body)
    word.append_notes()
    word.describe()
    return assembly.finish()


def main_part(package: Package, usual: str) -> str:
    """The part that the package names as its main document."""
    root = package.optional_tree("_rels/.rels")
    for relation in [] if root is None else root:
        if (attribute_of(relation, "Type") or "").endswith(_OFFICE_DOCUMENT):
            return (attribute_of(relation, "Target") or usual).lstrip("/")
    return usual


@dataclass(slots=True)
class _Paragraph:
    level: int
    label: str
    inline: Inline


class _Word:
    """One document being read: its parts, where the counting stands, what was left out."""

    def __init__(self, package: Package, folder: str, assembly: Assembly) -> None:
        self._assembly = assembly
        self._parts = {
            kind: package.optional_tree(posixpath.join(folder, f"{kind}.xml"))
            for kind in ("styles", "numbering", "footnotes", "endnotes", "comments")
        }
        self._styles = Styles(self._parts["styles"])
        self._numbering = Numbering(self._parts["numbering"], self._styles)
        self._left_out: Counter[str] = Counter()
        self._notes: list[tuple[str, str]] = []
        self._carried: Inline | None = None

    def flow(self, container: Element) -> None:
        """Append paragraphs and tables of a body, text box or frame in document order."""
        for element in content_of(container):
            kind = local(element)
            if kind == "p":
                self._paragraph(element)
            elif kind == "tbl":
                self._table(element)
            elif kind == "AlternateContent":
                self.flow(preferred(element))
            elif kind == "altChunk":
                self._left_out[_EMBEDDED] += 1
        if self._carried is not None:
            self._append(_Paragraph(0, "", self._carried))
            self._carried = None

    def append_notes(self) -> None:
        """Append footnotes and endnotes in the order in which the text refers to them."""
        for kind, identity in dict.fromkeys(self._notes):
            part = self._parts[f"{kind}s"]
            for note in [] if part is None else part.iterchildren(f"{{*}}{kind}"):
                if attribute_of(note, "id") == identity:
                    self.flow(note)

    def describe(self) -> None:
        """Warn of everything that was left out."""
        comments = self._parts["comments"]
        self._left_out[_COMMENTS] += 0 if comments is None else len(comments)
        for template, count in self._left_out.items():
            if count:
                self._assembly.warn(template, count=count)

    def _paragraph(self, element: Element) -> None:
        if self._styles.is_contents(element):
            self._left_out[_CONTENTS] += 1
            return
        paragraph = self._take(element)
        if paragraph is not None:
            self._append(paragraph)

    def _append(self, paragraph: _Paragraph) -> None:
        lines = _lines_of(paragraph.inline.text)
        if lines and paragraph.level:
            self._assembly.heading(paragraph.label + join_lines(lines), level=paragraph.level)
        elif lines:
            for line in [paragraph.label + lines[0], *lines[1:]]:
                self._assembly.paragraph(line)
        for box in paragraph.inline.boxes:
            self.flow(box)

    def _take(self, element: Element) -> _Paragraph | None:
        """Read and count a paragraph; one whose end was deleted runs on into the next."""
        inline = read_inline(element, self._left_out)
        self._notes += inline.notes
        if self._carried is not None:
            inline.parts[:0], inline.boxes[:0] = self._carried.parts, self._carried.boxes
            self._carried = None
        if child(element, "pPr", "rPr", "del") is not None:
            self._left_out[DELETED] += 1
            self._carried = inline
            return None
        return _Paragraph(self._styles.heading_level(element), self._numbering.label(element), inline)

    def _table(self, table: Element) -> None:
        rows = rows_of(table)
        if is_frame(rows):
            for row in rows:
                for cell in row.cells:
                    self.flow(cell.element)
            return
        if any(len(row.cells) > MAX_TABLE_COLUMNS for row in rows):
            raise BadInputError(self._assembly.name, TOO_WIDE, limit=MAX_TABLE_COLUMNS)
        ordinal = self._assembly.open_table()
        boxes: list[Element] = []
        for place, element in cells_of(rows):
            if place.column + place.column_span > MAX_TABLE_COLUMNS:
                raise BadInputError(self._assembly.name, TOO_WIDE, limit=MAX_TABLE_COLUMNS)
            self._assembly.cell("\n".join(self._cell_lines(element, boxes)), ordinal, place)
        self._left_out[_COVERED] += sum(map(_has_text, covered_cells(rows)))
        for box in boxes:
            self.flow(box)

    def _cell_lines(self, cell: Element, boxes: list[Element]) -> Iterator[str]:
        """Lines of a cell: its paragraphs, and the rows of a table nested in it."""
        for element in content_of(cell):
            kind = local(element)
            if kind == "p":
                paragraph = self._take(element)
                if paragraph is not None:
                    # A cell may hold nothing but its automatic number.
                    yield from _lines_of(paragraph.label + paragraph.inline.text)
                    boxes += paragraph.inline.boxes
            elif kind == "tbl":
                yield from self._nested_lines(rows_of(element), boxes)
        if self._carried is not None:
            yield from _lines_of(self._carried.text)
            self._carried = None

    def _nested_lines(self, rows: list[Row], boxes: list[Element]) -> Iterator[str]:
        for row in rows:
            yield " ".join(line for cell in row.cells for line in self._cell_lines(cell.element, boxes))


def _lines_of(text: str) -> list[str]:
    return [line for line in map(trim, text.split("\n")) if line]


def _has_text(cell: Element) -> bool:
    return any(
        _lines_of(read_inline(paragraph, Counter()).text) for paragraph in cell.iterdescendants("{*}p")
    )
