"""What to put into the places of each address, so that it opens something that is there.

An address whose places are not all named here fails `test_routes.py`. Addresses without places need no
entry: their fixture is the world itself, empty and filled.
"""

from __future__ import annotations

from collections.abc import Mapping

from architecture.addresses import Address

# What a place of this name asks for, whichever address it is in: a key of `World.own` and `World.foreign`.
PLACES: Mapping[str, str] = {
    "organ_id": "organ",
    "assignment_id": "assignment",
    "notice_id": "notice",
    "task_id": "task",
    "requirement_id": "requirement",
    "report_id": "report",
    "evidence_id": "evidence",
    "row_id": "row",
    "question_id": "question",
    "officer_id": "officer",
    "message_id": "message",
    "event_hash": "event_hash",
}
# Where a name alone does not say it: address → place → key, or a value after `=`.
ROUTES: Mapping[str, Mapping[str, str]] = {
    "api:measure": {"key": "measure"},
    "api:seal": {"number": "seal"},
}


def key_of(address: Address, place: str) -> str | None:
    """The key under which the world keeps what this place of this address asks for."""
    return ROUTES.get(address.name, {}).get(place) or PLACES.get(place)


def path_to(address: Address, things: Mapping[str, object]) -> str:
    """The address with these things in its places."""
    values = {place: things[str(key_of(address, place))] for place in address.places}
    return address.filled_in(values)
