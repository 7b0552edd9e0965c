"""Sentences that keep their template, so that a surface can translate them as it translates an Issue."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

WEEKDAYS = ("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日")


class Sentence(str):
    """The Chinese sentence itself; `message` is its template and `values` fill the `{places}`."""

    __slots__ = ("message", "values")

    message: str
    values: Mapping[str, object]

    @classmethod
    def of(cls, message: str, **values: object) -> Sentence:
        """Fill the template; both stay readable on the result."""
        sentence = cls(message.format(**values))
        sentence.message = message
        sentence.values = values
        return sentence


def spoken(day: date) -> str:
    """`2021年9月26日(星期日)`."""
    return f"{day.year}年{day.month}月{day.day}日({WEEKDAYS[day.weekday()]})"
