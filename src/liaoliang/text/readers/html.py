"""Web pages: headings, paragraphs and tables as a reader of the page sees them."""

from __future__ import annotations

import re
from collections import Counter

import lxml.html
from lxml import etree

from liaoliang.errors import BadInputError, gettext_noop
from liaoliang.text.blocks import Document
from liaoliang.text.readers.assembly import Assembly, trim
from liaoliang.text.readers.flow import collapse, join_lines
from liaoliang.text.readers.html_tables import is_layout, outline, place_cells
from liaoliang.text.readers.limits import DAMAGED, MAX_HTML_BYTES, TOO_DEEP, check_markup
from liaoliang.text.readers.markup import BLOCKS, DROPPED, HEADINGS, Element, is_hidden, tag_of
from liaoliang.text.readers.plain import LINE_END, describe_encoding, readable

_CHARSET = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_HEAD_BYTES = 4096
_MAX_METADATA = 60
_MAX_METADATA_CHARACTERS = 500

_DROPPED = gettext_noop("网页中的脚本、样式等不显示的部分（{count} 处）没有读入")
_HIDDEN = gettext_noop("网页中设为隐藏的文字（{count} 处）没有读入")
_PICTURES = gettext_noop("网页中有 {count} 张图片，图中的文字没有读入")
_FRAMES = gettext_noop("网页中有 {count} 个内嵌页面，其内容没有读入")


def parse(content: bytes, name: str) -> Document:
    """Read a web page; nothing is fetched, run or expanded."""
    decoded = readable(content, name, _declared_charset(content), MAX_HTML_BYTES)
    assembly = Assembly(name, "html")
    root = _tree(decoded.text, name)
    assembly.describe(_metadata(root))
    page = _Page(assembly)
    page.walk(root)
    page.describe()
    describe_encoding(decoded, assembly)
    return assembly.finish()


def _declared_charset(content: bytes) -> str:
    found = _CHARSET.search(content[:_HEAD_BYTES])
    return found.group(1).decode("ascii", errors="ignore") if found else ""


def _tree(text: str, name: str) -> Element:
    """Parse as a browser would; a page that the parser gives up on is refused, not cut short."""
    content = text.encode("utf-8", errors="replace")
    check_markup(content, name)
    parser = lxml.html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = lxml.html.document_fromstring(content, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise BadInputError(name, DAMAGED) from error
    if any(entry.level_name == "FATAL" for entry in parser.error_log):
        raise BadInputError(name, TOO_DEEP)
    return root


def _metadata(root: Element) -> dict[str, str]:
    """Title and named meta elements; government sites keep date, source and column there."""
    found = {"title": collapse(root.findtext(".//title") or "").strip()}
    for meta in root.iter("meta"):
        if meta.get("name") and meta.get("content") and len(found) < _MAX_METADATA:
            found.setdefault(str(meta.get("name")), str(meta.get("content"))[:_MAX_METADATA_CHARACTERS])
    return {key: value for key, value in found.items() if value}


class _Page:
    """Walks the tree once, gathering inline text until a block begins or ends."""

    def __init__(self, assembly: Assembly) -> None:
        self._assembly = assembly
        self._text: list[str] = []
        self._headings: list[Element] = []
        self._preformatted: list[Element] = []
        self._left_out: Counter[str] = Counter()

    def walk(self, root: Element) -> None:
        """Append the blocks of everything below `root`."""
        walker = etree.iterwalk(root, events=("start", "end"))
        for event, element in walker:
            if event == "end":
                self._leave(element)
            elif self._enter(element):
                walker.skip_subtree()
        self._flush()

    def describe(self) -> None:
        """Warn of each kind of thing that was left out."""
        for template, count in self._left_out.items():
            if count:
                self._assembly.warn(template, count=count)

    def _enter(self, element: Element) -> bool:
        """Take in the start of an element; true if what is below it is done with."""
        tag = tag_of(element)
        if self._leaves_out(element, tag):
            return True
        if tag in BLOCKS or tag == "br":
            self._break(tag)
        if tag == "table" and not is_layout(element):
            self._table(element)
            return True
        if tag in HEADINGS:
            self._headings.append(element)
        elif tag == "pre":
            self._preformatted.append(element)
        self._text.append(element.text or "")
        return False

    def _leave(self, element: Element) -> None:
        tag = tag_of(element)
        if tag in BLOCKS:
            self._flush()
        # What was left out on entry was never put on these stacks.
        for stack in (self._headings, self._preformatted):
            if stack and stack[-1] is element:
                stack.pop()
        self._text.append(element.tail or "")

    def _leaves_out(self, element: Element, tag: str) -> bool:
        if tag in DROPPED:
            self._left_out[_DROPPED] += tag not in ("head", "title")
            return True
        if is_hidden(element):
            self._left_out[_HIDDEN] += bool(trim("".join(map(str, element.itertext()))))
            return True
        self._left_out[_PICTURES] += tag == "img"
        self._left_out[_FRAMES] += tag in ("iframe", "frame", "object", "embed")
        return False

    def _break(self, tag: str) -> None:
        """A line break ends a paragraph, but a heading on two lines is one heading."""
        if tag == "br" and self._headings:
            self._text.append("\n")
        else:
            self._flush()

    def _flush(self) -> None:
        text = "".join(self._text)
        self._text.clear()
        if self._headings:
            folded = join_lines(collapse(line).strip() for line in LINE_END.split(text))
            self._assembly.heading(folded, level=HEADINGS[tag_of(self._headings[-1])])
        elif self._preformatted:
            for line in LINE_END.split(text):
                self._assembly.paragraph(line)
        else:
            self._assembly.paragraph(collapse(text))

    def _table(self, element: Element) -> None:
        found = outline(element, self._leaves_out)
        for text in found.loose:
            for line in LINE_END.split(text):
                self._assembly.paragraph(collapse(line))
        table = self._assembly.open_table()
        for place, text in place_cells(found, self._assembly.name, self._leaves_out):
            self._assembly.cell(text, table, place)
