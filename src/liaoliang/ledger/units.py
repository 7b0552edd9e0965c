"""What the units of a notice mean today, asked once for each name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from liaoliang.ledger.models import DraftRow, Requirement, UnitQuestion
from liaoliang.ledger.rows import parts_of
from liaoliang.organisations.directory import Resolution
from liaoliang.organisations.models import Organ
from liaoliang.organisations.selectors import directory
from liaoliang.text.notice.units import split_units

__all__ = ["Resolver", "UnitPreview", "preview_units", "split_units"]

_QUESTIONS = {
    "unknown": UnitQuestion.Kind.UNKNOWN,
    "ambiguous": UnitQuestion.Kind.AMBIGUOUS,
    "collective_open": UnitQuestion.Kind.OPEN,
}


class Resolver:
    """Names as the government of the issuing organ speaks them; a few queries for any number of names."""

    def __init__(self, issuing_organ: Organ) -> None:
        self._directory = directory()
        self._realm = self._directory.realm_of(issuing_organ.pk)
        self._known: dict[str, Resolution] = {}

    def resolve(self, text: str) -> Resolution:
        """The organs a written unit means."""
        if text not in self._known:
            self._known[text] = self._directory.resolve(text, self._realm)
        return self._known[text]

    def question(self, text: str) -> UnitQuestion.Kind | None:
        """What a person has to say about the name: nothing, which organs, or (after 等) which others."""
        found = self.resolve(text)
        if found.open_ended and found.kind in {"organ", "collective"}:
            return UnitQuestion.Kind.OPEN
        return _QUESTIONS.get(found.kind)


@dataclass(frozen=True, slots=True)
class UnitPreview:
    """A written unit, what it was understood as, and how many organs that is."""

    text: str
    part: str
    kind: str
    organs: tuple[str, ...]
    needs_answer: bool


def preview_units(row: DraftRow | Requirement, resolver: Resolver) -> Iterable[UnitPreview]:
    """How the units of one row would be assigned now."""
    for unit, part in parts_of(row):
        found = resolver.resolve(unit)
        names = tuple(organ.label for organ in found.organs)
        yield UnitPreview(unit, part, found.kind, names, resolver.question(unit) is not None)
