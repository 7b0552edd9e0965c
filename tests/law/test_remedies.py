"""law/remedies.py: the clause of a decision letter by outcome and day."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from law.casebook import cases
from liaoliang.errors import BadInputError
from liaoliang.law import Override, Provision, Rulebook, all_outcomes, remedy_clauses

SOURCE = Provision("本市法制机构意见", "1")


@cases("remedies")
def test_the_routes_of_a_reply(rules: Rulebook, case: dict[str, Any]) -> None:
    clauses = remedy_clauses(rules, case["outcome"], case["day"])
    assert [clause.route for clause in clauses] == case["routes"]
    assert all(clause.confidence == case.get("confidence", clause.confidence) for clause in clauses)
    assert "basis" not in case or case["basis"] in [str(item) for clause in clauses for item in clause.basis]


def test_free_choice_names_both_periods(rules: Rulebook) -> None:
    clause = remedy_clauses(rules, "R5", date(2021, 10, 27))[0]
    assert (clause.review_days, clause.lawsuit_months) == (60, 6)
    assert "60日内申请行政复议" in clause.text
    assert "6个月内" in clause.text


def test_review_first_says_so_in_the_letter(rules: Rulebook) -> None:
    clause = remedy_clauses(rules, "R4.5", date(2024, 1, 10))[0]
    assert (clause.lawsuit_months, clause.lawsuit_days_after_review) == (0, 15)
    assert "应当" in clause.text
    assert "先申请行政复议" in clause.text


@pytest.mark.parametrize("day", [date(2023, 6, 1), date(2025, 7, 1)])
def test_who_got_no_reply_is_not_told_of_one(rules: Rulebook, day: date) -> None:
    clause = remedy_clauses(rules, "silence", day)[0]
    assert clause.part == "silence"
    assert "自答复期限届满之日起60日内" in clause.text
    assert "本答复" not in clause.text


def test_a_partial_reply_says_which_part_each_clause_is_about(rules: Rulebook) -> None:
    withheld, given = remedy_clauses(rules, "R3", date(2024, 6, 1))
    assert ("不予公开的部分" in withheld.text, "其他部分" in given.text) == (True, True)


def test_a_city_may_settle_what_is_not_verified(rules: Rulebook) -> None:
    changed = rules.with_overrides(
        [Override("remedies/silence", "free_choice", SOURCE, "王某", date(2024, 6, 1))]
    )
    assert remedy_clauses(changed, "silence", date(2024, 6, 1))[0].route == "free_choice"


def test_a_route_nobody_knows_is_refused(rules: Rulebook) -> None:
    changed = rules.with_overrides(
        [Override("remedies/silence", "sue_at_once", SOURCE, "王某", date(2024, 6, 1))]
    )
    with pytest.raises(BadInputError, match="sue_at_once"):
        remedy_clauses(changed, "silence", date(2024, 6, 1))


@pytest.mark.parametrize("code", all_outcomes())
def test_every_outcome_has_an_answer_on_both_sides_of_the_new_law(rules: Rulebook, code: str) -> None:
    counts = [len(remedy_clauses(rules, code, day)) for day in (date(2023, 12, 31), date(2024, 1, 1))]
    assert counts in ([1, 1], [1, 2], [0, 0])
