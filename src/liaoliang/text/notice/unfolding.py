"""Pages whose line breaks are lost, and pages whose lines are broken at a width.

A paragraph that holds 一、 and 二、 is read as the lines it was; lines that a page or a scan breaks at the
same width, or inside a bracket, are read as the paragraph they were. The parts keep the index and line of their block, so that it is still accounted for as one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from liaoliang.text.blocks import Block
from liaoliang.text.notice.folding import bracket_pairs, fold
from liaoliang.text.notice.labels import labels_in, leading_label
from liaoliang.text.notice.numbering import numbering_of

_BREAK = re.compile(
    r"(?:(?<=[。;)\s])|(?<=\)。))(?=(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|\d{1,2}[.、](?!\d))[^,。]{2})"
)
# 二、做好解读 (一)…: a heading and its first item in one paragraph.
_HEADING_AND_ITEM = re.compile(r"[一二三四五六七八九十]{1,3}、[^。;:()]{2,60}\s\(一\)[^,。]{2}")
_SHORTEST = 60


def unfolded(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, with paragraphs that hold a whole numbered text parted at its numbers."""
    out: list[Block] = []
    for block in blocks:
        out += _parts(block) if block.kind == "paragraph" and _holds_sections(block.text) else [block]
    return out


def _holds_sections(text: str) -> bool:
    if len(text) < _SHORTEST:
        return False
    if _HEADING_AND_ITEM.match(fold(text)):
        return True
    first = text.find("一、")
    second = text.find("二、", first + 2)
    return first >= 0 and second > first and len(_cuts(text)) >= 2


def _cuts(text: str) -> list[int]:
    return [match.start() for match in _BREAK.finditer(fold(text))]


def _parts(block: Block) -> list[Block]:
    cuts = [0, *_cuts(block.text), len(block.text)]
    texts = (block.text[start:end].strip() for start, end in pairwise(cuts))
    return [replace(block, text=text) for text in texts if text]


_WIDTHS = range(18, 61)  # characters of a line that a page breaks by itself
_RAGGED = 3
_FEWEST = 4
_ENDS = frozenset("。;:!?)")


def rewrapped(blocks: Sequence[Block]) -> tuple[list[Block], dict[int, list[Block]]]:
    """The blocks with broken lines joined, and by a joined block's index the blocks it swallowed."""
    width = _width(blocks)
    out: list[Block] = []
    swallowed: dict[int, list[Block]] = {}
    length = 0  # of the line before, not of the paragraph so far
    for block in blocks:
        if out and _goes_on(out[-1], length, block, width):
            swallowed.setdefault(out[-1].index, []).append(block)
            out[-1] = replace(out[-1], text=out[-1].text + block.text.strip())
        else:
            out.append(block)
        length = len(block.text)
    return out, swallowed


def _width(blocks: Sequence[Block]) -> int:
    """The width at which the page breaks its lines, or 0 if it does not."""
    lines = [block for block in blocks if block.kind == "paragraph"]
    widest = max((len(block.text) for block in lines), default=0)
    broken = sum(_is_broken(block.text, len(block.text), widest) for block in lines)
    return widest if widest in _WIDTHS and broken >= max(_FEWEST, 0.3 * len(lines)) else 0


def _is_broken(text: str, length: int, width: int) -> bool:
    return length >= width - _RAGGED and fold(text)[-1:] not in _ENDS


def _goes_on(above: Block, length: int, block: Block, width: int) -> bool:
    """Whether `block` is the rest of the line above."""
    if not above.kind == block.kind == "paragraph" or numbering_of(block.text):
        return False
    if leading_label(fold(block.text)) or fold(block.text).lstrip().startswith("("):
        return False
    return (bool(width) and _is_broken(above.text, length, width)) or _closes_its_bracket(
        above.text, block.text
    )


def _closes_its_bracket(above: str, text: str) -> bool:
    """A bracket of labels that is open above and closed here."""
    if len(above) > 2 * _SHORTEST * 10 or len(text) > 2 * _SHORTEST:
        return False
    folded, following = fold(above), fold(text)
    _, opening = bracket_pairs(folded)
    closing = following.find(")")
    return (
        opening >= 0 and closing >= 0 and "(" not in following[:closing] and bool(labels_in(folded[opening:]))
    )
