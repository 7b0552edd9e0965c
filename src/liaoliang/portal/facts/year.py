"""All that is being carried out now, over every notice that runs: what the home page, organs and search speak of."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from liaoliang.ledger.states import Shown, derive
from liaoliang.portal.facts.ledger import Holding, LedgerFact, OrganFact, OrganLine, RequirementFact
from liaoliang.portal.facts.notices import current
from liaoliang.portal.facts.reading import ledgers_of


@dataclass(frozen=True, slots=True)
class OrganPart:
    """What an organ carries under one notice."""

    ledger: LedgerFact
    line: OrganLine


@dataclass(frozen=True, slots=True)
class OrganShare:
    """What an organ carries under all notices together."""

    organ: OrganFact
    parts: tuple[OrganPart, ...]

    @property
    def counts(self) -> Counter[Shown]:
        """How many of its requirements show what; optional ones are counted apart."""
        return sum((part.line.counts for part in self.parts), Counter[Shown]())

    @property
    def shown(self) -> Shown:
        """What they show together."""
        return derive(self.counts)

    @property
    def total(self) -> int:
        """How many requirements it carries, without those that do not apply to it."""
        return sum(part.line.total for part in self.parts)


@dataclass(frozen=True, slots=True)
class Held:
    """A requirement in an organ's hands, with the ledger it stands in."""

    ledger: LedgerFact
    requirement: RequirementFact
    holding: Holding


@dataclass(frozen=True)
class YearFact:
    """The ledgers of all current notices on one day, the oldest notice first."""

    on: date
    ledgers: tuple[LedgerFact, ...]

    @cached_property
    def firm(self) -> list[RequirementFact]:
        """What the notices themselves ask for and is not optional."""
        return [one for ledger in self.ledgers for one in ledger.firm]

    @cached_property
    def counts(self) -> Counter[Shown]:
        """How many firm requirements show what."""
        return Counter(one.shown for one in self.firm)

    @cached_property
    def held(self) -> list[Held]:
        """Every requirement in every organ's hands."""
        return [
            Held(ledger, requirement, holding)
            for ledger in self.ledgers
            for requirement in ledger.requirements
            for holding in requirement.holdings
        ]

    @cached_property
    def organs(self) -> tuple[OrganShare, ...]:
        """Every organ that carries something, those with most late first, then those under rectification."""
        parts: dict[int, list[OrganPart]] = {}
        for ledger in self.ledgers:
            for line in ledger.lines:
                parts.setdefault(line.organ.id, []).append(OrganPart(ledger, line))
        shares = [OrganShare(found[0].line.organ, tuple(found)) for found in parts.values()]
        return tuple(sorted(shares, key=_urgency))

    def organ(self, organ_id: int) -> OrganShare | None:
        """One organ's share."""
        return next((share for share in self.organs if share.organ.id == organ_id), None)


def year(on: date) -> YearFact:
    """All current ledgers on an office day; as many queries for many notices as for one."""
    facts = current()
    return YearFact(on, tuple(ledgers_of(facts, on)) if facts else ())


def _urgency(share: OrganShare) -> tuple[int, int, int, int]:
    counts = share.counts
    return -counts[Shown.OVERDUE], -counts[Shown.RECTIFICATION], share.organ.order, share.organ.id
