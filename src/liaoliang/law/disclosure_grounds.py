"""What is published and what is withheld: 政府信息公开条例(2019) Arts 12, 14-16, 20, 21, 29, 32, 34."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from liaoliang.errors import BadInputError, Issue, gettext_noop
from liaoliang.law.files import read_yaml
from liaoliang.law.provisions import Provision
from liaoliang.law.rulebook import Rulebook
from liaoliang.law.sentences import Sentence

_TABLES = Path(__file__).parent / "tables"
ACT = "政府信息公开条例(2019)"

Force = Literal["absolute", "conditional", "optional"]


@dataclass(frozen=True, slots=True)
class WithholdingGround:
    """One reason not to publish, how binding it is, and the reply it leads to."""

    code: str
    title: str
    basis: Provision
    force: Force
    outcome: str


@dataclass(frozen=True, slots=True)
class ProactiveItem:
    """One of the fifteen heads of Art 20 and the clock that applies to it."""

    number: int
    title: str
    basis: Provision
    clock: str


@cache
def withholding_grounds() -> Mapping[str, WithholdingGround]:
    """The seven grounds of Arts 14-16 by code."""
    listed = [
        WithholdingGround(
            raw["code"], raw["title"], Provision(ACT, raw["article"]), raw["force"], raw["outcome"]
        )
        for raw in read_yaml(_TABLES / "withholding.yaml")["grounds"]
    ]
    return MappingProxyType({ground.code: ground for ground in listed})


@cache
def proactive_items() -> Mapping[int, ProactiveItem]:
    """Art 20 by number."""
    listed = [
        ProactiveItem(raw["number"], raw["title"], Provision(ACT, raw["article"]), raw["clock"])
        for raw in read_yaml(_TABLES / "proactive.yaml")["items"]
    ]
    return MappingProxyType({item.number: item for item in listed})


def further_items(level: Literal["city", "township"]) -> tuple[str, ...]:
    """Art 21: what cities and counties, or townships, publish besides."""
    return tuple(read_yaml(_TABLES / "proactive.yaml")["additions"][level])


def catalogue_fields() -> tuple[str, ...]:
    """Art 12: the least a 目录 says about each piece of information."""
    return tuple(read_yaml(_TABLES / "proactive.yaml")["catalogue_fields"])


def publication_issues(
    ground_code: str,
    *,
    third_party_agrees: bool = False,
    grave_public_interest: bool = False,
    ordered: bool = False,
) -> list[Issue]:
    """What stands against publishing information under a ground.

    Art 14 always does. Art 15 yields to the third party's consent or to grave public interest. Art 16 is the
    organ's choice, a remark, and falls away where 法律、法规、规章 order publication (Art 16(2)).
    """
    ground = _ground(ground_code)
    if ground.force == "conditional" and (third_party_agrees or grave_public_interest):
        return []
    if ground.force == "optional":
        return [] if ordered and ground.basis.article == "16(2)" else [_issue(ground, _MAY, "warn")]
    return [_issue(ground, _WITHHELD if ground.force == "absolute" else _MUST_NOT, "block")]


def _ground(code: str) -> WithholdingGround:
    try:
        return withholding_grounds()[code]
    except KeyError:
        known = "、".join(withholding_grounds())
        raise BadInputError(
            code, gettext_noop("没有这个不予公开的理由;可用的有:{known}"), known=known
        ) from None


def _issue(ground: WithholdingGround, message: str, severity: Literal["block", "warn"]) -> Issue:
    return Issue(
        f"disclosure.{ground.code}",
        message,
        severity=severity,
        basis=str(ground.basis),
        values={"why": ground.title},
    )


# Each in the word of its article: 不予公开 (Art 14), 不得公开 (Art 15), 可以不予公开 (Art 16).
_WITHHELD = gettext_noop("{why},不予公开")
_MUST_NOT = gettext_noop("{why},不得公开")
_MAY = gettext_noop("{why},可以不予公开,请确认是否公开")


class Answer(StrEnum):
    """What came back from a consulted party; SILENT once its period has run out."""

    AGREES = "agrees"
    OBJECTS_WITH_GROUND = "objects_with_ground"
    OBJECTS_WITHOUT_GROUND = "objects_without_ground"
    SILENT = "silent"


class Consequence(StrEnum):
    """What the organ may do with it."""

    PUBLISH = "publish"
    WITHHOLD = "withhold"
    ORGAN_DECIDES = "organ_decides"


@dataclass(frozen=True, slots=True)
class ConsultationResult:
    """The consequence, in words, with its provision."""

    consequence: Consequence
    why: Sentence
    basis: Provision


def third_party_result(
    rules: Rulebook, answer: Answer, on: date, *, grave_public_interest: bool = False
) -> ConsultationResult:
    """Art 32: a third party's silence is not consent; a grounded objection yields only to grave public interest."""
    basis = rules.parameter("foi/third_party_answer_period").at(on).basis
    if answer is Answer.AGREES:
        return ConsultationResult(Consequence.PUBLISH, Sentence.of(gettext_noop("第三方同意公开")), basis)
    if answer is Answer.SILENT:
        why = gettext_noop("第三方逾期未提出意见,不视为同意,由行政机关自行决定是否公开")
        return ConsultationResult(Consequence.ORGAN_DECIDES, Sentence.of(why), basis)
    if answer is Answer.OBJECTS_WITHOUT_GROUND:
        why = gettext_noop("第三方反对但理由不合理,由行政机关决定是否公开")
        return ConsultationResult(Consequence.ORGAN_DECIDES, Sentence.of(why), basis)
    if grave_public_interest:
        why = gettext_noop("不公开会对公共利益造成重大影响,可以公开,并书面告知第三方公开的内容和理由")
        return ConsultationResult(Consequence.PUBLISH, Sentence.of(why), basis)
    return ConsultationResult(
        Consequence.WITHHOLD, Sentence.of(gettext_noop("第三方有合理理由反对,不予公开")), basis
    )


def joint_maker_result(rules: Rulebook, answer: Answer, on: date) -> ConsultationResult:
    """Art 34: a joint maker's silence is consent, the opposite of Art 32."""
    basis = rules.parameter("foi/joint_maker_answer_period").at(on).basis
    if answer is Answer.SILENT:
        why = gettext_noop("共同制作机关逾期未提出意见,视为同意公开")
        return ConsultationResult(Consequence.PUBLISH, Sentence.of(why), basis)
    if answer is Answer.AGREES:
        return ConsultationResult(
            Consequence.PUBLISH, Sentence.of(gettext_noop("共同制作机关同意公开")), basis
        )
    why = gettext_noop("共同制作机关不同意公开,由牵头机关研究决定")
    return ConsultationResult(Consequence.ORGAN_DECIDES, Sentence.of(why), basis)


_REQUEST_PARTS = {
    "name": gettext_noop("申请人的姓名或者名称"),
    "identity": gettext_noop("身份证明"),
    "contact": gettext_noop("联系方式"),
    "description": gettext_noop("申请公开的政府信息的名称、文号或者便于查询的其他特征性描述"),
    "form": gettext_noop("获取信息的方式、途径等形式要求"),
}


def request_issues(stated: Mapping[str, str]) -> list[Issue]:
    """What a request lacks (Art 29(2)). The purpose is no part of it and must not be asked for."""
    return [
        Issue(f"foi.no_{name}", gettext_noop("申请缺少:{part}"), where=name, basis=str(Provision(ACT, "29(2)")),
              values={"part": part})
        for name, part in _REQUEST_PARTS.items()
        if not stated.get(name, "").strip()
    ]  # fmt: skip
