"""Joining what a page breaks: white space and line ends inside Chinese text."""

from __future__ import annotations

import re
from collections.abc import Iterable

# Han, kana, full-width forms and Chinese punctuation: between two of these a line end is no space.
_WIDE = r"\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u2018-\u201d\u2026\u2014\U00020000-\U0003ffff"
_IS_WIDE = re.compile(f"[{_WIDE}]")
_SPACES = re.compile(r"[ \t\r\n\f]+")


def is_wide(char: str) -> bool:
    """Whether a character takes the width of a Han character."""
    return bool(_IS_WIDE.match(char))


def collapse(text: str) -> str:
    """Fold runs of ASCII white space as a browser does; a line end between Chinese characters vanishes."""
    return _SPACES.sub(_folded, text)


def _folded(match: re.Match[str]) -> str:
    text, start, end = match.string, match.start(), match.end()
    if start == 0 or end == len(text):
        return " "
    broken = "\n" in match.group() or "\r" in match.group()
    return "" if broken and is_wide(text[start - 1]) and is_wide(text[end]) else " "


def join_lines(lines: Iterable[str]) -> str:
    """Join the lines of one paragraph: a space only where neither neighbour is a wide character."""
    joined = ""
    for line in lines:
        gap = joined and line and not (is_wide(joined[-1]) or is_wide(line[0]))
        joined += f" {line}" if gap else line
    return joined
