"""What can be done with an assignment: for each step its form, its service, and why it may not be taken now.

A step is shown to a person who may take it in some state, and to everybody in the state it belongs to; if it
cannot be taken now, it stands there disabled with the reason.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from liaoliang.ledger import permissions, services
from liaoliang.ledger.models import Assignment
from liaoliang.ledger.services.reminding import REMINDED
from liaoliang.ledger.states import NoticeState, State, Step, may
from liaoliang.organisations.models import Officer
from liaoliang.workbench import step_forms
from liaoliang.workbench.shell import DeskRequest
from liaoliang.workbench.step_forms import StepForm

Words = str | Promise
Run = Callable[[DeskRequest, Assignment, Mapping[str, Any]], object]


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing a person may do with an assignment.

    `button` is its words, `may` who can do it in principle, `stranger` why this person may not, `done` the
    sentence afterwards. Why a state does not allow it is said by the state itself (`STANDS`).
    """

    key: str
    step: Step | None
    button: Words
    form: type[StepForm]
    run: Run
    may: Callable[[Officer, Assignment], bool]
    stranger: Words
    done: Words
    kind: str = "primary"

    def refusal(self, officer: Officer, assignment: Assignment) -> str:
        """Why it cannot be done now; empty if it can."""
        notice = permissions.notice_of(assignment)
        if notice.state != NoticeState.ADOPTED:
            return _("通知{state}，台账不再变动。").format(state=notice.get_state_display())
        if not self.fits(assignment):
            return str(STANDS[State(assignment.state)])
        return "" if self.may(officer, assignment) else str(self.stranger)

    def fits(self, assignment: Assignment) -> bool:
        """Whether the state allows it."""
        if self.step is None:
            return assignment.state in _IN_HAND
        return may(self.step, assignment.state)


_IN_HAND: Final = REMINDED
# Where an assignment stands, said where a step does not fit: true in that state, whatever the step.
STANDS: Final[Mapping[State, Words]] = {
    State.WAITING: gettext_lazy("前提条件还没有成就，成就以后才办理。"),
    State.ASSIGNED: gettext_lazy("任务还没有接受，先接受任务。"),
    State.ACCEPTED: gettext_lazy("任务已经接受，还没有报送。"),
    State.IN_PROGRESS: gettext_lazy("任务正在办理，还没有报送。"),
    State.HANDED_DOWN: gettext_lazy("任务已经分解给下级单位，由下级单位办理、报送。"),
    State.REPORTED: gettext_lazy("已经报送，正在等核实。"),
    State.VERIFIED: gettext_lazy("已经核实，不用再办。"),
    State.RETURNED: gettext_lazy("已经退回整改，先开始整改。"),
    State.RECTIFICATION: gettext_lazy("正在整改，还没有重新报送。"),
    State.DECLINED: gettext_lazy("已经申请不涉及，正在等决定。"),
    State.NOT_APPLICABLE: gettext_lazy("已经同意不涉及，不用办理。"),
    State.TAKEN_BACK: gettext_lazy("分解下达的单位已经收回，不用办理。"),
}
_STRANGER_ORGAN = gettext_lazy("由责任单位的工作人员办理。")
_STRANGER_VERIFIER = gettext_lazy("由负责核实的政务公开协调员办理；谁报送的，谁不能核实。")
_STRANGER_COORDINATOR = gettext_lazy("由统筹单位的政务公开协调员办理。")


def _base(request: DeskRequest, assignment: Assignment) -> dict[str, Any]:
    return {"assignment_id": assignment.pk, "by": request.officer, "at": request.at}


def _accept(request: DeskRequest, assignment: Assignment, given: Mapping[str, Any]) -> object:
    return services.accept_assignment(**_base(request, assignment))


def _start(request: DeskRequest, assignment: Assignment, given: Mapping[str, Any]) -> object:
    return services.start_progress(**_base(request, assignment))


def _rectify(request: DeskRequest, assignment: Assignment, given: Mapping[str, Any]) -> object:
    return services.begin_rectification(**_base(request, assignment))


def _report(request: DeskRequest, assignment: Assignment, given: Mapping[str, Any]) -> object:
    return services.report_assignment(
        text=given["text"], proofs=given["proofs"], **_base(request, assignment)
    )


