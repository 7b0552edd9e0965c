"""What the body's words make of requirements: their text, their targets, their deadline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from liaoliang.ledger.governing import Words, governing_texts, place_of
from liaoliang.ledger.governing_dates import Deadline, Reading, confirmed, read_deadline
from liaoliang.ledger.models import DraftRow, Governing, Requirement, TaskDisagreement
from liaoliang.ledger.reading import targets_of
from liaoliang.ledger.states import NoticeState


@dataclass(frozen=True, slots=True)
class Reworded:
    """A requirement whose words or dates are other ones now, with those it had."""

    requirement: Requirement
    words_before: str
    due_before: date | None

    @property
    def words_after(self) -> str:
        """The words that hold now."""
        return self.requirement.governing_text


@dataclass(frozen=True, slots=True)
class Outcome:
    """One requirement as it would read after a decision."""

    ordinal: int
    text: str
    deadline: Deadline


@dataclass(frozen=True, slots=True)
class Outcomes:
    """What either decision makes of the requirement that a difference lies in; None where it changes none.

    `uncertain`: the body's words leave open which day holds then; `proposed` is the one they suggest.
    """

    annex: Outcome | None = None
    body: Outcome | None = None
    uncertain: bool = False

    @property
    def proposed(self) -> date | None:
        """The day that the body's words suggest."""
        return self.body.deadline.ends if self.body else None


def reworded(
    rows: Sequence[Requirement], for_body: Sequence[TaskDisagreement], body_text: str, year: int
) -> list[Reworded]:
    """Give one task's requirements what holds now; says which are other than before."""
    texts = governing_texts([row.text for row in rows], map(Words.of, for_body), body_text)
    days = _confirmed_days(rows, for_body, body_text)
    changes = []
    for place, (row, text) in enumerate(zip(rows, texts, strict=True)):
        change = Reworded(row, row.governing_text, row.due_on)
        _put(row, text, _deadline(row.text, text, annex_deadline(row), days.get(place), year).deadline)
        if (row.governing_text, row.due_on) != (change.words_before, change.due_before):
            changes.append(change)
    return changes


def annex_deadline(row: Requirement | DraftRow) -> Deadline:
    """The deadline as the annex has it, whatever holds now."""
    if isinstance(row, DraftRow):
        return Deadline(row.deadline, row.deadline_from, row.deadline_to)
    if row.annex_dates is None:
        return Deadline(row.deadline, row.due_from, row.due_on)
    kept = row.annex_dates
    return Deadline(kept["written"], _day(kept["starts"]), _day(kept["ends"]))


def outcomes_of(row: TaskDisagreement) -> Outcomes:
    """What each decision would make of the requirement that this difference lies in."""
    rows, body_text = _rows_of(row)
    own = Words.of(row)
    place = place_of([_words(item) for item in rows], own, body_text)
    if place is None:
        return Outcomes()
    others = row.notice.disagreements.filter(task_title=row.task_title, decision=Governing.BODY)
    decided = list(others.exclude(pk=row.pk).order_by("ordinal"))
    days = _confirmed_days(rows, decided, body_text)
    annex = _reading(rows, place, decided, body_text, days.get(place), row.notice.year)
    body = _reading(rows, place, [*decided, row], body_text, days.get(place), row.notice.year)
    return Outcomes(
        Outcome(rows[place].ordinal, annex[0], annex[1].deadline),
        Outcome(rows[place].ordinal, body[0], body[1].deadline),
        uncertain=not body[1].certain,
    )


def _reading(
    rows: Sequence[Requirement | DraftRow],
    place: int,
    for_body: Sequence[TaskDisagreement],
    body_text: str,
    day: date | None,
    year: int,
) -> tuple[str, Reading]:
    texts = [_words(row) for row in rows]
    ordered = sorted(for_body, key=lambda row: row.ordinal)
    text = governing_texts(texts, map(Words.of, ordered), body_text)[place]
    reading = read_deadline(texts[place], text, annex_deadline(rows[place]), year)
    if reading.certain or day is None:
        return text, reading
    return text, Reading(confirmed(reading, annex_deadline(rows[place]), day), certain=False)


def _deadline(annex_text: str, text: str, annex: Deadline, day: date | None, year: int) -> Reading:
    """An uncertain reading counts only with the day that a person has confirmed."""
    reading = read_deadline(annex_text, text, annex, year)
    if reading.certain:
        return reading
    return Reading(confirmed(reading, annex, day) if day else annex, certain=False)


def _confirmed_days(
    rows: Sequence[Requirement | DraftRow], for_body: Sequence[TaskDisagreement], body_text: str
) -> dict[int, date]:
    texts = [_words(row) for row in rows]
    days: dict[int, date] = {}
    for row in for_body:
        place = place_of(texts, Words.of(row), body_text)
        if place is not None and row.confirmed_due_on:
            days[place] = row.confirmed_due_on
    return days


def _rows_of(row: TaskDisagreement) -> tuple[Sequence[Requirement | DraftRow], str]:
    """The rows of the difference's task: the draft's, or the ledger's once it is adopted."""
    if row.notice.state != NoticeState.ADOPTED:
        drafts = list(row.notice.rows.filter(task=row.task_title, is_excluded=False).order_by("ordinal"))
        return drafts, next((draft.body_text for draft in drafts if draft.body_text), "")
    if row.task is None:
        return [], ""
    return list(row.task.requirements.order_by("ordinal")), row.task.body_text


def _words(row: Requirement | DraftRow) -> str:
    return row.requirement if isinstance(row, DraftRow) else row.text


def _put(row: Requirement, text: str, deadline: Deadline) -> None:
    before = annex_deadline(row)
    if row.governing_text != text:
        row.governing_text, row.targets = text, targets_of(text)
    if row.annex_dates is None and deadline != before:
        row.annex_dates = {
            "written": before.written,
            "starts": before.starts.isoformat() if before.starts else None,
            "ends": before.ends.isoformat() if before.ends else None,
        }
    row.deadline, row.due_from, row.due_on = deadline.written[:200], deadline.starts, deadline.ends


def _day(written: Any) -> date | None:
    return date.fromisoformat(written) if written else None
