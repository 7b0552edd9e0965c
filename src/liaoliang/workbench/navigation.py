"""The rooms of the workbench: what stands in the bar on top, and for whom."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise

from liaoliang.organisations.models import Officer


@dataclass(frozen=True, slots=True)
class Room:
    """One entry of the bar. `key` is what a page passes as `current`; `name` is its address' name."""

    key: str
    text: str | Promise
    name: str
    open_to: Callable[[Officer], bool]
