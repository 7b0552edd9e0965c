"""Reminders by hand and by the ladder: grouped, with evidence, never twice."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from factories.ledger import Town, put_into
from factories.offices import AT, make_officer
from liaoliang.base.clock import SHANGHAI
from liaoliang.base.evidence import events_of
from liaoliang.errors import NotAllowedError, NotFoundError, WrongStateError
from liaoliang.ledger import services
from liaoliang.ledger.models import Assignment, ReminderSent
from liaoliang.ledger.states import State
from liaoliang.messaging.models import Message
from liaoliang.organisations.roles import Role


def morning(day: str) -> datetime:
    return datetime.combine(date.fromisoformat(day), datetime.min.time(), SHANGHAI).replace(hour=8)


def reminders() -> list[str]:
    return list(Message.objects.filter(kind="ledger.reminder").values_list("subject", flat=True))


def ids() -> list[int]:
    return list(Assignment.objects.values_list("pk", flat=True))


@pytest.fixture
def two(town: Town) -> list[Assignment]:
    """Two assignments of the finance bureau with somebody there to read about them."""
    assert town.clerk
    town.running({"requirement": "甲。"}, {"requirement": "乙。"})
    return list(Assignment.objects.order_by("pk"))


def test_one_message_for_an_organ_and_evidence_on_each(town: Town, two: list[Assignment]) -> None:
    assert services.remind(assignment_ids=ids(), by=town.coordinator, at=AT) == 2
    assert reminders() == ["催办：2条要求"]
    assert [events_of(row).last().action for row in two] == ["ledger.reminded"] * 2


def test_once_a_day(town: Town, two: list[Assignment]) -> None:
    services.remind(assignment_ids=[two[0].pk], by=town.coordinator, at=AT)
    assert services.remind(assignment_ids=ids(), by=town.coordinator, at=AT) == 1
    assert services.remind(assignment_ids=ids(), by=town.coordinator, at=AT) == 0
    assert len(reminders()) == 2


def test_the_organs_own_head_reminds_it(town: Town, two: list[Assignment]) -> None:
    head = make_officer(town.finance, Role.HEAD)
    assert services.remind(assignment_ids=ids(), by=head, at=AT) == 2
    assert events_of(two[0]).last().organ_name == "市财政局"


def test_who_handed_down_reminds_those_beneath(town: Town) -> None:
    head = make_officer(town.county, Role.HEAD)
    row = town.of(town.running({"units": ["乙县人民政府"]}), town.county)
    services.accept_assignment(assignment_id=row.pk, by=head, at=AT)
    given = {"assignment_id": row.pk, "organ_ids": [town.township.pk], "by": head, "at": AT}
    (child,) = services.hand_down(**given)
    assert services.remind(assignment_ids=[child.pk], by=head, at=AT) == 1


def test_others_do_not_remind(town: Town, two: list[Assignment]) -> None:
    with pytest.raises(NotAllowedError):
        services.remind(assignment_ids=ids(), by=town.clerk, at=AT)
    with pytest.raises(NotFoundError):
        services.remind(assignment_ids=ids(), by=make_officer(town.county), at=AT)


@pytest.mark.parametrize("state", [State.REPORTED, State.WAITING, State.DECLINED])
def test_what_is_not_in_the_organs_hands_is_not_reminded(
    town: Town, two: list[Assignment], state: State
) -> None:
    put_into(two[0], state, reported_by=town.clerk, reported_on=date(2021, 10, 12))
    with pytest.raises(WrongStateError):
        services.remind(assignment_ids=ids(), by=town.coordinator, at=AT)
    assert services.send_reminders(at=morning("2021-12-31")) == 1


def test_the_ladder_reminds_each_rung_once(town: Town, two: list[Assignment]) -> None:
    assert services.send_reminders(at=morning("2021-10-12")) == 0
    assert services.send_reminders(at=morning("2021-12-17")) == 2
    assert services.send_reminders(at=morning("2021-12-18")) == 0
    assert services.send_reminders(at=morning("2021-12-30")) == 2
    assert reminders() == ["还有1个工作日到期：2条要求", "还有10个工作日到期：2条要求"]
    assert ReminderSent.objects.count() == 4


def test_a_missed_night_loses_nothing(town: Town, two: list[Assignment]) -> None:
    assert services.send_reminders(at=morning("2022-01-20")) == 2
    assert "已逾期" in reminders()[0]


def test_a_new_due_day_starts_the_ladder_anew(town: Town, two: list[Assignment]) -> None:
    services.send_reminders(at=morning("2021-12-30"))
    services.change_due_on(
        assignment_ids=[two[0].pk], due_on=date(2022, 1, 4), ground="工作需要", by=town.coordinator, at=AT
    )
    assert services.send_reminders(at=morning("2021-12-30")) == 1


def test_undated_and_optional_ones_are_left_in_peace(town: Town) -> None:
    town.running({"deadline_to": None}, {"optional": True})
    assert services.send_reminders(at=morning("2021-12-31")) == 0
