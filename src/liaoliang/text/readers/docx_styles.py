"""Paragraph styles of a Word document: heading level, list membership, table of contents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from liaoliang.text.readers.wordprocessing import Element, attribute_of, child, number, value

_HEADING_NAME = re.compile(r"(?:heading|标题|標題)\s*([1-9])", re.IGNORECASE)
_TITLE_NAMES = {"title", "标题", "標題"}
_CONTENTS_NAME = re.compile(r"(?:toc\s*\d|目录\s*\d)", re.IGNORECASE)
_BODY_LEVEL = 9  # Word's outline level for body text


@dataclass(frozen=True, slots=True)
class ListPlace:
    """The list a paragraph belongs to and how deep in it (from 0)."""

    num_id: str
    level: int


class Styles:
    """The styles part, with inheritance resolved on demand."""

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, Element] = {}
        self._default = ""
        for style in [] if root is None else root.iterchildren("{*}style"):
            identity = attribute_of(style, "styleId") or ""
            self._styles[identity] = style
            if attribute_of(style, "type") == "paragraph" and attribute_of(style, "default") in ("1", "true"):
                self._default = identity

    def heading_level(self, paragraph: Element) -> int:
        """Heading level from 1, or 0 for body text; direct formatting wins over the style."""
        for properties, name in self._formats(paragraph):
            outline = value(properties, "outlineLvl")
            if outline is not None:
                level = number(outline, _BODY_LEVEL)
                return level + 1 if 0 <= level < _BODY_LEVEL else 0
            found = _HEADING_NAME.fullmatch(name.strip())
            if found:
                return int(found.group(1))
            if name.strip().lower() in _TITLE_NAMES:
                return 1
        return 0

    def list_place(self, paragraph: Element) -> ListPlace | None:
        """The list that numbers the paragraph, directly or through its style."""
        level: str | None = None
        for properties, _ in self._formats(paragraph):
            level = level or value(properties, "numPr", "ilvl")
            num_id = value(properties, "numPr", "numId")
            if num_id is not None:
                return ListPlace(num_id, number(level)) if num_id != "0" else None
        return None

    def style_chain(self, paragraph: Element) -> list[str]:
        """Identities of the paragraph's style and the styles it is based on."""
        identity = value(paragraph, "pPr", "pStyle") or self._default
        chain: list[str] = []
        while identity in self._styles and identity not in chain:
            chain.append(identity)
            identity = value(self._styles[identity], "basedOn") or ""
        return chain

    def is_contents(self, paragraph: Element) -> bool:
        """Whether the paragraph is a line of an automatic table of contents."""
        chain = self.style_chain(paragraph)
        return bool(chain) and bool(_CONTENTS_NAME.fullmatch(self._name(chain[0]).strip()))

    def linked_list(self, style: str) -> str | None:
        """The numbering instance of a numbering style."""
        return value(self._styles.get(style), "pPr", "numPr", "numId")

    def _name(self, identity: str) -> str:
        return value(self._styles.get(identity), "name") or identity

    def _formats(self, paragraph: Element) -> Iterator[tuple[Element | None, str]]:
        """Paragraph properties from the paragraph itself up to the root style, with style names."""
        yield child(paragraph, "pPr"), ""
        for identity in self.style_chain(paragraph):
            yield child(self._styles[identity], "pPr"), self._name(identity)
