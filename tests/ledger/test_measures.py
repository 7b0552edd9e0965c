"""The ledger's own measures: each figure opens to what it counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from factories.ledger import Town, make_row, put_into
from factories.offices import AT, ON, make_officer
from liaoliang.base import measures
from liaoliang.base.measures import MeasureContext, MeasureValue
from liaoliang.ledger import services
from liaoliang.ledger.measures import MEASURES
from liaoliang.ledger.measuring import context_of
from liaoliang.ledger.models import Finding
from liaoliang.ledger.states import State
from liaoliang.organisations.roles import Role


def read(name: str, organ_id: int | None = None, as_of: date = ON) -> MeasureValue:
    context = MeasureContext(organ_id, date(2021, 1, 1), date(2021, 12, 31), as_of)
    return measures.value(f"ledger.{name}", context)


def test_all_are_offered_with_title_unit_and_basis() -> None:
    offered = measures.all_measures()
    for measure in MEASURES:
        assert offered[measure.key] is measure
        assert measure.basis and str(measure.unit) == "%"
    assert str(offered["ledger.look_back_checked_share"].title) == "回头看核查率"


@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.key)
def test_nothing_to_measure_is_not_zero(db: None, measure: measures.Measure) -> None:
    assert read(measure.key.removeprefix("ledger.")).value is None


def test_share_taken_into_the_ledger(town: Town) -> None:
    notice = town.running({"units": ["市财政局", "市教育局"]})
    services.accept_assignment(assignment_id=town.of(notice).pk, by=town.clerk, at=AT)
    value = read("accepted_share")
    assert (value.value, value.numerator, value.denominator) == (Decimal("50.00"), 1, 2)
    assert [(record.title[-4:], record.counted) for record in value.records] == [
        ("市财政局", True),
        ("市教育局", False),
    ]
    assert read("accepted_share", town.education.pk).value == Decimal("0.00")


def test_what_happened_later_is_not_counted(town: Town) -> None:
    town.accepted()
    assert read("accepted_share", as_of=date(2021, 10, 11)).value == Decimal("0.00")


def test_optional_waiting_and_foreign_years_are_left_out(town: Town) -> None:
    town.running({"optional": True}, {"condition": "出台后"})
    assert read("accepted_share").denominator == 0
    town.accepted(requirement="另一条。")
    context = MeasureContext(None, date(2022, 1, 1), date(2022, 12, 31), date(2022, 12, 31))
    assert measures.value("ledger.accepted_share", context).denominator == 0


def test_share_verified_and_how_much_of_it_by_itself(town: Town) -> None:
    town.verified()
    town.accepted(requirement="另一条。")
    assert read("verified_share").value == Decimal("50.00")
    assert read("self_verified_share").value == Decimal("0.00")


def test_reported_on_time(town: Town) -> None:
    early, late, not_due = (town.accepted(requirement=f"第{n}条。") for n in range(3))
    due = date(2021, 10, 8)
    put_into(early, State.REPORTED, due_on=due, reported_on=due, reported_by=town.clerk)
    put_into(late, State.REPORTED, due_on=due, reported_on=ON, reported_by=town.clerk)
    value = read("reported_on_time_share")
    assert (value.numerator, value.denominator) == (1, 2)
    assert not_due.pk not in {record.subject_id for record in value.records}


def test_look_back_counts_what_is_settled(town: Town) -> None:
    notice, former = town.running(), town.draft(year=2020)
    for requirement in ("甲。", "乙。", "丙。"):
        make_row(former, requirement)
    services.link_predecessor(notice_id=notice.pk, predecessor_id=former.pk, by=town.coordinator, at=AT)
    items = services.begin_look_back(notice_id=notice.pk, by=town.coordinator, at=AT)
    for item, finding in zip(items, (Finding.NOT_DONE, Finding.DONE), strict=False):
        services.check_look_back(
            item_id=item.pk, finding=finding, remark="已查看", by=town.coordinator, at=AT
        )
    value = read("look_back_checked_share", town.office.pk)
    assert (value.numerator, value.denominator) == (1, 3)
    assert read("look_back_checked_share", town.finance.pk).value is None


def test_what_was_handed_down_counts_when_every_part_does(town: Town) -> None:
    head, coordinator = make_officer(town.county, Role.HEAD), make_officer(town.county, Role.COORDINATOR)
    villager = make_officer(town.township)
    row = town.of(town.running({"units": ["乙县人民政府"]}), town.county)
    services.accept_assignment(assignment_id=row.pk, by=head, at=AT)
    (child,) = services.hand_down(assignment_id=row.pk, organ_ids=[town.township.pk], by=head, at=AT)
    services.accept_assignment(assignment_id=child.pk, by=villager, at=AT)
    assert read("verified_share").value == Decimal("0.00")
    town.verify(town.report(child, by=villager), by=coordinator)
    for organ in (None, town.county, town.township):
        value = read("verified_share", organ.pk if organ else None)
        assert (value.numerator, value.denominator) == (1, 1)


def test_a_task_is_measured_within_its_own_notice(town: Town) -> None:
    row = town.accepted()
    town.running({"requirement": "另一份通知的要求。"})
    value = measures.value("ledger.accepted_share", context_of(row, ON))
    assert (value.numerator, value.denominator) == (1, 1)


def test_what_was_added_a_moment_ago_is_not_missing_yet(town: Town) -> None:
    row = town.accepted()
    later = AT + timedelta(days=30)
    services.add_organs(
        requirement_id=row.requirement_id,
        organ_ids=[town.education.pk],
        ground="补充",
        by=town.coordinator,
        at=later,
    )
    fresh = context_of(row, (later + timedelta(days=3)).date())
    stale = context_of(row, (later + timedelta(days=8)).date())
    for context, missing in ((fresh, 0), (stale, 1)):
        value = measures.value("ledger.accepted_share", replace(context, organ_id=None))
        assert value.denominator - value.numerator == missing


def test_moving_the_day_afterwards_does_not_make_a_report_punctual(town: Town) -> None:
    row = town.accepted(deadline_to=date(2021, 9, 30))
    town.report(row)
    row.refresh_from_db()
    put_into(row, State.REPORTED, due_on=date(2021, 10, 12))
    assert read("reported_on_time_share", as_of=date(2021, 11, 1)).numerator == 0