def _verify(request: DeskRequest, assignment: Assignment, given: Mapping[str, Any]) -> object:
    return services.verify_assignment(content_hash=given["content_hash"], **_base(request, assignment))


def _return(request: DeskRequest, assignment: Assignment, given: Mapping[str, Any]) -> object:
    return services.return_assignment(
        content_hash=given["content_hash"],
        reason=given["reason"],
        redo_by=given["redo_by"],
        **_base(request, assignment),
    )


def _decline(request: DeskRequest, assignment: Assignment, given: Mapping[str, Any]) -> object:
    return services.decline_assignment(ground=given["ground"], **_base(request, assignment))


def _consent(request: DeskRequest, assignment: Assignment, given: Mapping[str, Any]) -> object:
    return services.consent_decline(**_base(request, assignment))


def _refuse(request: DeskRequest, assignment: Assignment, given: Mapping[str, Any]) -> object:
    return services.refuse_decline(ground=given["ground"], **_base(request, assignment))


def _meet(request: DeskRequest, assignment: Assignment, given: Mapping[str, Any]) -> object:
    return services.meet_condition(
        requirement_id=assignment.requirement_id,
        met_on=given["met_on"],
        evidence=given["evidence"],
        by=request.officer,
        at=request.at,
    )


def _hand_down(request: DeskRequest, assignment: Assignment, given: Mapping[str, Any]) -> object:
    return services.hand_down(
        organ_ids=[organ.pk for organ in given["organs"]],
        due_on=given["due_on"],
        **_base(request, assignment),
    )


def _take_back(request: DeskRequest, assignment: Assignment, given: Mapping[str, Any]) -> object:
    return services.take_back(
        organ_ids=[organ.pk for organ in given["organs"]],
        ground=given["ground"],
        **_base(request, assignment),
    )


def _change_due(request: DeskRequest, assignment: Assignment, given: Mapping[str, Any]) -> object:
    return services.change_due_on(
        assignment_ids=[assignment.pk],
        due_on=given["due_on"],
        ground=given["ground"],
        by=request.officer,
        at=request.at,
    )


def _remind(request: DeskRequest, assignment: Assignment, given: Mapping[str, Any]) -> object:
    return services.remind(assignment_ids=[assignment.pk], by=request.officer, at=request.at)


def _can_record(officer: Officer, assignment: Assignment) -> bool:
    return permissions.can_record_condition(officer, assignment.requirement)


def _coordinates(officer: Officer, assignment: Assignment) -> bool:
    return permissions.coordinates(officer, permissions.notice_of(assignment))


