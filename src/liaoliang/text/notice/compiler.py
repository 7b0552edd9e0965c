"""From blocks to rows: every layout makes a proposal, the evidence chooses, and every block is accounted for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from liaoliang.errors import BadInputError, gettext_noop
from liaoliang.text.blocks import Block, Document
from liaoliang.text.notice import body as body_text
from liaoliang.text.notice.compare import disagreements_of
from liaoliang.text.notice.drafts import Candidate, Draft, finish
from liaoliang.text.notice.folding import plain
from liaoliang.text.notice.front import letter_end, metadata_of, rules_of, signature_of, starts_annex
from liaoliang.text.notice.layouts import cards, flat, pipes, prose, spaced, tables
from liaoliang.text.notice.model import CompiledNotice, Disagreement, Row
from liaoliang.text.notice.outline import is_aside
from liaoliang.text.notice.responsibility import parse_responsibility
from liaoliang.text.notice.unfolding import unfolded
from liaoliang.text.notice.units import is_unit
from liaoliang.text.notice.vocabulary import DATE_LINE

# Shares of the text that may stay unplaced before the reader is warned.
WARN_UNPLACED = 0.05
ERROR_UNPLACED = 0.30

# A last line this short may be the beginning of a cell or label that the page cuts off.
_FRAGMENT = 8
_FINAL = ("。", ";", "!", ")")
# Larger than any notice; beyond it the reader would have to wait.
MAX_BLOCKS = 20_000
MAX_CHARACTERS = 2_000_000
# A paragraph longer than this is no text of an office; it stays unplaced and unread.
MAX_PARAGRAPH = 100_000
# What is read, some thousand rows in a few seconds; without the paragraphs that stay unread.
MAX_READ_CHARACTERS = 500_000

_TOO_LARGE = gettext_noop("内容过长（{blocks} 段、{characters} 字），不像是一份通知，请拆分后再导入。")
_NO_TASKS = gettext_noop("没有找到工作任务：文中只有转发或说明的内容，未列出可分解的任务。")
_NO_TEXT = gettext_noop("没有可读的文字。")
_NO_UNITS = gettext_noop("{count} 项任务没有写明责任单位。")
_INCOMPLETE = gettext_noop("第 {line} 行的任务在页末被截断，内容不完整。")
_UNPLACED = gettext_noop("提示：有 {percent}% 的文字未能归入任务或正文，请核对。")
_UNPLACED_MUCH = gettext_noop("错误：有 {percent}% 的文字未能归入任务或正文，版式可能未被正确识别。")


def compile_notice(document: Document) -> CompiledNotice:
    """Compile a notice into rows.

    Warnings are sentences; those that begin with 错误 mean that the result should not be used
    unchecked. A covering letter without tasks gives no rows and says so. A document of more than
    MAX_BLOCKS paragraphs, MAX_CHARACTERS characters or MAX_READ_CHARACTERS in paragraphs that an office may
    have written raises `BadInputError`.
    """
    blocks = document.blocks
    _check_size(document)
    metadata = metadata_of(blocks)
    letter = letter_end(blocks)
    signed = signature_of(blocks)
    readable = [block for block in blocks if block.index not in signed and len(block.text) <= MAX_PARAGRAPH]
    chosen = _choose(readable, letter)
    rules, spoken = rules_of(blocks, metadata.year)
    if chosen.layout not in {"prose", "cards"}:
        rules = replace(rules, default=None if _has_units(chosen) else rules.default)
    _mark_incomplete(chosen, blocks)
    _own_once(chosen.drafts)
    rows = tuple(finish(draft, rules) for draft in chosen.drafts)
    placement = _place(blocks, rows, chosen, spoken | signed)
    body = body_text.body_of(unfolded(_body_blocks(blocks, letter, chosen)))
    found: tuple[Disagreement, ...] = ()
    if rows and body and chosen.layout != "prose":
        pairing = body_text.pair(rows, body)
        rows = body_text.with_body(rows, pairing)
        found = disagreements_of(rows, body, pairing, blocks)
    unplaced = [blocks[at] for at in placement.unplaced]
    return CompiledNotice(
        rows=rows,
        front_matter=placement.front,
        unplaced=placement.unplaced,
        warnings=(*document.warnings, *_warnings(blocks, rows, unplaced)),
        metadata=metadata,
        body=body,
        disagreements=found,
        unplaced_texts=tuple(block.text for block in unplaced),
        layout=chosen.layout if rows else "",
    )


def _check_size(document: Document) -> None:
    lengths = [len(block.text) for block in document.blocks]
    characters, read = sum(lengths), sum(length for length in lengths if length <= MAX_PARAGRAPH)
    if len(lengths) > MAX_BLOCKS or characters > MAX_CHARACTERS or read > MAX_READ_CHARACTERS:
        raise BadInputError(document.name, _TOO_LARGE, blocks=len(lengths), characters=characters)


def _body_blocks(blocks: Sequence[Block], letter: int, chosen: Candidate) -> list[Block]:
    """The paragraphs between covering letter and annex."""
    if chosen.layout == "prose":
        return [block for block in blocks[letter:] if len(block.text) <= MAX_PARAGRAPH]
    out: list[Block] = []
    for block in blocks[letter:]:
        if block.index in chosen.region or len(block.text) > MAX_PARAGRAPH:
            continue
        if out and starts_annex(block.text):
            break
        out.append(block)
    return out


def _has_units(candidate: Candidate) -> bool:
    return sum(bool(draft.unit_texts) for draft in candidate.drafts) >= 0.5 * len(candidate.drafts)


# --- choosing -------------------------------------------------------------------------------------


def _choose(blocks: Sequence[Block], letter: int) -> Candidate:
    """The layout with the best evidence. A table beats running text (annex over body), unless the text
    names organs for many more tasks than the table has rows."""
    tabular = [
        tables.recognise(blocks),
        pipes.recognise(blocks),
        flat.recognise(blocks),
        spaced.recognise(blocks),
    ]
    table = max(tabular, key=lambda candidate: candidate.score)
    card = cards.recognise(blocks)
    if card.score > table.score and card.score >= 1:
        return card
    headed = {
        at for candidate in tabular for at in candidate.region if not candidate.drafts or candidate is table
    }
    text = _prose(unfolded(blocks), letter, headed)
    named = sum(bool(draft.unit_texts or draft.default) for draft in text.drafts)
    if table.drafts and (len(table.drafts) >= named or table.score >= 0.34 * named):
        return table
    stream = flat.recognise_headless([block for block in blocks if block.index >= letter])
    if stream.score > 1.5 * named + 1:  # running text with numbers is the more careful reader
        return stream
    return text if text.drafts else Candidate("", region=headed)


def _prose(blocks: Sequence[Block], letter: int, headed: set[int]) -> Candidate:
    """Running text after the covering letter and outside tables whose rows are missing (`headed`); the
    letter's own items count only if they name organs."""
    text = prose.recognise([block for block in blocks if block.index >= letter and block.index not in headed])
    if letter:
        inside = prose.recognise([block for block in blocks if block.index < letter])
        named = [draft for draft in inside.drafts if draft.unit_texts]
        if named and len(named) >= 0.5 * len(inside.drafts):
            return prose.recognise(blocks) if not text.drafts else text
    return text


