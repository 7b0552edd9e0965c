"""Cards: each task as label and value pairs, in lines (工作任务:…) or in a two- or four-column table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from liaoliang.text.blocks import Block
from liaoliang.text.notice.drafts import Candidate, Draft
from liaoliang.text.notice.folding import fold
from liaoliang.text.notice.labels import labels_in, leading_label
from liaoliang.text.notice.vocabulary import UNIT_ROLES, column_role

_Field = tuple[str, str, tuple[Block, ...]]


def recognise(blocks: Sequence[Block]) -> Candidate:
    """Cards of labelled fields; nothing unless tasks are labelled as such."""
    candidate = Candidate("cards")
    fields = [*_line_fields(blocks), *_table_fields(blocks)]
    fields.sort(key=lambda item: item[2][0].index)
    roles = {role for role, _, _ in fields}
    if not roles & {"task", "requirement"} or not roles & {*UNIT_ROLES, "deadline"} or "task" not in roles:
        return candidate
    for role, value, sources in fields:
        _take(candidate, role, value, sources)
        candidate.region |= {block.index for block in sources}
    candidate.drafts = [draft for draft in candidate.drafts if draft.task or draft.requirement]
    complete = [draft for draft in candidate.drafts if draft.unit_texts or draft.deadline]
    candidate.score = float(len(complete)) if 2 * len(complete) >= len(candidate.drafts) else 0.0
    return candidate


def _take(candidate: Candidate, role: str, value: str, sources: tuple[Block, ...]) -> None:
    if not candidate.drafts or _begins(candidate.drafts[-1], role):
        candidate.drafts.append(Draft())
    draft = candidate.drafts[-1]
    for block in sources:
        draft.own(block.index, block.line)
    if role in UNIT_ROLES:
        draft.unit_texts.append((role, value))
    elif role == "requirement":
        draft.requirement = f"{draft.requirement}\n{value}".strip()
    elif role in {"category", "task", "deadline", "remark"}:
        setattr(draft, role, value)


def _begins(draft: Draft, role: str) -> bool:
    """A field that the card already has, or a heading field after the duties, begins the next card."""
    if role == "task":
        return bool(draft.task or draft.requirement or draft.unit_texts)
    if role in {"category", "serial"}:
        return bool(draft.task or draft.requirement)
    return role == "requirement" and bool(draft.requirement and draft.unit_texts and not draft.task)


def _line_fields(blocks: Sequence[Block]) -> Iterator[_Field]:
    """Fields of paragraphs: one or several labels a line; a line without one goes on with the field above."""
    for at, block in enumerate(blocks):
        if block.kind == "cell":
            continue
        matches = labels_in(fold(block.text))
        if not matches or fold(block.text)[: matches[0].start].strip(
            " 0123456789.、()一二三四五六七八九十*-"
        ):
            continue
        for number, match in enumerate(matches):
            end = matches[number + 1].start if number + 1 < len(matches) else len(block.text)
            value = block.text[match.end : end].strip(" \u3000\t;；")
            sources: tuple[Block, ...] = (block,)
            if not value and number + 1 == len(matches):
                value, sources = _value_below(blocks, at)
            yield match.role, value, sources


def _value_below(blocks: Sequence[Block], at: int) -> tuple[str, tuple[Block, ...]]:
    """The value of a label that stands alone: the next line, unless it has a label itself."""
    if (
        at + 1 < len(blocks)
        and blocks[at + 1].kind != "cell"
        and leading_label(fold(blocks[at + 1].text)) is None
    ):
        return blocks[at + 1].text, (blocks[at], blocks[at + 1])
    return "", (blocks[at],)


def _table_fields(blocks: Sequence[Block]) -> Iterator[_Field]:
    """Fields of tables: a cell that names a column, followed in its row by one that does not."""
    cells = [block for block in blocks if block.kind == "cell"]
    for label, value in pairwise(cells):
        role = column_role(label.text)
        same_row = label.table == value.table and label.row == value.row
        if role and same_row and column_role(value.text) is None:
            yield role, value.text, (label, value)
