"""Validity of 行政规范性文件 and the interpretation of policy: law.md N-5, N-6, I-1 to I-4.

The figures of validity are local; the interpretation's three working days rest on 国办发〔2016〕80号.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from liaoliang.errors import Issue, Severity, gettext_noop
from liaoliang.law.clocks import due
from liaoliang.law.deadlines import Deadline
from liaoliang.law.periods import add_months, add_years
from liaoliang.law.rulebook import Rulebook


def longest_validity(rules: Rulebook, effective_on: date, *, provisional: bool) -> date:
    """The last day to which a document effective from `effective_on` may be valid."""
    key = "policy/provisional_validity_limit" if provisional else "policy/validity_limit"
    return add_years(effective_on, rules.parameter(key).at(effective_on).number)


def validity_issues(
    rules: Rulebook, effective_on: date, valid_until: date, *, provisional: bool
) -> list[Issue]:
    """A validity that ends before it begins, or is longer than the local limit."""
    key = "policy/provisional_validity_limit" if provisional else "policy/validity_limit"
    basis = str(rules.parameter(key).at(effective_on).basis)
    longest = longest_validity(rules, effective_on, provisional=provisional)
    if valid_until < effective_on:
        return [Issue("policy.validity_order", gettext_noop("有效期届满日早于施行日"), basis=basis)]
    if valid_until > longest:
        message = gettext_noop("有效期至{until},超过最长期限(至{longest})")
        values: dict[str, object] = {"until": valid_until, "longest": longest}
        return [Issue("policy.validity_too_long", message, basis=basis, values=values)]
    return []


def evaluation_opens_on(rules: Rulebook, valid_until: date) -> date:
    """First day of the period in which a document is evaluated before it lapses (N-6)."""
    window = rules.parameter("policy/evaluation_window").at(valid_until)
    return add_months(valid_until, -window.number)


@dataclass(frozen=True, slots=True)
class InterpretationFacts:
    """An interpretation as far as it exists; `contents` are the heads it covers."""

    policy_released_on: date
    released_on: date | None = None
    drafted_together: bool = False
    linked_both_ways: bool = False
    contents: Collection[str] = ()


def interpretation_issues(rules: Rulebook, facts: InterpretationFacts, *, on: date) -> list[Issue]:
    """What an interpretation lacks on `on`: together with the policy, in time, complete, linked both ways."""
    issues = [*_time_issue(rules, facts, on)]
    if not facts.drafted_together:
        issues.append(
            _issue(rules, facts, "together", gettext_noop("解读应与政策文件同步起草、同步审签、同步发布"))
        )
    if facts.released_on is None:
        return issues
    expected = rules.parameter("policy/interpretation_contents").at(facts.policy_released_on)
    missing = [head for head in _heads(expected.value) if head not in facts.contents]
    if missing:
        message = gettext_noop("解读没有写明:{missing}")
        issues.append(_issue(rules, facts, "contents", message, missing="、".join(missing)))
    if not facts.linked_both_ways:
        issues.append(_issue(rules, facts, "links", gettext_noop("政策文件与解读应双向关联")))
    return issues


def _heads(value: object) -> list[str]:
    return [str(head) for head in value] if isinstance(value, list) else []


def _issue(rules: Rulebook, facts: InterpretationFacts, name: str, message: str, **values: object) -> Issue:
    """What is not confirmed may be remarked on, never block."""
    value = rules.parameter(f"policy/interpretation_{name}").at(facts.policy_released_on)
    severity: Severity = "block" if value.confidence == "confirmed" else "warn"
    return Issue(
        f"policy.interpretation_{name}", message, severity=severity, basis=str(value.basis), values=values
    )


def _time_issue(rules: Rulebook, facts: InterpretationFacts, on: date) -> list[Issue]:
    latest = due(rules, "policy.interpretation", facts.policy_released_on)
    if not isinstance(latest, Deadline) or (facts.released_on or on) <= latest.due_on:
        return []
    message = gettext_noop("解读最迟应在{due}发布")
    return [
        Issue(
            "policy.interpretation_late", message, basis=str(latest.basis[0]), values={"due": latest.due_on}
        )
    ]
