"""When an assignment is due: the notice's own date, or a period that starts when a condition is met.

A date written in a notice is a calendar date and does not roll to the next working day: the notice sets a
day, not a period (civil-law rolling concerns the last day of a period). Only a period in working days
depends on the calendar, and is computed anew when a year is loaded. A period after receipt (收到通知后15个工作日内)
runs from the day on which the organ was given the work. Where the notice names no date there is no due date; a
coordinator may set one, with a ground.
"""

from __future__ import annotations

from datetime import date

from liaoliang.law.calendar import CalendarNotLoadedError, WorkdayCalendar
from liaoliang.ledger.models import Requirement
from liaoliang.ledger.receipt import Unit, calendar_end, period_after_receipt
from liaoliang.worklist.items import UNDATED, Due


def due_of(requirement: Requirement, calendar: WorkdayCalendar, given_on: date | None = None) -> Due:
    """The due day of a requirement as things stand; undated while its condition is not met.

    `given_on` is the day on which the organ was given it: periods after receipt run from there.
    """
    if requirement.condition and requirement.condition_met_on is None:
        return UNDATED
    basis = basis_of(requirement)
    if requirement.condition_met_on is not None and requirement.due_workdays is not None:
        return _counted(calendar, requirement.condition_met_on, requirement.due_workdays, basis)
    period = period_after_receipt(requirement.deadline)
    if requirement.due_on is not None or period is None or given_on is None:
        return Due(due_on=requirement.due_on, basis=basis if requirement.due_on else "")
    if period.unit is Unit.WORKDAYS:
        return _counted(calendar, given_on, period.number, basis)
    last = calendar_end(given_on, period)
    # The last day of a period in days or months rolls to the next working day (民法典 Art 203).
    try:
        return Due(due_on=last if calendar.is_workday(last) else calendar.next_workday(last), basis=basis)
    except CalendarNotLoadedError:
        return Due(not_before_on=last, basis=basis)


def _counted(calendar: WorkdayCalendar, start_on: date, workdays: int, basis: str) -> Due:
    count = calendar.add_workdays(start_on, workdays, through_missing=True)
    if count.missing_years:
        return Due(not_before_on=count.end_on, basis=basis)
    return Due(due_on=count.end_on, basis=basis)


def basis_of(requirement: Requirement) -> str:
    """Where the due day comes from, as the office says it."""
    notice = requirement.task.category.notice
    source = notice.document_number or f"《{notice.title}》"
    if requirement.condition and requirement.due_workdays is not None:
        return f"{source}，条件成就后{requirement.due_workdays}个工作日"
    return f"{source}，{requirement.deadline}" if requirement.deadline else source
