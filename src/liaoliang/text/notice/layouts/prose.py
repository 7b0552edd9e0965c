"""Running text: numbered items whose organs stand in a closing bracket, in labelled lines, in the
heading above, in a general rule, or nowhere.

One heading level (一、) gives the category, two give category and task, deeper ones stay in the
requirement. A first short sentence (`(一)推进…公开。做好…`) is the title of its item.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from liaoliang.text.blocks import Block
from liaoliang.text.notice.deadlines import is_deadline
from liaoliang.text.notice.drafts import Candidate, Draft
from liaoliang.text.notice.folding import fold, plain
from liaoliang.text.notice.labels import is_label, leading_label
from liaoliang.text.notice.numbering import heading_text, numbering_of, without_number
from liaoliang.text.notice.outline import Node, Outline, is_aside, outline_of
from liaoliang.text.notice.prose_parts import closing_responsibility, segments
from liaoliang.text.notice.responsibility import Responsibility, looks_like_units, parse_responsibility
from liaoliang.text.notice.unfolding import rewrapped
from liaoliang.text.notice.vocabulary import CONTAINER, GUIDING, SAFEGUARD

# 市财政局:公开预算。 The colon makes it an assignment; a mere subject is none.
_ORGAN_FIRST = re.compile(r"(?P<organ>(?:[^:。;()]|\([^():。;]{1,8}\)){2,60}):(?=.{4})")
_SCRAP = 4
_DASHES = "—–-―·•●■→> \u3000"  # before a line of labels
_FINE = 4  # ranks from (1) on: parts of a task rather than tasks


@dataclass(slots=True)
class _Piece:
    """A part of an item: its text, its duty phrase, the block it stands in."""

    text: str
    duty: str
    block: Block
    unclosed: bool = False
    inline: bool = True


@dataclass(slots=True)
class _Context:
    """What the headings above hand down."""

    headings: tuple[tuple[int, str, bool], ...] = ()
    default: Responsibility | None = None
    pending: list[Block] = field(default_factory=list)


def recognise(blocks: Sequence[Block]) -> Candidate:
    """The tasks of running text."""
    lines, swallowed = rewrapped(blocks)
    outline = outline_of(lines)
    candidate = Candidate("prose")
    candidate.region = {block.index for block in blocks if block.kind != "cell"}
    reader = _Reader(candidate, outline)
    reader.read()
    _own_swallowed(candidate, swallowed)
    candidate.score = sum(1.0 if draft.unit_texts or draft.default else 0.2 for draft in candidate.drafts)
    return candidate


def _own_swallowed(candidate: Candidate, swallowed: dict[int, list[Block]]) -> None:
    """The lines that were joined belong where the first of them went."""
    for draft in candidate.drafts:
        for block in [rest for at in draft.blocks for rest in swallowed.get(at, ())]:
            draft.own(block.index, block.line)
    candidate.furniture |= {rest.index for at in candidate.furniture for rest in swallowed.get(at, ())}


class _Reader:
    def __init__(self, candidate: Candidate, outline: Outline) -> None:
        self.candidate = candidate
        self.outline = outline
        self.duties = sum(_has_duty(node) for node in outline.walk())
        self.titled = self._titled_ranks()

    def _titled_ranks(self) -> set[int]:
        """Ranks at which items usually begin with a title sentence."""
        all_leaves: Counter[int] = Counter()
        titled: Counter[int] = Counter()
        for node in self.outline.walk():
            if not node.children and not (node.is_heading_line and node.content):
                all_leaves[node.rank] += 1
                titled[node.rank] += bool(node.title()[0])
        return {rank for rank, count in all_leaves.items() if titled[rank] >= 0.5 * count}

    def read(self) -> None:
        """Read preface and nodes in order."""
        self._preface()
        pending: list[Block] = []
        for root in self.outline.roots:
            self._node(root, _Context(pending=pending))
        self.candidate.furniture |= {block.index for block in pending if is_aside(block.text)}

    def _preface(self) -> None:
        """Paragraphs before any heading are tasks only if they name their organs."""
        for block in self.outline.preface:
            pieces = _pieces(block, block.text)
            if any(piece.duty and piece.text for piece in pieces) and not is_aside(block.text):
                self._rows(pieces, _Context())
            else:
                self.candidate.furniture.add(block.index)

    def _node(self, node: Node, context: _Context) -> None:
        if self._is_no_task(node, depth=len(context.headings)):
            self.candidate.furniture |= {block.index for block in node.all_blocks}
            return
        if node.children and not self._is_one_task(node):
            self._branch(node, context)
        else:
            self._leaf(node, context)

    def _is_no_task(self, node: Node, depth: int) -> bool:
        heading = plain(node.title()[0] or node.heading)
        if depth <= 2 and GUIDING.match(heading) and len(heading) <= 24:
            return not any(_has_duty(below) for below in node.walk())
        if depth == 0 and self.duties >= 2 and SAFEGUARD.fullmatch(heading):
            return not any(_names_organs(below) for below in node.walk())
        return False

    def _is_one_task(self, node: Node) -> bool:
        """Only fine items below, of which few name organs: one task with its parts."""
        below = list(node.walk())[1:]
        if any(child.rank < _FINE for child in below):
            return False
        inline = sum(any(part.duty for part in segments(child.text)) for child in below)
        standing = any(_standing_duty(block) for child in below[:-1] for block in child.content)
        return not standing and inline < 0.5 * len(below)

    def _branch(self, node: Node, context: _Context) -> None:
        heading, duty = closing_responsibility(node.text)
        title, rest = node.title()
        if not duty and looks_like_units(heading_text(heading)):
            duty = heading_text(heading)  # 一、市教育局: the heading is the organ
        default = parse_responsibility(duty) if duty and not title else context.default
        shared, intro = self._intro(node)
        default = shared or default
        below = _Context(
            (*context.headings, (node.rank, title or heading, True)), default, [*context.pending, node.block]
        )
        context.pending.clear()
        pieces = _pieces(node.block, rest) if title and any(part.duty for part in segments(rest)) else []
        for block in intro:
            pieces += _pieces(block, block.text)
        if any(piece.duty and piece.text for piece in pieces):
            self._rows(pieces, below)
        else:
            self.candidate.furniture |= {block.index for block in intro}
        for child in node.children:
            self._node(child, below)
        context.pending.extend(below.pending)

    def _intro(self, node: Node) -> tuple[Responsibility | None, list[Block]]:
        """Paragraphs between a heading and its items; a labelled line or a list of organs holds for all items,
        and so does one that follows the last item when no other item has its own."""
        shared = Responsibility()
        intro: list[Block] = []
        for block in node.content:
            duty = _standing_duty(block)
            if duty:
                shared.merge(parse_responsibility(duty))
                self.candidate.furniture.add(block.index)
            else:
                intro.append(block)
        last = node.children[-1]
        alone = len(node.children) > 1 and not any(
            _has_duty(below) for child in node.children[:-1] for below in child.walk()
        )
        if alone and not last.children and not any(part.duty for part in segments(last.text)):
            for block in last.content:
                shared.merge(parse_responsibility(_standing_duty(block)))
        return (None if shared.is_empty else shared), intro

    def _leaf(self, node: Node, context: _Context) -> None:
        headings = list(context.headings)
        below = list(node.walk())[1:]
        content = [*node.content, *(block for child in below for block in (child.block, *child.content))]
        title, rest = node.title()
        default = context.default
        if node.is_heading_line and any(
            not is_aside(block.text) and not _standing_duty(block) for block in content
        ):
            heading, duty = closing_responsibility(node.text)
            headings.append((node.rank, heading, True))
            pieces = [_Piece("", "", node.block)]
            default = parse_responsibility(duty) if duty else default
        elif title and node.rank in self.titled and self._has_room(headings):
            heading, duty = closing_responsibility(title)
            default = parse_responsibility(duty) if duty else default
            headings.append((node.rank, heading, True))
            pieces = _pieces(node.block, rest)
        else:
            pieces = _pieces(node.block, node.text)
        for block in content:
            pieces += _pieces(block, block.text) if not is_aside(block.text) else []
        self.candidate.furniture |= {block.index for block in content if is_aside(block.text)}
        self._rows(pieces, _Context(tuple(headings), default, context.pending))

    @staticmethod
    def _has_room(headings: Sequence[tuple[int, str, bool]]) -> bool:
        """Whether a title may still become category or task: fewer than two headings above that say something."""
        return (
            len([text for _, text, _ in headings if not CONTAINER.fullmatch(plain(text))]) < 2
            or len(headings) < 2
        )

    def _rows(self, pieces: Sequence[_Piece], context: _Context) -> None:
        """Rows out of pieces: each duty phrase closes one; what follows the last is a row of its own."""
        category, task = _named(context.headings)
        current: Draft | None = None
        closed = False
        above: _Piece | None = None
        for piece in pieces:
            label, value = _own_label(piece.text)
            text = value if label in {"requirement", "task"} else piece.text
            if current and closed and 0 < len(text) <= _SCRAP and not piece.duty:
                current.incomplete = True  # 完成: the beginning of a label that the page cuts off
                text = ""
            if current is None or (closed and text and current.requirement):
                current = self._begin(category, task, context)
                closed = False
            if text:
                current.requirement = f"{current.requirement}\n{text}".strip()
            current.own(piece.block.index, piece.block.line)
            if piece.duty:
                adjoins = bool(above and above.duty and piece.block.index - above.block.index <= 1)
                closed_above = bool(above and fold(above.block.text).rstrip(" 。;,.").endswith(")"))
                _add_duty(current, piece.duty, adjoins=adjoins, apart=closed_above)
                current.incomplete = current.incomplete or piece.unclosed
                closed = True
            above = piece
        self._drop_empty()

    def _begin(self, category: str, task: str, context: _Context) -> Draft:
        draft = Draft(category=category, task=task, default=context.default)
        for block in context.pending:
            draft.own(block.index, block.line)
        context.pending.clear()
        self.candidate.drafts.append(draft)
        return draft

    def _drop_empty(self) -> None:
        """A row of nothing but a heading keeps it as its demand; one of nothing at all goes."""
        draft = self.candidate.drafts[-1] if self.candidate.drafts else None
        if draft is not None and not draft.requirement and not draft.task and not draft.category:
            self.candidate.drafts.pop()


def _add_duty(draft: Draft, duty: str, *, adjoins: bool, apart: bool) -> None:
    """Duty phrases of adjoining lines are read as one, so that a label or a name reaches into the next line;
    `apart` where a bracket closes the name above."""
    before = draft.unit_texts.pop()[1] if draft.unit_texts and adjoins else ""
    between = ";\n" if before and apart else "\n"
    draft.unit_texts.append(("unit", f"{before}{between}{duty}".strip()))


def _named(headings: Sequence[tuple[int, str, bool]]) -> tuple[str, str]:
    """Category and task of the headings above an item; a container such as 主要任务 gives way to a third level."""
    texts = [text for _, text, _ in headings]
    if len(texts) > 2 and CONTAINER.fullmatch(plain(without_number(texts[0]))):
        texts = texts[1:]
    if not texts:
        return "", ""
    if len(texts) == 1:
        return ("", texts[0]) if headings[0][0] >= 2 else (texts[0], "")
    return texts[0], texts[1]


def _pieces(block: Block, text: str) -> list[_Piece]:
    """The pieces of a paragraph; a whole line of labels or organs is a duty without text."""
    standing = _standing_duty(block) if text == block.text else ""
    if standing:
        return [_Piece("", standing, block, inline=False)]
    organ = _ORGAN_FIRST.match(fold(text))
    if organ and looks_like_units(text[: organ.end("organ")]):
        return [_Piece(text[organ.end() :], text[: organ.end("organ")], block)]
    return [_Piece(_unnumbered(part.text), part.duty, block, part.unclosed) for part in segments(text)]


def _unnumbered(text: str) -> str:
    """A piece without its 一是, unless 二是 follows in the same piece."""
    found = numbering_of(text)
    if found is None or found.rank < _FINE + 2 or "二是" in fold(text[found.end :]):
        return text
    return text[found.end :]


def _standing_duty(block: Block) -> str:
    """The duty phrase of a line that is nothing else: labels, a bracket, or a bare list of organs."""
    text = block.text.strip().lstrip(_DASHES)
    label = leading_label(fold(text))
    if label and label.role in {"requirement", "task", "category"}:
        return ""
    parts = segments(text)
    if len(parts) == 1 and not parts[0].text and parts[0].duty:
        return parts[0].duty
    if is_label(plain(text)):
        return f"{text}:"  # 责任单位 on a line of its own, its value below
    if numbering_of(text) is None and is_deadline(text):
        return text
    if (
        numbering_of(text) is None
        and looks_like_units(text)
        and not text.endswith(("：", ":"))
        and len(text) < 400
    ):
        return text
    return ""


def _own_label(text: str) -> tuple[str, str]:
    """(role, value) where a piece begins with 工作内容: and the like."""
    label = leading_label(fold(text))
    return (label.role, text[label.end :].strip()) if label else ("", text)


def _has_duty(node: Node) -> bool:
    return any(part.duty for part in segments(node.text)) or any(
        _standing_duty(block) or any(part.duty for part in segments(block.text)) for block in node.content
    )


def _names_organs(node: Node) -> bool:
    """A duty that is more than a date: 部署阶段(3月) names nobody."""
    phrases = [part.duty for part in segments(node.text)]
    for block in node.content:
        phrases += [_standing_duty(block), *(part.duty for part in segments(block.text))]
    return any(phrase and parse_responsibility(phrase).units for phrase in phrases)
