"""A refusal of a service or selector as status and sentences, in the reader's language."""

from __future__ import annotations

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from liaoliang.errors import (
    BadInputError,
    LiaoliangError,
    NotAllowedError,
    NotFoundError,
    NotReadyError,
    WrongStateError,
)
from liaoliang.ui.components import IssueLine, IssueList

STATUS: Final[dict[type[LiaoliangError], int]] = {
    BadInputError: 400,
    NotAllowedError: 403,
    NotFoundError: 404,
    WrongStateError: 409,
    NotReadyError: 422,
}
# What services call the places of their refusals, in the words of the forms.
PLACES: Final[dict[str, Promise]] = {
    "due_on": gettext_lazy("期限"),
    "redo_by": gettext_lazy("整改期限"),
    "met_on": gettext_lazy("条件成就的日期"),
    "ground": gettext_lazy("理由"),
    "reason": gettext_lazy("退回的原因"),
    "predecessor": gettext_lazy("上一年度通知"),
    "finding": gettext_lazy("核查结果"),
    "items": gettext_lazy("所选事项"),
    "governs": gettext_lazy("以哪个为准"),
    "after": gettext_lazy("翻页位置"),
    "name": gettext_lazy("名称"),
    "from_on": gettext_lazy("更名日期"),
    "organ": gettext_lazy("单位"),
    "notice": gettext_lazy("放假通知"),
}


def place_words(where: str) -> str:
    """A place in the reader's words: a field's label, or the name of a file or column as it is.

    A code name that nobody has put into words is left out rather than shown.
    """
    if where in PLACES:
        return str(PLACES[where])
    return "" if where.isascii() and where.isidentifier() else where


def status_of(refusal: LiaoliangError) -> int:
    """The HTTP status of a refusal."""
    return next((status for kind, status in STATUS.items() if isinstance(refusal, kind)), 400)


def sentences_of(refusal: LiaoliangError) -> list[str]:
    """Every sentence of a refusal: one for each issue, or the single one with its place."""
    if isinstance(refusal, NotReadyError):
        return [_(issue.message).format(**issue.values) for issue in refusal.issues]
    sentence = _(refusal.message).format(**refusal.values)
    place = place_words(refusal.where) if isinstance(refusal, BadInputError) else ""
    return [f"{place}：{sentence}" if place and place not in sentence else sentence]


def issue_list(refusal: LiaoliangError) -> IssueList:
    """The same as a component, with severity and provision where the issue has them."""
    if isinstance(refusal, NotReadyError):
        return IssueList.of(refusal.issues)
    return IssueList(issues=tuple(IssueLine(text=text) for text in sentences_of(refusal)))
