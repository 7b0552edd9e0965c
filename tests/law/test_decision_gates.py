"""law/decision_gates.py: what a major decision lacks, gate by gate."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from law.casebook import cases
from liaoliang.law import (
    GATES,
    DecisionFacts,
    LegalityReview,
    OpenConsultation,
    Rulebook,
    catalogue_issues,
    gate_issues,
    hearing_issues,
    stage_issues,
)

DAY = date(2021, 9, 30)
COMPLETE = DecisionFacts(
    technical=True,
    stability_or_safety=True,
    market_activity=True,
    participation=frozenset({"座谈会"}),
    consultation=OpenConsultation(date(2021, 3, 1), date(2021, 3, 31)),
    expert_opinions_signed=True,
    risk_level="controllable",
    competition="passed",
    legality=LegalityReview("legal", date(2021, 9, 17), date(2021, 9, 28)),
    discussed_on=DAY,
    minutes_with_dissent=True,
    party_report="聊党组〔2021〕3号",
    released_on=DAY,
    interpretation=True,
    adoption_stated=True,
    archive_complete=True,
)


def facts_of(case: dict[str, Any]) -> DecisionFacts:
    given = dict(case.get("facts", {}))
    if "participation" in given:
        given["participation"] = frozenset(given["participation"])
    if "consultation" in case:
        given["consultation"] = OpenConsultation(*case["consultation"])
    return DecisionFacts(**given, legality=LegalityReview(case.get("legality", "")))


@cases("decisions")
def test_a_gate_is_open_or_says_what_is_missing(rules: Rulebook, case: dict[str, Any]) -> None:
    issues = gate_issues(rules, facts_of(case), case["gate"], case["day"])
    worst = "block" if any(issue.severity == "block" for issue in issues) else "warn"
    assert (worst if issues else "open") == case["result"]
    assert case.get("basis", "") in "、".join(issue.basis for issue in issues)


def test_a_complete_decision_passes_every_gate(rules: Rulebook) -> None:
    assert stage_issues(rules, COMPLETE, "publication", DAY) == []


def test_an_empty_decision_is_told_everything_at_once(rules: Rulebook) -> None:
    codes = [issue.code for issue in stage_issues(rules, DecisionFacts(), "publication", DAY)]
    assert codes == [
        "decisions.participation", "decisions.legality_review", "decisions.collective_discussion",
        "decisions.party_report", "decisions.publication", "decisions.publication", "decisions.archive",
    ]  # fmt: skip


def test_before_submission_later_gates_do_not_matter(rules: Rulebook) -> None:
    facts = replace(COMPLETE, discussed_on=None, party_report="", archive_complete=False)
    assert stage_issues(rules, facts, "submission", DAY) == []
    assert len(stage_issues(rules, facts, "issue", DAY)) == 2


def test_an_experiment_may_go_on_with_its_risk_stated(rules: Rulebook) -> None:
    facts = DecisionFacts(legality=LegalityReview("illegal", experiment=True))
    assert gate_issues(rules, facts, "legality_review", DAY) == []


def test_too_little_time_for_the_legality_review_is_blocked(rules: Rulebook) -> None:
    facts = DecisionFacts(legality=LegalityReview("legal", date(2021, 9, 17), date(2021, 9, 27)))
    issues = gate_issues(rules, facts, "legality_review", DAY)
    assert ["2021-09-28" in str(issue) for issue in issues] == [True]


def test_hearing_material_a_day_late_is_blocked(rules: Rulebook) -> None:
    assert hearing_issues(rules, hearing_on=date(2021, 10, 15), material_on=date(2021, 10, 8)) == []
    late = hearing_issues(rules, hearing_on=date(2021, 10, 15), material_on=date(2021, 10, 9))
    assert "2021-10-08" in str(late[0])


@pytest.mark.parametrize(
    ("consent", "consented_on", "count"),
    [("党委会议纪要", date(2021, 3, 1), 0), ("", None, 1), ("党委会议纪要", date(2021, 3, 11), 1)],
)
def test_a_catalogue_is_published_after_consent(
    rules: Rulebook, consent: str, consented_on: date | None, count: int
) -> None:
    issues = catalogue_issues(
        rules, consent=consent, consented_on=consented_on, released_on=date(2021, 3, 10)
    )
    assert len(issues) == count


@pytest.mark.parametrize("gate", GATES)
def test_every_gate_names_its_provision_since_the_regulation(rules: Rulebook, gate: str) -> None:
    assert (
        rules.parameter(f"decisions/{gate}")
        .at(date(2019, 9, 1))
        .basis.act.startswith("重大行政决策程序暂行条例")
    )
