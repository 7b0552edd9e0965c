"""Numbers that come from outside: refused with a sentence when they are none."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import QueryDict
from django.utils.translation import gettext_noop

from liaoliang.errors import BadInputError

NO_NUMBER = gettext_noop("“{text}”不是有效的编号")
MOST = 500
TOO_MANY = gettext_noop("一次最多办理 {most} 件")


def whole_number(text: str, where: str) -> int:
    """The number written in `text`. Raises BadInputError."""
    if not (text.isascii() and text.isdigit() and len(text) < 19):
        raise BadInputError(where, NO_NUMBER, text=text[:40])
    return int(text)


def page_number(query: QueryDict) -> int:
    """Which page the address asks for; nonsense shows the first."""
    page = query.get("page", "1")
    return max(1, int(page)) if page.isascii() and page.isdigit() and len(page) < 6 else 1


def whole_numbers(texts: Iterable[str], where: str) -> list[int]:
    """Each number once, in order; at most as many as one bulk step may take."""
    found = list(dict.fromkeys(whole_number(text, where) for text in texts))
    if len(found) > MOST:
        raise BadInputError(where, TOO_MANY, most=MOST)
    return found
