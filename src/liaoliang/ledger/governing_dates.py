"""The deadline of a requirement whose words the body governs: read anew from these words. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from liaoliang.ledger.words import day_written
from liaoliang.text.notice.deadlines import period_of, requirement_deadline


@dataclass(frozen=True, slots=True)
class Deadline:
    """A completion date as the ledger keeps it."""

    written: str = ""
    starts: date | None = None
    ends: date | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What the governing words make of a deadline.

    It is not certain where the annex has its date elsewhere (a column of its own, say), or the body names no
    date: then a person says which day holds.
    """

    deadline: Deadline
    certain: bool


def read_deadline(annex_text: str, governing_text: str, annex: Deadline, year: int) -> Reading:
    """The annex's deadline, unless the words that set it read otherwise now."""
    if annex_text == governing_text:
        return Reading(annex, certain=True)
    was, now = (requirement_deadline(text, year) for text in (annex_text, governing_text))
    if was == now:
        return Reading(annex, certain=True)
    period = period_of(now, year)
    found = Deadline(now, period.start, period.end)
    if found.ends is None:
        return Reading(annex, certain=False)
    if found.ends == annex.ends:
        return Reading(annex, certain=True)
    from_these_words = was != "" and period_of(was, year).end == annex.ends
    return Reading(found, certain=from_these_words or (not was and not annex.written))


def confirmed(reading: Reading, annex: Deadline, day: date) -> Deadline:
    """The deadline with the day that a person confirmed, in the words that name it if there are any."""
    for known in (reading.deadline, annex):
        if known.ends == day:
            return known
    return Deadline(f"{day_written(day)}前", None, day)
