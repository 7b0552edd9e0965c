"""An address nobody knows: a page for people, JSON for the programs that ask under /api/."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_noop

from liaoliang.config.refusals import refusal_response
from liaoliang.errors import NotFoundError
from liaoliang.portal import handlers

PROGRAMS = "/api/"


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404 in the form that the asker can read; a program is allowed to read it from any origin."""
    if not request.path.startswith(PROGRAMS):
        return handlers.page_not_found(request, exception)
    response = refusal_response(request, NotFoundError(gettext_noop("没有这个地址")))
    response["Access-Control-Allow-Origin"] = "*"
    return response
