"""The gates of a major decision: 重大行政决策程序暂行条例 (国务院令第713号) Arts 14-33, and fair competition review.

A gate is passed when its function returns no blocking issue. Which rule asks for it on the day is the
parameter `decisions/<gate>`, so a decision of 2024-07-31 cites another act than one of a day later.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Literal

from liaoliang.errors import Issue, Severity, gettext_noop
from liaoliang.law.clocks import due
from liaoliang.law.deadlines import Deadline
from liaoliang.law.parameters import DatedValue
from liaoliang.law.rulebook import Rulebook

Stage = Literal["submission", "issue", "publication"]
Legality = Literal["", "legal", "illegal", "comment_round"]


@dataclass(frozen=True, slots=True)
class OpenConsultation:
    """An open consultation; `shorter_reason` is what the notice said about a period under the minimum."""

    published_on: date
    closes_on: date
    shorter_reason: str = ""


@dataclass(frozen=True, slots=True)
class LegalityReview:
    """`opinion`: none yet, legal, illegal, or only a round of comments, which is no review (Art 25).

    `experiment` is an experimental reform without rules to measure it by, whose risk is stated.
    """

    opinion: Legality = ""
    sent_on: date | None = None
    asked_by: date | None = None
    experiment: bool = False


@dataclass(frozen=True, slots=True)
class DecisionFacts:
    """What is known of a decision, as far as its gates ask.

    `public` is false where a law keeps the decision from the public. The lists and references are empty
    until something is there.
    """

    public: bool = True
    technical: bool = False
    stability_or_safety: bool = False
    market_activity: bool = False
    participation: frozenset[str] = frozenset()
    consultation: OpenConsultation | None = None
    expert_opinions_signed: bool = False
    equivalent_risk_assessment: bool = False
    risk_level: Literal["", "controllable", "uncontrollable"] = ""
    competition: Literal["", "passed", "violates"] = ""
    legality: LegalityReview = field(default_factory=LegalityReview)
    discussed_on: date | None = None
    minutes_with_dissent: bool = False
    party_report: str = ""
    released_on: date | None = None
    interpretation: bool = False
    adoption_stated: bool = False
    archive_complete: bool = False


@dataclass(frozen=True, slots=True)
class Gate:
    """One gate: the stage it guards and the check."""

    name: str
    title: str
    stage: Stage
    check: Callable[[Rulebook, DecisionFacts, DatedValue], Iterable[Issue]]


STAGES: tuple[Stage, ...] = ("submission", "issue", "publication")


def gate_issues(rules: Rulebook, facts: DecisionFacts, gate: str, on: date) -> list[Issue]:
    """What one gate still lacks on `on`; KeyError for a gate that is not in GATES."""
    return list(GATES[gate].check(rules, facts, rules.parameter(f"decisions/{gate}").at(on)))


def stage_issues(rules: Rulebook, facts: DecisionFacts, stage: Stage, on: date) -> list[Issue]:
    """What all gates up to and including a stage lack: all at once, in order."""
    reached = STAGES[: STAGES.index(stage) + 1]
    names = [gate.name for gate in GATES.values() if gate.stage in reached]
    return [issue for name in names for issue in gate_issues(rules, facts, name, on)]


def catalogue_issues(
    rules: Rulebook, *, consent: str, consented_on: date | None, released_on: date
) -> list[Issue]:
    """Art 3(3): a catalogue of decisions needs the party committee's consent and is published after it."""
    asked = rules.parameter("decisions/catalogue_consent").at(released_on)
    if not consent.strip() or consented_on is None:
        return [_issue("catalogue", gettext_noop("决策事项目录须经同级党委同意"), asked)]
    if released_on < consented_on:
        return [_issue("catalogue", gettext_noop("决策事项目录应在党委同意后公布"), asked)]
    return []


def hearing_issues(rules: Rulebook, *, hearing_on: date, material_on: date) -> list[Issue]:
    """Art 16: the material reaches the participants seven days before the hearing."""
    latest = due(rules, "decisions.hearing_material", hearing_on)
    if not isinstance(latest, Deadline) or material_on <= latest.due_on:
        return []
    message = gettext_noop("听证材料应在{latest}前送达,而不是{day}")
    values: dict[str, object] = {"latest": latest.due_on, "day": material_on}
    return [Issue("decisions.hearing_material", message, basis=str(latest.basis[0]), values=values)]


def consultation_issues(rules: Rulebook, consultation: OpenConsultation) -> list[Issue]:
    """Art 15: generally at least 30 days; a shorter period needs a reason in the notice."""
    earliest = due(rules, "decisions.consultation", consultation.published_on)
    if not isinstance(earliest, Deadline) or consultation.closes_on >= earliest.due_on:
        return []
    reasoned = bool(consultation.shorter_reason.strip())
    values: dict[str, object] = {
        "days": (consultation.closes_on - consultation.published_on).days,
        "earliest": earliest.due_on,
    }
    return [
        Issue(
            "decisions.consultation_short",
            _SHORT_WITH_REASON if reasoned else _SHORT,
            severity="warn" if reasoned else "block",
            basis=str(earliest.basis[0]),
            values=values,
        )
    ]


_SHORT = gettext_noop("征求意见只有{days}日,应不早于{earliest}截止;确需缩短的,公告时应说明理由")
_SHORT_WITH_REASON = gettext_noop("征求意见只有{days}日(一般应至{earliest}),公告已说明缩短的理由")


def _issue(
    gate: str, message: str, asked: DatedValue, severity: Severity = "block", **values: object
) -> Issue:
    basis = "、".join(str(provision) for provision in asked.provisions)
    return Issue(f"decisions.{gate}", message, severity=severity, basis=basis, values=values)


