"""The clock of an assignment: the day that counts, how long still, and the proof of that day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from liaoliang.law.calendar import WorkdayCalendar
from liaoliang.ledger.models import Assignment, Requirement
from liaoliang.ledger.receipt import ReceiptPeriod, Unit, calendar_end, period_after_receipt
from liaoliang.ledger.selectors import shown_of
from liaoliang.ledger.states import RUNNING, Shown, State
from liaoliang.organisations.models import Officer
from liaoliang.text.notice.deadlines import period_of
from liaoliang.ui.components import DueChip, Proof, ProofStep, SkippedDay
from liaoliang.ui.states import State as Mark
from liaoliang.workbench.dues import SHAPES
from liaoliang.worklist.urgency import late_words, pressure


@dataclass(frozen=True, slots=True)
class Reader:
    """Who looks at the page, when, with which calendar."""

    officer: Officer
    on: date
    calendar: WorkdayCalendar


def clock(assignment: Assignment, reader: Reader) -> DueChip:
    """The day that counts, how long in words, and why it is this day."""
    due, not_before = assignment.effective_due_on, assignment.not_before_on
    found = pressure(reader.calendar, due_on=due, not_before_on=None if due else not_before, on=reader.on)
    runs = _runs(assignment, reader.on)
    return DueChip(
        due_on=due,
        not_before=None if due else not_before,
        words=_clock_words(assignment, found.words if runs else "", reader.calendar),
        label=_("整改期限") if assignment.rectify_on else _("完成期限"),
        state=SHAPES[found.urgency]
        if runs
        else Mark.VERIFIED
        if assignment.state == State.VERIFIED
        else Mark.PENDING,
        basis=assignment.due_basis,
        proof=proof(assignment, reader),
    )


def _runs(assignment: Assignment, on: date) -> bool:
    """Whether the day is still owed: by the organ, or by those it handed the work down to."""
    if assignment.requirement.optional:
        return False
    if assignment.state == State.HANDED_DOWN:
        return shown_of(assignment, on=on) not in {Shown.VERIFIED, Shown.REPORTED, Shown.NOT_APPLICABLE}
    return assignment.state in RUNNING


def _clock_words(assignment: Assignment, running: str, calendar: WorkdayCalendar) -> str:
    if assignment.effective_due_on is None:
        return "" if assignment.not_before_on else _("通知没有写明，协调员可以另定")
    return running or _stopped(assignment, calendar)


def _stopped(assignment: Assignment, calendar: WorkdayCalendar) -> str:
    if assignment.requirement.optional:
        return _("鼓励性要求，不计逾期")
    if assignment.late_due_on and assignment.late_done_on:
        return late_words(assignment.late_due_on, assignment.late_done_on, calendar)
    return _("已报送，不再计时") if assignment.state == State.REPORTED else _("不再计时")


def proof(assignment: Assignment, reader: Reader) -> Proof:
    """Why this day: returned, adjusted, counted from a condition, written in the notice, or not set at all."""
    requirement = assignment.requirement
    if assignment.rectify_on:
        step = ProofStep(text=_("退回整改时定的期限，替代原来的期限。"), basis=assignment.due_basis)
        return Proof(steps=(step,))
    if assignment.due_ground:
        step = ProofStep(text=_("协调员调整过：{ground}").format(ground=assignment.due_ground))
        return Proof(steps=(step, _written(requirement)))
    if requirement.condition_met_on and requirement.due_workdays is not None:
        said = _("条件于 {day} 成就：{evidence}").format(
            day=requirement.condition_met_on.isoformat(), evidence=requirement.condition_evidence
        )
        start = Start(requirement.condition_met_on, said, _("成就，不计"))
        return _counted(start, requirement.due_workdays, reader)
    period = period_after_receipt(requirement.deadline)
    if requirement.due_on is None and period is not None and assignment.assigned_on is not None:
        return _after_receipt(assignment.assigned_on, requirement, period, reader)
    if requirement.due_on and not _says(requirement, requirement.due_on):
        words = _("{day} 是协调员确认台账时定的，通知的原文没有写这一天。")
        by_hand = ProofStep(text=words.format(day=requirement.due_on.isoformat()))
        return Proof(steps=(_written(requirement), by_hand))
    return Proof(steps=(_written(requirement), *_no_rolling(assignment)))


def _says(requirement: Requirement, day: date) -> bool:
    """Whether the deadline's own words name this day."""
    return period_of(requirement.deadline, requirement.task.category.notice.year).end == day


def _written(requirement: Requirement) -> ProofStep:
    notice = requirement.task.category.notice
    source = notice.document_number or notice.title
    if requirement.condition and not requirement.condition_met_on:
        return ProofStep(
            text=_("要等条件成就才开始计时：{condition}").format(condition=requirement.condition)
        )
    if not requirement.deadline:
        return ProofStep(text=_("通知没有写完成时限，协调员可以写明理由另定。"), basis=source)
    return ProofStep(text=_("通知写明：{deadline}").format(deadline=requirement.deadline), basis=source)


def _no_rolling(assignment: Assignment) -> tuple[ProofStep, ...]:
    if assignment.due_on is None:
        return ()
    return (ProofStep(text=_("通知定的是某一天，不是一段期间，遇休息日不顺延。")),)


@dataclass(frozen=True, slots=True)
class Start:
    """The day a period runs from, what happened on it, and the same in a word."""

    day: date
    said: str
    word: str


def _after_receipt(given_on: date, requirement: Requirement, period: ReceiptPeriod, reader: Reader) -> Proof:
    """Counted from the day the work was given out; a period in days or months rolls off a rest day."""
    said = _("任务于 {day} 下达到本单位，即为收到。").format(day=given_on.isoformat())
    if period.unit is Unit.WORKDAYS:
        counted = _counted(Start(given_on, said, _("收到，不计")), period.number, reader)
        return replace(counted, steps=(_written(requirement), *counted.steps))
    last = calendar_end(given_on, period)
    rule = _("次日起算，期间末日为 {day}；遇休息日顺延到下一个工作日。").format(day=last.isoformat())
    return Proof(steps=(_written(requirement), ProofStep(text=said), ProofStep(text=rule)))


def _counted(start: Start, workdays: int, reader: Reader) -> Proof:
    count = reader.calendar.add_workdays(start.day, workdays, through_missing=True)
    first = ProofStep(text=start.said)
    second = ProofStep(text=_("次日起算，满 {n} 个工作日。").format(n=workdays))
    return Proof(
        steps=(first, second),
        start_on=start.day,
        counted=count.counted,
        skipped=tuple(SkippedDay(day=skipped.day, reason=skipped.why) for skipped in count.skipped),
        make_up=tuple(remark.day for remark in count.remarks),
        today=reader.on,
        start_words=start.word,
    )
