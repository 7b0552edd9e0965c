"""The remedy clause a decision letter must print: 行政复议法 and 行政诉讼法, by outcome and day of the reply.

Since 2024-01-01 a refusal must go through reconsideration first (行政复议法(2023) Art 23) and the letter must
say so. What is not verified stays a parameter that a city may replace (`remedies/special_query`, …/silence).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from liaoliang.errors import BadInputError, gettext_noop
from liaoliang.law.outcomes import outcome
from liaoliang.law.parameters import DatedValue
from liaoliang.law.provisions import Confidence, Provision, distinct, weakest
from liaoliang.law.rulebook import Rulebook
from liaoliang.law.sentences import Sentence

Route = Literal["free_choice", "review_first", "none"]
Part = Literal["whole", "withheld", "given", "silence"]

# Occasions that are not replies.
OCCASIONS = {"silence": "silence", "fee_alone": "fee_alone", "forwarded": "special_query"}


@dataclass(frozen=True, slots=True)
class RemedyClause:
    """One clause: which part of the reply it is about, the route, its periods and provisions."""

    route: Route
    part: Part
    text: Sentence
    basis: tuple[Provision, ...]
    confidence: Confidence
    review_days: int = 0
    lawsuit_months: int = 0
    lawsuit_days_after_review: int = 0


def remedy_clauses(rules: Rulebook, occasion: str, on: date) -> tuple[RemedyClause, ...]:
    """The clauses for a reply of `occasion` (an outcome code, or one of OCCASIONS) made on `on`.

    A partial reply has one clause for the withheld and one for the given part, unless both say the same.
    Empty where nothing was decided against the applicant.
    """
    if occasion in OCCASIONS:
        return (_clause(rules, OCCASIONS[occasion], on, "silence" if occasion == "silence" else "whole"),)
    remedy = outcome(occasion).remedy
    if remedy == "none":
        return ()
    if remedy == "partial":
        return _partial(rules, on)
    return (_clause(rules, remedy, on),)


def _partial(rules: Rulebook, on: date) -> tuple[RemedyClause, ...]:
    withheld, given = _clause(rules, "refusal", on, "withheld"), _clause(rules, "other_reply", on, "given")
    return (_clause(rules, "refusal", on),) if withheld.route == given.route else (withheld, given)


def _clause(rules: Rulebook, remedy: str, on: date, part: Part = "whole") -> RemedyClause:
    value = rules.parameter(f"remedies/{remedy}").at(on)
    if value.text == "none":
        return RemedyClause("none", part, Sentence.of(_NO_REMEDY), value.provisions, value.confidence)
    if value.text not in ("free_choice", "review_first"):
        raise BadInputError(remedy, gettext_noop("不认识的救济途径{route}"), route=value.text)
    return _with_periods(rules, value, on, part)


def _with_periods(rules: Rulebook, value: DatedValue, on: date, part: Part) -> RemedyClause:
    review = rules.parameter("remedies/review_request_period").at(on)
    lawsuit = rules.parameter("remedies/lawsuit_period").at(on)
    after = rules.parameter("remedies/lawsuit_after_review_period").at(on)
    first = value.text == "review_first"
    used = [value, review, after] if first else [value, review, lawsuit]
    template = _TEMPLATES[first, part == "silence"]
    about = {"about": _ABOUT[part], "days": review.number, "months": lawsuit.number, "after": after.number}
    return RemedyClause(
        route="review_first" if first else "free_choice",
        part=part,
        text=Sentence.of(template, **about),
        basis=distinct(provision for item in used for provision in item.provisions),
        confidence=weakest(item.confidence for item in used),
        review_days=review.number,
        lawsuit_months=0 if first else lawsuit.number,
        lawsuit_days_after_review=after.number if first else 0,
    )


_ABOUT: dict[Part, str] = {
    "whole": gettext_noop("本答复"),
    "withheld": gettext_noop("本答复中不予公开的部分"),
    "given": gettext_noop("本答复的其他部分"),
    "silence": "",
}
_REVIEW_FIRST = gettext_noop(
    "如对{about}不服,应当自收到之日起{days}日内先申请行政复议;对复议决定仍不服的,"
    "可以自收到复议决定之日起{after}日内向人民法院提起行政诉讼。"
)
_FREE_CHOICE = gettext_noop(
    "如对{about}不服,可以自收到之日起{days}日内申请行政复议,也可以自收到之日起{months}个月内向人民法院提起行政诉讼。"
)
# Nobody can be unhappy with a reply that never came: the period runs from the day it was due.
_SILENT_REVIEW_FIRST = gettext_noop(
    "逾期未作答复的,应当自答复期限届满之日起{days}日内先申请行政复议;对复议决定仍不服的,"
    "可以自收到复议决定之日起{after}日内向人民法院提起行政诉讼。"
)
_SILENT_FREE_CHOICE = gettext_noop(
    "逾期未作答复的,可以自答复期限届满之日起{days}日内申请行政复议,"
    "也可以自答复期限届满之日起{months}个月内向人民法院提起行政诉讼。"
)
# By whether reconsideration comes first, and whether nothing was replied.
_TEMPLATES = {
    (True, False): _REVIEW_FIRST,
    (False, False): _FREE_CHOICE,
    (True, True): _SILENT_REVIEW_FIRST,
    (False, True): _SILENT_FREE_CHOICE,
}
_NO_REMEDY = gettext_noop(
    "对收费决定不单独申请行政复议或者提起行政诉讼;缴费期限届满后,可对不再处理的行为依法寻求救济。"
)
