"""PDF files with a text layer: paragraphs put together again, ruled tables across pages as one."""

from __future__ import annotations

import logging
import re
import struct
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, groupby, pairwise
from statistics import median
from typing import Any

from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfexceptions import PDFException
from pdfminer.psexceptions import PSException
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from liaoliang.errors import BadInputError, gettext_noop
from liaoliang.text.blocks import Document
from liaoliang.text.readers.assembly import Assembly
from liaoliang.text.readers.limits import (
    DAMAGED,
    ENCRYPTED,
    MAX_PDF_CHARACTERS,
    MAX_PDF_CONTENT_BYTES,
    MAX_PDF_PAGES,
)
from liaoliang.text.readers.pdf_continuation import RunningTable
from liaoliang.text.readers.pdf_document import BudgetedPdf
from liaoliang.text.readers.pdf_lines import Line, is_page_number, paragraphs_of
from liaoliang.text.readers.pdf_pages import UNMAPPED, Page, read_page
from liaoliang.text.readers.pdf_streams import check_streams
from liaoliang.text.readers.pdf_tables import TablePart

_NO_TEXT_LAYER = gettext_noop("没有文字层（可能是扫描件或图片），无法读取文字；请导入原稿或先作文字识别")
_NO_PAGES = gettext_noop("没有任何页面，文件可能已损坏")
_TOO_MANY_PAGES = gettext_noop("共 {count} 页，超过 {limit} 页的上限；请拆分后再导入")
_TOO_MANY_CHARACTERS = gettext_noop("文字超过 {limit} 个字符；请拆分后再导入")
_NO_CHARACTER_MAP = gettext_noop("字体没有文字对照表，读出的文字不可用；请导入原稿")
_PICTURE_PAGES = gettext_noop("第 {pages} 页没有文字层（可能是扫描页），没有读入")
_PAGE_NUMBERS = gettext_noop("略去了 {count} 处页码")
_REPEATED = gettext_noop("略去了跨页表格重复的表头 {count} 行")
_FURNITURE = gettext_noop("略去了每页重复的页眉页脚“{text}”")

# pdfminer answers damaged files with almost any exception of the language; these are the ones it is
# known to raise, and none of them can come from anywhere but the file.
_FAILURES = (
    PDFException, PSException, PdfminerException, MalformedPDFException, ValueError, TypeError, LookupError,
    AttributeError, AssertionError, ArithmeticError, RecursionError, NotImplementedError, EOFError, OSError,
    struct.error, zlib.error,
)  # fmt: skip
# pdfminer comments on fonts and cross references; what matters to a person is in our own warnings.
logging.getLogger("pdfminer").setLevel(logging.CRITICAL)

_MAX_UNMAPPED_SHARE = 0.3
_MARGIN_SHARE = 0.1
_MIN_REPEATS = 3
_DIGITS = re.compile(r"\d+")


def parse(content: bytes, name: str) -> Document:
    """Read a PDF; encrypted files and files without a text layer are refused."""
    check_streams(content, name)
    assembly = Assembly(name, "pdf")
    left_out: Counter[str] = Counter()
    try:
        pages = _pages(content, name, left_out)
    except BadInputError:
        raise
    except _FAILURES as error:
        raise _refusal(error, name) from error
    _check_text(pages, name, left_out)
    _describe(pages, assembly, left_out)
    _Flow(assembly).append(_without_furniture(pages, assembly))
    return assembly.finish()


def _refusal(error: BaseException, name: str) -> BadInputError:
    """Tell a locked file from a broken one; pdfplumber wraps the cause as its first argument."""
    causes = (error, *error.args)
    is_locked = any(isinstance(cause, (PDFPasswordIncorrect, PDFEncryptionError)) for cause in causes)
    return BadInputError(name, ENCRYPTED if is_locked else DAMAGED)


def _pages(content: bytes, name: str, left_out: Counter[str]) -> list[Page]:
    with BudgetedPdf(content) as pdf:
        if pdf.doc.encryption is not None:
            raise BadInputError(name, ENCRYPTED)
        count = len(pdf.pages)
        if count > MAX_PDF_PAGES:
            raise BadInputError(name, _TOO_MANY_PAGES, count=count, limit=MAX_PDF_PAGES)
        if not count:
            raise BadInputError(name, _NO_PAGES)
        return list(_read_all(pdf, name, left_out))


def _read_all(pdf: Any, name: str, left_out: Counter[str]) -> Iterator[Page]:
    characters = content_bytes = 0
    for number, page in enumerate(pdf.pages, start=1):
        content_bytes += sum(len(stream.get_data()) for stream in page.page_obj.contents)
        if content_bytes > MAX_PDF_CONTENT_BYTES:
            raise BadInputError(name, _TOO_MANY_CHARACTERS, limit=MAX_PDF_CHARACTERS)
        found = read_page(page, number, left_out)
        # A page keeps its parsed objects until told otherwise.
        page.close()
        characters += found.character_count
        if characters > MAX_PDF_CHARACTERS:
            raise BadInputError(name, _TOO_MANY_CHARACTERS, limit=MAX_PDF_CHARACTERS)
        yield found


