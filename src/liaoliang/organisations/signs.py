"""Signs that no name of an organ or a person has: they hide, turn the line around, or are read as something else.

U+202E shows 局政财 as 财政局, U+200B makes two names look like one, and a spreadsheet takes a leading = for a formula.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Final

from django.utils.translation import gettext_noop

from liaoliang.errors import Issue

_MARKUP: Final = frozenset("<>")
_FORMULA: Final = frozenset("=+-@")
# Control, format, private, unassigned; and the two separators that break a line.
_HIDDEN: Final = ("Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp")
HIDDEN: Final = gettext_noop("第 {at} 个字后面有看不见的字符 {sign}，请删去，或者整个重新填写")
FOREIGN: Final = gettext_noop("不能有“{sign}”，请删去")
LEADING: Final = gettext_noop("不能以“{sign}”开头，请删去")


def sign_issues(text: str, where: str) -> list[Issue]:
    """Each kind of sign that does not belong into a name, once, with its place."""
    return [Issue("name.sign", message, where=where, values=values) for message, values in _found(text)]


def _found(text: str) -> Iterator[tuple[str, dict[str, object]]]:
    hidden = next((at for at, sign in enumerate(text) if unicodedata.category(sign) in _HIDDEN), None)
    if hidden is not None:
        yield HIDDEN, {"at": hidden, "sign": f"U+{ord(text[hidden]):04X}"}
    foreign = next((sign for sign in text if unicodedata.normalize("NFKC", sign) in _MARKUP), "")
    if foreign:
        yield FOREIGN, {"sign": foreign}
    first = text.strip()[:1]
    if unicodedata.normalize("NFKC", first) in _FORMULA:
        yield LEADING, {"sign": first}
