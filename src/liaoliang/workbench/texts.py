"""Small sentences and cuts that several pages share."""

from __future__ import annotations

from datetime import datetime

from django.utils.html import format_html
from django.utils.safestring import SafeString

from liaoliang.base.clock import SHANGHAI


def shortened(text: str, length: int = 66) -> str:
    """The beginning of a long text for a list; the page behind the link has the whole."""
    return text if len(text) <= length else f"{text[: length - 1]}…"


def two_lines(first: object, second: str) -> SafeString:
    """A cell of a list: what it is, and beneath it, quieter, whose or what more."""
    return (
        format_html('{}<br><span class="note">{}</span>', first, second)
        if second
        else format_html("{}", first)
    )


def whole(text: object) -> SafeString:
    """A short text of a list that must not be broken over lines: a time, a verb."""
    return format_html('<span class="whole">{}</span>', text)


def day_and_time(moment: datetime) -> str:
    """2021-10-12 09:05, in Shanghai."""
    return moment.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M")
