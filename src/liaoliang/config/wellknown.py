"""What programs ask every site for: its icon, and whom to tell of a weakness (RFC 9116)."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.templatetags.static import static
from django.views.decorators.http import require_safe

from liaoliang.base.clock import machine_now

HOLDS_FOR: Final = timedelta(days=180)
NUMBER: Final = re.compile(r"\+?[0-9][0-9-]{5,}[0-9]")


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """The icon that every page links to, for who asks without reading a page."""
    return HttpResponseRedirect(static("ui/icon.svg"))


@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """The office's own telephone, as the footer of each page has it."""
    home = f"https://{settings.SITE['domain']}"
    expires = (machine_now() + HOLDS_FOR).strftime("%Y-%m-%dT00:00:00Z")
    lines = [
        f"Contact: {contact(settings.SITE['phone']) or f'{home}/about/'}",
        f"Expires: {expires}",
        "Preferred-Languages: zh, en",
        f"Canonical: {home}/.well-known/security.txt",
    ]
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")


def contact(phone: str) -> str:
    """A telephone number as an address; one without a country is China's, without the zero in front."""
    found = NUMBER.search(phone)
    if found is None:
        return ""
    number = found.group()
    return f"tel:{number if number.startswith('+') else f'+86-{number.removeprefix(chr(48))}'}"
