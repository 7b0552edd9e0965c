"""A draft becomes the ledger: tasks, requirements, one assignment for each organ."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from factories.ledger import Town, make_blob, make_row
from factories.offices import AT, ON, make_officer, make_organ
from liaoliang.base import sandbox
from liaoliang.base.evidence import events_of
from liaoliang.base.models import Event
from liaoliang.errors import NotFoundError, NotReadyError, WrongStateError
from liaoliang.ledger import services
from liaoliang.ledger.models import Assignment, Category, Notice, Part, Requirement, Task, UnitQuestion
from liaoliang.ledger.states import NoticeState
from liaoliang.messaging.models import Message
from liaoliang.organisations import seed
from liaoliang.organisations.models import Organ
from liaoliang.organisations.roles import Role
from liaoliang.text.notice import compile_notice
from liaoliang.worklist.models import WorkItem


def parts(notice: Notice) -> dict[str, str]:
    rows = Assignment.objects.filter(requirement__task__category__notice=notice).select_related("organ")
    return {row.organ.name: row.part for row in rows}


def test_each_organ_gets_each_requirement_once(town: Town) -> None:
    notice = town.running({"units": ["市财政局", "市政府各部门"]})
    assert set(parts(notice)) == {"市政府办公室", "市财政局", "市教育局"}
    row = town.of(notice)
    assert (row.unit_text, row.via_collective, row.due_on) == ("市财政局", False, date(2021, 12, 31))
    other = town.of(notice, town.education)
    assert (other.unit_text, other.via_collective) == ("市政府各部门", True)


def test_lead_comes_before_everything_else(town: Town) -> None:
    units = ["市财政局", "市教育局", "市政府各部门"]
    notice = town.running(
        {"units": units, "lead_units": ["市财政局"], "supporting_units": ["市教育局", "市政府各部门"]}
    )
    assert parts(notice) == {
        "市财政局": Part.LEAD,
        "市教育局": Part.SUPPORTING,
        "市政府办公室": Part.SUPPORTING,
    }


def test_a_group_that_comes_again_is_the_same_task(town: Town) -> None:
    town.running({"task": "甲"}, {"task": "乙"}, {"task": "甲"}, {"category": "另一类", "task": "甲"})
    assert list(Task.objects.values_list("number", "title")) == [(1, "甲"), (2, "乙"), (3, "甲")]
    assert Category.objects.count() == 2
    assert Requirement.objects.filter(task__number=1).count() == 2


def test_a_row_without_task_is_a_task_by_itself(town: Town) -> None:
    town.running(
        {"task": "", "requirement": "公开预算，接受监督。"}, {"task": "", "requirement": "公开决算。"}
    )
    assert list(Task.objects.values_list("title", flat=True)) == ["公开预算", "公开决算"]


def test_leaves_evidence_worklist_and_one_message_for_each_organ(town: Town) -> None:
    assert town.clerk.organ == town.finance
    notice = town.running({"requirement": "甲。"}, {"requirement": "乙。"})
    row = town.of(notice)
    assert events_of(row).get().detail["to"] == "市财政局"
    detail = events_of(notice).last().detail
    assert (detail["tasks"], detail["requirements"], detail["organs"]) == (1, 2, 1)
    assert set(WorkItem.objects.values_list("verb", flat=True)) == {"接受任务"}
    assert [message.subject[:5] for message in Message.objects.all()] == ["收到2条要"]


def test_an_unknown_name_waits_and_the_rest_goes_out(town: Town) -> None:
    notice = town.running({"units": ["市财政局", "市教体委"]})
    assert UnitQuestion.objects.get().text == "市教体委"
    assert set(parts(notice)) == {"市财政局"}


def test_a_notice_without_deadline_has_no_due_day(town: Town) -> None:
    row = town.assignment(deadline="持续推进", deadline_to=None)
    assert (row.due_on, row.requirement.deadline) == (None, "持续推进")


def test_every_issue_of_every_row_is_named(town: Town) -> None:
    notice = town.draft()
    make_row(notice, requirement=" ")
    make_row(notice, incomplete=True)
    make_row(notice, units=[])
    make_row(notice, units=[], is_excluded=True)
    with pytest.raises(NotReadyError) as refused:
        town.adopt(notice)
    assert [(issue.code, issue.where) for issue in refused.value.issues] == [
        ("ledger.row_empty", "row-1"),
        ("ledger.row_incomplete", "row-2"),
        ("ledger.row_without_unit", "row-3"),
    ]
    assert Assignment.objects.count() == 0


def test_an_empty_draft_is_not_adopted(town: Town) -> None:
    with pytest.raises(NotReadyError):
        town.adopt(town.draft())


def test_is_adopted_once(town: Town) -> None:
    notice = town.running()
    assert (notice.state, notice.adopted_on) == (NoticeState.ADOPTED, ON)
    with pytest.raises(WrongStateError):
        town.adopt(notice)


def test_strangers_do_not_adopt(town: Town) -> None:
    notice = town.draft()
    make_row(notice)
    for person in (town.clerk, make_officer(town.county, Role.COORDINATOR)):
        with pytest.raises(NotFoundError):
            services.adopt_notice(notice_id=notice.pk, by=person, at=AT)


def questions_asked(town: Town, rows: int) -> int:
    """Statements of an adoption, apart from inserts, which the databases take in batches."""
    notice = town.draft()
    for number in range(rows):
        make_row(notice, requirement=f"要求{number}。", units=["市政府各部门"])
    assert town.coordinator.held
    with CaptureQueriesContext(connection) as captured:
        town.adopt(notice)
    return sum(not query["sql"].startswith("INSERT") for query in captured.captured_queries)


def test_the_number_of_queries_does_not_grow_with_the_rows(town: Town) -> None:
    for number in range(7):
        make_organ(f"市第{number}局", parent=town.government)
    few, many = questions_asked(town, 1), questions_asked(town, 100)
    assert Assignment.objects.count() == 1010
    assert many <= few + 2


@pytest.mark.notice
def test_the_real_notice_becomes_a_running_ledger(db: None, notice_path: Path) -> None:
    seed.load_city(at=AT)
    office, city = Organ.objects.get(short_name="市政府办公室"), Organ.objects.get(parent=None)
    coordinator = make_officer(office)
    coordinator.grants.create(role=Role.COORDINATOR, organ=city)
    document = sandbox.read_document(notice_path)
    notice = services.keep_draft(
        document, compile_notice(document), make_blob(), issuing_organ_id=office.pk, by=coordinator, at=AT
    )
    services.adopt_notice(notice_id=notice.pk, by=coordinator, at=AT)
    assert (Category.objects.count(), Task.objects.count(), Requirement.objects.count()) == (5, 20, 35)
    assert {question.text for question in UnitQuestion.objects.all()} == {"市政府相关部门"}
    assert Assignment.objects.values("organ").distinct().count() == 48
    assert Event.objects.filter(action="ledger.assigned").count() == Assignment.objects.count() > 700
