"""What to put into the places of each address, so that it opens something that is there.

An address whose places are not all named here fails `test_routes.py`. Addresses without places need no
entry: their fixture is the world itself, empty and filled.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product

from architecture.addresses import Address

# What a place of this name asks for, whichever address it is in: a key of `World.own` and `World.foreign`.
PLACES: Mapping[str, str] = {
    "organ_id": "organ",
    "officer_id": "officer",
    "assignment_id": "assignment",
    "notice_id": "notice",
    "task_id": "task",
    "requirement_id": "requirement",
    "row_id": "row",
    "question_id": "question",
    "disagreement_id": "disagreement",
    "item_id": "item",
    "proof_id": "proof",
    "collective_id": "collective",
    "calendar_year_id": "calendar_year",
    "change_id": "change",
    "override_id": "override",
    "event_id": "event",
    "seal_id": "seal_row",
    "event_hash": "event_hash",
    "seq": "seq",
    "step": "step",
    "state": "state",
    "year": "year",
}
OF_DRAFT = {"notice_id": "draft"}
# Where a name alone does not say it: address → place → key.
ROUTES: Mapping[str, Mapping[str, str]] = {
    "api:measure": {"key": "measure"},
    "api:seal": {"number": "seal"},
    "portal:seal": {"number": "seal"},
    "portal:seal-file": {"number": "seal"},
    "portal:seals-page": {"number": "first_page"},
    "portal:notices-page": {"number": "first_page"},
    "portal-en:seal": {"number": "seal"},
    "portal-en:seal-file": {"number": "seal"},
    "portal-en:seals-page": {"number": "first_page"},
    "portal-en:notices-page": {"number": "first_page"},
    "workbench:parameter": {"key": "parameter"},
    "workbench:parameter_override": {"key": "parameter"},
    "workbench:organisations_import": {"ticket": "organs_ticket"},
    "workbench:ledger_excel_in": {"ticket": "ledger_ticket"},
    "workbench:notice_facts": OF_DRAFT,
    "workbench:notice_adopt": OF_DRAFT,
    "workbench:notice_discard": OF_DRAFT,
    "workbench:draft_row_add": OF_DRAFT,
    "workbench:draft_row": OF_DRAFT,
    "workbench:draft_row_exclude": OF_DRAFT,
    "workbench:draft_row_restore": OF_DRAFT,
}


def key_of(address: Address, place: str) -> str | None:
    """The key under which the world keeps what this place of this address asks for."""
    return ROUTES.get(address.name, {}).get(place) or PLACES.get(place)


def paths_to(address: Address, things: Mapping[str, object]) -> list[str]:
    """The address with these things in its places; several where a place may be filled in several ways."""
    found = {place: things[str(key_of(address, place))] for place in address.places}
    choices = [value if isinstance(value, tuple) else (value,) for value in found.values()]
    return [address.filled_in(dict(zip(found, values, strict=True))) for values in product(*choices)]


def path_to(address: Address, things: Mapping[str, object]) -> str:
    """The first of them."""
    return paths_to(address, things)[0]
