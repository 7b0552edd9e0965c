"""What every request passes: the language of the address, and one sentence for each kind of refusal."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from liaoliang.config.refusals import refusal_response
from liaoliang.errors import LiaoliangError

FORWARDED = frozenset(
    {"HTTP_FORWARDED", *(f"HTTP_X_FORWARDED_{what}" for what in ("FOR", "PROTO", "HOST", "PORT"))}
)
LANGUAGE_COOKIE = "liaoliang_language"


def language_of(request: HttpRequest) -> str:
    """Portal pages speak the language of their address, so that one address is one page;
    the workbench follows the officer's cookie."""
    if request.path == "/en" or request.path.startswith("/en/"):
        return "en"
    if request.path.startswith(("/desk/", "/accounts/")) and request.COOKIES.get(LANGUAGE_COOKIE) == "en":
        return "en"
    return "zh-hans"


class ForwardedByProxies:
    """Takes off what only a proxy may say, unless a proxy of ours is the peer; it comes before all others.

    Otherwise whoever reaches the server beside the proxy could call a plain connection a secure one.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.META.get("REMOTE_ADDR") not in settings.TRUSTED_PROXIES:
            for name in [name for name in request.META if name in FORWARDED]:
                del request.META[name]
        return self.get_response(request)


class LanguageByAddress:
    """Activates the language of the address for the request and leaves nothing behind."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with translation.override(language_of(request)):
            request.LANGUAGE_CODE = translation.get_language() or "zh-hans"
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", request.LANGUAGE_CODE)
            return response


class Refusals:
    """Translates the errors of services and selectors into a page with a sentence (400/403/404/409/422)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if isinstance(error, LiaoliangError):
            return refusal_response(request, error)
        return None
