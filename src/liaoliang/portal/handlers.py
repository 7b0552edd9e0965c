"""What Django calls where no address matches and where a view fails."""

from __future__ import annotations

import sys
from typing import Final

from django.http import HttpRequest, HttpResponse, JsonResponse

from liaoliang.base.clock import SHANGHAI, machine_now
from liaoliang.portal import kept, missing
from liaoliang.portal.front import key_of, never_kept, reading_of, variant_of
from liaoliang.portal.page import Reading

RETRY_SECONDS: Final = 60


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404 in the portal's dress."""
    return never_kept(missing.not_found(reading_of(request)))


def server_error(request: HttpRequest) -> HttpResponse:
    """500, or 503 while the database is away: a page, or JSON under /api/.

    Without a question to the database: the office's clock, which lies there, is not asked either.
    """
    status = missing.AWAY if isinstance(sys.exc_info()[1], kept.AWAY) else 500
    if request.path.startswith("/api/"):
        answer: HttpResponse = JsonResponse(
            {"status": status, "issues": [missing.sentence_of(status)]}, status=status
        )
    else:
        variant = variant_of(request)
        reading = Reading(key_of(request, variant), variant, machine_now().astimezone(SHANGHAI))
        answer = never_kept(missing.failed(reading, status=status))
    if status == missing.AWAY:
        answer["Retry-After"] = str(RETRY_SECONDS)
    return answer
