"""The page of one assignment, in three columns: facts, what to do now, clock with people and trail."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from liaoliang.base.actions import describe
from liaoliang.base.chain import ORIGIN, hash_of
from liaoliang.base.clock import SHANGHAI
from liaoliang.base.evidence import Event, events_of
from liaoliang.errors import Issue
from liaoliang.ledger import links
from liaoliang.ledger.checks import report_issues
from liaoliang.ledger.models import Assignment, Governing, Report, Requirement
from liaoliang.ledger.permissions import notice_of, verifying_organ_id
from liaoliang.ledger.selectors import children_of, reports_of, shown_of
from liaoliang.ledger.services import is_intact
from liaoliang.ledger.states import PASSED, Shown, State
from liaoliang.organisations.models import Officer
from liaoliang.organisations.selectors import organ_by_id
from liaoliang.ui.components import (
    Button,
    Details,
    EvidenceReceipt,
    IssueList,
    Link,
    MetadataRow,
    Stage,
    StageBar,
    StateChip,
    Trail,
    TrailEvent,
)
from liaoliang.ui.states import State as Mark
from liaoliang.workbench.assignment_clock import Reader, clock
from liaoliang.workbench.assignment_measure import measure_of
from liaoliang.workbench.step_forms import field_of
from liaoliang.workbench.steps import Deed, now, others
from liaoliang.workbench.tasks_table import due_cell
from liaoliang.workbench.texts import day_and_time


def context(assignment: Assignment, reader: Reader, *, asked: str = "") -> dict[str, Any]:
    """Everything the template shows, except the forms."""
    events = list(events_of(assignment))
    deeds = now(reader.officer, assignment, asked)
    waiting = waits_for(assignment, events)
    reports = [shown_report(report) for report in reports_of(assignment)]
    return {
        "assignment": assignment,
        "requirement": assignment.requirement,
        "notice": notice_of(assignment),
        "chip": state_chip(assignment, reader.on),
        "due": due_cell(assignment, reader.calendar, reader.on),
        "facts": facts(assignment),
        "texts": texts(assignment.requirement),
        "targets": [str(target.get("text", "")) for target in assignment.requirement.targets],
        "measure": measure_of(assignment, reader.on),
        "stages": stages(assignment, events),
        "deeds": deeds,
        "other_deeds": [
            other_button(deed, assignment, reader.officer)
            for deed in others(reader.officer, assignment, deeds)
        ],
        "waits_for": waiting,
        "now_title": now_title(deeds) or waiting.title,
        "judged": reports[0] if reports and assignment.state == State.REPORTED else None,
        "reports": reports[1:] if assignment.state == State.REPORTED else reports,
        "report_count": len(reports),
        "children": children(assignment, reader.on),
        "clock": clock(assignment, reader),
        "people": people(assignment, events),
        "trail": trail(assignment, events),
        "event_count": len(events),
        "verdict": verdict(events),
    }


def state_chip(assignment: Assignment, on: date) -> StateChip:
    """The state in the reader's words: late is told, and the exact state behind it."""
    found = shown_of(assignment, on=on)
    word = "" if found == Shown.OVERDUE else assignment.get_state_display()
    return StateChip(state=Mark(found.value), word=word, optional=assignment.requirement.optional)


def facts(assignment: Assignment) -> list[tuple[str, Any]]:
    """What the notice says, in the order people ask."""
    requirement = assignment.requirement
    task, notice = requirement.task, notice_of(assignment)
    rows: list[tuple[str, Any]] = [
        (_("通知"), Link(text=notice.title, href=links.notice(notice.pk))),
        (_("文号"), notice.document_number or _("没有")),
        (_("类别"), task.category.title or _("没有")),
        (_("任务"), _("任务 {number} {title}").format(number=task.number, title=task.title)),
        (_("单位"), assignment.organ.label),
        (_("分工"), assignment.get_part_display()),
        (_("原文单位"), _written_unit(assignment)),
        (_("原文时限"), requirement.deadline or _("没有写")),
        (_("来源"), requirement.get_origin_display()),
        (_("核实方式"), requirement.get_verification_display()),
    ]
    if assignment.parent is not None:
        rows.append((_("下达单位"), assignment.parent.organ.label))
    return rows


