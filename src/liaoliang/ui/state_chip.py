"""The chip that says a state."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from liaoliang.ui.component import Component, Text
from liaoliang.ui.states import State, tone_of, word_of


@dataclass(frozen=True, slots=True, kw_only=True)
class StateChip(Component):
    """A state as shape, word and tint; `word` replaces the usual word (未到期, 待核实)."""

    template: ClassVar[str] = "state_chip"
    state: State
    word: Text = ""
    optional: bool = False
    plain: bool = False

    @property
    def text(self) -> Text:
        return self.word or word_of(self.state)

    @property
    def tone(self) -> str:
        return tone_of(self.state)
