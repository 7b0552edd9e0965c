"""Which words hold where annex and body differ. Pure: decisions in, text out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from liaoliang.ledger.models.notices import Governing, TaskDisagreement


@dataclass(frozen=True, slots=True)
class Words:
    """One difference decided for the body: what the annex says there, and what the body says."""

    kind: str
    annex: str
    body: str


# Kinds that change the words of a requirement; the others (order, subject, …) decide who and where.
_WORDING = frozenset({"wording", "dropped", "added"})


# How many characters before a dropped passage find its place; fewer would match by chance.
_CONTEXT = 4


def governing_texts(texts: Sequence[str], differences: Iterable[Words], body_text: str = "") -> list[str]:
    """The requirements of one task with the body's words where the coordinator decided for the body.

    A wording is replaced where the annex has it; what the annex added is taken out; what the annex dropped
    goes where `body_text` has it, or behind the last requirement when it is a sentence of its own. Words
    whose place cannot be found change nothing.
    """
    result = list(texts)
    for difference in differences:
        if difference.kind not in _WORDING:
            continue
        if difference.annex:
            result = _replaced(result, difference.annex, difference.body)
        elif difference.body and not any(difference.body in text for text in result):
            result = _restored(result, difference.body, body_text)
    return result


def _restored(texts: list[str], dropped: str, body_text: str) -> list[str]:
    """Put a dropped passage back behind the words that stand before it in the body."""
    before = body_text[: max(body_text.find(dropped), 0)][-_CONTEXT:]
    if len(before) == _CONTEXT and any(before in text for text in texts):
        return _replaced(texts, before, before + dropped)
    if texts and dropped.endswith("。") and texts[-1].endswith("。"):
        return [*texts[:-1], texts[-1] + dropped]
    return texts


def _replaced(texts: list[str], annex: str, body: str) -> list[str]:
    """Replace once, in the first text that has the words."""
    for number, text in enumerate(texts):
        if annex in text:
            return [*texts[:number], text.replace(annex, body, 1), *texts[number + 1 :]]
    return texts


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