def _written_unit(assignment: Assignment) -> str:
    written = assignment.unit_text or assignment.requirement.units_text or _("没有写")
    return _("{unit}（统称，含本单位）").format(unit=written) if assignment.via_collective else written


@dataclass(frozen=True, slots=True)
class Texts:
    """The requirement as it governs, and annex and body behind it."""

    governing: str
    note: str
    sources: tuple[Details, ...]


def texts(requirement: Requirement) -> Texts:
    """Annex beside body; which of the two holds is said where they differ."""
    sources = []
    if requirement.text != requirement.governing_text:
        sources.append(Details(summary=_("附件的原文"), body=requirement.text))
    if requirement.task.body_text:
        sources.append(Details(summary=_("正文对这项任务的表述"), body=requirement.task.body_text))
    note = ""
    if requirement.task.governing != Governing.ANNEX:
        note = _("附件和正文有差异：{decision}").format(decision=requirement.task.get_governing_display())
    return Texts(requirement.governing_text, note, tuple(sources))


# ── middle ───────────────────────────────────────────────────────────────────────────────────────

_STAGES = (
    ("ledger.assigned", 0),
    ("ledger.accepted", 1),
    ("ledger.started", 2),
    ("ledger.reported", 3),
    ("ledger.verified", 4),
)


def stages(assignment: Assignment, events: Sequence[Event]) -> StageBar:
    """Handed out, accepted, under way, reported, verified: who and when, and what is missing."""
    names = (_("下达"), _("接受"), _("办理"), _("报送"), _("核实"))
    passed = _passed(assignment, events)
    lines = {action: _who_and_when(events, action) for action, _place in _STAGES}
    lacks = lacking(assignment)
    return StageBar(
        stages=tuple(
            Stage(
                name=name,
                state="done" if place <= passed else "current" if place == passed + 1 else "next",
                lines=lines[action] if place <= passed else (),
                lacks=lacks if place == passed + 1 else "",
            )
            for name, (action, place) in zip(names, _STAGES, strict=True)
        )
    )


# States that stop the way without undoing what was done on it.
_ASIDE = frozenset({State.HANDED_DOWN, State.DECLINED, State.NOT_APPLICABLE, State.TAKEN_BACK})
_BEGUN_ANEW = frozenset({"ledger.decline_refused", "ledger.returned"})


def _passed(assignment: Assignment, events: Sequence[Event]) -> int:
    """The last stage that is behind it. What was put aside has still been accepted: the bar never steps back."""
    passed = PASSED[State(assignment.state)]
    if State(assignment.state) not in _ASIDE:
        return passed
    places, reached = dict(_STAGES), 0
    for event in events:
        reached = 0 if event.action in _BEGUN_ANEW else max(reached, places.get(event.action, 0))
    return reached


def _who_and_when(events: Sequence[Event], action: str) -> tuple[str, ...]:
    found = [event for event in events if event.action == action]
    if not found:
        return ()
    last = found[-1]
    day = last.at.astimezone(SHANGHAI)
    return (_("{month}月{day}日").format(month=day.month, day=day.day), last.organ_name)


def lacking(assignment: Assignment) -> str:
    """What the next stage waits for, in a few words."""
    words = {
        State.WAITING: _("前提条件还没成就"),
        State.ASSIGNED: _("等单位接受"),
        State.ACCEPTED: _("落实情况和佐证"),
        State.IN_PROGRESS: _("落实情况和佐证"),
        State.HANDED_DOWN: _("等下级单位办结"),
        State.REPORTED: _("等协调员核实"),
        State.RETURNED: _("整改"),
        State.RECTIFICATION: _("整改后再报"),
        State.DECLINED: _("等决定是否不涉及"),
        State.NOT_APPLICABLE: _("不涉及，不用办理"),
        State.TAKEN_BACK: _("上级单位已收回"),
    }
    return words.get(State(assignment.state), "")


@dataclass(frozen=True, slots=True)
class Waiting:
    """With whom a thing lies, as a heading and as a sentence with its day."""

    title: str
    text: str


