"""Tables of web pages: which of them hold data, and where each cell lies."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from liaoliang.text.readers.assembly import trim
from liaoliang.text.readers.flow import collapse
from liaoliang.text.readers.grid import Place, Written, place
from liaoliang.text.readers.markup import BLOCKS, DROPPED, Element, is_hidden, tag_of

LeavesOut = Callable[[Element, str], bool]

# A cell with more lines than this holds an article, not a value.
_ARTICLE_LINES = 20
# A table with nested tables is data only if most of its cells carry text of their own.
_OWN_TEXT_SHARE = 0.6
_GROUPS = {"thead", "tbody", "tfoot"}
_LINE_END = "\x00"  # cannot occur in parsed HTML


@dataclass(slots=True)
class Outline:
    """A table as it is written: groups of rows of cells, and text that stands outside every cell."""

    groups: list[list[list[Element]]] = field(default_factory=list)
    loose: list[str] = field(default_factory=list)

    @property
    def rows(self) -> list[list[Element]]:
        """The rows of all groups."""
        return [row for group in self.groups for row in group]


def outline(table: Element, leaves_out: LeavesOut) -> Outline:
    """Sort out rows and cells; stray markup between them (forms, text, captions) loses nothing."""
    found = Outline(loose=[table.text or ""])
    walker = etree.iterwalk(table, events=("start", "end"))
    for event, element in walker:
        tag = tag_of(element)
        if element is table:
            continue
        if event == "end":
            found.loose.append(element.tail or "")
            if tag in _GROUPS:
                found.groups.append([])
        elif leaves_out(element, tag) or _take(element, tag, found, leaves_out):
            walker.skip_subtree()
    return found


def _take(element: Element, tag: str, found: Outline, leaves_out: LeavesOut) -> bool:
    """Place one element below a table in the outline; true if all of its content is taken."""
    if tag in _GROUPS or not found.groups:
        found.groups.append([])
    rows = found.groups[-1]
    if tag == "tr" or (tag in ("td", "th") and not rows):
        rows.append([])
    if tag in ("td", "th"):
        rows[-1].append(element)
    elif tag in ("table", "caption"):
        found.loose.append(cell_text(element, leaves_out))
    else:
        found.loose.append(element.text or "")
    return tag in ("td", "th", "table", "caption")


def is_layout(table: Element) -> bool:
    """Whether the table only arranges the page, so that its content should be read as plain flow.

    Only text outside nested tables is looked at, so that nesting costs no more than its size.
    """
    if table.get("role") in ("presentation", "none"):
        return True
    rows = [row for row in outline(table, _not_shown).rows if row]
    texts = [cell_text(cell, _not_own) for row in rows for cell in row]
    lines = [text.count("\n") + 1 for text in texts]
    filled = sum(map(bool, texts))
    if filled <= 1 or max(lines) > _ARTICLE_LINES:
        return True
    if next(table.iterdescendants("table"), None) is not None:
        return filled < _OWN_TEXT_SHARE * len(texts) or len(rows) == 1
    if any(tag_of(cell) == "th" for row in rows for cell in row):
        return False
    is_strip = len(rows) == 1 or all(len(row) == 1 for row in rows)
    return is_strip and max(lines) > 1


def place_cells(found: Outline, name: str, leaves_out: LeavesOut) -> Iterator[tuple[Place, str]]:
    """Every cell of a data table with its place and text; row spans end with their row group."""
    first_row = 0
    for group in found.groups:
        rows = [[_written(cell) for cell in row] for row in group]
        for spot, written in place(rows, name, first_row):
            yield spot, cell_text(written.content, leaves_out)
        first_row += len(rows)


def _written(cell: Element) -> Written[Element]:
    nearest = next(cell.iterancestors("thead", "table"), None)
    in_head = nearest is not None and tag_of(nearest) == "thead"
    return Written(
        cell,
        row_span=_span(cell, "rowspan", lowest=0),
        column_span=_span(cell, "colspan", lowest=1),
        is_header=in_head or tag_of(cell) == "th",
    )


def _span(cell: Element, attribute: str, lowest: int) -> int:
    value = str(cell.get(attribute) or "1").strip()
    return max(int(value), lowest) if value.isascii() and value.isdigit() and len(value) < 6 else 1


def _not_shown(element: Element, tag: str) -> bool:
    return tag in DROPPED or is_hidden(element)


def _not_own(element: Element, tag: str) -> bool:
    return tag == "table" or _not_shown(element, tag)


def cell_text(cell: Element, leaves_out: LeavesOut) -> str:
    """The text of a cell: one line for each paragraph, hidden parts left out."""
    if not len(cell):
        return trim(collapse(cell.text or ""))
    parts: list[str] = []
    walker = etree.iterwalk(cell, events=("start", "end"))
    for event, element in walker:
        tag = tag_of(element)
        if event == "end":
            parts.append(_edge(tag))
            parts.append(element.tail or "" if element is not cell else "")
        elif element is not cell and leaves_out(element, tag):
            walker.skip_subtree()
        else:
            parts.append(_LINE_END if tag == "br" else _edge(tag))
            parts.append(element.text or "")
    lines = (trim(collapse(line)) for line in "".join(parts).split(_LINE_END))
    return "\n".join(line for line in lines if line)


def _edge(tag: str) -> str:
    """What separates an element from its neighbours: cells of a nested table stay on one line."""
    if tag in ("td", "th"):
        return " "
    return _LINE_END if tag in BLOCKS else ""
