"""The public ledger: what it shows, and what it never does."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date

import pytest
from pytest_django.fixtures import DjangoAssertNumQueries

from factories.ledger import Town, make_row, put_into
from factories.ledger_rows import make_grid
from factories.offices import AT, ON
from liaoliang.errors import NotFoundError
from liaoliang.ledger import services
from liaoliang.ledger.models import Notice
from liaoliang.ledger.permissions import notice_of
from liaoliang.ledger.selectors import (
    holders_of,
    ledger_by_organ,
    ledger_by_task,
    public_notice,
    public_notices,
    requirements_of,
)
from liaoliang.ledger.states import Shown, State

LATE = date(2021, 9, 30)


@pytest.fixture
def notice(town: Town) -> Notice:
    return town.running(
        {"task": "甲", "units": ["市财政局", "市教育局"]},
        {"task": "乙", "units": ["市教育局"], "deadline": "持续", "deadline_to": None},
    )


def test_drafts_are_not_public(town: Town) -> None:
    draft = town.draft()
    make_row(draft)
    assert list(public_notices()) == []
    with pytest.raises(NotFoundError):
        public_notice(draft.pk)
    assert public_notice(town.adopt(draft).pk) == draft


def test_counts_every_state(town: Town, notice: Notice) -> None:
    ledger = ledger_by_task(notice, on=ON)
    assert set(ledger.counts) == set(Shown)
    assert (ledger.counts[Shown.PENDING], len(ledger.requirements), ledger.organs) == (2, 2, 2)


def test_one_late_organ_makes_its_requirement_late_and_is_named(town: Town, notice: Notice) -> None:
    put_into(town.of(notice, town.education), State.ACCEPTED, due_on=LATE)
    first, second = ledger_by_task(notice, on=ON).requirements
    assert (first.shown, first.late_organs) == (Shown.OVERDUE, ("市教育局",))
    assert (second.shown, second.due_on, second.deadline) == (Shown.PENDING, None, "持续")


def test_verified_once_every_organ_is(town: Town) -> None:
    notice = town.running({"units": ["市财政局", "市教育局"]})
    for organ, person in ((town.finance, town.clerk), (town.education, town.teacher)):
        row = services.accept_assignment(assignment_id=town.of(notice, organ).pk, by=person, at=AT)
        town.verify(town.report(row, by=person))
        (line,) = ledger_by_task(notice, on=ON).requirements
        assert line.verified in {1, 2} and line.organs == 2
    assert line.shown == Shown.VERIFIED


def test_how_far_the_written_units_expand(town: Town) -> None:
    notice = town.running({"units": ["市政府各部门", "乙县人民政府"], "units_text": "市政府各部门,乙县"})
    (line,) = ledger_by_task(notice, on=ON).requirements
    assert line.organ_kinds == {"department": 3, "county_government": 1}
    assert line.units_text == "市政府各部门,乙县"


def test_tasks_and_categories_are_folded(town: Town, notice: Notice) -> None:
    (category,) = ledger_by_task(notice, on=ON).categories
    assert [(task.number, task.title, task.shown) for task in category.tasks] == [
        (1, "甲", Shown.PENDING),
        (2, "乙", Shown.PENDING),
    ]
    assert [task.due_on for task in category.tasks] == [date(2021, 12, 31), None]
    assert (category.tasks[0].by_report, category.tasks[0].by_measure) == (1, 0)


def test_optional_and_own_areas_are_counted_apart(town: Town) -> None:
    notice = town.running({"requirement": "甲。", "units": ["市政府各部门"]}, {"optional": True})
    services.add_own_area(
        notice_id=notice.pk, organ_id=town.education.pk, text="校外培训。", by=town.teacher, at=AT
    )
    ledger = ledger_by_task(notice, on=ON)
    assert (len(ledger.firm), ledger.optional, ledger.own_areas, ledger.carried_over) == (1, 1, 1, 0)
    assert sum(ledger.counts.values()) == 1


def test_by_organ_late_ones_first(town: Town, notice: Notice) -> None:
    put_into(town.of(notice, town.education), State.ACCEPTED, due_on=LATE)
    first, second = ledger_by_organ(notice, on=ON)
    assert (first.label, first.shown, first.late, first.total) == ("市教育局", Shown.OVERDUE, 1, 2)
    assert (second.label, second.verified, second.total) == ("市财政局", 0, 1)


def test_the_organs_of_a_requirement_late_ones_first(town: Town, notice: Notice) -> None:
    row = put_into(town.of(notice, town.education), State.ACCEPTED, due_on=LATE)
    holders = holders_of(notice, row.requirement_id, on=ON)
    assert [(holder.label, holder.shown, holder.late_since) for holder in holders] == [
        ("市教育局", Shown.OVERDUE, LATE),
        ("市财政局", Shown.PENDING, None),
    ]


def test_a_requirement_of_another_notice_is_not_found(town: Town, notice: Notice) -> None:
    with pytest.raises(NotFoundError):
        holders_of(notice, town.requirement().pk, on=ON)


def test_filtered_by_organ(town: Town, notice: Notice) -> None:
    assert list(requirements_of(notice, town.finance.pk, on=ON).values()) == [Shown.PENDING]
    assert len(requirements_of(notice, town.education.pk, on=ON)) == 2
    assert requirements_of(notice, town.county.pk, on=ON) == {}


def test_neither_officers_nor_report_texts_are_in_it(town: Town) -> None:
    row = town.verified()
    ledger = ledger_by_task(notice_of(row), on=ON)
    facts = str([asdict(category) for category in ledger.categories]) + str(
        ledger_by_organ(ledger.notice, on=ON)
    )
    for secret in ("已公开3次", "www.example.gov.cn", town.clerk.name, town.coordinator.name):
        assert secret not in facts


def test_a_wish_to_be_let_off_shows_as_not_begun(town: Town) -> None:
    row = town.assignment()
    services.decline_assignment(assignment_id=row.pk, ground="没有此项职责", by=town.clerk, at=AT)
    (line,) = ledger_by_task(notice_of(row), on=ON).requirements
    assert line.shown == Shown.PENDING


@pytest.mark.parametrize(("organs", "tasks"), [(2, 5), (20, 50)])
def test_the_number_of_queries_does_not_grow(
    town: Town, organs: int, tasks: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    notice = make_grid(town, organs=organs, tasks=tasks)
    with django_assert_num_queries(5):
        assert len(ledger_by_task(notice, on=ON).requirements) == tasks
    with django_assert_num_queries(3):
        assert len(ledger_by_organ(notice, on=ON)) == organs
