"""A refusal of a service or selector as status and sentences, in the reader's language."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext as _

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


def status_of(refusal: LiaoliangError) -> int:
    """The HTTP status of a refusal."""
    return next((status for kind, status in STATUS.items() if isinstance(refusal, kind)), 400)


def sentences_of(refusal: LiaoliangError) -> list[str]:
    """Every sentence of a refusal: one for each issue, or the single one with its place."""
    if isinstance(refusal, NotReadyError):
        return [_(issue.message).format(**issue.values) for issue in refusal.issues]
    sentence = _(refusal.message).format(**refusal.values)
    if isinstance(refusal, BadInputError) and refusal.where:
        return [f"{refusal.where}: {sentence}"]
    return [sentence]


def issue_list(refusal: LiaoliangError) -> IssueList:
    """The same as a component, with severity and provision where the issue has them."""
    if isinstance(refusal, NotReadyError):
        return IssueList.of(refusal.issues)
    return IssueList(issues=tuple(IssueLine(text=text) for text in sentences_of(refusal)))
