"""Care mode (关怀版) on and off, without a script: a link that sets a cookie and leads back."""

from __future__ import annotations

from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_safe

from liaoliang.portal.front import CARE_COOKIE

A_YEAR: Final = 365 * 24 * 3600


@require_safe
def care(request: HttpRequest) -> HttpResponse:
    """`/care?on=1&next=/…`: remember the choice for a year and go back; foreign addresses lead home."""
    response = HttpResponseRedirect(safe_next(request.GET.get("next", "")))
    on = request.GET.get("on") == "1"
    response.set_cookie(
        CARE_COOKIE, "1" if on else "0", max_age=A_YEAR, samesite="Lax", secure=settings.HTTPS, path="/"
    )
    response["Cache-Control"] = "no-store"
    return response


def safe_next(address: str) -> str:
    """An address of this site, as a path; anything else is the home page."""
    inside = address.startswith("/") and url_has_allowed_host_and_scheme(address, allowed_hosts=None)
    return address if inside and "\\" not in address else "/"
