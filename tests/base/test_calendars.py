"""The rulebook in force here: two persons, one query, and what a change moves."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from functools import partial
from typing import Any

import pytest
from django.db import IntegrityError
from pytest_django import DjangoAssertNumQueries

from liaoliang.base import actions, calendars, evidence, leases, replay
from liaoliang.base.calendars import Moved, current_rulebook
from liaoliang.base.evidence import SYSTEM, Actor
from liaoliang.base.models import CalendarYear, RulebookChange
from liaoliang.base.registries import Registry
from liaoliang.errors import BadInputError, NotAllowedError, NotReadyError, WrongStateError
from liaoliang.law.calendar import CalendarNotLoadedError
from liaoliang.law.provisions import Provision
from liaoliang.law.rulebook import Rulebook

pytestmark = pytest.mark.django_db

NEW_YEAR = {date(2031, 1, 1): "元旦", date(2031, 1, 2): "元旦"}
MAKE_UP = {date(2031, 1, 4): "元旦"}
NOTICE = "国办发明电〔2030〕9号"
THURSDAY, SATURDAY = date(2031, 1, 2), date(2031, 1, 4)


@pytest.fixture(autouse=True)
def moves(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Rulebook]]:
    """One module that moves one deadline; the list keeps the rules it was given."""
    seen: list[Rulebook] = []

    def compute(rules: Rulebook) -> list[Moved]:
        seen.append(rules)
        return [Moved("test.thing", 3, "答复申请", None, date(2031, 1, 30))]

    monkeypatch.setattr(calendars, "_recomputations", Registry("re-computation"))
    calendars.register_recompute("test", compute)
    yield seen


def prepare(by: Actor, at: datetime, **changes: Any) -> CalendarYear:
    days = {"rest_days": NEW_YEAR, "make_up_days": MAKE_UP, "notice": NOTICE, "reason": "只为测试", **changes}
    return calendars.load_year(year=2031, by=by, at=at, **days)


def test_without_changes_the_shipped_rules_govern() -> None:
    assert current_rulebook().version == Rulebook.shipped().version


def test_a_year_governs_once_a_second_person_confirms_it(first: Actor, second: Actor, at: datetime) -> None:
    row = prepare(first, at)
    with pytest.raises(CalendarNotLoadedError):
        current_rulebook().calendar.is_workday(THURSDAY)
    calendars.confirm_year(calendar_year_id=row.pk, by=second, at=at)
    assert not current_rulebook().calendar.is_workday(THURSDAY)
    assert current_rulebook().calendar.is_workday(SATURDAY)


def test_the_person_who_prepared_a_year_cannot_confirm_it(first: Actor, at: datetime) -> None:
    row = prepare(first, at)
    with pytest.raises(NotAllowedError, match="两人"):
        calendars.confirm_year(calendar_year_id=row.pk, by=first, at=at)


def test_the_database_insists_on_two_persons_too(first: Actor, at: datetime) -> None:
    row = prepare(first, at)
    with pytest.raises(IntegrityError):
        CalendarYear.objects.filter(pk=row.pk).update(confirmed_by_id=1, confirmed_at=at)


def test_the_system_is_not_a_person(second: Actor, first: Actor, at: datetime) -> None:
    with pytest.raises(NotAllowedError):
        prepare(SYSTEM, at)
    row = prepare(first, at)
    with pytest.raises(NotAllowedError):
        calendars.confirm_year(calendar_year_id=row.pk, by=SYSTEM, at=at)


def test_a_year_is_confirmed_once(first: Actor, second: Actor, at: datetime) -> None:
    row = prepare(first, at)
    calendars.confirm_year(calendar_year_id=row.pk, by=second, at=at)
    with pytest.raises(WrongStateError, match="已经确认"):
        calendars.confirm_year(calendar_year_id=row.pk, by=second, at=at)


def test_every_problem_of_a_year_is_named(first: Actor, at: datetime) -> None:
    with pytest.raises(BadInputError) as refusal:
        prepare(first, at, make_up_days={date(2031, 1, 2): "元旦", date(2032, 1, 3): "元旦"})
    assert "2031-01-02不是周末" in str(refusal.value)
    assert "2032-01-03" in str(refusal.value)


def test_a_year_needs_its_notice(first: Actor, at: datetime) -> None:
    with pytest.raises(BadInputError, match="文号"):
        prepare(first, at, notice="  ")


def test_a_later_version_supersedes_and_the_earlier_stays(first: Actor, second: Actor, at: datetime) -> None:
    one = prepare(first, at)
    calendars.confirm_year(calendar_year_id=one.pk, by=second, at=at)
    two = prepare(first, at, make_up_days={})
    assert (one.version, two.version) == (1, 2)
    calendars.confirm_year(calendar_year_id=two.pk, by=second, at=at)
    assert not current_rulebook().calendar.is_workday(SATURDAY)
    assert calendars.confirmed_years() == [two]
    assert CalendarYear.objects.count() == 2


def test_what_waits_gives_way_to_the_next_preparation(first: Actor, second: Actor, at: datetime) -> None:
    one, two = prepare(first, at), prepare(second, at)
    assert calendars.pending_years() == [two]
    with pytest.raises(WrongStateError, match="撤回"):
        calendars.confirm_year(calendar_year_id=one.pk, by=second, at=at)
    event = evidence.events_of(one).latest("seq")
    assert (event.action, event.actor_name) == ("base.calendar_year_overtaken", "乙")
    assert replay.differences() == []


def test_a_version_overtaken_before_versions_gave_way_is_not_confirmed(
    first: Actor, second: Actor, at: datetime
) -> None:
    one, two = prepare(first, at), prepare(first, at)
    CalendarYear.objects.filter(pk=one.pk).update(withdrawn_at=None)
    assert calendars.pending_years() == [two]
    with pytest.raises(WrongStateError, match="第 2 版"):
        calendars.confirm_year(calendar_year_id=one.pk, by=second, at=at)


def test_a_prepared_year_is_withdrawn_for_good(first: Actor, second: Actor, at: datetime) -> None:
    row = prepare(first, at)
    calendars.withdraw_year(calendar_year_id=row.pk, ground="录错了", by=second, at=at)
    assert calendars.pending_years() == []
    for step in (calendars.confirm_year, partial(calendars.withdraw_year, ground="")):
        with pytest.raises(WrongStateError, match="撤回"):
            step(calendar_year_id=row.pk, by=second, at=at)
    assert evidence.events_of(row).latest("seq").ground == "录错了"
    assert replay.differences() == []


def test_a_confirmed_year_is_not_withdrawn(first: Actor, second: Actor, at: datetime) -> None:
    row = prepare(first, at)
    calendars.confirm_year(calendar_year_id=row.pk, by=second, at=at)
    with pytest.raises(WrongStateError, match="已经确认"):
        calendars.withdraw_year(calendar_year_id=row.pk, ground="", by=first, at=at)


def test_the_database_keeps_confirmed_and_withdrawn_apart(first: Actor, second: Actor, at: datetime) -> None:
    row = prepare(first, at)
    calendars.confirm_year(calendar_year_id=row.pk, by=second, at=at)
    with pytest.raises(IntegrityError):
        CalendarYear.objects.filter(pk=row.pk).update(withdrawn_at=at)


def test_an_implausible_year_is_refused_before_anybody_is_asked(first: Actor, at: datetime) -> None:
    with pytest.raises(NotReadyError, match="清明"):
        prepare(first, at, reason=" ")
    assert not CalendarYear.objects.exists()


def test_preparing_and_confirming_leave_evidence(first: Actor, second: Actor, at: datetime) -> None:
    row = prepare(first, at)
    calendars.confirm_year(calendar_year_id=row.pk, by=second, at=at)
    prepared, confirmed = evidence.events_of(row)
    assert actions.describe(prepared) == f"甲 录入了 2031 年工作日历第 1 版(依据:{NOTICE})"
    assert (confirmed.actor_name, confirmed.detail["make_up_days"]) == ("乙", {"2031-01-04": "元旦"})


def test_the_rulebook_costs_one_query(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    current_rulebook()
    with django_assert_num_queries(1):
        current_rulebook()


def confirmed(first: Actor, second: Actor, at: datetime) -> RulebookChange:
    return calendars.confirm_year(calendar_year_id=prepare(first, at).pk, by=second, at=at)


def test_recomputing_reports_and_keeps_what_moved(
    first: Actor, second: Actor, at: datetime, moves: list[Rulebook]
) -> None:
    change = confirmed(first, second, at)
    (moved,) = calendars.recompute(change)
    change.refresh_from_db()
    assert (moved.before, moved.after) == (None, date(2031, 1, 30))
    assert change.moved[0]["after"] == "2031-01-30"
    assert change.version == moves[0].version == current_rulebook().version
    assert change.recomputed_at


def test_an_interrupted_recomputation_is_taken_up_again(
    first: Actor, second: Actor, at: datetime, moves: list[Rulebook]
) -> None:
    confirmed(first, second, at)
    assert calendars.recompute_pending() == 1
    assert calendars.recompute_pending() == 0
    assert len(moves) == 1


def test_two_processes_do_not_recompute_one_change(
    first: Actor, second: Actor, at: datetime, moves: list[Rulebook]
) -> None:
    change = confirmed(first, second, at)
    leases.acquire(f"recompute:{change.pk}", "elsewhere", calendars.RECOMPUTE_LEASE)
    assert calendars.recompute(change) == []
    assert moves == []


def test_two_recomputations_of_one_name_are_refused() -> None:
    with pytest.raises(ValueError, match="re-computation"):
        calendars.register_recompute("test", lambda _rules: [])


LOCAL = {
    "key": "foi/reply_after_payment_period",
    "from_on": date(2021, 1, 1),
    "source": Provision("本市办法", "12"),
}


def test_a_local_value_governs_once_a_second_person_confirms_it(
    first: Actor, second: Actor, at: datetime
) -> None:
    row = calendars.set_override(value=12, by=first, at=at, **LOCAL)
    before = current_rulebook().parameter(row.key).at(at.date()).value
    calendars.confirm_override(override_id=row.pk, by=second, at=at)
    governing = current_rulebook().parameter(row.key).at(at.date())
    assert before != governing.value == 12
    assert governing.confidence == "local"
    assert [actions.describe(event) for event in evidence.events_of(row)][1].startswith("乙 确认了本地参数")


def test_the_last_confirmed_local_value_governs(first: Actor, second: Actor, at: datetime) -> None:
    for value in (12, 9):
        row = calendars.set_override(value=value, by=first, at=at, **LOCAL)
        calendars.confirm_override(override_id=row.pk, by=second, at=at)
    assert current_rulebook().parameter(row.key).at(at.date()).value == 9


def test_a_confirmed_parameter_cannot_be_replaced_locally(first: Actor, at: datetime) -> None:
    with pytest.raises(BadInputError, match="不能由本地改写"):
        calendars.set_override(
            key="foi/reply_period", value=30, from_on=at.date(), source=LOCAL["source"], by=first, at=at
        )


def test_a_local_value_gives_way_when_the_law_becomes_known(
    first: Actor, second: Actor, at: datetime
) -> None:
    row = calendars.set_override(value=12, by=first, at=at, **LOCAL)
    calendars.confirm_override(override_id=row.pk, by=second, at=at)
    type(row).objects.filter(pk=row.pk).update(key="foi/reply_period", from_on=date(2021, 1, 1))
    RulebookChange.objects.update(token="00000000-0000-0000-0000-000000000001")
    assert current_rulebook().parameter("foi/reply_period").at(at.date()).value == 20
