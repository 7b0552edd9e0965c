"""The answer of a clock: a due date, or the day before which it cannot be, with provisions and proof."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, Literal

from liaoliang.errors import gettext_noop
from liaoliang.law.calendar import SkippedDay
from liaoliang.law.provisions import Confidence, Provision
from liaoliang.law.sentences import Sentence, spoken

Bound = Literal["latest", "earliest"]


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day on which something may be done (`bound="latest"`), or the first (`"earliest"`).

    `counted` are the days counted, in order; `skipped` those passed over, each with why; `remarks` says
    why a counted weekend counts. `basis` is everything the answer rests on, the provision that sets the
    period first. `length` is the period in `unit`.
    """

    due_on: date
    basis: tuple[Provision, ...]
    counted: tuple[date, ...]
    skipped: tuple[SkippedDay, ...]
    start_on: date
    rule: str
    rulebook_version: str
    title: str = ""
    confidence: Confidence = "confirmed"
    bound: Bound = "latest"
    unit: str = "working_day"
    length: int = 0
    remarks: tuple[SkippedDay, ...] = field(default=(), repr=False)
    rolled_from: date | None = None

    @property
    def sort_on(self) -> date:
        """The day by which lists sort and remind, the same name as on NotBefore."""
        return self.due_on

    @property
    def overdue_since(self) -> date:
        """The first day on which it is too late."""
        return self.due_on + timedelta(days=1)

    def proof(self) -> tuple[Sentence, ...]:
        """How the day was found: every day counted and skipped, in order, and on which provision."""
        return (
            self._start(),
            *self._steps(),
            *self._roll(),
            *_doubt(self.confidence),
            Sentence.of(
                _LAST_WORD[self.bound],
                day=spoken(self.due_on),
                basis="、".join(str(provision) for provision in self.basis),
            ),
        )

    def _start(self) -> Sentence:
        if self.unit == "month_day":
            return Sentence.of(gettext_noop("{year}年度的固定日期,不顺延"), year=self.start_on.year)
        if self.unit in ("month", "year") and (self.rolled_from or self.due_on).day != self.start_on.day:
            return Sentence.of(_NO_MATCHING_DAY[self.unit], start=spoken(self.start_on), n=self.length)
        template = _FIRST_WORD[self.unit, bool(self.counted) and self.counted[0] < self.start_on]
        return Sentence.of(template, start=spoken(self.start_on), n=self.length)

    def _steps(self) -> list[Sentence]:
        remarks = {remark.day: remark.why for remark in self.remarks}
        steps = [(day, self._counted_step(n, day, remarks)) for n, day in enumerate(self.counted, 1)]
        steps += [
            (skip.day, Sentence.of(gettext_noop("跳过{day}:{why}"), day=spoken(skip.day), why=skip.why))
            for skip in self.skipped
        ]
        backwards = bool(self.counted) and self.counted[0] < self.start_on
        return [sentence for _, sentence in sorted(steps, key=lambda step: step[0], reverse=backwards)]

    @staticmethod
    def _counted_step(n: int, day: date, remarks: dict[date, str]) -> Sentence:
        if day in remarks:
            return Sentence.of(gettext_noop("第{n}日:{day},{why}"), n=n, day=spoken(day), why=remarks[day])
        return Sentence.of(gettext_noop("第{n}日:{day}"), n=n, day=spoken(day))

    def _roll(self) -> list[Sentence]:
        if self.rolled_from is None:
            return []
        message = gettext_noop("期间末日{last}为休息日,顺延至{day}")
        return [Sentence.of(message, last=spoken(self.rolled_from), day=spoken(self.due_on))]

    def as_json(self) -> dict[str, Any]:
        """The answer as plain values; dates in ISO form."""
        return {
            "due_on": self.due_on.isoformat(),
            "basis": [provision.as_json() for provision in self.basis],
            "counted": [day.isoformat() for day in self.counted],
            "skipped": [{"day": skip.day.isoformat(), "why": skip.why} for skip in self.skipped],
            "rule": self.rule,
            "title": self.title,
            "start_on": self.start_on.isoformat(),
            "bound": self.bound,
            "unit": self.unit,
            "length": self.length,
            "confidence": self.confidence,
            "rulebook_version": self.rulebook_version,
            "proof": list(self.proof()),
        }


