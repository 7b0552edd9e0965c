"""States of an assignment, the steps between them, and what a reader is shown of many. Pure.

Late is not a state: it is read from the due day and the office day. What a requirement, a task or an
organ shows is derived from assignments by one function that asks neither for order nor for grouping.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _


class NoticeState(models.TextChoices):
    """Where a notice stands between import and the end of its year."""

    DRAFT = "draft", _("待确认")
    ADOPTED = "adopted", _("执行中")
    CLOSED = "closed", _("已截止")
    ARCHIVED = "archived", _("存档备查")
    DISCARDED = "discarded", _("已作废")


class State(models.TextChoices):
    """Where one organ stands with one requirement."""

    WAITING = "waiting", _("待条件成就")
    ASSIGNED = "assigned", _("待接受")
    ACCEPTED = "accepted", _("已接受")
    IN_PROGRESS = "in_progress", _("进行中")
    HANDED_DOWN = "handed_down", _("已分解下达")
    REPORTED = "reported", _("待核实")
    RETURNED = "returned", _("退回整改")
    RECTIFICATION = "rectification", _("整改中")
    VERIFIED = "verified", _("已核实")
    DECLINED = "declined", _("申请不涉及")
    NOT_APPLICABLE = "not_applicable", _("不涉及")
    TAKEN_BACK = "taken_back", _("已收回")


class Step(models.TextChoices):
    """What may be done with an assignment."""

    MEET_CONDITION = "meet_condition", _("记录条件成就")
    ACCEPT = "accept", _("接受任务")
    START = "start", _("开始办理")
    HAND_DOWN = "hand_down", _("分解下达")
    REPORT = "report", _("报送")
    VERIFY = "verify", _("核实")
    RETURN = "return", _("退回整改")
    RECTIFY = "rectify", _("开始整改")
    DECLINE = "decline", _("申请不涉及")
    CONSENT = "consent", _("同意不涉及")
    REFUSE = "refuse", _("不同意不涉及")
    SELF_VERIFY = "self_verify", _("数据自动核实")
    REOPEN = "reopen", _("重新打开")
    TAKE_BACK = "take_back", _("收回")
    RESUME = "resume", _("转回本单位办理")


@dataclass(frozen=True, slots=True)
class Move:
    """From which states a step may be taken, and where it leads."""

    before: frozenset[State]
    after: State


def _move(after: State, *before: State) -> Move:
    return Move(frozenset(before), after)


_UNDER_WAY = (State.ACCEPTED, State.IN_PROGRESS)
MOVES: Final[dict[Step, Move]] = {
    Step.MEET_CONDITION: _move(State.ASSIGNED, State.WAITING),
    Step.ACCEPT: _move(State.ACCEPTED, State.ASSIGNED),
    Step.START: _move(State.IN_PROGRESS, State.ACCEPTED),
    # Handed down already, it may go to further organs: to another one after it was taken back from the first.
    Step.HAND_DOWN: _move(State.HANDED_DOWN, *_UNDER_WAY, State.HANDED_DOWN),
    Step.REPORT: _move(State.REPORTED, *_UNDER_WAY, State.RECTIFICATION),
    Step.VERIFY: _move(State.VERIFIED, State.REPORTED),
    Step.RETURN: _move(State.RETURNED, State.REPORTED),
    Step.RECTIFY: _move(State.RECTIFICATION, State.RETURNED),
    Step.DECLINE: _move(State.DECLINED, State.ASSIGNED, *_UNDER_WAY),
    Step.CONSENT: _move(State.NOT_APPLICABLE, State.DECLINED),
    Step.REFUSE: _move(State.ASSIGNED, State.DECLINED),
    # What waits on a person's desk (reported, declined) is left to that person.
    Step.SELF_VERIFY: _move(State.VERIFIED, State.ASSIGNED, *_UNDER_WAY, State.RETURNED, State.RECTIFICATION),
    Step.REOPEN: _move(State.IN_PROGRESS, State.VERIFIED),
    # The first is of the subordinate organ's assignment, the second of the one it was handed down from.
    Step.TAKE_BACK: _move(State.TAKEN_BACK, State.WAITING, State.ASSIGNED, *_UNDER_WAY, State.DECLINED),
    Step.RESUME: _move(State.IN_PROGRESS, State.HANDED_DOWN),
}


def may(step: Step, state: State | str) -> bool:
    """Whether `step` may be taken from `state`."""
    return state in MOVES[step].before


class Shown(models.TextChoices):
    """What a reader sees: the words and shapes of the portal, the board and every count."""

    OVERDUE = "overdue", _("逾期")
    RECTIFICATION = "rectification", _("退回整改")
    REPORTED = "reported", _("待核实")
    IN_PROGRESS = "in_progress", _("进行中")
    PENDING = "pending", _("未开始")
    WAITING = "waiting", _("待条件")
    VERIFIED = "verified", _("已核实")
    NOT_APPLICABLE = "not_applicable", _("不涉及")


_SHOWN: Final[dict[State, Shown]] = {
    State.WAITING: Shown.WAITING,
    State.ASSIGNED: Shown.PENDING,
    State.ACCEPTED: Shown.PENDING,
    State.IN_PROGRESS: Shown.IN_PROGRESS,
    State.HANDED_DOWN: Shown.IN_PROGRESS,
    State.REPORTED: Shown.REPORTED,
    State.RETURNED: Shown.RECTIFICATION,
    State.RECTIFICATION: Shown.RECTIFICATION,
    State.VERIFIED: Shown.VERIFIED,
    State.DECLINED: Shown.PENDING,
    State.NOT_APPLICABLE: Shown.NOT_APPLICABLE,
    State.TAKEN_BACK: Shown.NOT_APPLICABLE,
}
# The clock of these runs. Asking to be let off does not stop it; a report on the coordinator's desk does.
RUNNING: Final = frozenset(
    {
        State.ASSIGNED,
        State.ACCEPTED,
        State.IN_PROGRESS,
        State.RETURNED,
        State.RECTIFICATION,
        State.DECLINED,
    }
)
# How many of the four steps (accept, start, report, verify) lie behind an assignment.
STAGES: Final = 4
PASSED: Final[dict[State, int]] = {
    State.WAITING: 0,
    State.ASSIGNED: 0,
    State.DECLINED: 0,
    State.ACCEPTED: 1,
    State.IN_PROGRESS: 2,
    State.HANDED_DOWN: 2,
    State.RETURNED: 2,
    State.RECTIFICATION: 2,
    State.REPORTED: 3,
    State.VERIFIED: 4,
    State.NOT_APPLICABLE: 0,
    State.TAKEN_BACK: 0,
}


def is_late(state: State | str, due_on: date | None, on: date, *, optional: bool = False) -> bool:
    """Whether the due day has passed while the organ's clock runs; what is optional is never late."""
    return not optional and due_on is not None and due_on < on and state in RUNNING