# The event since when it has lain there.
_SINCE = {
    State.ASSIGNED: "ledger.assigned",
    State.REPORTED: "ledger.reported",
    State.DECLINED: "ledger.decline_asked",
    State.HANDED_DOWN: "ledger.handed_down",
    State.RETURNED: "ledger.returned",
}


def waits_for(assignment: Assignment, events: Sequence[Event]) -> Waiting:
    """For a reader who can do nothing about it: who is to act, and since when."""
    state = State(assignment.state)
    settled = _SETTLED.get(state)
    if settled is not None:
        return Waiting(_("没有要办的事"), str(settled))
    organ, title, text = _whose_turn(assignment, state)
    since = [event for event in events if event.action == _SINCE.get(state)]
    words = str(text).format(organ=organ)
    if since:
        words = _("{sentence}从{day}等到现在。").format(sentence=words, day=day_and_time(since[-1].at))
    return Waiting(str(title).format(organ=organ), words)


_SETTLED: Mapping[State, Promise] = {
    State.VERIFIED: gettext_lazy("已经核实，没有要办的事。"),
    State.NOT_APPLICABLE: gettext_lazy("已同意不涉及，没有要办的事。"),
    State.TAKEN_BACK: gettext_lazy("分解下达的单位已经收回，没有要办的事。"),
}


def _whose_turn(assignment: Assignment, state: State) -> tuple[str, str, str]:
    """Organ, heading and sentence."""
    if state == State.REPORTED:
        organ = organ_by_id(verifying_organ_id(assignment)).label
        return organ, _("等{organ}核实"), _("由{organ}的政务公开协调员核实；谁报送的，谁不能核实。")
    if state == State.DECLINED:
        organ = notice_of(assignment).issuing_organ.label
        return organ, _("等{organ}决定是否不涉及"), _("由{organ}的政务公开协调员决定，决定以前期限照常计算。")
    if state == State.HANDED_DOWN:
        return "", _("等下级单位办结"), _("已分解给下级单位，全部核实后这里自动显示已核实。")
    organ = assignment.organ.label
    return organ, _("等{organ}办理"), _("由{organ}的工作人员办理。")


def now_title(deeds: Sequence[Deed]) -> str:
    """What is to be done, as the heading of the box; two deeds that exclude each other are one decision."""
    if len(deeds) > 1:
        return str(_DECISIONS.get(deeds[0].key, deeds[0].button))
    return str(deeds[0].button) if deeds else ""


_DECISIONS: Mapping[str, Promise] = {
    "verify": gettext_lazy("核实这次报送"),
    "consent": gettext_lazy("决定是否不涉及"),
}


def other_button(deed: Deed, assignment: Assignment, officer: Officer) -> Button:
    """A further step: a link to its form, or disabled with the reason."""
    address = reverse("workbench:assignment", args=[assignment.pk])
    return Button(
        text=deed.button,
        kind="secondary",
        href=f"{address}?do={deed.key}#now",
        refused=deed.refusal(officer, assignment),
        small=True,
    )


def waiting_issues() -> IssueList:
    """What a report needs before it can be sent: the same check that the service will make."""
    return issues_of(report_issues("", ()), title=_("报送前要解决"))


def issues_of(issues: Iterable[Issue], title: str) -> IssueList:
    """Issues with a link to the field each speaks of."""
    listed = list(issues)
    return IssueList.of(
        listed, actions={issue.where: field_link(issue.where) for issue in listed if issue.where}, title=title
    )


def field_link(where: str) -> Link:
    """The way to a field of the report's form."""
    return Link(text=_("去填写"), href=f"#id_{field_of(where)}")


@dataclass(frozen=True, slots=True)
class ShownReport:
    """A report with its proofs, and whether it still is what its hash was made of."""

    report: Report
    at: str
    proofs: tuple[tuple[str, Link | str, str], ...]
    intact: StateChip


