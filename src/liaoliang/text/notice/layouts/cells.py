"""What a cell's text alone says about the column it may stand in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from liaoliang.text.notice.deadlines import is_deadline
from liaoliang.text.notice.folding import plain
from liaoliang.text.notice.numbering import Numbering, numbering_of
from liaoliang.text.notice.responsibility import looks_like_units
from liaoliang.text.notice.targets import find_targets
from liaoliang.text.notice.vocabulary import DITTO, NOTHING, Role, column_role

_SERIAL = re.compile(r"\(?\d{1,3}\)?[.、]?|[一二三四五六七八九十]{1,3}[、.]?|[①-⑳]")


@dataclass(frozen=True)
class Cell:
    """A cell: its text, the blocks it is made of, and the lines they stand on."""

    text: str
    blocks: tuple[int, ...] = ()
    lines: tuple[int, ...] = ()

    @cached_property
    def word(self) -> str:
        """Folded text without white space."""
        return plain(self.text)

    @cached_property
    def is_units(self) -> bool:
        """A list of organs."""
        return looks_like_units(self.text)

    @cached_property
    def is_deadline(self) -> bool:
        """A completion date, 持续推进, or a beat such as 每季度."""
        if is_deadline(self.text):
            return True
        beats = [target for target in find_targets(self.word[:16]) if target.kind in {"cadence", "within"}]
        return bool(beats) and len(self.word) - len(beats[0].text) <= 3

    @cached_property
    def is_serial(self) -> bool:
        """A bare number."""
        return bool(_SERIAL.fullmatch(self.word))

    @cached_property
    def is_sentence(self) -> bool:
        """Ends as a sentence, or holds one."""
        return self.word.endswith(("。", ";", "!")) or "。" in self.word or len(self.word) > 60

    @cached_property
    def numbering(self) -> Numbering | None:
        """The number it starts with."""
        return numbering_of(self.text)

    @cached_property
    def header(self) -> Role | None:
        """Its role if it is the name of a column."""
        return column_role(self.text)

    @property
    def rank(self) -> int:
        """Rank of its number, 9 without one."""
        return self.numbering.rank if self.numbering else 9


# What a column 完成情况 says: how far a task is, not what it is.
_STATE = re.compile(
    r"(?:已经?(?:全部|基本)?(?:完成|办结|落实|建成|印发|公开|上线|开展|报送|启动|出台)|正在|推进中|进行中|未(?:完成|启动|开展)|尚未|基本完成|完成率).{0,60}"
)


def fit(cell: Cell, role: str) -> float:
    """How well a text fits a column, from about -6 (impossible) to +5 (certain)."""
    if cell.word in NOTHING:
        return 0.5 if role in {"unit", "lead", "support", "deadline", "remark", "other"} else -2.0
    if cell.word in DITTO:
        return 3.0 if role in {"unit", "lead", "support", "deadline"} else -1.0
    if _STATE.fullmatch(cell.word):
        return 3.0 if role == "other" else (-1.0 if role in {"requirement", "remark"} else -4.0)
    if role in {"unit", "lead", "support"}:
        return 4.0 if cell.is_units else (-4.0 if cell.is_sentence or len(cell.word) > 30 else -1.5)
    if role == "deadline":
        return 4.5 if cell.is_deadline else -4.0
    if role == "serial":
        return 5.0 if cell.is_serial else -6.0
    if role == "requirement":
        return _fit_requirement(cell)
    if role in {"task", "category"}:
        return _fit_heading(cell)
    return -0.8 if cell.is_units or cell.is_deadline else -0.3


def _fit_requirement(cell: Cell) -> float:
    if cell.is_serial or cell.is_deadline:
        return -4.0
    score = -3.0 if cell.is_units else 0.0
    score += 2.0 if cell.is_sentence else 0.0
    score += 1.0 if len(cell.word) > 25 else 0.0
    score -= 1.5 if cell.rank <= 1 and not cell.is_sentence else 0.0
    return score + (0.8 if cell.rank in {3, 4, 5} else 0.0)


def _fit_heading(cell: Cell) -> float:
    if cell.is_serial or cell.is_deadline:
        return -4.0
    score = -3.0 if cell.is_units else 0.0
    score -= 2.5 if cell.is_sentence and len(cell.word) > 20 else 0.0
    score -= 2.0 if len(cell.word) > 50 else 0.0
    score += 1.0 if len(cell.word) <= 40 and not cell.is_sentence else 0.0
    return score + (1.5 if cell.rank <= 2 else 0.0)
