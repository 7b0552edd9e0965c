"""One page of a PDF through pdfplumber: characters, ruled tables, and the text between them."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pdfplumber.table import merge_edges

from liaoliang.errors import gettext_noop
from liaoliang.text.encoding import REPLACEMENT
from liaoliang.text.readers.limits import MAX_PDF_CROSSINGS, MAX_PDF_EDGES
from liaoliang.text.readers.pdf_lines import Char, Line, lines_of
from liaoliang.text.readers.pdf_rules import TOLERANCE, Edge, Opening, openings
from liaoliang.text.readers.pdf_tables import Box, TablePart, table_part

ROTATED = gettext_noop("有 {count} 个斜排或竖转的字符（水印、印章等）没有读入")
UNMAPPED = gettext_noop("有 {count} 个字符的字体没有对照表，已用“\ufffd”代替")
TOO_MANY_RULES = gettext_noop("有 {count} 页的线条过多，页中的表格按文字行读入")

_MAX_RISE = 0.2
_FRAMED_CHARACTERS = 400
_CID = "(cid:"
# Fonts hand out ligatures, and radicals for the Han characters that look the same.
_KANGXI = range(0x2F00, 0x2FE0)
_LIGATURES = range(0xFB00, 0xFB07)
_RADICALS = str.maketrans(
    "⺁⺇⺎⺒⺓⺛⺝⺞⺟⺠⺦⺩⺪⺬⺶⺽⻁⻃⻄⻅⻆⻉⻊⻋⻑⻓⻔⻗⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻳",
    "厂几兀巳幺旡月歺母民丬王疋示羊臼虎覀西见角贝足车長长门雨青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙龟",
)


@dataclass(slots=True)
class Page:
    """What stands on a page, still in place."""

    number: int
    width: float
    height: float
    lines: list[Line] = field(default_factory=list)
    tables: list[TablePart] = field(default_factory=list)
    character_count: int = 0
    has_picture: bool = False


def read_page(page: Any, number: int, left_out: Counter[str]) -> Page:
    """Read a pdfplumber page; `left_out` counts what was not read, by warning."""
    chars = list(_upright(page, left_out))
    found = Page(number, float(page.width), float(page.height), character_count=len(chars))
    found.has_picture = bool(page.images)
    used: set[int] = set()
    edges = _edges(page, left_out)
    gaps = openings(edges)
    for boxes in _ruled(page, edges, gaps):
        free = [char for char in chars if id(char) not in used]
        part, taken = table_part(boxes, free, number, gaps)
        if not _is_frame(part):
            found.tables.append(part)
            used |= taken
    found.lines = lines_of(char for char in chars if id(char) not in used)
    return found


def _upright(page: Any, left_out: Counter[str]) -> Iterator[Char]:
    """Characters as text: doubled ones (false bold) once, those set at an angle not at all."""
    chars = page.dedupe_chars(tolerance=1).chars if page.chars else []
    for char in chars:
        if _is_slanted(char):
            left_out[ROTATED] += bool(char["text"].strip())
            continue
        yield Char(
            _plain(char["text"], left_out),
            float(char["x0"]),
            float(char["x1"]),
            float(char["top"]),
            float(char["bottom"]),
            float(char["size"]) or 1.0,
        )


def _is_slanted(char: Mapping[str, Any]) -> bool:
    """Whether the base line is not level; italics lean but stand on a level line."""
    along, rise = char["matrix"][:2]
    return not char["upright"] or abs(rise) > _MAX_RISE * abs(along)


def _is_frame(part: TablePart) -> bool:
    """Whether the rules are a border around running text, or hold no text at all."""
    filled = [text for _, text in part.cells if text]
    return not filled or (len(filled) == 1 and len(filled[0]) > _FRAMED_CHARACTERS)


def _plain(text: str, left_out: Counter[str]) -> str:
    if text.startswith(_CID):
        left_out[UNMAPPED] += 1
        return REPLACEMENT
    return "".join(map(_unified, text.translate(_RADICALS)))


def _unified(char: str) -> str:
    return unicodedata.normalize("NFKC", char) if ord(char) in _KANGXI or ord(char) in _LIGATURES else char


def _edges(page: Any, left_out: Counter[str]) -> list[Edge]:
    """The rules of a page, pieces joined; none if there are too many to search for tables."""
    edges = page.edges
    if len(edges) <= MAX_PDF_EDGES:
        merged: list[Edge] = merge_edges(edges, TOLERANCE, TOLERANCE, TOLERANCE, TOLERANCE)
        counts = Counter(edge["orientation"] for edge in merged)
        if counts["v"] * counts["h"] <= MAX_PDF_CROSSINGS:
            return merged
    left_out[TOO_MANY_RULES] += 1
    return []


def _ruled(page: Any, edges: Sequence[Edge], gaps: Sequence[Opening]) -> list[list[Box]]:
    """Cell boxes of each ruled table."""
    if not edges:
        return []
    missing = [gap.as_edge() for gap in gaps]
    return [list(table.cells) for table in page.find_tables({"explicit_horizontal_lines": missing})]