# --- cut off --------------------------------------------------------------------------------------


def _mark_incomplete(candidate: Candidate, blocks: Sequence[Block]) -> None:
    """The last row is cut off if the text stops in it: an open bracket, no final stop, no organs where
    all others have them, and nothing of weight after it."""
    if not candidate.drafts:
        return
    last = candidate.drafts[-1]
    owned = [at for draft in candidate.drafts for at in draft.blocks]
    end = max(owned, default=-1)
    after = [block for block in blocks if block.index > end and not is_aside(block.text)]
    if len(after) > 1 or any(len(plain(block.text)) > _FRAGMENT for block in after) or last.incomplete:
        return
    others = candidate.drafts[:-1]
    if candidate.layout != "table" and others and last.unit_texts and _ends_in_a_broken_name(last):
        last.incomplete = True
        return
    ending = next((block.text for block in reversed(blocks) if block.index in set(last.blocks)), "")
    closed = candidate.layout == "prose" and plain(ending).rstrip("。").endswith(")")
    last.incomplete = not (closed and last.unit_texts) and _stops_short(last, others, candidate.layout)


def _ends_in_a_broken_name(draft: Draft) -> bool:
    found = parse_responsibility(draft.unit_texts[-1][1])
    units = found.units
    if found.open_label:
        return True  # 责任单位: and nothing after it
    return len(units) > 1 and not is_unit(units[-1]) and all(is_unit(unit) for unit in units[:-1])


