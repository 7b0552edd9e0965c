"""The notice's body as a tree, and each annex row beside what the body says of the same task."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from liaoliang.text.blocks import Block
from liaoliang.text.notice.folding import plain
from liaoliang.text.notice.model import BodySection, Row
from liaoliang.text.notice.numbering import heading_text
from liaoliang.text.notice.outline import Node, is_aside, outline_of


def body_of(blocks: Sequence[Block]) -> tuple[BodySection, ...]:
    """The headings of a stretch of paragraphs with their texts."""
    return tuple(_section(root) for root in outline_of(blocks).roots)


def _section(node: Node) -> BodySection:
    _lift_closing(node)
    title, rest = node.title()
    heading, own = (title, rest) if title else ((node.text, "") if node.is_heading_line else ("", node.text))
    content = [block for block in node.content if not is_aside(block.text)]
    return BodySection(
        level=node.rank,
        heading=heading_text(heading),
        text="\n".join(text for text in (own, *(block.text for block in content)) if text),
        line=node.block.line,
        blocks=(node.block.index, *(block.index for block in content)),
        children=tuple(_section(child) for child in node.children),
    )


def _lift_closing(node: Node) -> None:
    """A paragraph after the last item speaks for the whole section where no other item has a second one."""
    if len(node.children) < 2:
        return
    *others, last = node.children
    if last.content and last.title()[0] and not any(child.content or child.children for child in others):
        node.content += last.content
        last.content = []


def walk(sections: Sequence[BodySection], above: str = "") -> Iterator[tuple[str, BodySection]]:
    """Every section with the heading above it."""
    for section in sections:
        yield above, section
        yield from walk(section.children, section.heading)


@dataclass(frozen=True, slots=True)
class Pairing:
    """Annex tasks and the body sections that speak of the same thing."""

    by_task: dict[tuple[str, str], BodySection]
    by_category: dict[str, BodySection]


def pair(rows: Sequence[Row], body: Sequence[BodySection]) -> Pairing:
    """Match tasks (and categories) of the annex with headings of the body by likeness."""
    sections = [section for _, section in walk(body) if section.heading]
    tasks = list(dict.fromkeys((row.category, row.task) for row in rows if row.task))
    categories = list(dict.fromkeys(row.category for row in rows if row.category))
    leaves = [section for section in sections if not section.children]
    tops = [section for section in sections if section.children]
    found = _match([task for _, task in tasks], leaves)
    by_category = _match(categories, tops)
    for category in categories:
        if category not in by_category:
            _by_children(category, tasks, found, tops, by_category)
    return Pairing({key: found[key[1]] for key in tasks if key[1] in found}, by_category)


def _by_children(
    category: str,
    tasks: Sequence[tuple[str, str]],
    found: dict[str, BodySection],
    tops: Sequence[BodySection],
    by_category: dict[str, BodySection],
) -> None:
    """A retitled category is known by its tasks."""
    lines = {found[task].line for owner, task in tasks if owner == category and task in found}
    for top in tops:
        if top not in by_category.values() and lines & {child.line for child in top.children}:
            by_category[category] = top
            return


def _match(names: Sequence[str], sections: Sequence[BodySection]) -> dict[str, BodySection]:
    exact = {plain(section.heading): section for section in reversed(sections)}
    found = {name: exact[plain(name)] for name in names if plain(name) in exact}
    free = [section for section in sections if section not in found.values()]
    for name in names:
        if name in found or not free:
            continue
        best = max(free, key=lambda section: _likeness(name, section.heading))
        if _likeness(name, best.heading) >= 0.6:
            found[name] = best
            free.remove(best)
    return found


def _likeness(one: str, other: str) -> float:
    matcher = SequenceMatcher(None, plain(one), plain(other), autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= 0.55 else 0.0


def with_body(rows: Sequence[Row], pairing: Pairing) -> tuple[Row, ...]:
    """The rows, each with the body text of its task."""
    out: list[Row] = []
    for row in rows:
        section = pairing.by_task.get((row.category, row.task))
        out.append(replace(row, body_text=section.full_text) if section else row)
    return tuple(out)
