"""Sentences about names."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from liaoliang.organisations.directory import Resolution
from liaoliang.ui.states import State


@dataclass(frozen=True, slots=True)
class Understood:
    """What a written name was understood as: a sentence, its state, and the organs it means or might mean."""

    text: str
    sentence: str
    state: State
    organs: tuple[str, ...]


def resolution_words(found: Resolution) -> Understood:
    """The answer to 'which organs is this?' as a person reads it."""
    sentences = {
        "organ": (_("认得，指 1 个单位"), State.VERIFIED),
        "collective": (_("统称，现在指 {n} 个单位"), State.VERIFIED),
        "collective_open": (_("没有说清是哪些，要从 {n} 个单位里指定"), State.WARNING),
        "ambiguous": (_("有 {n} 个单位用这个名字，要指定"), State.WARNING),
        "unknown": (_("还不认得，要指定或登记为别名"), State.MISSING),
    }
    organs = found.organs or found.candidates
    sentence, state = sentences[found.kind]
    words = sentence.format(n=len(organs))
    if found.open_ended and found.organs:
        words, state = _("{words}；“等”字后面还有谁，要指定").format(words=words), State.WARNING
    return Understood(found.text, words, state, tuple(organ.label for organ in organs))
