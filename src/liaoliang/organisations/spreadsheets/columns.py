"""The sheets and their columns. The headings are a promise to everybody who keeps such a file: never renamed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.db import models
from django.utils import translation
from django.utils.translation import gettext_noop

from liaoliang.errors import BadInputError


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its stable code, its title, its headings, and which of them a file must have."""

    code: str
    title: str
    headings: tuple[str, ...]
    required: frozenset[str]


NUMBER, NAME, SHORT, KIND, LEVEL = "编号", "单位名称", "规范简称", "类别", "层级"
PARENT, USCC, AREA, ORDER, IN_USE = "上级单位", "统一社会信用代码", "行政区划代码", "排序", "在用"
ALIAS = "别名"
USERNAME, PERSON, POST, SERVING = "登录名", "姓名", "职务", "在岗"
YES, NO = "是", "否"

ORGANS: Final = Sheet(
    "organs",
    "单位",
    (NUMBER, NAME, SHORT, KIND, LEVEL, PARENT, USCC, AREA, ORDER, IN_USE),
    frozenset({NAME, KIND, LEVEL, PARENT}),
)
ALIASES: Final = Sheet("aliases", "别名", (NAME, ALIAS), frozenset({NAME, ALIAS}))
OFFICERS: Final = Sheet(
    "officers", "人员", (USERNAME, PERSON, NAME, POST, SERVING), frozenset({USERNAME, PERSON, NAME})
)
# In the order in which they are taken in: people need their organ, aliases theirs.
SHEETS: Final = (ORGANS, OFFICERS, ALIASES)


def labels(choices: type[models.TextChoices]) -> dict[str, str]:
    """Value -> official Chinese term, whatever language the reader has chosen."""
    with translation.override("zh-hans"):
        return {str(value): str(label) for value, label in choices.choices}


def yes_or_no(is_so: bool) -> str:
    """How a cell says so."""
    return YES if is_so else NO


def flag(written: str, heading: str, *, default: bool) -> bool:
    """A cell that says 是 or 否; `default` where it is empty. Raises BadInputError for anything else."""
    if written not in {"", YES, NO}:
        message = gettext_noop("“{heading}”只能填“是”或“否”，现在写的是“{written}”")
        raise BadInputError("", message, heading=heading, written=written)
    return default if not written else written == YES
