"""Pages whose line breaks are lost: a paragraph that holds 一、 and 二、 is read as the lines it was.

The parts keep the index and line of their block, so that it is still accounted for as one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from liaoliang.text.blocks import Block
from liaoliang.text.notice.folding import fold

_BREAK = re.compile(
    r"(?:(?<=[。;)\s])|(?<=\)。))(?=(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|\d{1,2}[.、](?!\d))[^,。]{2})"
)
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
    first = text.find("一、")
    second = text.find("二、", first + 2)
    return first >= 0 and second > first and len(_cuts(text)) >= 2


def _cuts(text: str) -> list[int]:
    return [match.start() for match in _BREAK.finditer(fold(text))]


def _parts(block: Block) -> list[Block]:
    cuts = [0, *_cuts(block.text), len(block.text)]
    texts = (block.text[start:end].strip() for start, end in pairwise(cuts))
    return [replace(block, text=text) for text in texts if text]
