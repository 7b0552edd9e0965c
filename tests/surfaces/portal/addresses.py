"""The site's addresses with a view that fails, and the portal's handlers."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import path

from liaoliang.config.urls import urlpatterns as of_site


def broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("a bug")


urlpatterns = [path("broken/", broken), *of_site]
handler404 = "liaoliang.portal.handlers.page_not_found"
handler500 = "liaoliang.portal.handlers.server_error"
