"""Due dates as chips: the day, the working days left in words, the shape that goes with them."""

from __future__ import annotations

from datetime import date
from typing import Final

from liaoliang.law.calendar import WorkdayCalendar
from liaoliang.ui.components import DueChip, State
from liaoliang.worklist.urgency import Urgency, pressure

SHAPES: Final[dict[Urgency, State]] = {
    Urgency.OVERDUE: State.OVERDUE,
    Urgency.TODAY: State.IN_PROGRESS,
    Urgency.SOON: State.IN_PROGRESS,
    Urgency.LATER: State.PENDING,
    Urgency.NOT_BEFORE: State.WAITING,
    Urgency.UNDATED: State.PENDING,
}


def due_chip(
    calendar: WorkdayCalendar, *, due_on: date | None, not_before_on: date | None, on: date
) -> DueChip:
    """The two-line chip of a list, for something whose clock runs on the office day `on`."""
    found = pressure(calendar, due_on=due_on, not_before_on=not_before_on, on=on)
    return DueChip(
        due_on=due_on,
        not_before=not_before_on,
        words=found.words if due_on else "",
        state=SHAPES[found.urgency],
        inline=True,
    )


def settled_chip(due_on: date | None, not_before_on: date | None, words: str = "") -> DueChip:
    """The same for something whose clock has stopped: the day as it was, never called late."""
    return DueChip(due_on=due_on, not_before=not_before_on, words=words, state=State.VERIFIED, inline=True)