def shown(state: State | str, due_on: date | None, on: date, *, optional: bool = False) -> Shown:
    """What a reader sees of one assignment without subordinates on the office day `on`."""
    if is_late(state, due_on, on, optional=optional):
        return Shown.OVERDUE
    return _SHOWN[State(state)]


def derive_handed_down(
    parts: Iterable[Shown], due_on: date | None, on: date, *, optional: bool = False
) -> Shown:
    """What handed-down work shows where it came from: what its parts show together, and late by its own day too."""
    found = derive(parts)
    owed = found in {Shown.PENDING, Shown.IN_PROGRESS, Shown.RECTIFICATION}
    late = owed and not optional and due_on is not None and due_on < on
    return Shown.OVERDUE if late else found


def derive(parts: Iterable[Shown]) -> Shown:
    """What many show together: a late one makes the whole late, only all verified make it verified.

    Order and grouping do not matter: deriving from derived groups gives the same. Parts that do not apply
    are left out unless nothing else is there; no parts at all show as not begun.
    """
    found = set(parts)
    live = found - {Shown.NOT_APPLICABLE}
    if not live:
        return Shown.NOT_APPLICABLE if found else Shown.PENDING
    for loud in (Shown.OVERDUE, Shown.RECTIFICATION):
        if loud in live:
            return loud
    if len(live) == 1:
        return live.pop()
    if live == {Shown.VERIFIED, Shown.REPORTED}:
        return Shown.REPORTED
    return Shown.PENDING if live == {Shown.PENDING, Shown.WAITING} else Shown.IN_PROGRESS
