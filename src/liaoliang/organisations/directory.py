"""Finds the organs a written name means. Built from a few queries, then asked any number of times."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Literal

from liaoliang.organisations import collectives, names
from liaoliang.organisations.models import (
    CollectiveAlias,
    CollectiveName,
    FormerName,
    Organ,
    OrganAlias,
    OrganKind,
)

ResolutionKind = Literal["organ", "collective", "collective_open", "ambiguous", "unknown"]
GOVERNMENTS = frozenset({OrganKind.MUNICIPAL_GOVERNMENT, OrganKind.COUNTY_GOVERNMENT})


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a written unit means today.

    `organs`: one for `organ`, all of them for `collective`, none for `collective_open` and `unknown`.
    `candidates`: whom to choose from when a person has to (`collective_open`, `ambiguous`).
    `remark`: what stood behind the name and is not part of it (等, (体育科)); `open_ended` says that it
    was 等, so the list in the notice is not the whole list.
    """

    text: str
    kind: ResolutionKind
    organs: list[Organ] = field(default_factory=list)
    matched: str = ""
    remark: str = ""
    open_ended: bool = False
    candidates: list[Organ] = field(default_factory=list)


class _Tier(IntEnum):
    """How sure a name is: written down, left out a part, no longer borne."""

    WRITTEN = 0
    ELIDED = 1
    FORMER = 2


