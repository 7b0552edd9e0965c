"""Rows in the making: what every layout hands over, and how it becomes a `Row`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from liaoliang.text.notice.deadlines import is_deadline, period_of, requirement_deadline
from liaoliang.text.notice.folding import fold, plain
from liaoliang.text.notice.model import Row
from liaoliang.text.notice.numbering import Numbering, heading_text, numbering_of, without_number
from liaoliang.text.notice.responsibility import Responsibility, parse_responsibility, parted_by
from liaoliang.text.notice.targets import Target, find_targets, is_optional

_ITEM = 3  # the rank of 1.
_SPOKEN = 6  # the rank of 一是


@dataclass(slots=True)
class Draft:
    """One row as a layout found it: texts still with numbers, unit texts by role, blocks owned."""

    category: str = ""
    task: str = ""
    requirement: str = ""
    unit_texts: list[tuple[str, str]] = field(default_factory=list)
    deadline: str = ""
    remark: str = ""
    blocks: list[int] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    incomplete: bool = False
    inherited: bool = False  # units of the row above, because this row has none of its own
    default: Responsibility | None = None

    def own(self, block: int, line: int) -> None:
        """Take a block; its line widens the row's source."""
        self.blocks.append(block)
        self.lines.append(line)


@dataclass(slots=True)
class Candidate:
    """What one layout makes of the document.

    `score` says how sure it is (0 = found nothing). `furniture` are blocks of the layout that are
    no rows: titles, headers, page numbers. `region` are all blocks it looked at; what is in no row
    and no furniture is unplaced. `first` is the first block of the task area.
    """

    layout: str
    drafts: list[Draft] = field(default_factory=list)
    score: float = 0.0
    furniture: set[int] = field(default_factory=set)
    region: set[int] = field(default_factory=set)

    @property
    def first(self) -> int:
        """The first block of the region."""
        return min(self.region, default=0)


@dataclass(frozen=True, slots=True)
class Rules:
    """What the notice says once for all rows: year, default units and deadline, first unit leads."""

    year: int | None = None
    default: Responsibility | None = None
    first_leads: bool = False
    lead_mark: str = ""  # the organs before this sign lead: 逗号前为牵头单位


def finish(draft: Draft, rules: Rules) -> Row:
    """The row of a draft: units split, deadline dated, targets found."""
    found = Responsibility()
    for role, text in draft.unit_texts:
        said = parse_responsibility(text, role)
        found.merge(parted_by(said, text, rules.lead_mark) if rules.lead_mark and role == "unit" else said)
    for fallback in (draft.default, rules.default):
        if fallback and not found.units:
            found.merge(replace(fallback, deadline=""))
    if rules.first_leads and not found.lead and len(found.units) > 1:
        found.lead = found.units[:1]
    requirement = _demand(draft.requirement)
    deadline, extra = _deadline(draft, found, rules, requirement)
    lead, support = found.roles()
    period = period_of(deadline, rules.year)
    return Row(
        category=heading_text(draft.category),
        task=heading_text(draft.task),
        requirement=requirement,
        units=tuple(found.units),
        lead_units=None if lead is None else tuple(lead),
        supporting_units=None if support is None else tuple(support),
        deadline=deadline or None,
        deadline_from=period.start,
        deadline_to=period.end,
        targets=(*find_targets(requirement or draft.task), *extra),
        optional=is_optional(requirement),
        source=(min(draft.lines, default=0), max(draft.lines, default=0)),
        incomplete=draft.incomplete,
        blocks=tuple(sorted(set(draft.blocks))),
        units_text="\n".join(text for _, text in draft.unit_texts),
    )


def _demand(text: str) -> str:
    """A demand without its number; the numbers of its parts (①…②…, 1.…2.…) stay."""
    first, _, rest = text.partition("\n")
    number = numbering_of(first)
    parts = [found for found in map(numbering_of, rest.splitlines()) if found]
    if number and any(found.rank == number.rank for found in parts):
        return text.strip()
    if number and _next_follows(number, fold(first)):
        return text.strip()
    return without_number(_BULLET.sub("", text))


_BULLET = re.compile(r"^\s*[●■◆▪•·★☆▲△◇□➢※]\s*")
_CIRCLED = frozenset(range(0x2460, 0x2473))
_PARTS = "一二三四五六七八九十"


def _next_follows(number: Numbering, folded: str) -> bool:
    """Whether the next number of the same kind stands in the same line: 1.…2.…, (1)…(2)…, ①…②…, 一是…二是…"""
    following = number.value + 1
    mark = folded[: number.end].strip()[:1]
    if number.rank == _ITEM:
        return bool(re.search(rf"[。;]\s*{following}\s*[.、](?!\d)", folded))
    if mark == "(" and number.rank > _ITEM:
        return f"({following})" in folded
    if mark and ord(mark) in _CIRCLED:
        return chr(ord(mark) + 1) in folded
    return number.rank == _SPOKEN and 1 < following <= len(_PARTS) and f"{_PARTS[following - 1]}是" in folded


def _deadline(
    draft: Draft, found: Responsibility, rules: Rules, requirement: str
) -> tuple[str, tuple[Target, ...]]:
    """The deadline as written, and the targets that a deadline cell turns out to hold (每季度末)."""
    written = (draft.deadline or found.deadline).strip(" \u3000\n\t。;；,，")
    if written and _is_beat(written):
        return _fallback(draft, rules, requirement), find_targets(written)
    return written or _fallback(draft, rules, requirement), ()


def _is_beat(text: str) -> bool:
    """A cadence or a procedure limit in the deadline column: no completion date."""
    targets = find_targets(text)
    if not targets or is_deadline(text):
        return False
    first = targets[0]
    return first.kind in {"cadence", "within"} or (first.kind == "period" and first.number is not None)


def _fallback(draft: Draft, rules: Rules, requirement: str) -> str:
    remark = draft.remark.strip()
    if remark and is_deadline(remark):
        return remark.strip("。")
    for text in (remark, requirement or draft.task):
        if text and any(mark in fold(text) for mark in "月年季底前"):
            deadline = requirement_deadline(text, rules.year)
            if deadline:
                return deadline
    for default in (draft.default, rules.default):
        if default and default.deadline:
            return default.deadline
    return ""


def is_sentence(text: str) -> bool:
    """Whether a text reads as a demand rather than a heading: it ends as a sentence or is long."""
    word = plain(text)
    return (word.endswith(("。", ";", "!")) and len(word) > 12) or len(word) > 45 or "。" in word[:-1]
