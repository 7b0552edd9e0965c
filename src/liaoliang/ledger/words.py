"""Labels in the language of the office: what is stored does not depend on who reads the screen in which."""

from __future__ import annotations

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import override


def in_chinese(label: str | Promise) -> str:
    """The official Chinese term of a lazy label."""
    with override(settings.LANGUAGE_CODE):
        return str(label)
