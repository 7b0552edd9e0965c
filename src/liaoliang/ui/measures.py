"""Components that show numbers: a measure against its target, and the picture of progress."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import ClassVar

from liaoliang.ui.charts import Sparkline, percent, sparkline
from liaoliang.ui.component import Component, Link, Text
from liaoliang.ui.states import LEGEND_ORDER, State, tone_of, word_of


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendPoint:
    """The measure's value at one time; `text` is the value as it is read."""

    label: Text
    value: float
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend(Component):
    """How a measure went, as a line with its table beneath; needs two points."""

    template: ClassVar[str] = "trend"
    points: tuple[TrendPoint, ...]
    target: float | None = None
    unit: Text = ""

    @property
    def line(self) -> Sparkline:
        return sparkline([point.value for point in self.points], self.target)

    @property
    def axis(self) -> tuple[TrendPoint, ...]:
        """First, middle and last point, for the words under the line."""
        middle = len(self.points) // 2
        ends = (0, middle, len(self.points) - 1) if len(self.points) > 3 else range(len(self.points))
        return tuple(self.points[index] for index in ends)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure(Component):
    """A number computed from records: value, numerator and denominator, target, trend, which records.

    The bar is `numerator / denominator`; the mark on it is `target_share` in percent;
    `heading` is the level of its title.
    """

    template: ClassVar[str] = "measure"
    title: Text
    value: Text
    numerator: int
    denominator: int
    counted: Text = ""
    target: Text = ""
    target_share: float | None = None
    state: State = State.IN_PROGRESS
    verdict: Text = ""
    note: Text = ""
    records: Link | None = None
    method: Link | None = None
    basis: Text = ""
    trend: Trend | None = None
    heading: int = 3

    @property
    def share(self) -> str:
        return f"{percent(self.numerator, self.denominator):.2f}"

    @property
    def mark(self) -> str:
        """Where the target stands on the bar, kept inside it; empty without a target."""
        return "" if self.target_share is None else f"{min(99.4, max(0.6, self.target_share)):.2f}"

    @property
    def fraction(self) -> Text:
        return self.counted or f"{self.numerator} / {self.denominator}"

    @property
    def tone(self) -> str:
        return tone_of(self.state)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One thing in the picture: its state and what it is."""

    state: State
    label: Text = ""
    href: str = ""

    @property
    def name(self) -> str:
        word = word_of(self.state)
        return f"{self.label} {word}" if self.label else word


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkGroup:
    """A category with its marks; read aloud as counts."""

    title: Text
    marks: tuple[Mark, ...]
    href: str = ""

    @property
    def summary(self) -> str:
        return " · ".join(f"{word} {count}" for _state, word, count in counts_of(self.marks))


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressMarks(Component):
    """One shape for each thing, by category, and a legend that carries the counts.

    Several groups are a picture; a single group without title is the row of marks in a table cell.
    With a `name`, unique in the page, the keyboard can leap over its links.
    """

    template: ClassVar[str] = "progress_marks"
    groups: tuple[MarkGroup, ...]
    legend: bool = True
    name: str = ""

    @property
    def to_skip(self) -> int:
        """How many links the keyboard may want to leap over; none without a name to leap to."""
        return sum(bool(mark.href) for group in self.groups for mark in group.marks) if self.name else 0

    @property
    def counts(self) -> list[tuple[State, str, int]]:
        return counts_of(tuple(mark for group in self.groups for mark in group.marks))


def counts_of(marks: tuple[Mark, ...]) -> list[tuple[State, str, int]]:
    """State, word and number for each state that occurs, in the legend's order."""
    numbers = Counter(mark.state for mark in marks)
    return [(state, word_of(state), numbers[state]) for state in LEGEND_ORDER if numbers[state]]
