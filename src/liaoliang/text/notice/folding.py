"""Folding for matching only: half-width punctuation and simplified characters, length unchanged.

Every recogniser looks at the folded text and cuts the *original* by the same offsets, so the words
in the output are as in the input.
"""

from __future__ import annotations

import re
from functools import lru_cache

from liaoliang.text.notice.traditional import SIMPLIFIED, TRADITIONAL

_BRACKETS = {"（": "(", "［": "(", "[": "(", "【": "(", "〔": "(", "﹝": "(", "〖": "(", "{": "("}
_BRACKETS |= {"）": ")", "］": ")", "]": ")", "】": ")", "〕": ")", "﹞": ")", "〗": ")", "}": ")"}
_PUNCTUATION = {
    "：": ":",
    "∶": ":",
    "；": ";",
    "，": ",",
    "．": ".",
    "％": "%",
    "﹪": "%",
    "？": "?",
    "！": "!",
}
_PUNCTUATION |= {"｜": "|", "│": "|", "┃": "|", "丨": "|", "～": "~", "–": "-", "—": "-", "－": "-", "―": "-"}
_PUNCTUATION |= {"\u3000": " ", "\u00a0": " ", "\u2002": " ", "\u2003": " ", "\u200b": " ", "\ufeff": " "}
_PUNCTUATION |= {"／": "/", "﹑": "、", "､": "、", "｡": "。", "○": "〇", "\r": "\n"}


def _table() -> dict[int, str]:
    table = {ord(old): new for old, new in zip(TRADITIONAL, SIMPLIFIED, strict=True)}
    table |= {ord(old): new for old, new in (_BRACKETS | _PUNCTUATION).items()}
    table |= {0xFF10 + digit: str(digit) for digit in range(10)}
    table |= {0xFF21 + letter: chr(ord("A") + letter) for letter in range(26)}
    table |= {0xFF41 + letter: chr(ord("a") + letter) for letter in range(26)}
    return table


_FOLD = _table()
_RUBY = re.compile(r"\([a-zāáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜü]{1,7}\)")


# Lines are looked at by many recognisers; only short ones are worth remembering.
_SHORT = 600


def fold(text: str) -> str:
    """`text` with one kind of bracket and punctuation and simplified characters, of equal length."""
    return _fold_short(text) if len(text) <= _SHORT else text.translate(_FOLD)


@lru_cache(maxsize=4096)
def _fold_short(text: str) -> str:
    return text.translate(_FOLD)


def plain(text: str) -> str:
    """Folded text without white space and without the pinyin that some pages put after characters."""
    return _plain_short(text) if len(text) <= _SHORT else _plain(text)


@lru_cache(maxsize=4096)
def _plain_short(text: str) -> str:
    return _plain(text)


def _plain(text: str) -> str:
    return "".join(_RUBY.sub("", fold(text)).split())


def bracket_pairs(folded: str) -> tuple[list[tuple[int, int]], int]:
    """Outermost bracket pairs as (opening, closing) offsets, and where an unclosed one opens (or -1)."""
    pairs: list[tuple[int, int]] = []
    opened: list[int] = []
    for at, character in enumerate(folded):
        if character == "(":
            opened.append(at)
        elif character == ")" and opened:
            start = opened.pop()
            if not opened:
                pairs.append((start, at))
    if not opened:
        return pairs, -1
    inner, _ = bracket_pairs_inside(folded, opened[0] + 1)
    return pairs + inner, opened[0]


def bracket_pairs_inside(folded: str, start: int) -> tuple[list[tuple[int, int]], int]:
    """Balanced pairs after an opening bracket that never closes; one level, in one pass."""
    pairs: list[tuple[int, int]] = []
    opened = -1
    for at in range(start, len(folded)):
        if folded[at] == "(":
            opened = at
        elif folded[at] == ")" and opened >= 0:
            pairs.append((opened, at))
            opened = -1
    return pairs, opened


def outside_brackets(folded: str) -> str:
    """The folded text with everything inside brackets (and the brackets) blanked out by `\\x00`.

    A round bracket that the end of a page leaves open reaches to the end; a stray 《 does not.
    """
    if "(" not in folded and "《" not in folded:
        return folded
    out: list[str] = []
    depth = 0
    last_title = folded.rfind("》")
    for at, character in enumerate(folded):
        depth += character == "(" or (character == "《" and at < last_title)
        out.append("\x00" if depth else character)
        if character in ")》" and depth:
            depth -= 1
    return "".join(out)


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Offsets of text[start:end] without surrounding white space."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
