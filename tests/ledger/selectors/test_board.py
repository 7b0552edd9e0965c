"""The coordinator's board."""

from __future__ import annotations

from datetime import date

import pytest
from pytest_django.fixtures import DjangoAssertNumQueries

from factories.ledger import Town, put_into
from factories.ledger_rows import make_grid
from factories.offices import AT, ON, make_officer
from liaoliang.law import Rulebook
from liaoliang.ledger import services
from liaoliang.ledger.models import Assignment, Notice
from liaoliang.ledger.selectors import Board, board, next_due
from liaoliang.ledger.states import Shown, State
from liaoliang.organisations.models import Officer
from liaoliang.organisations.roles import Role

CALENDAR = Rulebook.shipped().calendar


def see(notice: Notice, officer: Officer | None = None, on: date = ON) -> Board:
    return board(officer, notice, on=on, calendar=CALENDAR)


@pytest.fixture
def notice(town: Town) -> Notice:
    """Task 1 for both bureaus, task 2 for finance with two requirements, one of them for education too."""
    return town.running(
        {"task": "甲", "units": ["市财政局", "市教育局"]},
        {"task": "乙"},
        {"task": "乙", "units": ["市财政局", "市教育局"]},
    )


def of(town: Town, task: int, organ: str = "finance") -> list[Assignment]:
    rows = Assignment.objects.filter(requirement__task__number=task, organ=getattr(town, organ))
    return list(rows.order_by("requirement__ordinal"))


def test_a_cell_is_folded_from_its_requirements(town: Town, notice: Notice) -> None:
    first, second = of(town, 2)
    put_into(first, State.IN_PROGRESS)
    seen = see(notice)
    cell = seen.cell(town.finance.pk, second.requirement.task_id)
    assert cell == (Shown.IN_PROGRESS, 2, 0, None)
    assert seen.cell(town.county.pk, second.requirement.task_id) is None


def test_late_organs_are_the_first_rows_and_late_tasks_the_first_columns(town: Town, notice: Notice) -> None:
    put_into(of(town, 2, "education")[0], State.ACCEPTED, due_on=date(2021, 9, 30))
    seen = see(notice)
    assert [(row.label, row.late) for row in seen.rows] == [("市教育局", 1), ("市财政局", 0)]
    assert [(column.number, column.late) for column in seen.columns] == [(2, 1), (1, 0)]
    assert (seen.late_organs, seen.requirements[Shown.OVERDUE]) == (1, 1)


def test_says_for_how_many_working_days_the_oldest_is_late(town: Town, notice: Notice) -> None:
    row = put_into(of(town, 1)[0], State.ACCEPTED, due_on=date(2021, 9, 30))
    cell = see(notice).cell(town.finance.pk, row.requirement.task_id)
    assert cell is not None and (cell.shown, cell.late_workdays) == (Shown.OVERDUE, 4)


def test_a_day_in_a_year_without_calendar_is_late_all_the_same(town: Town, notice: Notice) -> None:
    row = of(town, 1)[0]
    cell = see(notice, on=date(2099, 1, 4)).cell(town.finance.pk, row.requirement.task_id)
    assert cell is not None and (cell.shown, cell.late_workdays) == (Shown.OVERDUE, None)


def test_rectification_comes_after_late(town: Town, notice: Notice) -> None:
    put_into(of(town, 1, "education")[0], State.RETURNED)
    assert [row.label for row in see(notice).rows] == ["市教育局", "市财政局"]


def test_optional_requirements_are_never_late_and_counted_apart(town: Town) -> None:
    notice = town.running({"optional": True, "deadline_to": date(2021, 9, 30)})
    seen = see(notice)
    assert seen.late_organs == 0
    assert sum(seen.requirements.values()) == 0
    assert seen.columns[0].shown == Shown.PENDING


def test_what_was_handed_down_is_derived(town: Town) -> None:
    notice = town.running({"units": ["乙县人民政府"]})
    head = make_officer(town.county, Role.HEAD)
    row = services.accept_assignment(assignment_id=town.of(notice, town.county).pk, by=head, at=AT)
    (child,) = services.hand_down(assignment_id=row.pk, organ_ids=[town.township.pk], by=head, at=AT)
    put_into(child, State.RETURNED)
    (line,) = see(notice).rows
    assert (line.label, line.shown) == ("乙县人民政府", Shown.RECTIFICATION)


def test_an_officer_sees_the_rows_of_the_own_scope(town: Town, notice: Notice) -> None:
    assert [row.label for row in see(notice, town.clerk).rows] == ["市财政局"]
    assert see(notice, make_officer(town.county)).rows == ()
    assert len(see(notice, town.coordinator).rows) == 2


def test_no_notice_no_rows(town: Town) -> None:
    seen = see(town.draft())
    assert (seen.rows, seen.columns, seen.cells) == ((), (), {})


@pytest.mark.parametrize(("organs", "tasks"), [(2, 5), (20, 50)])
def test_four_queries_whatever_the_size(
    town: Town, organs: int, tasks: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    notice = make_grid(town, organs=organs, tasks=tasks)
    with django_assert_num_queries(4):
        assert len(see(notice).cells) == organs * tasks


def test_what_falls_due_next_and_how_many_still_owe_it(town: Town) -> None:
    notice = town.running(
        {"requirement": "甲。", "deadline_to": date(2021, 9, 30)},
        {"requirement": "乙。", "deadline_to": date(2021, 10, 31), "units": ["市政府各部门"]},
        {"requirement": "丙。", "deadline_to": date(2021, 10, 31)},
        {"requirement": "丁。", "deadline_to": date(2021, 10, 20), "optional": True},
    )
    row = Assignment.objects.get(requirement__text="乙。", organ=town.finance)
    put_into(row, State.REPORTED, reported_by=town.clerk, reported_on=ON)
    found = next_due(notice, on=ON)
    assert found is not None
    assert (found.due_on, found.title, found.organs, found.unfinished) == (date(2021, 10, 31), "乙。", 3, 2)
    assert next_due(notice, on=date(2021, 11, 1)) is None
