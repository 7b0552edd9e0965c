"""The states a reader meets, each as word + shape + colour. Pure values, no workflow."""

from __future__ import annotations

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class State(StrEnum):
    """What a mark can say. The value names the shape in the sprite and the class in the stylesheet."""

    VERIFIED = "verified"
    REPORTED = "reported"
    IN_PROGRESS = "in_progress"
    PENDING = "pending"
    WAITING = "waiting"
    RECTIFICATION = "rectification"
    OVERDUE = "overdue"
    NOT_APPLICABLE = "not_applicable"
    OPTIONAL = "optional"
    BLOCKING = "blocking"
    WARNING = "warning"
    MISSING = "missing"
    REFUSED = "refused"


WORDS: dict[State, Promise] = {
    State.VERIFIED: _("已核实"),
    State.REPORTED: _("待核实"),
    State.IN_PROGRESS: _("进行中"),
    State.PENDING: _("未开始"),
    State.WAITING: _("待条件"),
    State.RECTIFICATION: _("退回整改"),
    State.OVERDUE: _("逾期"),
    State.NOT_APPLICABLE: _("不涉及"),
    State.OPTIONAL: _("可选"),
    State.BLOCKING: _("必须解决"),
    State.WARNING: _("请留意"),
    State.MISSING: _("应有而没有"),
    State.REFUSED: _("现在不能"),
}

TONES: dict[State, str] = {
    State.VERIFIED: "green",
    State.REPORTED: "blue",
    State.IN_PROGRESS: "blue",
    State.PENDING: "grey",
    State.WAITING: "grey",
    State.RECTIFICATION: "amber",
    State.OVERDUE: "red",
    State.NOT_APPLICABLE: "grey",
    State.OPTIONAL: "grey",
    State.BLOCKING: "red",
    State.WARNING: "amber",
    State.MISSING: "amber",
    State.REFUSED: "grey",
}

# The order in which legends and filters name the states: what is reached first, what is wrong last.
LEGEND_ORDER = (
    State.VERIFIED,
    State.REPORTED,
    State.IN_PROGRESS,
    State.PENDING,
    State.WAITING,
    State.RECTIFICATION,
    State.OVERDUE,
    State.NOT_APPLICABLE,
    State.OPTIONAL,
)


def word_of(state: State) -> str:
    """The official word of a state, in the reader's language."""
    return str(WORDS[state])


def tone_of(state: State) -> str:
    """The colour family of a state: green, blue, amber, red or grey."""
    return TONES[state]
