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
LONGEST_ECHO = 60
JSON = "application/json; charset=utf-8"
OPEN = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Link, Content-Disposition, X-As-Of",
    "X-Content-Type-Options": "nosniff",
}
PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "If-None-Match, Accept",
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
            may_be_kept(response, self._rendered(request, lasting))
            if isinstance(data, dict) and data.get("next"):
                response["Link"] = f'<{_next_address(request, data["next"])}>; rel="next"'
        return response

    def _rendered(self, request: HttpRequest, data: Any) -> bytes:
        rendered: str | bytes = self.renderer.render(request, data, response_status=200)
        return rendered if isinstance(rendered, bytes) else rendered.encode()


def may_be_kept(response: HttpResponseBase, facts: bytes) -> None:
    """A validator over the facts, and how long the answer may be used unasked.

    Weak: two answers with the same facts read at different moments are equal, not identical.
    """
    response["ETag"] = f'W/"{sha256(facts).hexdigest()[:32]}"'
    response["Cache-Control"] = f"public, max-age={MAX_AGE}"


def open_to_all(view: View, known: Callable[[], tuple[str, ...]] = tuple) -> View:
    """GET and HEAD for everyone, from every origin; any other method, or a parameter not `known`, is told so."""

    @wraps(view, updated=())
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = _refused(request, known) or _answer(view, request, *args, **kwargs)
        for name, value in OPEN.items():
            response[name] = value
        return response

    # Nothing is written here and no session is read: another method gets its 405, not a word about forms.
    return csrf_exempt(answer)


def _refused(request: HttpRequest, known: Callable[[], tuple[str, ...]]) -> HttpResponse | None:
    """What is wrong with the question itself, before anything is read."""
    if request.method == "OPTIONS":
        return HttpResponse(status=204, headers=PREFLIGHT)
    if request.method not in {"GET", "HEAD"}:
        return refusal(405, [_("开放接口只供读取，请使用 GET")], {"Allow": PREFLIGHT["Allow"]})
    strange = [name for name in request.GET if name not in known()]
    return refusal(400, [_unknown(name, known()) for name in strange]) if strange else None


def _unknown(name: str, known: tuple[str, ...]) -> str:
    """A parameter that would change nothing would be believed to have changed something."""
    if not known:
        return _("没有名为 {name} 的参数，这一地址不带参数").format(name=name[:LONGEST_ECHO])
    names = "、".join(known)
    return _("没有名为 {name} 的参数，可用的有：{known}").format(name=name[:LONGEST_ECHO], known=names)


def _answer(view: View, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
    asked_for_head = request.method == "HEAD"
    request.method = "GET"
    response = view(request, *args, **kwargs)
    request.method = "HEAD" if asked_for_head else "GET"
    return _unless_unchanged(request, response) if response.has_header("ETag") else response


def _unless_unchanged(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """304 with the same words about keeping where the reader has it already; a file is not even begun then."""
    unchanged = get_conditional_response(request, etag=response["ETag"])
    if unchanged is None:
        return response
    response.close()
    for name in ("ETag", "Cache-Control"):
        unchanged[name] = response[name]
    return unchanged


def refusal(status: int, issues: list[str], headers: dict[str, str] | None = None) -> HttpResponse:
    """A refusal as every part of the API words it: the status, and every sentence."""
    body = json.dumps({"status": status, "issues": issues}, ensure_ascii=False)
    return HttpResponse(body, status=status, headers=headers, content_type=JSON)


def _next_address(request: HttpRequest, cursor: str) -> str:
    query = request.GET.copy()
    query["after"] = cursor
    return request.build_absolute_uri(f"{request.path}?{query.urlencode()}")
