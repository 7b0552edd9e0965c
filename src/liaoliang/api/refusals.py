"""One refusal, one status, every sentence: the API's translation of the project's errors."""

from __future__ import annotations

import re
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from ninja import NinjaAPI
from ninja.errors import ValidationError

from liaoliang.api.answers import refusal
from liaoliang.errors import (
    BadInputError,
    LiaoliangError,
    NotAllowedError,
    NotFoundError,
    NotReadyError,
    WrongStateError,
)

STATUS: dict[type[LiaoliangError], int] = {
    BadInputError: 400,
    NotAllowedError: 403,
    NotFoundError: 404,
    WrongStateError: 409,
    NotReadyError: 422,
}
# What pydantic calls it, and what a reader is told.
WORDS = {
    "missing": gettext_noop("缺少参数 {name}"),
    "int_parsing": gettext_noop("参数 {name} 应为整数"),
    "greater_than_equal": gettext_noop("参数 {name} 不得小于 {ge}"),
    "less_than_equal": gettext_noop("参数 {name} 不得大于 {le}"),
    "string_too_long": gettext_noop("参数 {name} 不得超过 {max_length} 个字符"),
    "literal_error": gettext_noop("参数 {name} 只能取 {expected}"),
    "bool_parsing": gettext_noop("参数 {name} 应为 true 或 false"),
    "enum": gettext_noop("参数 {name} 只能取 {expected}"),
}
CHOICE = re.compile("'([^']*)'")
A_DAY = gettext_noop("参数 {name} 应为日期，如 2021-10-12")
OTHERWISE = gettext_noop("参数 {name} 的值不能使用")


def translate_refusals(api: NinjaAPI) -> None:
    """Let `api` answer refusals, bad parameters and missing things in one form."""
    api.add_exception_handler(LiaoliangError, _refused)
    api.add_exception_handler(ValidationError, _bad_parameters)
    api.add_exception_handler(Http404, _missing)


def _refused(request: HttpRequest, error: Any) -> HttpResponse:
    status = next((status for kind, status in STATUS.items() if isinstance(error, kind)), 400)
    issues = error.issues if isinstance(error, NotReadyError) else [error]
    return refusal(status, [_sentence(issue) for issue in issues])


def _sentence(issue: Any) -> str:
    sentence = _(issue.message).format(**issue.values)
    where = issue.where if isinstance(issue, BadInputError) else ""
    return _("参数 {name}：{sentence}").format(name=where, sentence=sentence) if where else sentence


def _bad_parameters(request: HttpRequest, error: Any) -> HttpResponse:
    return refusal(400, [_of_parameter(fault) for fault in error.errors])


def _of_parameter(fault: dict[str, Any]) -> str:
    kind = str(fault["type"])
    template = WORDS.get(kind) or (A_DAY if kind.startswith("date") else OTHERWISE)
    return _(template).format(name=fault["loc"][-1], **_limits(fault.get("ctx", {})))


def _limits(limits: dict[str, Any]) -> dict[str, Any]:
    """What the value may be, its choices without pydantic's English between them."""
    expected = limits.get("expected")
    return limits if expected is None else {**limits, "expected": "、".join(CHOICE.findall(str(expected)))}


def _missing(request: HttpRequest, error: Any) -> HttpResponse:
    return refusal(404, [_("没有这个地址")])
