"""Components of time: the due date with its proof, and the stages of a case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from django.utils.translation import gettext as _

from liaoliang.ui.calendar_grid import Week, weeks
from liaoliang.ui.component import Component, Link, Text
from liaoliang.ui.states import State, tone_of
from liaoliang.ui.words import days_left_words


@dataclass(frozen=True, slots=True, kw_only=True)
class SkippedDay:
    """A day that does not count, and why: 周末, 国庆节, 等待申请人补正."""

    day: date
    reason: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofStep:
    """One sentence of the reasoning and the provision it rests on."""

    text: Text
    basis: Text = ""
    head: Text = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof(Component):
    """Why this day: the reasoning in steps and every day counted or skipped, as a calendar.

    `counted` is in order and its last day is the due date; `start_on` itself is not counted.
    """

    template: ClassVar[str] = "proof"
    steps: tuple[ProofStep, ...]
    start_on: date | None = None
    counted: tuple[date, ...] = ()
    skipped: tuple[SkippedDay, ...] = ()
    make_up: tuple[date, ...] = ()
    today: date | None = None
    start_words: Text = ""
    links: tuple[Link, ...] = ()

    @property
    def weeks(self) -> tuple[Week, ...]:
        if self.start_on is None or not self.counted:
            return ()
        reasons = {one.day: str(one.reason) for one in self.skipped}
        return weeks(self.start_on, self.counted, reasons, make_up=self.make_up, today=self.today)


@dataclass(frozen=True, slots=True, kw_only=True)
class DueChip(Component):
    """A due date: the day, how long in words, and 为什么是这一天? which unfolds the proof.

    Give `due_on`, or `not_before` where the calendar year is not loaded; `words` wins over `days_left`.
    `inline` is the two-line form for lists; otherwise it is a panel.
    """

    template: ClassVar[str] = "due_chip"
    due_on: date | None = None
    not_before: date | None = None
    days_left: int | None = None
    workdays: bool = True
    words: Text = ""
    label: Text = ""
    state: State | None = None
    basis: Text = ""
    proof: Proof | None = None
    open: bool = False
    inline: bool = False

    @property
    def day(self) -> date | None:
        return self.due_on or self.not_before

    @property
    def shown_state(self) -> State:
        late = self.days_left is not None and self.days_left < 0
        return self.state or (State.OVERDUE if late else State.IN_PROGRESS)

    @property
    def tone(self) -> str:
        return tone_of(self.shown_state)

    @property
    def time_words(self) -> Text:
        if self.words or self.days_left is None or self.due_on is None:
            return self.words
        return days_left_words(self.days_left, workdays=self.workdays)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One stage: `done`, `current` or `next`; `lines` say who and when, `lacks` what it still needs."""

    name: Text
    state: Literal["done", "current", "next"] = "next"
    lines: tuple[Text, ...] = ()
    lacks: Text = ""

    @property
    def shape(self) -> State:
        shapes = {"done": State.VERIFIED, "current": State.IN_PROGRESS, "next": State.PENDING}
        return shapes[self.state]

    @property
    def word(self) -> str:
        return {"done": _("已完成"), "current": _("现在在这里"), "next": _("还没到")}[self.state]


@dataclass(frozen=True, slots=True, kw_only=True)
class StageBar(Component):
    """Where a case stands, what is done, what comes next and what it lacks."""

    template: ClassVar[str] = "stage_bar"
    stages: tuple[Stage, ...]
