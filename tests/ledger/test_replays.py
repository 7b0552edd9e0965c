"""The ledger follows from its trail; a hand at the SQL prompt is named."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db.models import Model

from factories.ledger import LINK, Town
from factories.offices import AT, ON
from liaoliang.base import replay
from liaoliang.ledger import services
from liaoliang.ledger.models import Finding, MeasureReading, Notice, Operator, Report, Requirement
from liaoliang.ledger.states import State


def differing(row: Model | None = None, **changes: Any) -> set[str]:
    """Columns in which the ledger differs from its trail, after a change past the services."""
    if row is not None:
        type(row)._base_manager.filter(pk=row.pk).update(**changes)
    return {found.column for found in replay.differences() if found.row.startswith("ledger.")}


def test_verified_work_follows_from_its_trail(town: Town) -> None:
    town.verified()
    assert differing() == set()


def test_a_task_let_off_by_hand_is_named(town: Town) -> None:
    row = town.accepted()
    by = {"decline_asked_by": town.clerk, "decline_decided_by": town.coordinator, "decline_ground": "无关"}
    named = {"state", "decline_asked_by_id", "decline_decided_by_id"}
    assert differing(row, state=State.NOT_APPLICABLE, **by) == named


def test_a_task_verified_by_hand_on_a_made_up_reading_is_named(town: Town) -> None:
    row = town.assignment()
    key = {"measure_key": "k", "measure_operator": Operator.AT_LEAST}
    two = {"measure_set_by": town.coordinator, "measure_confirmed_by": town.other_coordinator}
    requirement = {**key, **two, "measure_target": 1, "verification": "measure"}
    Requirement.objects.filter(pk=row.requirement_id).update(**requirement)
    figures = {"value": 2, "numerator": 2, "denominator": 1, "is_reached": True, "read_on": ON}
    reading = MeasureReading.objects.create(
        assignment=row, measure_key="k", operator=Operator.AT_LEAST, target=1, **figures
    )
    named = differing(row, state=State.VERIFIED, verified_on=ON, verified_reading=reading)
    assert named >= {"state", "verified_on", "verified_reading_id", "verification", "measure_key"}


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("due_on", date(2022, 12, 31)),
        ("rectify_on", date(2022, 12, 31)),
        ("accepted_on", None),
        ("reported_on", date(2021, 1, 1)),
    ],
)
def test_a_day_moved_by_hand_is_named(town: Town, column: str, value: date | None) -> None:
    assert differing(town.reported().assignment, **{column: value}) == {column}


def test_a_day_that_the_services_moved_is_passed(town: Town) -> None:
    row = town.send_back(town.reported(), redo_by=ON + timedelta(days=9))
    later = {"due_on": ON + timedelta(days=20), "ground": "延期", "by": town.coordinator, "at": AT}
    services.change_due_on(assignment_ids=[row.pk], **later)
    assert differing() == set()
    services.begin_rectification(assignment_id=row.pk, by=town.clerk, at=AT)
    town.verify(town.report(row, text="已补充链接。"))
    assert differing() == set()


def test_a_report_written_past_the_trail_is_named(town: Town) -> None:
    report = town.reported()
    Report.objects.create(
        assignment=report.assignment, ordinal=2, text="又报", by=town.clerk, at=AT, content_hash="a" * 64
    )
    assert differing() == {"reports"}


def test_a_measure_set_by_hand_is_named(town: Town) -> None:
    requirement = town.requirement()
    assert differing(requirement, measure_key="k", measure_target=Decimal(1)) == {
        "measure_key",
        "measure_target",
    }


def test_a_condition_met_by_hand_is_named(town: Town) -> None:
    requirement = town.requirement(condition="待省里出台办法后", due_workdays=10)
    by = {"condition_met_by": town.clerk, "condition_evidence": LINK}
    named = {"condition_met_on", "condition_met_by_id"}
    assert differing(requirement, condition_met_on=ON, **by) == named


def test_a_notice_closed_by_hand_is_named(town: Town) -> None:
    content = "某市2021年政务公开任务\n\n一、公开民生信息\n\n(一)公布名单。(责任单位:市财政局)\n"
    where = {"name": "通知.txt", "issuing_organ_id": town.office.pk, "by": town.coordinator, "at": AT}
    notice = services.import_notice(content=content.encode(), **where)
    services.adopt_notice(notice_id=notice.pk, by=town.coordinator, at=AT)
    assert differing() == set()
    assert differing(notice, state="closed", closed_on=ON) == {"state", "closed_on"}


def test_a_finding_of_the_look_back_written_by_hand_is_named(town: Town) -> None:
    notice, former = town.running(), town.running({"requirement": "去年的要求。"})
    Notice.objects.filter(pk=former.pk).update(year=2020)
    by = {"by": town.coordinator, "at": AT}
    services.link_predecessor(notice_id=notice.pk, predecessor_id=former.pk, **by)
    item = services.begin_look_back(notice_id=notice.pk, **by)[0]
    services.check_look_back(item_id=item.pk, finding=Finding.DONE, remark="查看网站", **by)
    services.confirm_look_back(item_id=item.pk, by=town.other_coordinator, at=AT)
    before = differing()
    assert differing(item, finding=Finding.LAPSED) - before == {"finding"}


def test_a_notice_without_events_is_named(town: Town) -> None:
    notice = town.draft()
    assert [found.row for found in replay.differences() if "notice" in found.row] == [
        f"ledger.notice/{notice.pk}"
    ]
