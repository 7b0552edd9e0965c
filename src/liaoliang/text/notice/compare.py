"""Where annex and body of a notice disagree."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from liaoliang.errors import gettext_noop
from liaoliang.text.blocks import Block
from liaoliang.text.notice.body import Pairing, walk
from liaoliang.text.notice.folding import fold, plain
from liaoliang.text.notice.model import BodySection, Disagreement, DisagreementKind, Row
from liaoliang.text.notice.units import is_unit, split_units

_CATEGORY = gettext_noop("大类标题不同：附件为“{annex}”，正文为“{body}”。")
_TASK = gettext_noop("任务标题不同：附件为“{annex}”，正文为“{body}”。")
_ORDER = gettext_noop("任务顺序不同：正文中“{body}”在前，附件中“{annex}”在前。")
_ONLY_ANNEX = gettext_noop("任务“{annex}”只见于附件，正文没有。")
_ONLY_BODY = gettext_noop("正文“{body}”在附件中没有对应任务。")
_WORDING = gettext_noop("【{task}】措辞不同：附件为“{annex}”，正文为“{body}”。")
_DROPPED = gettext_noop("【{task}】正文中的“{body}”未列入附件。")
_ADDED = gettext_noop("【{task}】附件中的“{annex}”不见于正文。")
_SUBJECT = gettext_noop("【{task}】正文写明由“{body}”承担，附件的责任单位未列。")

_WORD_END = re.compile(r"[\u4e00-\u9fff]{1,3}(?=[,，。;；、]|$)")
_CLAUSE = re.compile(r"[^。;\n]+[。;]?")


@dataclass(frozen=True, slots=True)
class _Clause:
    """A sentence of annex or body and where it stands: line and offset in that line's text."""

    text: str
    line: int
    start: int

    def span(self, start: int, end: int) -> tuple[int, int, int]:
        """(line, start, end) of a part of it."""
        return (self.line, self.start + start, self.start + end)


def disagreements_of(
    rows: Sequence[Row], body: Sequence[BodySection], pairing: Pairing, blocks: Sequence[Block]
) -> tuple[Disagreement, ...]:
    """Every place where annex (`rows`) and body differ, titles first, then by task."""
    texts = _Texts(blocks)
    out: list[Disagreement] = []
    if not pairing.by_task and not pairing.by_category:
        return ()
    out += _titles(rows, pairing, texts)
    out += _orders(rows, pairing, texts)
    out += _unmatched(rows, body, pairing, texts)
    for key, section in pairing.by_task.items():
        own = [row for row in rows if (row.category, row.task) == key]
        out += _wordings(own, section, texts)
        out += _subjects(own, section, texts)
    for category, section in pairing.by_category.items():
        out += _closing_paragraphs([row for row in rows if row.category == category], section, texts)
    return tuple(out)


