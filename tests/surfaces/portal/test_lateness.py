"""What the public reads of days that were missed or moved."""

from __future__ import annotations

from datetime import date

import pytest

from factories.ledger import Town
from factories.offices import AT
from liaoliang.ledger import services
from liaoliang.ledger.models import Assignment
from surfaces.portal.rooms import said

pytestmark = pytest.mark.django_db


def place(row: Assignment) -> str:
    task = row.requirement.task
    return f"ledger/{task.category.notice_id}/tasks/{task.pk}/"


def test_a_late_report_is_still_called_late(town: Town) -> None:
    row = town.accepted(deadline_to=date(2021, 9, 30))
    town.report(row)
    assert "晚4个工作日" in said(place(row))
    assert "其中1条有单位晚报。" in said(f"ledger/{row.requirement.task.category.notice_id}/")


def test_a_moved_day_is_shown_with_both_days_its_reason_and_when(town: Town) -> None:
    row = town.accepted()
    services.change_due_on(
        assignment_ids=[row.pk], due_on=date(2021, 12, 20), ground="省里提前", by=town.coordinator, at=AT
    )
    found = said(place(row))
    assert "2021年10月12日将期限由2021年12月31日调整为2021年12月20日，理由：省里提前" in found
