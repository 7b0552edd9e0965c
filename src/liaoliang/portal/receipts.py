"""Checking a receipt: is the event with this hash in the trail, and under which seal. Says nothing more of it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from liaoliang.base.clock import SHANGHAI
from liaoliang.portal.columns import SEALS
from liaoliang.portal.facts import trail
from liaoliang.portal.front import never_kept, reading_of
from liaoliang.portal.page import Page, Reading
from liaoliang.portal.shell import Frame, column_link, page, speaking

LONGEST = 200


@require_safe
def receipt(request: HttpRequest) -> HttpResponse:
    """`/do/receipt?hash=…`"""
    reading = reading_of(request)
    with speaking(reading):
        return never_kept(receipt_page(reading, request.GET.get("hash", "")))


def receipt_page(reading: Reading, typed: str) -> Page:
    """The form, and what the trail knows of the hash."""
    asked = typed.strip()[:LONGEST]
    written = trail.written_hash(asked)
    found = trail.find(written) if written else None
    seal = found.seal if found else None
    context = {
        "asked": asked,
        "is_hash": bool(written),
        "found": found,
        "recorded_at": found.recorded_at.astimezone(SHANGHAI) if found else None,
        "seal_href": reading.href("seal", number=seal.number) if seal else "",
        "holds": bool(found and found.proof and found.proof.holds()),
        "steps": len(found.proof.steps) if found and found.proof else 0,
        "receipt_href": reading.href("receipt"),
        "seals_href": reading.href("seals"),
    }
    frame = Frame(
        title=_("核对凭证"),
        column=SEALS,
        trail=(column_link(reading, SEALS),),
        asks_whether_clear=False,
        is_listed=False,
    )
    return page(reading, "receipt.html", frame, context)
