"""What every answer carries: the moment it holds for, a validator, and leave for pages of other hosts to read it."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import wraps
from hashlib import sha256
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from ninja import NinjaAPI

MAX_AGE = 60
JSON = "application/json; charset=utf-8"
OPEN = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Link, Last-Modified",
    "X-Content-Type-Options": "nosniff",
}
PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "If-None-Match, If-Modified-Since, Accept",
    "Access-Control-Max-Age": "86400",
    "Allow": "GET, HEAD, OPTIONS",
}
View = Callable[..., HttpResponseBase]


class OpenDataAPI(NinjaAPI):
    """An API whose good answers can be asked for again cheaply."""

    def create_response(
        self,
        request: HttpRequest,
        data: Any,
        *,
        status: int | None = None,
        temporal_response: HttpResponse | None = None,
    ) -> HttpResponse:
        """The JSON, with a validator over everything but the moment of reading."""
        response = super().create_response(request, data, status=status, temporal_response=temporal_response)
        if response.status_code == 200:
            lasting = {k: v for k, v in data.items() if k != "as_of"} if isinstance(data, dict) else data
            # Weak: two answers with the same facts read at different moments are equal, not identical.
            response["ETag"] = f'W/"{self._digest(request, lasting)}"'
            response["Cache-Control"] = f"public, max-age={MAX_AGE}"
            if isinstance(data, dict) and data.get("next"):
                response["Link"] = f'<{_next_address(request, data["next"])}>; rel="next"'
        return response

    def _digest(self, request: HttpRequest, data: Any) -> str:
        rendered: str | bytes = self.renderer.render(request, data, response_status=200)
        octets = rendered if isinstance(rendered, bytes) else rendered.encode()
        return sha256(octets).hexdigest()[:32]


def open_to_all(view: View) -> View:
    """GET and HEAD for everyone, from every origin; any other method is told so."""

    @wraps(view, updated=())
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = _answer(view, request, *args, **kwargs)
        for name, value in OPEN.items():
            response[name] = value
        return response

    # Nothing is written here and no session is read: another method gets its 405, not a word about forms.
    return csrf_exempt(answer)


def _answer(view: View, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
    if request.method == "OPTIONS":
        return HttpResponse(status=204, headers=PREFLIGHT)
    if request.method not in {"GET", "HEAD"}:
        return refusal(405, [_("开放接口只供读取,请使用 GET")], {"Allow": PREFLIGHT["Allow"]})
    asked_for_head = request.method == "HEAD"
    request.method = "GET"
    response = view(request, *args, **kwargs)
    request.method = "HEAD" if asked_for_head else "GET"
    if isinstance(response, HttpResponse) and response.has_header("ETag"):
        return get_conditional_response(request, etag=response["ETag"], response=response) or response
    return response


def refusal(status: int, issues: list[str], headers: dict[str, str] | None = None) -> HttpResponse:
    """A refusal as every part of the API words it: the status, and every sentence."""
    body = json.dumps({"status": status, "issues": issues}, ensure_ascii=False)
    return HttpResponse(body, status=status, headers=headers, content_type=JSON)


def _next_address(request: HttpRequest, cursor: str) -> str:
    query = request.GET.copy()
    query["after"] = cursor
    return request.build_absolute_uri(f"{request.path}?{query.urlencode()}")
