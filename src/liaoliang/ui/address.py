"""A list's filter, order and place live in its address; these build the addresses of the next states."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

Query = Mapping[str, Sequence[str]]
PLACE_NAMES = ("cursor", "page")


def address(path: str, query: Query) -> str:
    """The path with its query; empty values are left out, names are sorted so that one state is one address."""
    pairs = [(name, value) for name in sorted(query) for value in query[name] if value]
    return f"{path}?{urlencode(pairs)}" if pairs else path


def _from_the_start(query: Query) -> dict[str, list[str]]:
    return {name: list(values) for name, values in query.items() if name not in PLACE_NAMES}


def with_value(path: str, query: Query, name: str, value: str) -> str:
    """The same list with `name` set to `value` alone, from its first page; an empty value clears it."""
    changed = _from_the_start(query)
    changed[name] = [value]
    return address(path, changed)


def toggled(path: str, query: Query, name: str, value: str) -> str:
    """The same list with one value of a facet that takes several added or removed."""
    changed = _from_the_start(query)
    values = changed.get(name, [])
    changed[name] = [one for one in values if one != value] if value in values else [*values, value]
    return address(path, changed)


def without(path: str, query: Query, *names: str) -> str:
    """The same list without some names: a removed chip, or all filters cleared."""
    left = {name: values for name, values in _from_the_start(query).items() if name not in names}
    return address(path, left)


def with_cursor(path: str, query: Query, cursor: str) -> str:
    """The same list, filter and order, at another place."""
    changed = _from_the_start(query)
    changed["cursor"] = [cursor]
    return address(path, changed)


def sorted_by(path: str, query: Query, key: str, *, name: str = "order") -> str:
    """The same list sorted by `key`; descending (`-key`) if it is ascending by it now."""
    now = (list(query.get(name, [])) or [""])[0]
    return with_value(path, query, name, f"-{key}" if now == key else key)