def _check_text(pages: Sequence[Page], name: str, left_out: Counter[str]) -> None:
    characters = sum(page.character_count for page in pages)
    if not any(page.lines or page.tables for page in pages):
        raise BadInputError(name, _NO_TEXT_LAYER)
    if left_out[UNMAPPED] > _MAX_UNMAPPED_SHARE * characters:
        raise BadInputError(name, _NO_CHARACTER_MAP)


def _describe(pages: Sequence[Page], assembly: Assembly, left_out: Counter[str]) -> None:
    for template, count in left_out.items():
        if count:
            assembly.warn(template, count=count)
    bare = [str(page.number) for page in pages if page.has_picture and not page.character_count]
    if bare:
        assembly.warn(_PICTURE_PAGES, pages="、".join(bare))


def _without_furniture(pages: Sequence[Page], assembly: Assembly) -> list[Page]:
    """Take page numbers and running heads off the pages, saying so."""
    numbers = 0
    for page in pages:
        kept = [line for line in page.lines if not is_page_number(line, page.height)]
        numbers += len(page.lines) - len(kept)
        page.lines = kept
    if numbers:
        assembly.warn(_PAGE_NUMBERS, count=numbers)
    running = _running_heads(pages)
    for page in pages:
        page.lines = [line for line in page.lines if _margin_key(line, page) not in running]
    for text in running.values():
        assembly.warn(_FURNITURE, text=text)
    return list(pages)


def _running_heads(pages: Sequence[Page]) -> dict[tuple[str, int], str]:
    """Lines in the outer margin that stand on (nearly) every page, by what identifies them."""
    seen: Counter[tuple[str, int]] = Counter()
    texts: dict[tuple[str, int], str] = {}
    for page in pages:
        for line in page.lines:
            key = _margin_key(line, page)
            if key is not None and texts.setdefault(key, line.text):
                seen[key] += 1
    needed = max(_MIN_REPEATS, len(pages) - 1)
    return {key: texts[key] for key, count in seen.items() if count >= needed}


def _margin_key(line: Line, page: Page) -> tuple[str, int] | None:
    in_margin = line.bottom < page.height * _MARGIN_SHARE or line.top > page.height * (1 - _MARGIN_SHARE)
    return (_DIGITS.sub("0", line.text), round(line.top / line.size)) if in_margin else None


class _Flow:
    """Puts the pages one after the other: text runs on over a page break, and so do tables."""

    def __init__(self, assembly: Assembly) -> None:
        self._assembly = assembly

    def append(self, pages: Sequence[Page]) -> None:
        """Append paragraphs and tables in reading order."""
        body_size = _body_size(pages)
        with_margins = _with_margins(pages)
        items = chain.from_iterable(
            _in_order(page, lines) for page, lines in zip(pages, with_margins, strict=True)
        )
        for is_table, group in groupby(items, key=lambda item: isinstance(item, TablePart)):
            if is_table:
                self._tables([item for item in group if isinstance(item, TablePart)])
            else:
                self._lines([item for item in group if isinstance(item, Line)], body_size)

    def _lines(self, lines: Sequence[Line], body_size: float) -> None:
        for paragraph in paragraphs_of(lines, body_size):
            self._assembly.paragraph(paragraph.text, page=paragraph.lines[0].page)

    def _tables(self, parts: Sequence[TablePart]) -> None:
        """Append tables that follow each other without text; parts of one table are joined."""
        running = RunningTable(parts[0])
        for part in parts[1:]:
            if running.takes(part):
                running.add(part)
            else:
                self._table(running)
                running = RunningTable(part)
        self._table(running)

    def _table(self, running: RunningTable) -> None:
        table = self._assembly.open_table()
        for place, text in sorted(running.cells, key=lambda item: (item[0].row, item[0].column)):
            self._assembly.cell(text, table, place, page=running.page_of(place.row))
        if running.repeated_rows:
            self._assembly.warn(_REPEATED, count=running.repeated_rows)


def _in_order(page: Page, lines: Sequence[Line]) -> list[Line | TablePart]:
    return sorted([*lines, *page.tables], key=lambda item: item.top)


def _body_size(pages: Sequence[Page]) -> float:
    """The font size of most of the text."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _with_margins(pages: Sequence[Page]) -> list[list[Line]]:
    """The lines of each page with the margins that all pages of the same width have in common."""
    by_width: dict[int, list[Line]] = {}
    for page in pages:
        by_width.setdefault(round(page.width), []).extend(page.lines)
    margins = {width: _margins(lines) for width, lines in by_width.items() if lines}
    return [
        [
            replace(
                line,
                page=page.number,
                left=margins[round(page.width)][0],
                right=margins[round(page.width)][1],
            )
            for line in page.lines
        ]
        for page in pages
    ]


def _margins(lines: Sequence[Line]) -> tuple[float, float]:
    size = median(line.size for line in lines)
    return _margin([line.x0 for line in lines], size), -_margin([-line.x1 for line in lines], size)


def _margin(starts: Sequence[float], size: float) -> float:
    """The outermost position that is not an outlier: another line starts there as well."""
    ordered = sorted(starts)
    for first, second in pairwise(ordered):
        if second - first < size / 2:
            return first
    return ordered[0]