def _participation(rules: Rulebook, facts: DecisionFacts, asked: DatedValue) -> Iterable[Issue]:
    if not facts.public:
        return
    if not facts.participation and facts.consultation is None:
        yield _issue("participation", gettext_noop("尚未通过任何方式听取公众意见"), asked)
    if facts.consultation is not None:
        yield from consultation_issues(rules, facts.consultation)


def _expert_argument(rules: Rulebook, facts: DecisionFacts, asked: DatedValue) -> Iterable[Issue]:
    if facts.technical and not facts.expert_opinions_signed:
        yield _issue(
            "expert_argument", gettext_noop("专业性、技术性较强的决策应组织专家论证,意见须签名或盖章"), asked
        )


def _risk_assessment(rules: Rulebook, facts: DecisionFacts, asked: DatedValue) -> Iterable[Issue]:
    if not facts.stability_or_safety or facts.equivalent_risk_assessment:
        return
    if not facts.risk_level:
        yield _issue("risk_assessment", gettext_noop("可能影响社会稳定、公共安全的决策应组织风险评估"), asked)
    elif facts.risk_level == "uncontrollable":
        yield _issue("risk_assessment", gettext_noop("风险不可控的,应先调整决策草案再提交"), asked)


def _fair_competition_review(rules: Rulebook, facts: DecisionFacts, asked: DatedValue) -> Iterable[Issue]:
    if not facts.market_activity or facts.competition == "passed":
        return
    if facts.competition == "violates":
        yield _issue("fair_competition_review", gettext_noop("公平竞争审查认为违反审查标准,不得出台"), asked)
    else:
        message = gettext_noop("涉及市场主体经济活动的决策应写明公平竞争审查情况,未经审查不得出台")
        yield _issue("fair_competition_review", message, asked)


def _legality_review(rules: Rulebook, facts: DecisionFacts, asked: DatedValue) -> Iterable[Issue]:
    review = facts.legality
    if review.opinion == "" or (review.opinion == "illegal" and not review.experiment):
        yield _issue("legality_review", _NO_LEGALITY[review.opinion], asked)
    elif review.opinion == "comment_round":
        yield _issue("legality_review", _NO_LEGALITY["comment_round"], asked)
    if review.sent_on is not None and review.asked_by is not None:
        yield from _time_issues(rules, review.sent_on, review.asked_by)


_NO_LEGALITY: Mapping[Legality, str] = MappingProxyType(
    {
        "": gettext_noop("未经合法性审查,不得提交决策机关讨论"),
        "illegal": gettext_noop("合法性审查认为不合法,不得提交决策机关讨论"),
        "comment_round": gettext_noop("征求意见不能代替合法性审查,不得提交决策机关讨论"),
    }
)


def _time_issues(rules: Rulebook, sent_on: date, asked_by: date) -> Iterable[Issue]:
    earliest = due(rules, "decisions.legality_review", sent_on)
    first = earliest.due_on if isinstance(earliest, Deadline) else earliest.not_before_on
    if asked_by < first:
        message = gettext_noop("留给合法性审查的时间一般不少于规定的工作日,应不早于{first},而不是{asked}")
        values: dict[str, object] = {"first": first, "asked": asked_by}
        yield Issue("decisions.legality_review_time", message, basis=str(earliest.basis[0]), values=values)


def _collective_discussion(rules: Rulebook, facts: DecisionFacts, asked: DatedValue) -> Iterable[Issue]:
    if facts.discussed_on is None:
        yield _issue("collective_discussion", gettext_noop("应经常务会议或者全体会议集体讨论"), asked)
    elif not facts.minutes_with_dissent:
        yield _issue("collective_discussion", gettext_noop("会议记录应如实载明各种意见,包括不同意见"), asked)


def _party_report(rules: Rulebook, facts: DecisionFacts, asked: DatedValue) -> Iterable[Issue]:
    if not facts.party_report.strip():
        yield _issue("party_report", gettext_noop("决策出台前应按规定向同级党委请示报告"), asked)


def _publication(rules: Rulebook, facts: DecisionFacts, asked: DatedValue) -> Iterable[Issue]:
    if not facts.public:
        return
    if facts.released_on is None:
        yield _issue("publication", gettext_noop("应通过公报、网站等及时公布决策"), asked)
    if not facts.interpretation:
        yield _issue("publication", gettext_noop("应当对决策进行解读"), asked)
    if facts.technical and not facts.adoption_stated:
        yield _issue("publication", gettext_noop("应说明公众意见、专家论证意见的采纳情况"), asked)


def _archive(rules: Rulebook, facts: DecisionFacts, asked: DatedValue) -> Iterable[Issue]:
    if not facts.archive_complete:
        yield _issue("archive", gettext_noop("决策过程材料应完整归档"), asked)


GATES: Mapping[str, Gate] = MappingProxyType(
    {
        gate.name: gate
        for gate in (
            Gate("participation", gettext_noop("公众参与"), "submission", _participation),
            Gate("expert_argument", gettext_noop("专家论证"), "submission", _expert_argument),
            Gate("risk_assessment", gettext_noop("风险评估"), "submission", _risk_assessment),
            Gate(
                "fair_competition_review",
                gettext_noop("公平竞争审查"),
                "submission",
                _fair_competition_review,
            ),
            Gate("legality_review", gettext_noop("合法性审查"), "submission", _legality_review),
            Gate("collective_discussion", gettext_noop("集体讨论"), "issue", _collective_discussion),
            Gate("party_report", gettext_noop("向党委请示报告"), "issue", _party_report),
            Gate("publication", gettext_noop("公布与解读"), "publication", _publication),
            Gate("archive", gettext_noop("归档"), "publication", _archive),
        )
    }
)
