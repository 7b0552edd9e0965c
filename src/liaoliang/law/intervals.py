"""The reply clock of one request, computed from its events: 政府信息公开条例 Arts 30, 33; 办法 Art 7.

Convention T4: consulting a third party or another organ takes out the working days after the day the letter
was sent through the day the answer was received (`foi/not_counted_ends`). Overlapping consultations are
taken out once. While one is open there is no due date, only what has been used and what is left.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from liaoliang.errors import BadInputError, Issue, gettext_noop
from liaoliang.law.calendar import CalendarNotLoadedError
from liaoliang.law.deadlines import Deadline, NotBefore
from liaoliang.law.parameters import DatedValue
from liaoliang.law.periods import each_day
from liaoliang.law.provisions import distinct, weakest
from liaoliang.law.rulebook import Rulebook


class ReplyEventKind(StrEnum):
    """What can happen to the reply clock of a request.

    A consultation lapses on the last day for its answer when nobody has answered (Arts 32, 34): the organ
    then decides, and the clock runs again. A later answer no longer stops it.
    """

    RECEIVED = "received"
    CORRECTION_ASKED = "correction_asked"
    CORRECTED = "corrected"
    CONSULTATION_SENT = "consultation_sent"
    CONSULTATION_ANSWERED = "consultation_answered"
    CONSULTATION_LAPSED = "consultation_lapsed"
    EXTENDED = "extended"
    FEE_NOTICED = "fee_noticed"
    FEE_PAID = "fee_paid"


class ReplyState(StrEnum):
    """Where the clock stands after the events."""

    NOT_STARTED = "not_started"
    RUNNING = "running"
    SUSPENDED = "suspended"
    WAITING_FOR_CORRECTION = "waiting_for_correction"
    WAITING_FOR_PAYMENT = "waiting_for_payment"


_STARTS = (ReplyEventKind.RECEIVED, ReplyEventKind.CORRECTED, ReplyEventKind.FEE_PAID)
_WAITS = {
    ReplyEventKind.CORRECTION_ASKED: ReplyState.WAITING_FOR_CORRECTION,
    ReplyEventKind.FEE_NOTICED: ReplyState.WAITING_FOR_PAYMENT,
}


@dataclass(frozen=True, slots=True)
class ReplyEvent:
    """One event. `matter` pairs a consultation's letter with its answer; `workdays` is an extension's length."""

    kind: ReplyEventKind
    on: date
    matter: str = ""
    workdays: int = 0


@dataclass(frozen=True, slots=True)
class Interval:
    """One consultation: letter sent, answer received or its period run out (None while it is open)."""

    sent_on: date
    answered_on: date | None = None


@dataclass(frozen=True, slots=True)
class ReplyClock:
    """State, due date if there is one, and the arithmetic behind it.

    `excluded` are the working days taken out; `used` working days had run when the clock stopped (all of
    them once it is running again), `left` are those still to come.
    """

    state: ReplyState
    due: Deadline | NotBefore | None
    excluded: tuple[date, ...] = ()
    used: int = 0
    left: int = 0


def extension_issues(
    rules: Rulebook, *, due_on: date, notified_on: date, workdays: int, consented: bool, extended_before: bool
) -> list[Issue]:
    """What stands against extending a reply period (Art 33): late, unconsented, too long, or a second time."""
    limit = rules.parameter("foi/extension_limit").at(notified_on)
    basis = str(limit.basis)
    issues = []
    if not consented:
        issues.append(
            Issue(
                "foi.extension_consent", gettext_noop("延长答复须经信息公开工作机构负责人同意"), basis=basis
            )
        )
    if notified_on > due_on:
        message = gettext_noop("告知延长时({notified})答复期限已于{due}届满,自{since}起逾期")
        since = due_on + timedelta(days=1)
        values: dict[str, object] = {"notified": notified_on, "due": due_on, "since": since}
        issues.append(Issue("foi.extension_late", message, basis=basis, values=values))
    if not 1 <= workdays <= limit.number:
        message = gettext_noop("延长应在1至{limit}个工作日之间,而不是{n}个")
        issues.append(
            Issue("foi.extension_length", message, basis=basis, values={"limit": limit.number, "n": workdays})
        )
    if extended_before:
        issues.append(Issue("foi.extension_twice", gettext_noop("答复期限只能延长一次"), basis=basis))
    return issues


def not_counted_days(rules: Rulebook, intervals: Iterable[Interval], *, until: date) -> tuple[date, ...]:
    """The working days that the intervals take out, each once, in order; an open one reaches `until`."""
    days: set[date] = set()
    for interval in intervals:
        days.update(_interval_days(rules, interval, until))
    return tuple(sorted(days))


def _interval_days(rules: Rulebook, interval: Interval, until: date) -> Iterable[date]:
    ends = rules.parameter("foi/not_counted_ends").at(interval.sent_on).table
    first = interval.sent_on if ends["sent_day"] else interval.sent_on + timedelta(days=1)
    last = interval.answered_on or until
    if interval.answered_on is not None and not ends["answered_day"]:
        last -= timedelta(days=1)
    span = (first + timedelta(days=i) for i in range((last - first).days + 1))
    return (day for day in span if _may_count(rules, day))


def _may_count(rules: Rulebook, day: date) -> bool:
    return not rules.calendar.is_loaded(day.year) or rules.calendar.is_workday(day)


def reply_clock(rules: Rulebook, events: Iterable[ReplyEvent]) -> ReplyClock:
    """The reply clock after all `events`, in whatever order they are given.

    A correction or a full payment starts the period anew on that day. Raises BadInputError when the events
    contradict each other (an answer without a letter, a correction nobody asked for, a second extension).
    An extension made known when the period had already run out extends nothing: the reply is overdue.
    """
    ordered = sorted(events, key=_in_order)
    _refuse_contradictions(rules, ordered)
    start = _last_start(ordered)
    if start is None:
        return ReplyClock(ReplyState.NOT_STARTED, None)
    waiting = _waiting(ordered, start)
    if waiting is not None:
        return ReplyClock(waiting, None)
    return _Run(rules, ordered, start).clock()


def _refuse_contradictions(rules: Rulebook, events: Sequence[ReplyEvent]) -> None:
    kinds = [event.kind for event in events]
    for kind in (ReplyEventKind.RECEIVED, ReplyEventKind.CORRECTION_ASKED, ReplyEventKind.EXTENDED):
        if kinds.count(kind) > 1:
            raise BadInputError("", gettext_noop("同一件申请的“{event}”只能有一次"), event=_EVENT_WORDS[kind])
    if events and ReplyEventKind.RECEIVED not in kinds:
        raise BadInputError("", gettext_noop("没有收到申请之日,期限无从起算"))
    if events and events[0].kind is not ReplyEventKind.RECEIVED:
        raise BadInputError("", gettext_noop("{day}的事项早于收到申请之日"), day=events[0].on)
    _refuse_unasked(events)
    for event in events:
        if event.kind is ReplyEventKind.EXTENDED:
            _refuse_length(rules, event)


def _refuse_unasked(events: Sequence[ReplyEvent]) -> None:
    """A correction answers a notice, and so does a payment."""
    met: set[ReplyEventKind] = set()
    for event in events:
        asked = _ASKED_BY.get(event.kind)
        if asked is not None and asked not in met:
            message = gettext_noop("{day}的“{event}”之前没有“{asked}”")
            words = {"event": _EVENT_WORDS[event.kind], "asked": _EVENT_WORDS[asked]}
            raise BadInputError("", message, day=event.on, **words)
        met.add(event.kind)


def _refuse_length(rules: Rulebook, event: ReplyEvent) -> None:
    limit = rules.parameter("foi/extension_limit").at(event.on)
    if not 1 <= event.workdays <= limit.number:
        message = gettext_noop("延长应在1至{limit}个工作日之间,而不是{n}个")
        raise BadInputError("", message, limit=limit.number, n=event.workdays)


_EVENT_WORDS = {
    ReplyEventKind.RECEIVED: gettext_noop("收到申请"),
    ReplyEventKind.CORRECTION_ASKED: gettext_noop("补正告知"),
    ReplyEventKind.EXTENDED: gettext_noop("延长答复"),
    ReplyEventKind.CORRECTED: gettext_noop("收到补正"),
    ReplyEventKind.FEE_NOTICED: gettext_noop("收费通知"),
    ReplyEventKind.FEE_PAID: gettext_noop("缴清费用"),
}
_ASKED_BY = {
    ReplyEventKind.CORRECTED: ReplyEventKind.CORRECTION_ASKED,
    ReplyEventKind.FEE_PAID: ReplyEventKind.FEE_NOTICED,
}


def _last_start(events: Sequence[ReplyEvent]) -> ReplyEvent | None:
    starts = [event for event in events if event.kind in _STARTS]
    return starts[-1] if starts else None


def _waiting(events: Sequence[ReplyEvent], start: ReplyEvent) -> ReplyState | None:
    """A correction notice or fee notice that nothing has answered yet."""
    after = events[events.index(start) + 1 :]
    return next((_WAITS[event.kind] for event in reversed(after) if event.kind in _WAITS), None)


_CLOSES = (ReplyEventKind.CONSULTATION_ANSWERED, ReplyEventKind.CONSULTATION_LAPSED)


def consultations(events: Iterable[ReplyEvent]) -> list[Interval]:
    """The consultations among the events, letter and answer paired by `matter`, in order of sending."""
    waiting: dict[str, date] = {}
    lapsed: set[str] = set()
    closed: list[Interval] = []
    for event in sorted(events, key=_in_order):
        if event.kind is ReplyEventKind.CONSULTATION_SENT:
            if event.matter in waiting:
                raise BadInputError(
                    "", gettext_noop("征求意见“{matter}”尚未答复,不能再次发出"), matter=event.matter
                )
            waiting[event.matter] = event.on
        elif event.kind in _CLOSES and event.matter in waiting:
            closed.append(Interval(waiting.pop(event.matter), event.on))
            if event.kind is ReplyEventKind.CONSULTATION_LAPSED:
                lapsed.add(event.matter)
        elif event.kind in _CLOSES and event.matter not in lapsed:
            raise BadInputError("", gettext_noop("征求意见“{matter}”没有发出的记录"), matter=event.matter)
    return sorted([*closed, *(Interval(day) for day in waiting.values())], key=lambda item: item.sent_on)


def _in_order(event: ReplyEvent) -> tuple[date, int]:
    """By day; on one day in the order in which the kinds are listed, which is the order of a case."""
    return event.on, _ORDER[event.kind]


_ORDER = {kind: n for n, kind in enumerate(ReplyEventKind)}
_TITLE = gettext_noop("依申请公开答复")


class _Run:
    """A started clock that waits for nobody but consulted parties."""

    def __init__(self, rules: Rulebook, events: Sequence[ReplyEvent], start: ReplyEvent) -> None:
        self.rules, self.start = rules, start
        self.intervals = consultations(events)
        key = (
            "foi/reply_after_payment_period" if start.kind is ReplyEventKind.FEE_PAID else "foi/reply_period"
        )
        self.period = rules.parameter(key).at(start.on)
        self.extended = next(
            (event for event in events if event.kind is ReplyEventKind.EXTENDED and event.on >= start.on),
            None,
        )
        self.extension = 0

    @property
    def allowed(self) -> int:
        return self.period.number + self.extension

    def clock(self) -> ReplyClock:
        open_since = min((item.sent_on for item in self.intervals if item.answered_on is None), default=None)
        closed = [item for item in self.intervals if item.answered_on is not None]
        excluded = not_counted_days(self.rules, closed, until=self.start.on)
        self._extend(open_since, excluded)
        end_on = self._due(excluded).sort_on
        if open_since is not None and open_since < end_on:
            return self._suspended(open_since, excluded)
        relevant = tuple(day for day in excluded if self.start.on < day <= end_on)
        used = self._used(relevant)
        return ReplyClock(ReplyState.RUNNING, self._due(relevant), relevant, used, self.allowed - used)

    def _extend(self, open_since: date | None, excluded: Sequence[date]) -> None:
        """Add the extension, unless the period had run out when it was made known (Art 33)."""
        if self.extended is None:
            return
        due = self._due(excluded)
        stopped = open_since is not None and open_since < due.sort_on
        if stopped or isinstance(due, NotBefore) or self.extended.on <= due.due_on:
            self.extension = self.extended.workdays

    def _used(self, excluded: Sequence[date]) -> int:
        """Working days that ran up to the end of the last exclusion."""
        return self._ran(excluded[-1], excluded) if excluded else 0

    def _ran(self, until: date, excluded: Sequence[date]) -> int:
        """Working days in (start, until] that count; days of a year not loaded count."""
        taken = set(excluded)
        days = each_day(self.start.on, max(0, (until - self.start.on).days))
        return sum(day not in taken and _may_count(self.rules, day) for day in days)

    def _suspended(self, since: date, excluded: tuple[date, ...]) -> ReplyClock:
        used = self._ran(since, excluded)
        return ReplyClock(ReplyState.SUSPENDED, None, excluded, used, self.allowed - used)

    def _due(self, excluded: Sequence[date]) -> Deadline | NotBefore:
        reasons = dict.fromkeys(excluded, gettext_noop("征求意见所需时间,不计入答复期限"))
        calendar, values = self.rules.calendar, self._values(excluded)
        basis = distinct(item for value in values for item in value.provisions)
        rule, confidence = self._rule(), weakest(value.confidence for value in values)
        try:
            count = calendar.add_workdays(self.start.on, self.allowed, not_counted=reasons)
        except CalendarNotLoadedError:
            count = calendar.add_workdays(
                self.start.on, self.allowed, not_counted=reasons, through_missing=True
            )
            return NotBefore(
                count.end_on,
                count.missing_years,
                basis,
                self.start.on,
                rule,
                self.rules.version,
                _TITLE,
                confidence,
            )
        return Deadline(
            count.end_on, basis, count.counted, count.skipped, self.start.on, rule, self.rules.version, _TITLE,
            weakest([confidence, *calendar.confidences(self.start.on, count.end_on)]),
            length=self.allowed, remarks=count.remarks,
        )  # fmt: skip

    def _rule(self) -> str:
        if self.start.kind is ReplyEventKind.FEE_PAID:
            return "foi.reply_after_payment"
        return "foi.reply_extended" if self.extension else "foi.reply"

    def _values(self, excluded: Sequence[date]) -> list[DatedValue]:
        """The period, and what else shaped the answer."""
        keys = ["foi/extension_limit"] if self.extension else []
        keys += ["foi/not_counted_ends"] if excluded else []
        return [self.period, *(self.rules.parameter(key).at(self.start.on) for key in keys)]