def shown_report(report: Report) -> ShownReport:
    """Files lead to a download that asks for permission again; links open outside."""
    proofs = tuple(
        (
            item.get_kind_display(),
            Link(
                text=item.name, href=reverse("workbench:evidence_file", args=[report.assignment_id, item.pk])
            )
            if item.blob
            else Link(text=item.name, href=item.url)
            if item.url
            else item.name,
            _measured(item.measure) if item.measure else item.url if item.url != item.name else "",
        )
        for item in report.evidence.all()
    )
    whole = is_intact(report)
    chip = StateChip(
        state=Mark.VERIFIED if whole else Mark.BLOCKING,
        word=_("内容与摘要一致") if whole else _("内容与摘要不一致"),
        plain=True,
    )
    return ShownReport(report, day_and_time(report.at), proofs, chip)


def _measured(figure: dict[str, Any]) -> str:
    if figure.get("value") is None:
        return _("没有可计算的记录")
    return _("{value}（{numerator} / {denominator}），{day}").format(
        value=figure["value"],
        numerator=figure["numerator"],
        denominator=figure["denominator"],
        day=figure["read_on"],
    )


def children(assignment: Assignment, on: date) -> list[tuple[Link, StateChip]]:
    """The organs it was handed down to, and where each stands."""
    if assignment.state != State.HANDED_DOWN:
        return []
    rows = children_of(assignment)
    return [
        (Link(text=row.organ.label, href=reverse("workbench:assignment", args=[row.pk])), state_chip(row, on))
        for row in rows
    ]


# ── right ────────────────────────────────────────────────────────────────────────────────────────


def people(assignment: Assignment, events: Sequence[Event]) -> list[tuple[str, str]]:
    """Who has had a hand in it, and whose turn it is."""
    found = [(_("下达"), _actor(events[0]))] if events else []
    if assignment.reported_by is not None:
        found.append((_("报送"), _person(assignment.reported_by)))
    if assignment.verified_by is not None:
        found.append((_("核实"), _person(assignment.verified_by)))
    elif assignment.verified_reading_id is not None:
        found.append((_("核实"), _("平台数据自动核实")))
    else:
        organ = organ_by_id(verifying_organ_id(assignment)).label
        found.append((_("核实"), _("{organ}的政务公开协调员").format(organ=organ)))
    return found


def _person(officer: Officer) -> str:
    return f"{officer.name} · {officer.organ.label}"


def _actor(event: Event) -> str:
    return " · ".join(part for part in (event.actor_name, event.organ_name) if part)


def trail(assignment: Assignment, events: Sequence[Event]) -> Trail:
    """What happened, latest first; each event leads to its receipt."""
    return Trail(
        events=tuple(
            TrailEvent(
                text=describe(event),
                line=f"{day_and_time(event.at)} · {_actor(event)}",
                digest=event.hash[:12],
                href=reverse("workbench:assignment_event", args=[assignment.pk, event.seq]),
            )
            for event in reversed(events)
        ),
        verdict=verdict(events),
    )


def verdict(events: Sequence[Event]) -> StateChip:
    """Whether each event's hash is what its content gives, and each names the one before."""
    before = ORIGIN
    for event in events:
        if event.prev_hash != before or hash_of(event) != event.hash:
            words = _("第 {seq} 条起链条断开，请告诉安全审计员").format(seq=event.seq)
            return StateChip(state=Mark.BLOCKING, word=words, plain=True)
        before = event.hash
    return StateChip(state=Mark.VERIFIED, word=_("链条完整，刚刚核对"), plain=True)


def receipt(event: Event) -> EvidenceReceipt:
    """One event as a receipt that its holder can check."""
    found = event.receipt()
    seal = (
        Link(
            text=_("第 {n} 次封存，{day}").format(n=found.seal_number, day=found.sealed_on),
            href=f"/api/v1/seals/{found.seal_number}",
        )
        if found.is_sealed
        else None
    )
    return EvidenceReceipt(
        event=describe(event),
        number=found.number,
        at=_shanghai(found.at),
        digest=found.hash,
        previous="" if event.prev_hash == ORIGIN else event.prev_hash,
        rows=(
            MetadataRow(label=_("经办"), value=_actor(event)),
            MetadataRow(label=_("摘要算法"), value=found.algorithm.upper()),
        ),
        seal=seal,
        check=Link(text=_("用公开接口查验"), href=f"/api/v1/receipts/{found.hash}"),
    )


def _shanghai(moment: datetime) -> datetime:
    return moment.astimezone(SHANGHAI)
