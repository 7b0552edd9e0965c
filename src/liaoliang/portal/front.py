"""The front: from a request to a page and back. Nothing of a request reaches a page function."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from typing import Final

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from liaoliang.base.clock import machine_now, office_now
from liaoliang.errors import NotFoundError
from liaoliang.portal import kept, missing
from liaoliang.portal.facts.trail import last_change
from liaoliang.portal.missing import GoneError
from liaoliang.portal.page import CHINESE, ENGLISH, Page, Reading, Variant
from liaoliang.portal.pages import render

logger = logging.getLogger(__name__)
CARE_COOKIE: Final = "liaoliang_care"
# A page may be kept, and is asked for again before each use: what is withdrawn is gone at once.
KEEP: Final = "public, no-cache"
NEVER_KEEP: Final = "no-store"
STARTED: Final = machine_now()


def variant_of(request: HttpRequest) -> Variant:
    """Language from the address, care mode from the cookie: the one rule."""
    english = request.path == "/en" or request.path.startswith("/en/")
    return Variant(ENGLISH if english else CHINESE, request.COOKIES.get(CARE_COOKIE) == "1")


def key_of(request: HttpRequest, variant: Variant) -> str:
    """The address without its language."""
    return request.path.removeprefix(variant.prefix)


def reading_of(request: HttpRequest) -> Reading:
    """The same, for pages that are made for one request alone."""
    variant = variant_of(request)
    return Reading(key_of(request, variant), variant, office_now())


@require_safe
def serve(request: HttpRequest, **_parts: object) -> HttpResponseBase:
    """A stored page: made now, from facts alone, and sent with what lets it be kept.

    While the database is away the page is sent as it was last made; its own words say of what moment it is.
    """
    variant = variant_of(request)
    key = key_of(request, variant)
    try:
        page, changed = _made(key, variant)
    except kept.AWAY:
        last = kept.kept(key, variant)
        if last is None:
            raise
        page, changed = last
        logger.warning("database away: %s answered as it was last made", request.path)
    return respond(request, page, changed)


def _made(key: str, variant: Variant) -> tuple[Page, int]:
    """The page of an address as of now, kept for worse times, and when it last changed."""
    as_of = office_now()
    try:
        page = render(key, variant, as_of)
    except (NotFoundError, GoneError) as error:
        kept.forget(key, variant)
        return missing.not_found(Reading(key, variant, as_of), error), 0
    changed = _changed_at(as_of)
    kept.keep(key, variant, page, changed)
    return page, changed


def respond(request: HttpRequest, page: Page, changed: int) -> HttpResponseBase:
    """The page as an answer; 304 where the reader has it already. `changed` is in seconds."""
    response = HttpResponse(page.content, status=page.status, headers=dict(page.headers))
    patch_vary_headers(response, ["Cookie"])
    if page.status != 200:
        response["Cache-Control"] = NEVER_KEEP
        return response
    response["Cache-Control"] = KEEP
    response["Last-Modified"] = http_date(changed)
    answer = get_conditional_response(request, page.headers.get("ETag"), changed, response)
    return _with_headers(answer, response)


def _with_headers(answer: HttpResponseBase | None, response: HttpResponse) -> HttpResponseBase:
    """A 304 says the same about keeping as the page itself."""
    if isinstance(answer, HttpResponseNotModified):
        for name in ("Cache-Control", "Vary"):
            answer[name] = response[name]
    return answer or response


def _changed_at(as_of: datetime) -> int:
    """When any page last changed: by an event, by midnight in the office, by a new release of the program."""
    since_midnight = timedelta(hours=as_of.hour, minutes=as_of.minute, seconds=as_of.second)
    moments = [STARTED, machine_now() - since_midnight, last_change() or STARTED]
    return int(max(moments).timestamp())


def never_kept(page: Page) -> HttpResponse:
    """A page made for one request: not stored anywhere, not listed by search engines."""
    headers = {name: value for name, value in page.headers.items() if name != "ETag"}
    response = HttpResponse(page.content, status=page.status, headers=headers)
    response["Cache-Control"] = NEVER_KEEP
    response["X-Robots-Tag"] = "noindex"
    return response