_FIRST_WORD = {
    ("working_day", False): gettext_noop("自{start}起算{n}个工作日,当日不计入"),
    ("calendar_day", False): gettext_noop("自{start}起算{n}日,当日不计入"),
    ("calendar_day", True): gettext_noop("自{start}向前推算{n}日,当日不计入"),
    ("month", False): gettext_noop("自{start}起算{n}个月,到期月的对应日届满"),
    ("year", False): gettext_noop("自{start}起算{n}年,到期月的对应日届满"),
}
_NO_MATCHING_DAY = {
    "month": gettext_noop("自{start}起算{n}个月,到期月没有对应日,至月末日届满"),
    "year": gettext_noop("自{start}起算{n}年,到期月没有对应日,至月末日届满"),
}
# Before the conclusion stands what it cannot promise.
_DOUBTS: Mapping[Confidence, str] = {
    "memory": gettext_noop("期限或者所用日历尚未与正式文本核对,使用前请核对"),
    "local": gettext_noop("期限出自地方规定,使用前请核对是否适用于本地"),
    "convention": gettext_noop("期限或者计算方法为本平台约定,可由本地规定替换"),
}


def _doubt(confidence: Confidence) -> list[Sentence]:
    return [Sentence.of(_DOUBTS[confidence])] if confidence in _DOUBTS else []


_LAST_WORD = {
    "latest": gettext_noop("最迟{day}(含当日)。依据:{basis}"),
    "earliest": gettext_noop("最早{day}。依据:{basis}"),
}


@dataclass(frozen=True, slots=True)
class NotBefore:
    """A clock that runs into years whose notice is not loaded: no due date, only a bound.

    Every day of those years was counted as a working day, so the true day can only be later.
    """

    not_before_on: date
    missing_years: tuple[int, ...]
    basis: tuple[Provision, ...]
    start_on: date
    rule: str
    rulebook_version: str
    title: str = ""
    confidence: Confidence = "confirmed"

    @property
    def sort_on(self) -> date:
        """The day by which lists sort and remind."""
        return self.not_before_on

    def proof(self) -> tuple[Sentence, ...]:
        """Why there is no due date, and what to do about it."""
        message = gettext_noop("{years}年的放假安排尚未载入,届满日不早于{day};请载入该年放假通知")
        years = "、".join(map(str, self.missing_years))
        return (
            *_doubt(self.confidence),
            Sentence.of(message, years=years, day=spoken(self.not_before_on)),
        )


@dataclass(frozen=True, slots=True)
class DueMoment:
    """The moment by which something must be done, for clocks that run in hours (T6: rest days included)."""

    due_at: datetime
    basis: tuple[Provision, ...]
    start_at: datetime
    hours: int
    rule: str
    rulebook_version: str
    title: str = ""
    confidence: Confidence = "confirmed"

    def proof(self) -> tuple[Sentence, ...]:
        """The one step there is, after what it cannot promise."""
        message = gettext_noop("自{start}起{hours}小时,休息日不停计,至{due}。依据:{basis}")
        basis = "、".join(str(provision) for provision in self.basis)
        return (
            *_doubt(self.confidence),
            Sentence.of(
                message, start=_clock(self.start_at), hours=self.hours, due=_clock(self.due_at), basis=basis
            ),
        )

    def as_json(self) -> dict[str, Any]:
        """The answer as plain values: those of a Deadline, with no days counted, and the moment besides."""
        return {
            "due_on": self.due_at.date().isoformat(),
            "due_at": self.due_at.isoformat(),
            "basis": [provision.as_json() for provision in self.basis],
            "counted": [],
            "skipped": [],
            "rule": self.rule,
            "title": self.title,
            "start_at": self.start_at.isoformat(),
            "unit": "hour",
            "length": self.hours,
            "confidence": self.confidence,
            "rulebook_version": self.rulebook_version,
            "proof": list(self.proof()),
        }


def _clock(moment: datetime) -> str:
    return f"{moment.year}年{moment.month}月{moment.day}日{moment:%H:%M}"
