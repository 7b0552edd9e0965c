"""What a person says about a row, a notice or a proof: values without a database."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import Field
from django.utils.functional import Promise

from liaoliang.base.models import Blob
from liaoliang.ledger.models import DraftRow, Notice, Part, ReportEvidence, Requirement
from liaoliang.ledger.words import in_chinese

LONGEST_VALUE: Final = 200


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


def changes_written(before: RowFacts | NoticeFacts, after: RowFacts | NoticeFacts) -> str:
    """Every corrected field with what it said and what it says now, in the office's words; for the trail."""
    model = DraftRow if isinstance(before, RowFacts) else Notice
    said = [
        f"{in_chinese(_label(model, name))}由“{_written(getattr(before, name))}”"
        f"改为“{_written(getattr(after, name))}”"
        for name in type(before).__slots__
        if getattr(before, name) != getattr(after, name)
    ]
    return f"：{'；'.join(said)}" if said else ""


def _label(model: type[DraftRow | Notice], name: str) -> str | Promise:
    field = model._meta.get_field(name)
    assert isinstance(field, Field)  # noqa: S101 - facts name columns
    return field.verbose_name


def _written(value: object) -> str:
    if value is None or value == "" or value == ():
        return "空"
    if isinstance(value, bool):
        return "是" if value else "否"
    text = "、".join(value) if isinstance(value, tuple) else str(value)
    return text if len(text) <= LONGEST_VALUE else f"{text[: LONGEST_VALUE - 1]}…"


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