class Directory:
    """Names of all organs, by the government within which they are spoken."""

    def __init__(self, organs: Iterable[Organ]) -> None:
        self._organs = {organ.pk: organ for organ in organs}
        self._realm_of = {pk: self._find_realm(organ) for pk, organ in self._organs.items()}
        self._local: dict[tuple[int | None, _Tier, str], set[int]] = defaultdict(set)
        self._official: dict[tuple[_Tier, str], set[int]] = defaultdict(set)
        self._collectives: dict[str, CollectiveName] = {}
        for organ in self._organs.values():
            self._add_own_names(organ)

    def add_aliases(self, aliases: Iterable[OrganAlias]) -> None:
        for alias in aliases:
            self._local[alias.realm_id, _Tier.WRITTEN, alias.key].add(alias.organ_id)

    def add_former_names(self, former: Iterable[FormerName]) -> None:
        for borne in former:
            organ = self._organs[borne.organ_id]
            self._official[_Tier.FORMER, names.fold(borne.name)].add(organ.pk)
            for form in self._forms(borne.name, organ) | {names.fold(borne.short_name)}:
                self._local[self._realm_of[organ.pk], _Tier.FORMER, form].add(organ.pk)

    def add_collectives(self, known: Iterable[CollectiveName], aliases: Iterable[CollectiveAlias]) -> None:
        by_id = {collective.pk: collective for collective in known}
        self._collectives |= {collective.key: collective for collective in by_id.values()}
        self._collectives |= {alias.key: by_id[alias.collective_id] for alias in aliases}

    @property
    def root(self) -> Organ | None:
        """The city itself: the municipal government in being, the first if there were several."""
        cities = (
            o for o in self._organs.values() if o.kind == OrganKind.MUNICIPAL_GOVERNMENT and o.is_active
        )
        return next(cities, None)

    def organ(self, organ_id: int) -> Organ:
        return self._organs[organ_id]

    def realm_of(self, organ_id: int) -> Organ | None:
        """The government within which the organ's short names are spoken."""
        realm_id = self._realm_of[organ_id]
        return self._organs[realm_id] if realm_id is not None else None

    def resolve(self, text: str, within: Organ | None = None) -> Resolution:
        """What `text` means in a paper of `within` (the city where it is not given)."""
        realm = within or self.root
        written = names.Written(names.own_place(text.strip()))
        found = self._look_up(written.name, realm)
        if found.kind == "unknown":
            written = names.split_remark(written.name)
            found = self._look_up(written.name, realm) if written.remark else found
        if found.kind == "unknown":
            return Resolution(text, "unknown")
        return Resolution(
            text, found.kind, found.organs, written.name, written.remark, written.open_ended, found.candidates
        )

    def expand(self, collective: CollectiveName, realm: Organ | None) -> list[Organ]:
        """The organs in being that a collective name means within `realm`."""
        if realm is None:
            return []
        beneath = (
            organ for organ in self._organs.values() if organ.is_active and self._is_beneath(organ, realm)
        )
        return collectives.matching(collective.query, beneath, realm)

    def _look_up(self, name: str, realm: Organ | None) -> Resolution:
        key = names.fold(name)
        if not key:
            return Resolution(name, "unknown")
        collective = self._collectives.get(key)
        if collective is not None:
            organs = self.expand(collective, realm)
            if collective.is_open:
                return Resolution(name, "collective_open", candidates=organs)
            return Resolution(name, "collective", organs)
        found = self._first_hit(key, realm)
        if len(found) > 1:
            return Resolution(name, "ambiguous", candidates=found)
        return Resolution(name, "organ" if found else "unknown", found)

    def _first_hit(self, key: str, realm: Organ | None) -> list[Organ]:
        for hits in self._hits(key, realm.pk if realm else None):
            today = {self._today(organ_id) for organ_id in hits} - {None}
            if today:
                return [self._organs[organ_id] for organ_id in sorted(filter(None, today))]
        return []

    def _hits(self, key: str, realm_id: int | None) -> Iterator[set[int]]:
        """From the surest reading to the least sure.

        What is left out is understood within the government itself; of the one above it only written names
        are, and from anywhere else only full official ones: 县财政局 in a city's paper is no county's bureau.
        """
        above = self._realm_above(realm_id)
        yield self._local.get((realm_id, _Tier.WRITTEN, key), set())
        yield self._local.get((realm_id, _Tier.ELIDED, key), set())
        yield self._local.get((above, _Tier.WRITTEN, key), set())
        yield self._official.get((_Tier.WRITTEN, key), set())
        yield self._local.get((realm_id, _Tier.FORMER, key), set())
        yield self._official.get((_Tier.FORMER, key), set())

    def _realm_above(self, realm_id: int | None) -> int | None:
        return None if realm_id is None else self._realm_of[realm_id]

    def _today(self, organ_id: int) -> int | None:
        """The organ itself, or the one it was merged into; None if it ended without one."""
        seen: set[int] = set()
        while not (organ := self._organs[organ_id]).is_active:
            seen.add(organ_id)
            if organ.merged_into_id is None or organ.merged_into_id in seen:
                return None
            organ_id = organ.merged_into_id
        return organ_id

    def _add_own_names(self, organ: Organ) -> None:
        realm_id = self._realm_of[organ.pk]
        self._official[_Tier.WRITTEN, organ.key].add(organ.pk)
        for key in (organ.key, names.fold(organ.short_name)):
            self._local[realm_id, _Tier.WRITTEN, key].add(organ.pk)
        for form in self._forms(organ.name, organ):
            self._local[realm_id, _Tier.ELIDED, form].add(organ.pk)

    def _forms(self, name: str, organ: Organ) -> set[str]:
        realm = self.realm_of(organ.pk)
        return names.elided(name, names.place_of(realm.name) if realm else "")

    def _find_realm(self, organ: Organ) -> int | None:
        """The nearest government above; the city for a county's government, itself for the city's."""
        for above in self._above(organ):
            if above.kind in GOVERNMENTS:
                return above.pk
        return organ.pk if organ.kind in GOVERNMENTS else None

    def _is_beneath(self, organ: Organ, realm: Organ) -> bool:
        return any(above.pk == realm.pk for above in self._above(organ))

    def _above(self, organ: Organ) -> Iterator[Organ]:
        seen = {organ.pk}
        while (
            (parent_id := organ.parent_id) is not None and parent_id not in seen and parent_id in self._organs
        ):
            seen.add(parent_id)
            organ = self._organs[parent_id]
            yield organ
