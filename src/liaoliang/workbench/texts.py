"""Small sentences and cuts that several pages share."""

from __future__ import annotations

from datetime import datetime

from liaoliang.base.clock import SHANGHAI


def shortened(text: str, length: int = 66) -> str:
    """The beginning of a long text for a list; the page behind the link has the whole."""
    return text if len(text) <= length else f"{text[: length - 1]}…"


def day_and_time(moment: datetime) -> str:
    """2021-10-12 09:05, in Shanghai."""
    return moment.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M")
