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


def governing_texts(texts: Sequence[str], differences: Iterable[Words]) -> list[str]:
    """The requirements of one task with the body's words where the coordinator decided for the body.

    A wording is replaced where the annex has it; what the annex dropped is added to the last requirement;
    what the annex added is taken out. Words that are not found change nothing.
    """
    result = list(texts)
    for difference in differences:
        if difference.kind not in _WORDING:
            continue
        if difference.annex:
            result = _replaced(result, difference.annex, difference.body)
        elif difference.body and result and difference.body not in result[-1]:
            result[-1] = f"{result[-1]}{difference.body}"
    return result


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
