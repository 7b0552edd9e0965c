"""law/normative_documents.py: validity, evaluation, and the interpretation of policy."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from liaoliang.law import (
    InterpretationFacts,
    Rulebook,
    evaluation_opens_on,
    interpretation_issues,
    longest_validity,
    validity_issues,
)

HEADS = ("背景", "依据", "目的", "主要内容", "适用范围", "执行标准", "名词解释", "新旧政策差异")
RELEASED = date(2021, 9, 17)
GOOD = InterpretationFacts(RELEASED, RELEASED, drafted_together=True, linked_both_ways=True, contents=HEADS)


def test_five_years_and_two_for_a_provisional_document(rules: Rulebook) -> None:
    start = date(2021, 3, 1)
    assert longest_validity(rules, start, provisional=False) == date(2026, 3, 1)
    assert longest_validity(rules, start, provisional=True) == date(2023, 3, 1)


def test_a_longer_validity_is_refused(rules: Rulebook) -> None:
    start = date(2021, 3, 1)
    assert validity_issues(rules, start, date(2026, 3, 1), provisional=False) == []
    assert [i.code for i in validity_issues(rules, start, date(2026, 3, 2), provisional=False)] == [
        "policy.validity_too_long"
    ]
    assert [i.code for i in validity_issues(rules, start, date(2024, 1, 1), provisional=True)] == [
        "policy.validity_too_long"
    ]


def test_a_validity_that_ends_before_it_begins_is_refused(rules: Rulebook) -> None:
    issues = validity_issues(rules, date(2021, 3, 1), date(2021, 2, 28), provisional=False)
    assert [issue.code for issue in issues] == ["policy.validity_order"]


def test_evaluation_opens_six_months_before_the_end(rules: Rulebook) -> None:
    assert evaluation_opens_on(rules, date(2026, 8, 31)) == date(2026, 2, 28)


def test_a_good_interpretation_has_no_issue(rules: Rulebook) -> None:
    assert interpretation_issues(rules, GOOD, on=RELEASED) == []


def test_it_may_come_until_the_third_working_day(rules: Rulebook) -> None:
    assert interpretation_issues(rules, replace(GOOD, released_on=date(2021, 9, 23)), on=RELEASED) == []
    late = interpretation_issues(rules, replace(GOOD, released_on=date(2021, 9, 24)), on=RELEASED)
    assert [issue.code for issue in late] == ["policy.interpretation_late"]


def test_none_yet_is_late_from_the_day_after(rules: Rulebook) -> None:
    none_yet = replace(GOOD, released_on=None)
    assert interpretation_issues(rules, none_yet, on=date(2021, 9, 23)) == []
    assert len(interpretation_issues(rules, none_yet, on=date(2021, 9, 24))) == 1


def test_not_drafted_together_is_blocked(rules: Rulebook) -> None:
    issues = interpretation_issues(rules, replace(GOOD, drafted_together=False), on=RELEASED)
    assert [(issue.code, issue.severity) for issue in issues] == [("policy.interpretation_together", "block")]


def test_what_is_local_or_from_memory_only_warns(rules: Rulebook) -> None:
    issues = interpretation_issues(
        rules, replace(GOOD, linked_both_ways=False, contents=HEADS[2:]), on=RELEASED
    )
    assert [issue.severity for issue in issues] == ["warn", "warn"]
    assert "背景、依据" in str(issues[0])