DEEDS: Final[tuple[Deed, ...]] = (
    Deed(
        "meet", Step.MEET_CONDITION, gettext_lazy("记录条件成就"), step_forms.ConditionForm, _meet, _can_record,
        gettext_lazy("由统筹单位或等这个条件的单位记录。"),
        gettext_lazy("条件成就已记录，任务开始计时"),
    ),
    Deed(
        "accept", Step.ACCEPT, gettext_lazy("接受任务"), StepForm, _accept, permissions.can_act,
        _STRANGER_ORGAN, gettext_lazy("任务已接受"),
    ),
    Deed(
        "rectify", Step.RECTIFY, gettext_lazy("开始整改"), StepForm, _rectify, permissions.can_act,
        _STRANGER_ORGAN, gettext_lazy("已开始整改"),
    ),
    Deed(
        "report", Step.REPORT, gettext_lazy("报送落实情况"), step_forms.ReportForm, _report, permissions.can_act,
        _STRANGER_ORGAN,
        gettext_lazy("已报送，等待核实"),
    ),
    Deed(
        "verify", Step.VERIFY, gettext_lazy("核实通过"), step_forms.VerifyForm, _verify, permissions.can_verify,
        _STRANGER_VERIFIER, gettext_lazy("已核实"),
    ),
    Deed(
        "return", Step.RETURN, gettext_lazy("退回整改"), step_forms.ReturnForm, _return, permissions.can_verify,
        _STRANGER_VERIFIER, gettext_lazy("已退回整改"), "danger",
    ),
    Deed(
        "consent", Step.CONSENT, gettext_lazy("同意不涉及"), StepForm, _consent, permissions.can_decide_decline,
        _STRANGER_COORDINATOR, gettext_lazy("已同意不涉及"),
    ),
    Deed(
        "refuse", Step.REFUSE, gettext_lazy("不同意不涉及"), step_forms.GroundForm, _refuse,
        permissions.can_decide_decline,
        _STRANGER_COORDINATOR,
        gettext_lazy("未同意，任务仍待接受"), "danger",
    ),
    Deed(
        "start", Step.START, gettext_lazy("开始办理"), StepForm, _start, permissions.can_act,
        _STRANGER_ORGAN, gettext_lazy("已开始办理"), "secondary",
    ),
    Deed(
        "hand-down", Step.HAND_DOWN, gettext_lazy("分解给下级单位"), step_forms.HandDownForm, _hand_down,
        permissions.can_hand_down,
        gettext_lazy("由本单位负责人或政务公开协调员分解。"), gettext_lazy("已分解下达"), "secondary",
    ),
    Deed(
        "take-back", Step.RESUME, gettext_lazy("从下级单位收回"), step_forms.TakeBackForm, _take_back,
        permissions.can_hand_down,
        gettext_lazy("由本单位负责人或政务公开协调员收回。"), gettext_lazy("已收回"), "danger",
    ),
    Deed(
        "decline", Step.DECLINE, gettext_lazy("申请不涉及"), step_forms.GroundForm, _decline, permissions.can_act,
        _STRANGER_ORGAN,
        gettext_lazy("申请已提交，等协调员决定；决定以前期限照常计算"), "secondary",
    ),
    Deed(
        "due", None, gettext_lazy("调整期限"), step_forms.DueForm, _change_due, _coordinates,
        _STRANGER_COORDINATOR, gettext_lazy("期限已调整"), "secondary",
    ),
    Deed(
        "remind", None, gettext_lazy("催办"), StepForm, _remind, permissions.can_remind,
        gettext_lazy("由统筹单位的协调员、责任单位负责人或分解下达的单位催办。"),
        gettext_lazy("已催办；同一天再催不会重复发送"), "secondary",
    ),
)  # fmt: skip
BY_KEY: Final = {deed.key: deed for deed in DEEDS}
# What stands in the middle of the page in each state: the one thing to do now, or two that exclude each other.
NOW: Final[Mapping[State, tuple[str, ...]]] = {
    State.WAITING: ("meet",),
    State.ASSIGNED: ("accept",),
    State.ACCEPTED: ("report",),
    State.IN_PROGRESS: ("report",),
    State.REPORTED: ("verify", "return"),
    State.RETURNED: ("rectify",),
    State.RECTIFICATION: ("report",),
    State.DECLINED: ("consent", "refuse"),
}

# Steps that only their own moment knows; before and after it they would be noise.
PASSING: Final = frozenset({"meet", "accept", "rectify", "consent", "refuse", "start", "take-back"})


def now(officer: Officer, assignment: Assignment, asked: str = "") -> tuple[Deed, ...]:
    """What stands in the middle: what was asked for, if it fits, otherwise what the state calls for.

    Nothing, where the state calls for somebody else: then the page says for whom it waits.
    """
    wanted = NOW.get(State(assignment.state), ())
    chosen = BY_KEY.get(asked)
    if chosen and chosen.fits(assignment) and asked not in wanted:
        return (chosen,)
    deeds = tuple(BY_KEY[key] for key in wanted)
    return deeds if asked in wanted or any(deed.may(officer, assignment) for deed in deeds) else ()


def others(officer: Officer, assignment: Assignment, shown: Iterable[Deed]) -> tuple[Deed, ...]:
    """The other steps of this person, and what the state calls for from somebody else.

    Those that cannot be taken stand there disabled; those gone by do not.
    """
    called_for = NOW.get(State(assignment.state), ())
    left = [deed for deed in DEEDS if deed not in set(shown)]
    return tuple(
        deed
        for deed in left
        if deed.key in called_for
        or (deed.may(officer, assignment) and (deed.key not in PASSING or deed.fits(assignment)))
    )
