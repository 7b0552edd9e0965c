"""Automatic numbering: the label that Word shows before a paragraph but does not store in its text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from liaoliang.text.readers.counting import ordinal
from liaoliang.text.readers.docx_styles import ListPlace, Styles
from liaoliang.text.readers.wordprocessing import Element, attribute_of, child, is_on, number, value

_PLACEHOLDER = re.compile(r"%([1-9])")
_MAX_LINKS = 5


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: first number, format, pattern (`%1、`) and when it starts again."""

    start: int
    number_format: str
    pattern: str
    suffix: str = "tab"
    restarts_after: int | None = None
    all_decimal: bool = False
    style: str = ""


@dataclass(slots=True)
class _Counts:
    """Where a list stands: paragraphs of all instances of one abstract list count together."""

    numbers: dict[int, int] = field(default_factory=dict)
    started: set[tuple[str, int]] = field(default_factory=set)


class Numbering:
    """The numbering part, counting along as paragraphs are passed in document order."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[str, Element] = {}
        self._instances: dict[str, Element] = {}
        self._levels: dict[str, dict[int, Level]] = {}
        self._counts: dict[str, _Counts] = {}
        if root is not None:
            self._abstract = _by_attribute(root, "abstractNum", "abstractNumId")
            self._instances = _by_attribute(root, "num", "numId")

    def label(self, paragraph: Element) -> str:
        """Count the paragraph and return its label with the space that separates it, or ""."""
        place = self._styles.list_place(paragraph)
        if place is None or place.num_id not in self._instances:
            return ""
        levels = self._levels_of(place.num_id)
        depth = self._depth(paragraph, place, levels)
        if depth not in levels:
            return ""
        numbers = self._count(place.num_id, depth, levels)
        return _render(levels, depth, numbers)

    def _depth(self, paragraph: Element, place: ListPlace, levels: Mapping[int, Level]) -> int:
        """A style that a level is tied to decides the level, unless the paragraph names one itself."""
        if child(paragraph, "pPr", "numPr", "ilvl") is not None:
            return place.level
        chain = self._styles.style_chain(paragraph)
        tied = [depth for depth, level in levels.items() if level.style and level.style in chain]
        return tied[0] if tied else place.level

    def _count(self, num_id: str, depth: int, levels: Mapping[int, Level]) -> dict[int, int]:
        counts = self._counts.setdefault(self._abstract_id(num_id), _Counts())
        overridden = self._start_override(num_id, depth)
        if overridden is not None and (num_id, depth) not in counts.started:
            counts.numbers[depth] = overridden
        else:
            counts.numbers[depth] = counts.numbers.get(depth, levels[depth].start - 1) + 1
        counts.started.add((num_id, depth))
        for deeper in [level for level in counts.numbers if level > depth]:
            if _restarts(levels.get(deeper), depth):
                del counts.numbers[deeper]
        return counts.numbers

    def _start_override(self, num_id: str, depth: int) -> int | None:
        override = self._override(num_id, depth)
        start = value(override, "startOverride")
        return None if start is None else number(start, 1)

    def _override(self, num_id: str, depth: int) -> Element | None:
        for override in self._instances[num_id].iterchildren("{*}lvlOverride"):
            if number(attribute_of(override, "ilvl")) == depth:
                return override
        return None

    def _abstract_id(self, num_id: str) -> str:
        """The abstract list behind an instance, through numbering styles where it is linked to one."""
        identity = value(self._instances[num_id], "abstractNumId") or ""
        for _ in range(_MAX_LINKS):
            style = value(self._abstract.get(identity), "numStyleLink")
            linked = self._styles.linked_list(style) if style else None
            if linked not in self._instances:
                return identity
            identity = value(self._instances[linked], "abstractNumId") or ""
        return identity

    def _levels_of(self, num_id: str) -> dict[int, Level]:
        if num_id not in self._levels:
            abstract = self._abstract.get(self._abstract_id(num_id))
            written = [] if abstract is None else list(abstract.iterchildren("{*}lvl"))
            written += self._instances[num_id].iterfind("{*}lvlOverride/{*}lvl")
            self._levels[num_id] = {number(attribute_of(item, "ilvl")): _level(item) for item in written}
        return self._levels[num_id]


def _by_attribute(root: Element, tag: str, attribute: str) -> dict[str, Element]:
    return {attribute_of(item, attribute) or "": item for item in root.iterchildren(f"{{*}}{tag}")}


def _level(item: Element) -> Level:
    restart = value(item, "lvlRestart")
    # Word writes newer formats (①) as an alternative with a plain fallback.
    chosen = value(item, "AlternateContent", "Choice", "numFmt") or value(item, "numFmt")
    return Level(
        start=number(value(item, "start"), 1),
        number_format=chosen or "decimal",
        pattern=value(item, "lvlText") or "",
        suffix=value(item, "suff") or "tab",
        restarts_after=None if restart is None else number(restart),
        all_decimal=is_on(item, "isLgl"),
        style=value(item, "pStyle") or "",
    )


def _restarts(level: Level | None, changed: int) -> bool:
    """Whether a level starts again after a paragraph on the level `changed` (from 0) above it."""
    if level is None or level.restarts_after is None:
        return True
    return level.restarts_after > 0 and changed < level.restarts_after


def _render(levels: Mapping[int, Level], depth: int, numbers: Mapping[int, int]) -> str:
    level = levels[depth]
    if level.number_format == "bullet":
        return ""

    def numeral(match: re.Match[str]) -> str:
        wanted = int(match.group(1)) - 1
        named = levels.get(wanted, level)
        current = numbers.get(wanted, named.start)
        return ordinal(current, "decimal" if level.all_decimal else named.number_format)

    label = _PLACEHOLDER.sub(numeral, level.pattern)
    # 一、 needs no space before the text; 第一章 does.
    return (
        f"{label} "
        if label and (label[-1].isalpha() or label[-1].isdecimal()) and level.suffix != "nothing"
        else label
    )
