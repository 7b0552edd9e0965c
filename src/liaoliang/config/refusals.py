"""One refusal, one status, one sentence that a person can act on: as a page, or as JSON under /api/."""

from __future__ import annotations

import json

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from liaoliang.errors import (
    BadInputError,
    Issue,
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


def status_of(error: LiaoliangError) -> int:
    """The HTTP status of a refusal; an unnamed one is the request's fault (400)."""
    return next((status for kind, status in STATUS.items() if isinstance(error, kind)), 400)


def sentence_of(refusal: LiaoliangError | Issue) -> str:
    """The refusal in the reader's language."""
    return _(refusal.message).format(**refusal.values)


def issues_of(error: LiaoliangError) -> list[str]:
    """Every sentence of the refusal: one for each issue, or the single one."""
    if isinstance(error, NotReadyError):
        return [sentence_of(issue) for issue in error.issues]
    sentence = sentence_of(error)
    return [f"{error.where}: {sentence}" if isinstance(error, BadInputError) and error.where else sentence]


def refusal_response(request: HttpRequest, error: LiaoliangError) -> HttpResponse:
    """The page or JSON that says what was refused and why."""
    return _answer(request, status_of(error), issues_of(error))


def refusal_page(request: HttpRequest, status: int, message: str, values: dict[str, str]) -> HttpResponse:
    """The same for what no service refused: one sentence under a status of its own."""
    return _answer(request, status, [_(message).format(**values)])


def _answer(request: HttpRequest, status: int, sentences: list[str]) -> HttpResponse:
    if request.path.startswith("/api/"):
        return json_refusal(status, sentences)
    context = {"status": status, "sentences": sentences}
    return render(request, "ui/refusal.html", context, status=status)


def json_refusal(status: int, issues: list[str]) -> HttpResponse:
    """For programs: the characters themselves, and the encoding named."""
    body = json.dumps({"status": status, "issues": issues}, ensure_ascii=False)
    return HttpResponse(body, status=status, content_type="application/json; charset=utf-8")


def form_refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without its token: an old page, a browser without cookies, or somebody else's site."""
    message = gettext_noop(
        "表单已失效，没有提交：页面打开得太久，或浏览器不接受 Cookie。请回到原页刷新后再提交"
    )
    return refusal_response(request, NotAllowedError(message))
