"""The text of a notice as a document: opening, numbered headings, paragraphs, in the order of the original."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from liaoliang.portal.facts.ledger import TaskFact
from liaoliang.portal.facts.notices import NoticeFact, NoticeText
from liaoliang.portal.words import heading

_DAY: Final = re.compile(r"^\d{4}年\d{1,2}月\d{1,2}日$")
_SENTENCE: Final = re.compile(r"[。：:；;]")
_SHORT: Final = 45
_LEVELS: Final = 4

Segment = tuple[str, bool]
Kind = Literal["addressee", "paragraph", "sign", "centre", "heading"]


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of the document. `segments` are texts, each with whether it is a target and stands out."""

    kind: Kind
    segments: tuple[Segment, ...]
    level: int = 0
    anchor: str = ""
    task: TaskFact | None = None
    ends_task: TaskFact | None = None

    @property
    def text(self) -> str:
        """The plain text."""
        return "".join(text for text, _stands_out in self.segments)

    @property
    def rank(self) -> int:
        """Which heading element it is: the page's title is the first."""
        return self.level + 1


def document(notice: NoticeFact, text: NoticeText, tasks: Sequence[TaskFact]) -> list[Block]:
    """The whole document."""
    return [*_opening(notice, text), *_Body(text, tasks).blocks()]


def anchors(text: NoticeText, tasks: Sequence[TaskFact]) -> dict[int, str]:
    """Where in the document each task stands, for those that the body names."""
    blocks = _Body(text, tasks).blocks()
    return {block.task.id: block.anchor for block in blocks if block.task}


def stand_out(text: str, targets: Sequence[str]) -> tuple[Segment, ...]:
    """The text cut so that its quantified targets stand out."""
    wanted = [target for target in sorted(set(targets), key=len, reverse=True) if target]
    if not wanted:
        return ((text, False),)
    cut = re.split(r"((?<!\d)(?:" + "|".join(map(re.escape, wanted)) + "))", text)  # 2月 is not in 12月
    return tuple((piece, place % 2 == 1) for place, piece in enumerate(cut) if piece)


def _opening(notice: NoticeFact, text: NoticeText) -> Iterator[Block]:
    """From the addressee to the first heading: what the notice says before its parts."""
    lines = list(text.lines)
    first = _plain(text.sections[0]["heading"]) if text.sections else ""
    start = next((at for at, line in enumerate(lines) if _is_addressee(line, text.addressee)), None)
    if start is None:
        titles = [at for at, line in enumerate(lines) if _plain(line) == _plain(notice.title)]
        start = titles[-1] + 1 if titles else len(lines)
    for line in lines[start:]:
        if first and first in _plain(line):
            return
        yield Block(_opening_kind(line, notice, text), ((line.strip(), False),))


def _opening_kind(line: str, notice: NoticeFact, text: NoticeText) -> Kind:
    bare = line.strip()
    if _is_addressee(line, text.addressee):
        return "addressee"
    if _DAY.match(bare.replace(" ", "")) or _plain(bare) in {_plain(notice.publisher), _plain(notice.organ)}:
        return "sign"
    if len(bare) <= _SHORT and not _SENTENCE.search(bare) and not bare.startswith(("(", "（")):
        return "centre"
    return "paragraph"


def _is_addressee(line: str, addressee: str) -> bool:
    return bool(addressee) and _plain(line).rstrip("：:") == _plain(addressee).rstrip("：:")


class _Body:
    """The tree of headings, flattened in the order of the original."""

    def __init__(self, text: NoticeText, tasks: Sequence[TaskFact]) -> None:
        self.text, self.tasks = text, tasks
        self.lines = [_plain(line) for line in text.lines]

    def blocks(self) -> list[Block]:
        """Headings and paragraphs."""
        return list(self._sections(self.text.sections, "p"))

    def _sections(self, sections: Sequence[dict[str, Any]], prefix: str) -> Iterator[Block]:
        for number, section in enumerate(sections, start=1):
            yield from self._section(section, number, f"{prefix}{number}")

    def _section(self, section: dict[str, Any], number: int, anchor: str) -> Iterator[Block]:
        task = self._task(section)
        level = min(int(section["level"]), _LEVELS)
        title = self._number(section, number) + section["heading"]
        yield Block("heading", ((title, False),), level, f"t{task.id}" if task else anchor, task)
        paragraphs = list(_paragraphs(section["text"], task))
        children = list(self._sections(section["children"], f"{anchor}-"))
        if self._text_follows_children(section):
            yield from [*children, *paragraphs]
        else:
            yield from [*paragraphs, *children]

    def _task(self, section: dict[str, Any]) -> TaskFact | None:
        title, words = _plain(section["heading"]), _plain(section["text"])
        for task in self.tasks:
            if title and title in {_plain(task.title), _plain(task.annex_title)}:
                return task
            if len(words) > _SHORT and words in _plain(task.body_text) and not section["children"]:
                return task
        return None

    def _number(self, section: dict[str, Any], number: int) -> str:
        """The number as the original writes it; where it cannot be seen there, as the standard writes it."""
        title = _plain(section["heading"])
        for line in self.lines:
            before, found, _after = line.partition(title)
            if found and len(before) <= 5:
                return before
        return heading(int(section["level"]), number)

    def _text_follows_children(self, section: dict[str, Any]) -> bool:
        """Whether the original has the section's own text behind its subsections."""
        if not section["children"] or not section["text"]:
            return False
        words, child = _plain(section["text"])[:20], _plain(section["children"][0]["heading"])
        places = [
            next((at for at, line in enumerate(self.lines) if part in line), -1) for part in (words, child)
        ]
        return min(places) >= 0 and places[0] > places[1]


def _paragraphs(text: str, task: TaskFact | None) -> Iterator[Block]:
    targets = [words for one in task.requirements for words in one.targets] if task else []
    lines = [line for line in text.splitlines() if line.strip()]
    for place, line in enumerate(lines, start=1):
        last = task if place == len(lines) else None
        yield Block("paragraph", stand_out(line.strip(), targets), ends_task=last)


def _plain(text: str) -> str:
    return "".join(text.split())
