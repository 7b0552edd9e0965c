"""From characters on a page to lines, and from lines to paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from statistics import median

from liaoliang.text.readers.flow import is_wide, join_lines

SENTENCE_END = "。！？!?；;：:"
_SENTENCE_CLOSERS = "”’」』）)】"
# What begins an item: 一、 （一） 1. 1、 ① 第一条 附件
_ITEM = re.compile(
    r"(?:[一二三四五六七八九十]{1,4}[、.．]|[(（〔【][一二三四五六七八九十\d]{1,4}[)）〕】]"
    r"|\d{1,3}(?:[、．]|\.(?!\d))|[①-⑳⑴-⒇]|第[一二三四五六七八九十百\d]{1,5}[章节条]|附件)"
)
_PAGE_NUMBER = re.compile(
    r"[-—–―－·\s]*(?:第\s*)?\d{1,4}\s*(?:页)?(?:\s*[/／,，]?\s*(?:共\s*)?\d{1,4}\s*(?:页)?)?[-—–―－·\s]*"
)

_LATIN_WORD = re.compile(r"[!-~]{1,40}")
_NEVER_FIRST = "，。、；：？！）》”’〕】"

_SAME_LINE = 0.5
_WORD_GAP = 0.25
_WIDE_GAP = 0.6
_MARGIN = 1.6
_INDENT = 1.2
_SAME_SIZE = 0.12
_LINE_GAP = 1.8
_CENTRED = 1.5
_BIG = 1.15


@dataclass(frozen=True, slots=True)
class Char:
    """A character with its box; `size` is the font size in points."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float

    @property
    def middle(self) -> float:
        """Vertical middle."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text with its box, and the margins of the column it stands in."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    page: int = 0
    left: float = 0.0
    right: float = 0.0

    @property
    def reaches_margin(self) -> bool:
        """Whether no further character would fit, so that the text runs on below."""
        return self.x1 >= self.right - _MARGIN * self.size

    @property
    def is_indented(self) -> bool:
        """Whether the line starts to the right of the margin."""
        return self.x0 >= self.left + _INDENT * self.size

    @property
    def is_centred(self) -> bool:
        """Whether both sides are equally far from the margins, and not at them."""
        before, after = self.x0 - self.left, self.right - self.x1
        return abs(before - after) <= _CENTRED * self.size and before > 0

    @property
    def ends_sentence(self) -> bool:
        """Whether the line closes a sentence or a clause that stands by itself."""
        return self.text.rstrip(_SENTENCE_CLOSERS)[-1:] in SENTENCE_END if self.text else True


def lines_of(chars: Iterable[Char]) -> list[Line]:
    """Group characters into lines from top to bottom, each from left to right."""
    rows: list[list[Char]] = []
    largest: Char | None = None
    for char in sorted(chars, key=lambda item: (item.middle, item.x0)):
        if largest is None or not _is_same_line(largest, char):
            rows.append([])
            largest = char
        elif char.size > largest.size:
            largest = char
        rows[-1].append(char)
    return [line for line in map(_line, rows) if line.text]


def _is_same_line(largest: Char, char: Char) -> bool:
    """Superscripts and mixed sizes stay on the line whose middle they are near."""
    return abs(char.middle - largest.middle) <= _SAME_LINE * max(char.size, largest.size)


def _line(row: list[Char]) -> Line:
    row.sort(key=lambda item: item.x0)
    size = median(char.size for char in row)
    return Line(
        text=_text_of(row).strip(),
        x0=min((char.x0 for char in row if char.text.strip()), default=row[0].x0),
        x1=max((char.x1 for char in row if char.text.strip()), default=row[-1].x1),
        top=min(char.top for char in row),
        bottom=max(char.bottom for char in row),
        size=size,
    )


def _text_of(row: Sequence[Char]) -> str:
    text = ""
    for before, char in zip([None, *row[:-1]], row, strict=True):
        if before is not None and _is_gap(before, char):
            text += " "
        text += char.text
    return text


def _is_gap(before: Char, char: Char) -> bool:
    if before.text.isspace() or char.text.isspace() or not before.text:
        return False
    wide = is_wide(before.text[-1]) or is_wide(char.text[0])
    return char.x0 - before.x1 > (_WIDE_GAP if wide else _WORD_GAP) * max(before.size, char.size)


def is_page_number(line: Line, height: float) -> bool:
    """Whether a line in the outer margin is nothing but a page number."""
    in_margin = line.top > height * 0.86 or line.bottom < height * 0.12
    return in_margin and bool(_PAGE_NUMBER.fullmatch(line.text))


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together."""

    lines: list[Line] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The lines joined, without spaces between Chinese characters."""
        return join_lines(line.text for line in self.lines)


def paragraphs_of(lines: Sequence[Line], body_size: float = 0.0) -> Iterator[Paragraph]:
    """Merge lines into paragraphs; `body_size` tells titles, which are larger, from text."""
    current = Paragraph()
    for line in lines:
        if current.lines and not _continues(current, line, body_size):
            yield current
            current = Paragraph()
        current.lines.append(line)
    if current.lines:
        yield current


def _continues(paragraph: Paragraph, line: Line, body_size: float) -> bool:
    last = paragraph.lines[-1]
    if abs(last.size - line.size) > _SAME_SIZE * max(last.size, line.size):
        return False
    if _is_title(last, body_size) and _is_title(line, body_size):
        return last.page == line.page and not last.ends_sentence and line.top - last.bottom < line.size
    if not last.reaches_margin or line.is_indented or _is_apart(last, line):
        return False
    # Where first lines are indented this one is none of them; elsewhere only its beginning tells.
    if paragraph.lines[0].is_indented:
        return not (last.ends_sentence and _ITEM.match(line.text))
    return not last.ends_sentence and not _ITEM.match(line.text)


def _is_apart(last: Line, line: Line) -> bool:
    """Whether more than a line's height is free between two lines of a page."""
    return last.page == line.page and line.top - last.bottom > _LINE_GAP * line.size


def _is_title(line: Line, body_size: float) -> bool:
    return bool(body_size) and line.is_centred and line.size > _BIG * body_size


def cell_text(lines: Sequence[Line], width: float) -> str:
    """The text of a table cell of inner `width`: wrapped lines are joined, the author's own kept."""
    paragraphs: list[Paragraph] = []
    for line in lines:
        if paragraphs and _is_wrapped(paragraphs[-1].lines[-1], line, width):
            paragraphs[-1].lines.append(line)
        else:
            paragraphs.append(Paragraph([line]))
    return "\n".join(paragraph.text for paragraph in paragraphs)


def _is_wrapped(last: Line, line: Line, width: float) -> bool:
    """Whether the next word would not have fitted behind the line above."""
    if (last.ends_sentence and _ITEM.match(line.text)) or _is_a_list(last.text, line.text):
        return False
    return last.x1 - last.x0 + _first_word_width(line) > width


def _is_a_list(above: str, text: str) -> bool:
    """One organ a line (市教育局 / 市公安局): nothing else reads 局市."""
    return above.endswith("局") and text[:1] in {"市", "县", "区", "省"}


def _first_word_width(line: Line) -> float:
    """Width of what has to stay together at the start of a line: a Latin word, or a character and its comma."""
    latin = _LATIN_WORD.match(line.text)
    if latin:
        return len(latin.group()) * line.size / 2
    return line.size * (2 if line.text[1:2] in _NEVER_FIRST and len(line.text) > 1 else 1)