def _stops_short(last: Draft, others: Sequence[Draft], layout: str) -> bool:
    if not others or (layout == "table" and last.unit_texts):
        return False
    merged = any(draft.inherited for draft in others)
    own_units = last.unit_texts and (merged or not last.inherited)
    lacks_units = _share(others, "unit_texts") >= 0.8 and not own_units
    lacks_demand = not last.requirement and all(draft.requirement for draft in others)
    if layout in {"flat", "pipes", "headless", "cards"}:
        lacks_date = _share(others, "deadline") >= 0.8 and not last.deadline
        return lacks_units or lacks_demand or lacks_date
    if last.unit_texts and not _dated(last) and sum(map(_dated, others)) >= 0.8 * len(others):
        return True
    if lacks_units and not last.task and _share(others, "task") >= 0.8:
        return True  # only its title is there
    stopped = plain(last.requirement).endswith(_FINAL)
    stops = [draft for draft in others if plain(draft.requirement).endswith(_FINAL)]
    usual = len(stops) >= 0.8 * len([draft for draft in others if draft.requirement])
    return (
        bool(last.requirement)
        and not stopped
        and usual
        and (lacks_units or _share(others, "unit_texts") < 0.2)
    )


def _dated(draft: Draft) -> bool:
    return bool(draft.deadline) or any(
        parse_responsibility(text, role).deadline for role, text in draft.unit_texts
    )


def _share(drafts: Sequence[Draft], name: str) -> float:
    return sum(bool(getattr(draft, name)) for draft in drafts) / len(drafts)


def _own_once(drafts: Sequence[Draft]) -> None:
    """A block that serves several rows belongs to the first of them."""
    owned: set[int] = set()
    for draft in drafts:
        draft.blocks = [block for block in dict.fromkeys(draft.blocks) if block not in owned]
        owned.update(draft.blocks)


# --- accounting -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Placement:
    front: tuple[int, ...]
    unplaced: tuple[int, ...]


def _place(blocks: Sequence[Block], rows: Sequence[Row], chosen: Candidate, spoken: set[int]) -> _Placement:
    """Every block that no row owns is front matter (letter, body, headers, imprint) or unplaced."""
    owned = {at for row in rows for at in row.blocks}
    outside = {block.index for block in blocks} - chosen.region
    last = max(chosen.region, default=len(blocks))
    front: list[int] = []
    unplaced: list[int] = []
    for block in blocks:
        if block.index in owned:
            continue
        if len(block.text) > MAX_PARAGRAPH:
            unplaced.append(block.index)
            continue
        known = block.index in chosen.furniture or block.index in spoken or is_aside(block.text)
        before = block.index in outside and (block.index < last or not rows or _is_prose(block))
        (front if known or before or _signs(block) else unplaced).append(block.index)
    return _Placement(tuple(front), tuple(unplaced))


def _is_prose(block: Block) -> bool:
    """A whole paragraph after the table: body text that follows the annex."""
    return block.kind != "cell" and ("。" in block.text or block.kind == "heading")


def _signs(block: Block) -> bool:
    word = plain(block.text)
    return bool(DATE_LINE.fullmatch(word)) or (
        block.kind != "cell" and word.endswith(("人民政府办公室", "人民政府", "办公厅")) and len(word) < 30
    )


def _warnings(blocks: Sequence[Block], rows: Sequence[Row], unplaced: Sequence[Block]) -> list[str]:
    total = sum(len(plain(block.text)) for block in blocks)
    if not total:
        return [_NO_TEXT]
    out: list[str] = []
    if not rows:
        out.append(_NO_TASKS)
    without = sum(not row.units for row in rows)
    if without:
        out.append(_NO_UNITS.format(count=without))
    out += [_INCOMPLETE.format(line=row.source[0]) for row in rows if row.incomplete]
    share = sum(len(plain(block.text)) for block in unplaced) / total
    if share > WARN_UNPLACED:
        message = _UNPLACED_MUCH if share > ERROR_UNPLACED else _UNPLACED
        out.append(message.format(percent=round(share * 100)))
    return out


__all__ = ["ERROR_UNPLACED", "WARN_UNPLACED", "compile_notice"]
