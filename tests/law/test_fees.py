"""law/fees.py: by item or by volume, never both."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from law.casebook import cases
from liaoliang.errors import BadInputError
from liaoliang.law import (
    Deadline,
    NoValueError,
    Rulebook,
    Tariff,
    application_fee,
    fee_by_item,
    fee_by_volume,
    fee_notice_issues,
    item_rate,
    items_in_month,
    payment_due,
)
from liaoliang.law.fees import CountedApplication

SHIPPED = Rulebook.shipped()
STATED = {"basis": "办法第四条", "standard": "每件100元", "amount": "200元", "payment": "柜台"}


@cases("fees")
def test_the_amount(rules: Rulebook, case: dict[str, Any]) -> None:
    fee = application_fee(
        rules,
        items=case.get("items"),
        pages=case.get("pages"),
        before=case.get("before", 0),
        on=date(2021, 9, 24),
    )
    assert fee.yuan == case["yuan"] == sum(step.yuan for step in fee.steps)


@pytest.mark.parametrize(
    ("ordinal", "yuan"), [(10, 0), (12, 100), (30, 100), (40, 200), (45, 300), (51, 400), (100, 800)]
)
def test_one_application_alone_costs_the_rate_of_its_place(rules: Rulebook, ordinal: int, yuan: int) -> None:
    assert item_rate(rules, ordinal) == yuan


def test_both_tariffs_at_once_are_refused(rules: Rulebook) -> None:
    with pytest.raises(BadInputError, match="只能选择一种"):
        application_fee(rules, items=12, pages=150)


def test_neither_tariff_is_refused(rules: Rulebook) -> None:
    with pytest.raises(BadInputError, match="件数或页数"):
        application_fee(rules)


def test_telling_where_it_is_published_costs_nothing(rules: Rulebook) -> None:
    fee = fee_by_volume(rules, 120, told_where_only=True)
    assert (fee.yuan, fee.confidence) == (0, "memory")


def test_the_steps_name_band_count_and_rate(rules: Rulebook) -> None:
    steps = [step.as_json() for step in fee_by_volume(rules, 150).steps]
    assert steps[-1] == {"from": 101, "to": 150, "count": 50, "rate": 20, "yuan": 1000}
    assert [step["count"] for step in steps] == [30, 70, 50]


def test_an_amount_names_the_article_of_its_tariff(rules: Rulebook) -> None:
    assert [fee_by_item(rules, 1).basis[0].article, fee_by_volume(rules, 1).basis[0].article] == ["4", "5"]


def test_before_the_rules_there_was_no_fee(rules: Rulebook) -> None:
    with pytest.raises(NoValueError, match="2021-01-01"):
        fee_by_item(rules, 12, on=date(2020, 12, 31))


@pytest.mark.parametrize("items", [-1, 100_001])
def test_an_impossible_number_of_applications_is_refused(rules: Rulebook, items: int) -> None:
    with pytest.raises(BadInputError):
        fee_by_item(rules, items)


@pytest.mark.parametrize("wrong", [{"pages": -1}, {"items": 1, "before": -1}])
def test_negative_numbers_are_refused(rules: Rulebook, wrong: dict[str, int]) -> None:
    with pytest.raises(BadInputError, match="不能小于0"):
        application_fee(rules, **wrong)  # type: ignore[arg-type]  # wrong on purpose


def test_the_zeroth_application_is_refused(rules: Rulebook) -> None:
    with pytest.raises(BadInputError, match="不能小于1"):
        item_rate(rules, 0)


def test_the_counter_is_per_organ_applicant_and_month() -> None:
    counter = items_in_month(
        [
            CountedApplication("市财政局", "甲", date(2021, 9, 1)),
            CountedApplication("市财政局", "甲", date(2021, 9, 30), items=3),
            CountedApplication("市财政局", "甲", date(2021, 10, 1)),
            CountedApplication("市教育局", "甲", date(2021, 9, 1)),
            CountedApplication("市财政局", "乙", date(2021, 9, 1)),
        ]
    )
    assert counter["市财政局", "甲", 2021, 9] == 4
    assert sorted(counter.values()) == [1, 1, 1, 4]


def test_a_complete_notice_in_time_has_no_issue(rules: Rulebook) -> None:
    assert (
        fee_notice_issues(rules, reply_due_on=date(2021, 10, 27), sent_on=date(2021, 10, 27), stated=STATED)
        == []
    )


def test_a_late_notice_without_a_way_to_pay_has_two(rules: Rulebook) -> None:
    stated = {**STATED, "payment": " "}
    issues = fee_notice_issues(
        rules, reply_due_on=date(2021, 10, 27), sent_on=date(2021, 10, 28), stated=stated
    )
    assert [issue.code for issue in issues] == ["foi.fee_notice_payment", "foi.fee_notice_late"]


def test_payment_on_the_twentieth_working_day_is_in_time(rules: Rulebook) -> None:
    due = payment_due(rules, date(2021, 9, 27))
    assert isinstance(due, Deadline)
    assert due.due_on == date(2021, 10, 29)


@given(st.integers(0, 300), st.integers(0, 300))
def test_counting_in_two_letters_costs_the_same(first: int, second: int) -> None:
    together = fee_by_item(SHIPPED, first + second).yuan
    assert fee_by_item(SHIPPED, first).yuan + fee_by_item(SHIPPED, second, before=first).yuan == together


@given(st.integers(0, 5000))
def test_volume_follows_the_formula(pages: int) -> None:
    formula = (
        10 * max(0, min(pages, 100) - 30) + 20 * max(0, min(pages, 200) - 100) + 40 * max(0, pages - 200)
    )
    assert fee_by_volume(SHIPPED, pages).yuan == formula


@given(st.integers(1, 1000))
def test_items_follow_the_formula(ordinal: int) -> None:
    formula = 0 if ordinal <= 10 else 100 if ordinal <= 30 else 200 + 100 * ((ordinal - 31) // 10)
    assert item_rate(SHIPPED, ordinal) == formula


@given(st.sampled_from(Tariff), st.integers(0, 3000))
def test_the_steps_cover_every_unit_once(tariff: Tariff, n: int) -> None:
    fee = fee_by_item(SHIPPED, n) if tariff is Tariff.BY_ITEM else fee_by_volume(SHIPPED, n)
    assert [unit for step in fee.steps for unit in range(step.first, step.last + 1)] == list(range(1, n + 1))
