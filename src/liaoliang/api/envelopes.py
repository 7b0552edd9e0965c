"""The outer form of answers: the moment they hold for, and lists with the way to their next page."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Generic, TypeVar

from ninja import Schema

from liaoliang.api.fields import said
from liaoliang.organisations.models import Organ

T = TypeVar("T")


class Answer(Schema):
    """Every answer says for which moment it holds."""

    as_of: datetime = said(
        "数据截至(办公时间)", "the office's moment the facts were read, ISO 8601", "2021-10-12T09:00:00+08:00"
    )


class Listed(Answer, Generic[T]):
    """A part of a list."""

    items: list[T] = said("本页各条", "the rows of this page")
    next: str | None = said(
        "下一页的翻页标记,到底为 null", "pass it as after for the next page; null at the end", None
    )


class OrganRef(Schema):
    """An organ, named."""

    id: int = said("单位编号", "organ id", 12)
    name: str = said("单位全称", "official name", "聊城市财政局")
    label: str = said("规范简称", "what lists call it", "市财政局")

    @classmethod
    def of(cls, organ: Organ) -> OrganRef:
        """From the row."""
        return cls(id=organ.pk, name=organ.name, label=organ.label)


class Refusal(Schema):
    """A refusal: every sentence that stands in the way."""

    status: int = said("HTTP 状态码", "HTTP status", 404)
    issues: list[str] = said("每一条原因", "every reason, a sentence each", ["没有编号为 12 的单位"])


def answers(good: Any) -> dict[int, Any]:
    """What an operation may answer, for the document: the facts, or a refusal."""
    return {200: good, 400: Refusal, 404: Refusal, 405: Refusal}
