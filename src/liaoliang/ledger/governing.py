"""Which words hold where annex and body differ. Pure: decisions in, text out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from liaoliang.ledger.models.notices import Governing, TaskDisagreement


@dataclass(frozen=True, slots=True)
class Words:
    """One difference decided for the body: what the annex says there, and what the body says.

    The sentences are whole, `annex_at` and `body_at` say where in them the difference begins; notices that
    were imported before these were kept have neither.
    """

    kind: str
    annex: str
    body: str
    annex_sentence: str = ""
    annex_at: int | None = None
    body_sentence: str = ""
    body_at: int | None = None

    @classmethod
    def of(cls, row: TaskDisagreement) -> Words:
        """A stored difference."""
        return cls(**{name: getattr(row, name) for name in cls.__slots__})


class _Edit(NamedTuple):
    """Characters of one of the annex's texts, and what stands there instead."""

    text: int
    start: int
    end: int
    instead: str


# Kinds that change the words of a requirement; the others (order, subject, …) decide who and where.
_WORDING = frozenset({"wording", "dropped", "added"})


# How many characters around a dropped passage find its place: the more the better, fewer would match by chance.
_LONGEST_CONTEXT: Final = 60
_SHORTEST_CONTEXT: Final = 4


def governing_texts(texts: Sequence[str], differences: Iterable[Words], body_text: str = "") -> list[str]:
    """The requirements of one task with the body's words where the coordinator decided for the body.

    Every place is looked up in the annex's own words, by where the difference was found and never by its
    characters alone, which may stand elsewhere too. What the annex dropped goes where `body_text` has it, or
    behind the last requirement when it is a sentence of its own. Words without one certain place change nothing.
    """
    edits = [_edit(texts, item, body_text) for item in differences if item.kind in _WORDING]
    result = list(texts)
    done: list[_Edit] = []
    # From the back, so that no edit moves another one's place; of two at one place the first stays in front.
    for edit in sorted((found for found in reversed(edits) if found), key=_from_the_back):
        if not done or done[-1].text != edit.text or edit.end <= done[-1].start:
            before = result[edit.text]
            result[edit.text] = before[: edit.start] + edit.instead + before[edit.end :]
            done.append(edit)
    return result


def _from_the_back(edit: _Edit) -> tuple[int, int, int]:
    return edit.text, -edit.start, -edit.end


def place_of(texts: Sequence[str], difference: Words, body_text: str = "") -> int | None:
    """Which of the texts the difference lies in; None where it changes none of them."""
    edit = _edit(texts, difference, body_text) if difference.kind in _WORDING else None
    return edit.text if edit else None


def _edit(texts: Sequence[str], words: Words, body_text: str) -> _Edit | None:
    if words.annex_sentence and words.annex_at is not None:
        found = _only(texts, words.annex_sentence)
        if found is not None:
            start = found[1] + words.annex_at
            return _Edit(found[0], start, start + len(words.annex), words.body)
    if words.annex:
        found = _only(texts, words.annex)
        return _Edit(found[0], found[1], found[1] + len(words.annex), words.body) if found else None
    if words.body and not any(words.body in text for text in texts):
        return _restored(texts, words, body_text)
    return None


def _only(texts: Sequence[str], part: str) -> tuple[int, int] | None:
    """The text and the offset of a passage that stands in one place and no other."""
    places = [
        (number, at)
        for number, text in enumerate(texts)
        for at in range(len(text) - len(part) + 1)
        if text.startswith(part, at)
    ]
    return places[0] if part and len(places) == 1 else None


def _restored(texts: Sequence[str], words: Words, body_text: str) -> _Edit | None:
    """Put a dropped passage back beside the words that stand beside it in the body."""
    at = max(body_text.find(words.body_sentence) + (words.body_at or 0) if words.body_sentence else 0, 0)
    at = body_text.find(words.body, at)
    before = body_text[:at] if at > 0 else ""
    after = body_text[at + len(words.body) :] if at >= 0 else ""
    for length in range(_LONGEST_CONTEXT, _SHORTEST_CONTEXT - 1, -1):
        if len(before) >= length and (found := _only(texts, before[-length:])):
            return _Edit(found[0], found[1] + length, found[1] + length, words.body)
        if len(after) >= length and (found := _only(texts, after[:length])):
            return _Edit(found[0], found[1], found[1], words.body)
    if texts and words.body.endswith("。") and texts[-1].endswith("。"):
        return _Edit(len(texts) - 1, len(texts[-1]), len(texts[-1]), words.body)
    return None


def governing_title(annex_title: str, kind: str, differences: Iterable[Words]) -> str:
    """The title of a task or a category: the body's where a difference of that kind was decided for it."""
    bodies = [item.body for item in differences if item.kind == kind and item.annex == annex_title]
    return bodies[-1] if bodies and bodies[-1] else annex_title


def overall(disagreements: Iterable[TaskDisagreement]) -> Governing:
    """What to say of a task as a whole; without any difference the annex holds."""
    decisions = {Governing(item.decision) for item in disagreements}
    if not decisions:
        return Governing.ANNEX
    if Governing.UNDECIDED in decisions:
        return Governing.UNDECIDED
    return decisions.pop() if len(decisions) == 1 else Governing.MIXED
