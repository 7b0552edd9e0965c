"""Finding what an address names, within what the officer may see; foreign and unknown things are alike."""

from __future__ import annotations

from django.http import HttpResponseRedirect

from liaoliang.errors import NotFoundError
from liaoliang.ledger import permissions
from liaoliang.ledger.models import (
    DraftRow,
    LookBackItem,
    Notice,
    Requirement,
    TaskDisagreement,
    UnitQuestion,
)
from liaoliang.ledger.selectors import coordinated_notice, disagreements, look_back_items, unit_questions
from liaoliang.organisations.models import Officer
from liaoliang.workbench.programme.pages import NOT_HERE, found, way


def row_of(officer: Officer, notice_id: int, row_id: int) -> DraftRow:
    """A row of a notice that the officer coordinates, with its notice."""
    notice = coordinated_notice(officer, notice_id)
    row = found(notice.rows.all(), row_id)
    row.notice = notice
    return row


def disagreement_of(officer: Officer, notice_id: int, disagreement_id: int) -> TaskDisagreement:
    """A difference of a notice that the officer coordinates."""
    return found(disagreements(coordinated_notice(officer, notice_id)), disagreement_id)


def question_of(officer: Officer, notice_id: int, question_id: int) -> UnitQuestion:
    """A unit name of a notice that the officer coordinates, answered or not."""
    rows = unit_questions(coordinated_notice(officer, notice_id), only_open=False)
    return found(rows, question_id)


def item_of(officer: Officer, notice_id: int, item_id: int) -> LookBackItem:
    """An item of the look-back of a notice that the officer coordinates."""
    return found(look_back_items(coordinated_notice(officer, notice_id)), item_id)


def requirement_of(officer: Officer, requirement_id: int) -> Requirement:
    """A requirement of a notice that the officer coordinates."""
    requirement = _requirement(requirement_id)
    if not permissions.coordinates(officer, notice_of(requirement)):
        raise NotFoundError(NOT_HERE)
    return requirement


def waiting_requirement_of(officer: Officer, requirement_id: int) -> Requirement:
    """A requirement whose condition the officer may record: the coordinator's, or one's own."""
    requirement = _requirement(requirement_id)
    if not permissions.can_record_condition(officer, requirement):
        raise NotFoundError(NOT_HERE)
    return requirement


def notice_of(requirement: Requirement) -> Notice:
    """The notice a requirement belongs to."""
    return requirement.task.category.notice


def to_place(name: str, *args: object, place: str) -> HttpResponseRedirect:
    """303 to a place within a page."""
    return HttpResponseRedirect(f"{way(name, *args)}#{place}", status=303)


def _requirement(requirement_id: int) -> Requirement:
    rows = Requirement.objects.select_related(
        "task__category__notice__issuing_organ", "measure_set_by", "measure_confirmed_by", "condition_met_by"
    )
    return found(rows, requirement_id)
