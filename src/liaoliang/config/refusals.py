"""One refusal, one status, one sentence that a person can act on: as a page, or as JSON under /api/."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
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
    status, sentences = status_of(error), issues_of(error)
    if request.path.startswith("/api/"):
        return JsonResponse({"status": status, "issues": sentences}, status=status)
    context = {"status": status, "sentences": sentences}
    return render(request, "ui/refusal.html", context, status=status)


def form_refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without its token: an old page, a browser without cookies, or somebody else's site."""
    message = gettext_noop(
        "表单已失效，没有提交：页面打开得太久，或浏览器不接受 Cookie。请回到原页刷新后再提交"
    )
    return refusal_response(request, NotAllowedError(message))
