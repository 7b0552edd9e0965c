"""The outline of running text: numbered headings and items as a tree."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from liaoliang.text.blocks import Block
from liaoliang.text.notice.folding import fold, plain
from liaoliang.text.notice.labels import leading_label
from liaoliang.text.notice.numbering import numbering_of
from liaoliang.text.notice.prose_parts import closing_responsibility, segments
from liaoliang.text.notice.responsibility import is_strong, is_weak, looks_like_units
from liaoliang.text.notice.vocabulary import COLOPHON, FURNITURE, is_notice_title, is_plan_title

_TITLE_LENGTH = 45
_BETWEEN_LINKS = re.compile(r"[\s()|]+")  # 【打印】【关闭】


@dataclass(slots=True)
class Node:
    """A numbered (or styled) paragraph, the paragraphs that follow it, and what is below it."""

    rank: int
    block: Block
    text: str
    numbered: bool = True
    content: list[Block] = field(default_factory=list)
    children: list[Node] = field(default_factory=list)

    def walk(self) -> Iterator[Node]:
        """This node and all below, in order."""
        yield self
        for child in self.children:
            yield from child.walk()

    @property
    def all_blocks(self) -> list[Block]:
        """Every block of the subtree."""
        return [block for node in self.walk() for block in (node.block, *node.content)]

    @property
    def heading(self) -> str:
        """The text without a bracket that names organs."""
        return closing_responsibility(self.text)[0]

    def title(self) -> tuple[str, str]:
        """(title, rest) where the text begins with a short sentence that titles what follows."""
        folded = fold(self.text)
        end = folded.find("。")
        if 2 < end <= _TITLE_LENGTH and self.text[end + 1 :].strip():
            rest = self.text[end + 1 :].strip()
            first = segments(rest)
            if first and first[0].text and not _only_assigns(rest):
                return self.text[:end], rest
        return "", self.text

    @property
    def is_heading_line(self) -> bool:
        """A paragraph that only titles: short and no sentence of its own."""
        word = plain(self.heading).rstrip("。:")
        return (
            len(word) <= 60
            and not any(mark in word for mark in "。;")
            and leading_label(fold(self.text)) is None
        )


def _only_assigns(text: str) -> bool:
    """One sentence that says no more than who does it: 由市财政局牵头,市审计局配合,于2月底前完成。"""
    word = text.lstrip("—–-―· \u3000").rstrip("。 \u3000\n")
    if "。" in fold(word) or not looks_like_units(word):
        return False
    return is_strong(word) or (not text.rstrip().endswith("。") and is_weak(word))


@dataclass(slots=True)
class Outline:
    """Paragraphs before the first node, and the nodes."""

    preface: list[Block]
    roots: list[Node]

    def walk(self) -> Iterator[Node]:
        """Every node in order."""
        for root in self.roots:
            yield from root.walk()


def outline_of(blocks: Sequence[Block]) -> Outline:
    """The tree of a stretch of paragraphs and headings; cells are not looked at."""
    outline = Outline([], [])
    stack: list[Node] = []
    texts = [block for block in blocks if block.kind != "cell"]
    has_top = any((found := numbering_of(block.text)) and found.rank == 1 for block in texts)
    for at, block in enumerate(texts):
        following = texts[at + 1] if at + 1 < len(texts) else None
        node = _node(block, following, has_top=has_top, first=at == 0)
        if node is None:
            (stack[-1].content if stack else outline.preface).append(block)
            continue
        while stack and stack[-1].rank >= node.rank:
            stack.pop()
        (stack[-1].children if stack else outline.roots).append(node)
        stack.append(node)
    return outline


def _node(block: Block, following: Block | None, *, has_top: bool, first: bool) -> Node | None:
    found = numbering_of(block.text)
    if found:
        return Node(found.rank, block, block.text[found.end :].strip())
    if is_aside(block.text):
        return None
    if block.kind == "heading" and block.level > 0:
        if first or is_plan_title(block.text) or is_notice_title(block.text):
            return None  # the document's own title
        return Node(max(0, min(block.level - 1, 2)), block, block.text.strip(), numbered=False)
    if not has_top and following is not None and _titles(block, following):
        return Node(1, block, block.text.strip(), numbered=False)
    return None


def _titles(block: Block, following: Block) -> bool:
    """A short line without punctuation right above an item or a paragraph that names its organs."""
    word = plain(block.text)
    if (
        not 3 < len(word) <= 32
        or any(mark in word for mark in "。;:,!?《")
        or looks_like_units(block.text)
        or is_plan_title(block.text)
    ):
        return False
    found = numbering_of(following.text)
    if found:
        return found.rank >= 3 and found.value == 1
    parts = segments(following.text)
    demanded = bool(parts) and plain(parts[0].text).endswith("。")
    return (len(following.text) > 30 or demanded) and any(part.duty for part in parts)


def is_aside(text: str) -> bool:
    """Page furniture or the imprint: no part of the outline."""
    folded = fold(text).strip().removeprefix(">").lstrip()  # a quotation in Markdown
    if not any(character.isalnum() for character in folded):
        return True
    parts = [part for part in _BETWEEN_LINKS.split(folded) if part]
    if 1 < len(parts) <= 12 and all(FURNITURE.fullmatch(part) for part in parts):
        return True
    return bool(FURNITURE.fullmatch(folded) or COLOPHON.fullmatch(folded))
