"""What Django calls where no address matches and where a view fails."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from liaoliang.base.clock import SHANGHAI, machine_now
from liaoliang.portal import missing
from liaoliang.portal.front import key_of, never_kept, reading_of, variant_of
from liaoliang.portal.page import Reading


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404 in the portal's dress."""
    return never_kept(missing.not_found(reading_of(request)))


def server_error(request: HttpRequest) -> HttpResponse:
    """500 without a question to the database: the office's clock, which lies there, is not asked either."""
    variant = variant_of(request)
    reading = Reading(key_of(request, variant), variant, machine_now().astimezone(SHANGHAI))
    return never_kept(missing.failed(reading))
