"""What a person says about a row, a notice or a proof: values without a database."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from liaoliang.base.models import Blob
from liaoliang.ledger.models import DraftRow, Notice, Part, ReportEvidence, Requirement


@dataclass(frozen=True, slots=True)
class RowFacts:
    """Everything of a draft row that a coordinator may correct."""

    category: str
    task: str
    requirement: str
    units: tuple[str, ...]
    lead_units: tuple[str, ...] | None = None
    supporting_units: tuple[str, ...] | None = None
    deadline: str = ""
    deadline_from: date | None = None
    deadline_to: date | None = None
    optional: bool = False
    condition: str = ""
    due_workdays: int | None = None

    @classmethod
    def of(cls, row: DraftRow) -> RowFacts:
        """The facts as they are now; change some with `dataclasses.replace`."""
        return cls(
            category=row.category,
            task=row.task,
            requirement=row.requirement,
            units=tuple(row.units),
            lead_units=_tuple(row.lead_units),
            supporting_units=_tuple(row.supporting_units),
            deadline=row.deadline,
            deadline_from=row.deadline_from,
            deadline_to=row.deadline_to,
            optional=row.optional,
            condition=row.condition,
            due_workdays=row.due_workdays,
        )


@dataclass(frozen=True, slots=True)
class NoticeFacts:
    """The official metadata of a notice."""

    title: str
    year: int
    document_number: str = ""
    index_number: str = ""
    written_on: date | None = None
    released_on: date | None = None
    publisher: str = ""
    validity: str = ""

    @classmethod
    def of(cls, notice: Notice) -> NoticeFacts:
        """The facts as they are now."""
        return cls(**{name: getattr(notice, name) for name in cls.__slots__})


@dataclass(frozen=True, slots=True)
class Proof:
    """One piece of evidence for a report. Made by `file`, `link` or `measured`."""

    kind: ReportEvidence.Kind
    name: str
    blob: Blob | None = None
    url: str = ""
    measure_key: str = ""

    @classmethod
    def file(cls, blob: Blob) -> Proof:
        """A stored upload of the officer who reports; never a blob found by a number from outside."""
        return cls(ReportEvidence.Kind.FILE, blob.name, blob=blob)

    @classmethod
    def link(cls, url: str, name: str = "") -> Proof:
        """A public address; its form is checked, it is never fetched."""
        return cls(ReportEvidence.Kind.LINK, name or url[:300], url=url)

    @classmethod
    def measured(cls, key: str) -> Proof:
        """What a measure of the platform says for the organ on the day of the report."""
        return cls(ReportEvidence.Kind.MEASURE, key, measure_key=key)


def parts_of(row: DraftRow | Requirement) -> Iterator[tuple[str, Part]]:
    """Each unit of a row as written with its part, in the order of the notice, lead first."""
    lead, supporting = set(row.lead_units or ()), set(row.supporting_units or ())
    for unit in dict.fromkeys([*(row.lead_units or ()), *row.units, *(row.supporting_units or ())]):
        if unit in lead:
            yield unit, Part.LEAD
        else:
            yield unit, Part.SUPPORTING if unit in supporting else Part.RESPONSIBLE


def _tuple(units: list[str] | None) -> tuple[str, ...] | None:
    return None if units is None else tuple(units)
