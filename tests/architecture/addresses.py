"""The URL table as a list: every address of portal, workbench, accounts and API, by name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

# The gallery of components is `ui`'s own and is looked at by `ui`'s tests.
LEFT_OUT = ("_components/",)
ROOMS = {"desk/": "workbench", "accounts/": "accounts", "api/": "api", "en/": "portal-en"}
PLACE = re.compile(r"<(?:(?P<kind>[^>:]+):)?(?P<name>[^>]+)>")


@dataclass(frozen=True)
class Address:
    """One line of the URL table. `places` are its parameters and their converters."""

    name: str
    route: str
    view: Callable[..., Any]

    @property
    def room(self) -> str:
        """portal, portal-en, workbench, accounts or api."""
        return next((room for start, room in ROOMS.items() if self.route.startswith(start)), "portal")

    @property
    def places(self) -> dict[str, str]:
        """Parameter → converter."""
        return {found["name"]: found["kind"] or "str" for found in PLACE.finditer(self.route)}

    def filled_in(self, values: dict[str, object]) -> str:
        """The path with these values; by the route itself, so that unnamed addresses can be walked too."""
        path = PLACE.sub(lambda found: str(values[found["name"]]), self.route)
        return f"/{path}"


@cache
def all_addresses() -> tuple[Address, ...]:
    """Every address, in the order of the table."""
    return tuple(
        address
        for address in _walk(get_resolver().url_patterns, "", ())
        if not address.route.startswith(LEFT_OUT)
    )


def _walk(patterns: list[Any], before: str, namespaces: tuple[str, ...]) -> Iterator[Address]:
    for pattern in patterns:
        route = before + str(pattern.pattern).removeprefix("^").removesuffix("$").removesuffix("\\Z")
        if isinstance(pattern, URLResolver):
            inner = (*namespaces, pattern.namespace) if pattern.namespace else namespaces
            yield from _walk(pattern.url_patterns, route, inner)
        elif isinstance(pattern, URLPattern):
            yield Address(":".join([*namespaces, pattern.name or f"?{route}"]), route, pattern.callback)


def by_name() -> dict[str, Address]:
    """Addresses by their full name; a name used twice (with and without a parameter) keeps each."""
    found: dict[str, Address] = {}
    for address in all_addresses():
        key = address.name
        while key in found:
            key += "+"
        found[key] = address
    return found