class _Texts:
    """Finds texts in the blocks, for their spans."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = {block.index: block for block in blocks}

    def find(self, text: str, indexes: Sequence[int]) -> tuple[int, int, int] | None:
        """(line, start, end) of the first occurrence of `text` in these blocks."""
        for index in indexes:
            at = self.blocks[index].text.find(text) if text else -1
            if at >= 0:
                return (self.blocks[index].line, at, at + len(text))
        return None

    def clauses(self, indexes: Sequence[int], within: str) -> Iterator[_Clause]:
        """The sentences of these blocks that are part of `within`."""
        for index in indexes:
            block = self.blocks[index]
            for match in _CLAUSE.finditer(fold(block.text)):
                text = block.text[match.start() : match.end()]
                if text.strip() and text.strip() in within:
                    lead = len(text) - len(text.lstrip())
                    yield _Clause(text.strip(), block.line, match.start() + lead)


def _titles(rows: Sequence[Row], pairing: Pairing, texts: _Texts) -> Iterator[Disagreement]:
    for category, section in pairing.by_category.items():
        if plain(category) != plain(section.heading):
            blocks = next(row.blocks for row in rows if row.category == category)
            yield _made(
                "category_title",
                _CATEGORY,
                category,
                section.heading,
                texts.find(category, blocks),
                texts.find(section.heading, section.blocks),
            )
    for (category, task), section in pairing.by_task.items():
        if plain(task) != plain(section.heading):
            blocks = next(row.blocks for row in rows if (row.category, row.task) == (category, task))
            yield _made(
                "task_title",
                _TASK,
                task,
                section.heading,
                texts.find(task, blocks),
                texts.find(section.heading, section.blocks),
                task,
            )


def _made(
    kind: DisagreementKind,
    template: str,
    annex: str,
    body: str,
    annex_span: tuple[int, int, int] | None = None,
    body_span: tuple[int, int, int] | None = None,
    task: str = "",
) -> Disagreement:
    sentence = template.format(annex=annex, body=body, task=task)
    return Disagreement(kind, sentence, annex, body, annex_span, body_span, task)


def _orders(rows: Sequence[Row], pairing: Pairing, texts: _Texts) -> Iterator[Disagreement]:
    """Neighbours in the annex that stand the other way round in the body."""
    keys = [key for key in dict.fromkeys((row.category, row.task) for row in rows) if key in pairing.by_task]
    for one, other in pairwise(keys):
        first, second = pairing.by_task[one], pairing.by_task[other]
        if one[0] == other[0] and first.line > second.line:
            blocks = next(row.blocks for row in rows if (row.category, row.task) == one)
            yield _made(
                "order",
                _ORDER,
                one[1],
                second.heading,
                texts.find(one[1], blocks),
                texts.find(second.heading, second.blocks),
                one[1],
            )


def _unmatched(
    rows: Sequence[Row], body: Sequence[BodySection], pairing: Pairing, texts: _Texts
) -> Iterator[Disagreement]:
    for key in dict.fromkeys((row.category, row.task) for row in rows if row.task):
        if key not in pairing.by_task:
            blocks = next(row.blocks for row in rows if (row.category, row.task) == key)
            yield _made("only_in_annex", _ONLY_ANNEX, key[1], "", texts.find(key[1], blocks), None, key[1])
    paired = {section.line for section in [*pairing.by_task.values(), *pairing.by_category.values()]}
    tops = {section.line for section in pairing.by_category.values()}
    for above, section in walk(body):
        siblings = any(parent.heading == above and parent.line in tops for _, parent in walk(body))
        if section.line not in paired and not section.children and siblings and section.heading:
            yield _made(
                "only_in_body",
                _ONLY_BODY,
                "",
                section.heading,
                None,
                texts.find(section.heading, section.blocks),
            )


# --- wording --------------------------------------------------------------------------------------


def _wordings(rows: Sequence[Row], section: BodySection, texts: _Texts) -> Iterator[Disagreement]:
    task = rows[0].task
    annex = [clause for row in rows for clause in texts.clauses(row.blocks, row.requirement)]
    body = list(texts.clauses(section.blocks, section.full_text))
    known_annex = {plain(clause.text) for clause in annex}
    known_body = {plain(clause.text) for clause in body}
    new = [clause for clause in annex if plain(clause.text) not in known_body]
    old = [clause for clause in body if plain(clause.text) not in known_annex]
    for clause in new:
        partner = max(old, key=lambda other: _alike(clause.text, other.text), default=None)
        if partner is None or _alike(clause.text, partner.text) < 0.5:
            if not _contained(clause.text, body):
                yield _made("added", _ADDED, clause.text, "", clause.span(0, len(clause.text)), None, task)
            continue
        old.remove(partner)
        yield from _differences(clause, partner, task)
    for clause in old:
        kept = next(
            (other for other in annex if len(other.text) > 12 and other.text.rstrip("。；;") in clause.text),
            None,
        )
        if kept is not None:
            yield from _around(clause, kept.text.rstrip("。；;"), task)
        elif not _contained(clause.text, annex):
            yield _made("dropped", _DROPPED, "", clause.text, None, clause.span(0, len(clause.text)), task)


def _around(body: _Clause, kept: str, task: str) -> Iterator[Disagreement]:
    """What the body says before and after the part that the annex keeps."""
    at = body.text.find(kept)
    for start, end in ((0, at), (at + len(kept), len(body.text))):
        if plain(body.text[start:end]).strip("。;,"):
            yield _made("dropped", _DROPPED, "", body.text[start:end], None, body.span(start, end), task)


def _closing_paragraphs(rows: Sequence[Row], section: BodySection, texts: _Texts) -> Iterator[Disagreement]:
    """What the body says of a whole section, outside its items, and no row takes up."""
    annex = [clause for row in rows for clause in texts.clauses(row.blocks, row.requirement)]
    for clause in texts.clauses(section.blocks, section.text):
        if not _contained(clause.text, annex):
            yield _made(
                "dropped", _DROPPED, "", clause.text, None, clause.span(0, len(clause.text)), section.heading
            )


def _alike(one: str, other: str) -> float:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.real_quick_ratio() < 0.5 or matcher.quick_ratio() < 0.5:
        return 0.0
    return matcher.ratio()


def _contained(text: str, clauses: Sequence[_Clause]) -> bool:
    word = plain(text).rstrip("。;")
    return any(word in plain(clause.text) for clause in clauses)


def _differences(annex: _Clause, body: _Clause, task: str) -> Iterator[Disagreement]:
    """The differing stretches of two sentences, widened to the words around them."""
    matcher = SequenceMatcher(None, annex.text, body.text, autojunk=False)
    for a_start, a_end, b_start, b_end in _merged(matcher):
        tail = (
            _to_the_end_of_the_clause(annex.text[a_end:], body.text[b_end:])
            if a_end > a_start and b_end > b_start
            else 0
        )
        a_end, b_end = a_end + tail, b_end + tail
        annex_words, body_words = annex.text[a_start:a_end], body.text[b_start:b_end]
        if plain(annex_words).strip("。;,") == plain(body_words).strip("。;,"):
            continue
        spans = annex.span(a_start, a_end), body.span(b_start, b_end)
        if not annex_words:
            yield _made("dropped", _DROPPED, "", body_words, spans[0], spans[1], task)
        elif not body_words:
            yield _made("added", _ADDED, annex_words, "", spans[0], spans[1], task)
        else:
            yield _made("wording", _WORDING, annex_words, body_words, spans[0], spans[1], task)


def _to_the_end_of_the_clause(annex: str, body: str) -> int:
    """How far to widen, so that 政务公开月 is not cut to 政务公开: up to three equal characters before a stop."""
    word = _WORD_END.match(annex)
    return len(word.group()) if word and body.startswith(word.group()) else 0


def _merged(matcher: SequenceMatcher[str]) -> list[tuple[int, int, int, int]]:
    """Differences, with those joined that only a few equal characters part."""
    out: list[tuple[int, int, int, int]] = []
    for tag, a_start, a_end, b_start, b_end in matcher.get_opcodes():
        if tag == "equal":
            continue
        if out and a_start - out[-1][1] <= 2 and b_start - out[-1][3] <= 2:
            out[-1] = (out[-1][0], a_end, out[-1][2], b_end)
        else:
            out.append((a_start, a_end, b_start, b_end))
    return out


# --- subjects -------------------------------------------------------------------------------------

_SUBJECT_WORDS = re.compile(
    r"(?:^|[,;。])(?P<who>[^,;。]{2,80}?)(?:年内|要|应|须|负责|可(?:依托|结合|以|选)|原则上|必须|应当|制定并|根据)"
)


def _subjects(rows: Sequence[Row], section: BodySection, texts: _Texts) -> Iterator[Disagreement]:
    """Organs that a sentence of the body makes act, and that no unit of the annex row covers."""
    units = {plain(unit) for row in rows for unit in row.units}
    seen: set[str] = set()
    for match in _SUBJECT_WORDS.finditer(fold(section.text)):
        who = section.text[match.start("who") : match.end("who")]
        for unit in split_units(who):
            if unit not in seen and _acts(unit) and not _covered(plain(unit), units):
                seen.add(unit)
                yield _made(
                    "subject",
                    _SUBJECT,
                    "、".join(rows[0].units),
                    unit,
                    None,
                    texts.find(unit, section.blocks),
                    rows[0].task,
                )


def _acts(unit: str) -> bool:
    return is_unit(unit) and bool(re.match(r"各|市|县|区|省|有关|相关", plain(unit)))


def _covered(unit: str, units: set[str]) -> bool:
    return any(unit in other or other in unit or _kind(unit) == _kind(other) for other in units)


def _kind(unit: str) -> str:
    """A coarse class of collective names: 各县级政府 and 各县(市、区)人民政府 are the same organs."""
    if re.search(r"县.{0,8}政府", unit):
        return "counties"
    if re.search(r"市(?:政府|直).{0,3}(?:各|有关|相关)?.{0,3}部门|各部门", unit):
        return "departments"
    if "开发区" in unit:
        return "zones"
    return unit
