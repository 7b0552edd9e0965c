"""A row as it will read with what is in the form now, and as it was read from the file."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from liaoliang.ledger.models import DraftRow
from liaoliang.ledger.reading import targets_of
from liaoliang.ledger.rows import RowFacts
from liaoliang.ledger.selectors import RowPreview
from liaoliang.ledger.units import Resolver, preview_units
from liaoliang.workbench.programme.notices.draft_pages import RowCard, card
from liaoliang.workbench.programme.notices.forms import RowForm, facts_of


@dataclass(frozen=True, slots=True)
class RowLook:
    """The row's card, and what still has to be mended before it can be kept."""

    card: RowCard
    faults: tuple[str, ...]


def row_look(row: DraftRow, form: RowForm) -> RowLook:
    """Nothing is stored. Before anything is sent it is the row as it stands."""
    imagined = _imagined(row, facts_of(form.cleaned_data)) if form.is_bound else row
    units = tuple(preview_units(imagined, Resolver(row.notice.issuing_organ)))
    faults = tuple(str(error) for errors in form.errors.values() for error in errors)
    return RowLook(card(RowPreview(imagined, units), editable=False), faults)


def _imagined(row: DraftRow, facts: RowFacts) -> DraftRow:
    """A copy with these facts; targets are read from the words anew."""
    imagined = copy(row)
    for name in RowFacts.__slots__:
        value: Any = getattr(facts, name)
        setattr(imagined, name, list(value) if isinstance(value, tuple) else value)
    imagined.targets = targets_of(facts.requirement)
    return imagined


def original_lines(row: DraftRow) -> list[tuple[str, str]]:
    """What the compiler read, by the labels of the form."""
    read = row.original
    stated = [
        (_("类别"), read.get("category")),
        (_("工作任务"), read.get("task")),
        (_("具体要求"), read.get("requirement")),
        (_("责任单位原文"), read.get("units_text")),
        (_("完成时限"), read.get("deadline")),
        (_("正文表述"), row.body_text),
    ]
    return [(label, str(value)) for label, value in stated if value]
