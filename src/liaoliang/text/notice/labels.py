"""Labels in running text: 责任单位:…, 【完成时限】…, 牵头:…"""

from __future__ import annotations

import re
from dataclasses import dataclass

from liaoliang.text.notice.vocabulary import BODY_WORDS as _BODY
from liaoliang.text.notice.vocabulary import Role

# Labels in running text: only names that cannot be an ordinary word before a colon.
_LABELS: tuple[tuple[Role, str], ...] = (
    ("unit", rf"(?:责任|牵头|承办|落实)(?:{_BODY})(?:及|和|与|、|/)(?:具体)?(?:责任人|负责人|联系人)"),
    (
        "person",
        r"(?:牵头|责任|分管|包保|联系|主管)(?:市|区|县)?领导|(?:第一|具体|直接)?责任人|负责人|联系人|联络员|联系电话",
    ),
    ("unit", rf"牵头(?:及|和|、|/|与|\()(?:配合|责任)\)?(?:{_BODY})"),
    ("lead", rf"(?:总|主要|第一)?(?:牵头|主办|主责)(?:责任|负责)?(?:{_BODY})"),
    ("support", rf"(?:协同)?(?:配合|协办|协同|参与|协助|参加|协作)(?:责任)?(?:{_BODY})"),
    ("unit", rf"(?:主要|具体)?(?:责任|承办|落实|负责|实施|主管|承担)(?:{_BODY})|责任分工|任务分工"),
    (
        "deadline",
        r"(?:计划|工作|任务|拟)?(?:完成|办结|落实|推进|工作|责任|整改|办理)(?:的)?(?:时限|时间|期限|日期|节点)|时间节点|时限要求|时间要求|时限|期限|时间安排|进度安排",
    ),
    ("category", r"任务类别|工作类别|所属领域|任务分类"),
    ("task", r"工作任务|重点任务|主要任务|任务名称|工作事项|工作名称|任务事项|重点工作"),
    (
        "requirement",
        r"具体要求|工作要求|工作内容|主要内容|具体内容|(?:工作|具体|主要|整改|改进)措施|工作举措|任务内容|具体任务|任务要求|落实措施|工作目标|目标要求|推进措施|公开内容",
    ),
    ("remark", r"备注|任务来源"),
    ("other", r"完成情况|进展情况|落实情况|成果形式|工作成效"),
)
_NAME = "|".join(f"(?P<{role}{at}>{words})" for at, (role, words) in enumerate(_LABELS))
_BARE = re.compile(_NAME)
# A label ends at a colon or, in brackets, at the closing one: only what stands before those is looked at.
_STOP = re.compile(
    r"(?<=[位门室构体所办方导人员话限间期节点工类域务项作称作容求施任举注源况式效标排别措 )]):|(?<=[位门室构体所办方导人员限间期节点工类域务项作称容求施任举注源况式效标排别措话 ])\)"
)
_BEFORE_COLON = re.compile(rf"(?:{_NAME})\s*(?:\([^()]{{1,12}}\))?\s*$")
_BEFORE_BRACKET = re.compile(rf"\(\s*(?:{_NAME})\s*$")
_SHORT = re.compile(
    r"(?P<lead>牵头|主办)\s*:|(?P<support>配合|协办)\s*:|(?P<unit>责任|承办|负责)\s*:|(?P<deadline>时限)\s*:"
)
_REACH = 30


@dataclass(frozen=True, slots=True)
class Label:
    """A label: where it begins, where its value begins, what it names."""

    start: int
    end: int
    role: Role


def labels_in(folded: str) -> tuple[Label, ...]:
    """The labels of a folded text, left to right."""
    found: list[Label] = []
    for stop in _STOP.finditer(folded):
        floor = max(found[-1].end if found else 0, stop.start() - _REACH)
        form = _BEFORE_COLON if stop.group() == ":" else _BEFORE_BRACKET
        match = form.search(folded[floor : stop.start()])
        if match:
            end = stop.end()
            if stop.group() == ")":
                end += len(folded) - end - len(folded[end:].lstrip(" :"))
            found.append(Label(floor + match.start(), end, _role(match)))
    return tuple(found)


def _role(match: re.Match[str]) -> Role:
    return (match.lastgroup or "other").rstrip("0123456789")  # type: ignore[return-value]  # groups are named by role


def short_labels_in(folded: str) -> tuple[Label, ...]:
    """牵头: and 配合: inside a phrase that is known to name organs."""
    return tuple(Label(match.start(), match.end(), _role(match)) for match in _SHORT.finditer(folded))


def leading_label(folded: str) -> Label | None:
    """The label that a text begins with."""
    first = next(iter(labels_in(folded)), None)
    return first if first and not folded[: first.start].strip() else None


def is_label(word: str) -> bool:
    """Whether a folded word is a label without its colon."""
    return bool(_BARE.fullmatch(word))
