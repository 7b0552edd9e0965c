"""Which methods an address takes: asked before the form's token, so that nobody is told of a form that is none.

HEAD is GET without its body, wherever there is a GET.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_noop

from liaoliang.config.refusals import refusal_page

# What pages take whose views do not say: they read, and some have a form.
PLAIN: Final = frozenset({"GET", "HEAD", "POST"})
# The name under which Django's `require_http_methods` holds its list.
LIST_OF_DJANGO: Final = "request_method_list"
NOT_TAKEN = gettext_noop("这一地址不接受 {method} 请求，可用的有：{allowed}")
View = Callable[..., HttpResponseBase]


class Methods:
    """405 with Allow for a method that an address does not take; HEAD answered as GET. Before the token's check."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method != "HEAD":
            return self.get_response(request)
        request.method = "GET"
        response = self.get_response(request)
        request.method = "HEAD"
        return without_body(response)

    def process_view(
        self, request: HttpRequest, view: View, _args: object, _kwargs: object
    ) -> HttpResponse | None:
        """The refusal; whoever takes no token has nothing to mix it up with, and words its own."""
        taken = taken_by(view)
        if getattr(view, "csrf_exempt", False) or request.method in taken:
            return None
        allowed = ", ".join(sorted(taken))
        sentence = (NOT_TAKEN, {"method": str(request.method)[:20], "allowed": allowed})
        response = refusal_page(request, 405, *sentence)
        response["Allow"] = allowed
        return response


@cache
def taken_by(view: View) -> frozenset[str]:
    """The methods of a view, as its decorators or its class name them; what both of two decorators let through."""
    named = [frozenset(found) for found in (_named_by(step) for step in _wrapped(view)) if found]
    taken = frozenset.intersection(*named) if named else PLAIN
    return taken | {"HEAD"} if "GET" in taken else taken


def _wrapped(view: Any) -> Iterator[Any]:
    """A view and what its decorators wrap, from outside to inside."""
    while view is not None:
        yield view
        view = getattr(view, "__wrapped__", None)


def _named_by(step: Any) -> list[str]:
    """The methods that one step names: a class of Django by its handlers, a decorator by its list."""
    owner = getattr(step, "view_class", None)
    if owner is not None:
        return [name for name in PLAIN if hasattr(owner, name.lower())]
    names = getattr(getattr(step, "__code__", None), "co_freevars", ())
    if LIST_OF_DJANGO not in names:
        return []
    return list(step.__closure__[names.index(LIST_OF_DJANGO)].cell_contents)


def without_body(response: HttpResponseBase) -> HttpResponseBase:
    """The same head; a stream is closed before it is read."""
    if isinstance(response, StreamingHttpResponse):
        response.close()
        response.streaming_content = iter(())
    elif isinstance(response, HttpResponse):
        response.content = b""
    return response
