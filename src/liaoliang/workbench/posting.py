"""Addresses that only take what is sent to them; somebody who comes by is led to the page that sends it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponseNotAllowed, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import Resolver404, resolve

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]
MARK = "takes_only_posts"


def post_only(view: View[P]) -> View[P]:
    """Like `require_POST`, but a visit (a reload, a copied address) goes to the page above instead of a bare 405."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if request.method == "POST":
            return view(request, *args, **kwargs)
        if request.method in {"GET", "HEAD"}:
            return HttpResponseRedirect(page_above(request.path_info))
        return HttpResponseNotAllowed(["GET", "HEAD", "POST"])

    setattr(guarded, MARK, True)
    return guarded


def page_above(path: str) -> str:
    """The nearest address above that shows something."""
    while path.strip("/"):
        path = path.rstrip("/").rpartition("/")[0] + "/"
        if _shows_something(path):
            return path
    return "/"


def _shows_something(path: str) -> bool:
    try:
        return not getattr(resolve(path).func, MARK, False)
    except Resolver404:
        return False
