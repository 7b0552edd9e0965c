"""Labels in the language of the office: what is stored does not depend on who reads the screen in which."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import override


def in_chinese(label: str | Promise) -> str:
    """The official Chinese term of a lazy label."""
    with override(settings.LANGUAGE_CODE):
        return str(label)


def day_written(day: date) -> str:
    """A day as an official text writes it: 2021年9月30日."""
    return f"{day.year}年{day.month}月{day.day}日"
