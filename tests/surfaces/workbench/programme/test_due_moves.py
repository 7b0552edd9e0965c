"""Moved days on the desk: what was late already waits for another coordinator."""

from __future__ import annotations

from datetime import date

from factories.ledger import Town
from factories.offices import AT
from liaoliang.ledger import services
from liaoliang.ledger.models import Assignment, DueChange
from liaoliang.workbench.programme.pages import way
from surfaces.workbench.programme.conftest import Enter

AFTER = date(2021, 12, 20)


def moved(town: Town) -> Assignment:
    row = town.accepted(deadline_to=date(2021, 9, 30))
    services.change_due_on(
        assignment_ids=[row.pk], due_on=AFTER, ground="系统迁移", by=town.coordinator, at=AT
    )
    return row


def test_another_coordinator_lets_the_new_day_count(enter: Enter, town: Town) -> None:
    row = moved(town)
    notice_id = row.requirement.task.category.notice_id
    place = way("due_moves", notice_id)
    assert 'name="agrees"' not in enter(town.coordinator).get(place).text
    desk = enter(town.other_coordinator)
    assert "系统迁移" in desk.get(place).text
    change = DueChange.objects.get()
    desk.post(place, {"changes": change.pk, "agrees": "yes", "ground": "情况属实"})
    row.refresh_from_db()
    assert row.due_on == AFTER


def test_a_refusal_leaves_the_old_day(enter: Enter, town: Town) -> None:
    row = moved(town)
    place = way("due_moves", row.requirement.task.category.notice_id)
    sent = {"changes": DueChange.objects.get().pk, "agrees": "no", "ground": "没有依据"}
    enter(town.other_coordinator).post(place, sent)
    assert DueChange.objects.get().state == DueChange.State.REFUSED
    row.refresh_from_db()
    assert row.due_on == date(2021, 9, 30)
