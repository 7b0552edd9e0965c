"""What an officer sees of the ledger: own tasks, one assignment with its trail, what may be done next."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import Case, CharField, Count, F, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce
from django.db.models.lookups import LessThan
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from liaoliang.base import actions
from liaoliang.base.evidence import Event, events_of
from liaoliang.base.locks import GONE
from liaoliang.errors import BadInputError, NotFoundError
from liaoliang.ledger import permissions
from liaoliang.ledger.models import Assignment, Notice, Report, ReportEvidence
from liaoliang.ledger.states import RUNNING, NoticeState, Shown, State, Step, derive_handed_down, may, shown
from liaoliang.organisations.models import Officer
from liaoliang.organisations.permissions import belongs_to, has_role, organs_in_scope
from liaoliang.organisations.roles import Role

PAGE_SIZE: Final = 50
PATH: Final = ("requirement__task__category__notice__issuing_organ", "organ", "parent__organ")


@dataclass(frozen=True, slots=True)
class Filter:
    """What to leave in a list of assignments."""

    notice_id: int | None = None
    task_id: int | None = None
    organ_id: int | None = None
    shown: Shown | None = None


EVERYTHING: Final = Filter()


@dataclass(frozen=True, slots=True)
class Page:
    """One page of assignments; `next_cursor` is empty on the last."""

    rows: list[Assignment]
    next_cursor: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """A step that belongs to this state; where it is not allowed, `reason` says why."""

    step: Step
    allowed: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class TrailLine:
    """An event with its sentence."""

    event: Event
    sentence: str


def assignments_of(officer: Officer) -> QuerySet[Assignment]:
    """What the organs the officer acts for have to do under running notices, earliest day first."""
    rows = _standing().filter(requirement__task__category__notice__state=NoticeState.ADOPTED)
    return rows.filter(organ__in=_own_organs(officer))


def assignments_in_scope(officer: Officer) -> QuerySet[Assignment]:
    """Everything the officer may see: own scope, what its organs handed down, notices the officer coordinates."""
    scope = organs_in_scope(officer)
    seen = Q(organ__in=scope) | Q(parent__organ__in=scope)
    return _standing().filter(seen | Q(requirement__task__category__notice__in=_coordinated(officer)))


def page_of(
    rows: QuerySet[Assignment],
    *,
    on: date,
    after: str = "",
    keep: Filter = EVERYTHING,
    size: int = PAGE_SIZE,
) -> Page:
    """One page of assignments behind the cursor `after`. Raises BadInputError for a cursor we did not give."""
    rows = kept(rows, keep, on=on)
    if after:
        day, number = _read_cursor(after)
        rows = rows.filter(Q(sort_on__gt=day) | Q(sort_on=day, pk__gt=number))
    found = list(rows[: size + 1])
    cursor = f"{found[size - 1].sort_on.isoformat()}.{found[size - 1].pk}" if len(found) > size else ""
    return Page(found[:size], cursor)


def kept(rows: QuerySet[Assignment], keep: Filter, *, on: date) -> QuerySet[Assignment]:
    """The assignments that a filter leaves."""
    if keep.notice_id is not None:
        rows = rows.filter(requirement__task__category__notice=keep.notice_id)
    if keep.task_id is not None:
        rows = rows.filter(requirement__task=keep.task_id)
    if keep.organ_id is not None:
        rows = rows.filter(organ=keep.organ_id)
    return rows.annotate(shown=_shown(on)).filter(shown=keep.shown) if keep.shown else rows


def counts(rows: QuerySet[Assignment], *, on: date) -> dict[Shown, int]:
    """How many of these assignments show what on the office day; one query, every state is a key.

    What was handed down counts as in progress here; its own page derives it.
    """
    found = rows.order_by().annotate(shown=_shown(on)).values_list("shown").annotate(number=Count("pk"))
    numbers: dict[str, int] = dict(found)
    return {state: numbers.get(state, 0) for state in Shown}


def late_assignments(officer: Officer, notice_id: int, *, on: date) -> QuerySet[Assignment]:
    """What is late under a notice and within the officer's sight; handed down, it is late where it went."""
    return kept(assignments_in_scope(officer), Filter(notice_id, shown=Shown.OVERDUE), on=on)


def of_organs_or_tasks(
    rows: QuerySet[Assignment], organ_ids: Collection[int], task_ids: Collection[int]
) -> QuerySet[Assignment]:
    """Those of these organs, or handed down by them, and those of these tasks."""
    organs = Q(organ__in=organ_ids) | Q(parent__organ__in=organ_ids)
    return rows.filter(organs | Q(requirement__task__in=task_ids))


def assignment_for(officer: Officer, assignment_id: int) -> Assignment:
    """One assignment that the officer may see. Raises NotFoundError for foreign and unknown ones alike."""
    row = _all().filter(pk=assignment_id).first()
    if row is None or not permissions.can_see(officer, row):
        raise NotFoundError(GONE, id=assignment_id)
    return row


def shown_of(row: Assignment, *, on: date) -> Shown:
    """What one assignment shows; handed down, it is derived from where it went."""
    children = list(row.children.select_related("requirement")) if row.state == State.HANDED_DOWN else []
    if children:
        parts = [shown_of(child, on=on) for child in children]
        due, optional = row.effective_due_on, row.requirement.optional
        return derive_handed_down(parts, due, on, optional=optional)
    return shown(row.state, row.effective_due_on, on, optional=row.requirement.optional)


def children_of(row: Assignment) -> QuerySet[Assignment]:
    """What the organ handed down, in the order of organs."""
    return row.children.select_related(*PATH).order_by("organ__sort_order", "pk")


def reports_of(row: Assignment) -> QuerySet[Report]:
    """Everything reported on the assignment with its proofs, newest first; the caller has seen the assignment."""
    return row.reports.select_related("by").prefetch_related("evidence__blob").order_by("-ordinal")


def proof_for(officer: Officer, proof_id: int) -> ReportEvidence:
    """A proof that the officer may open. Raises NotFoundError for foreign and unknown ones alike."""
    row = ReportEvidence.objects.select_related("blob", "report").filter(pk=proof_id).first()
    if row is None:
        raise NotFoundError(GONE, id=proof_id)
    assignment_for(officer, row.report.assignment_id)
    return row


def history(row: Assignment) -> list[TrailLine]:
    """The assignment's trail as sentences, oldest first; the caller has seen the assignment."""
    return [TrailLine(event, actions.describe(event)) for event in events_of(row)]


def offers(officer: Officer, row: Assignment) -> list[Offer]:
    """Every step of the present state with whether this officer may take it, and why not."""
    running = permissions.notice_of(row).state == NoticeState.ADOPTED
    return [
        _offer(step, rule(officer, row), reason, running)
        for step, (rule, reason) in _RULES.items()
        if may(step, row.state)
    ]


def _offer(step: Step, allowed: bool, reason: str, running: bool) -> Offer:
    if not running:
        return Offer(step, False, _("该通知已不在执行中"))
    return Offer(step, allowed, "" if allowed else _(reason))


_ORGAN = gettext_noop("由责任单位的工作人员办理")
_HEAD = gettext_noop("由责任单位负责人或政务公开协调员办理")
_VERIFIER = gettext_noop("由负责核实的协调员办理，报送人不得自行核实")
_DECIDER = gettext_noop("由通知的协调员决定，申请人不得自行决定")
_RULES: Final[Mapping[Step, tuple[Callable[[Officer, Assignment], bool], str]]] = {
    Step.ACCEPT: (permissions.can_act, _ORGAN),
    Step.START: (permissions.can_act, _ORGAN),
    Step.RECTIFY: (permissions.can_act, _ORGAN),
    Step.REPORT: (permissions.can_act, _ORGAN),
    Step.HAND_DOWN: (permissions.can_hand_down, _HEAD),
    Step.DECLINE: (permissions.can_act, _ORGAN),
    Step.VERIFY: (permissions.can_verify, _VERIFIER),
    Step.RETURN: (permissions.can_verify, _VERIFIER),
    Step.CONSENT: (permissions.can_decide_decline, _DECIDER),
    Step.REFUSE: (permissions.can_decide_decline, _DECIDER),
}


def _all() -> QuerySet[Assignment]:
    return Assignment.objects.select_related(*PATH).order_by("sort_on", "pk")


def _standing() -> QuerySet[Assignment]:
    """Without what was taken back: that is opened by its address, or from where it was handed down, alone."""
    return _all().exclude(state=State.TAKEN_BACK)


def _own_organs(officer: Officer) -> set[int]:
    """Organs for which the officer may accept and report (see `permissions.acts_for`)."""
    held = {item.organ_id for item in officer.held if has_role(officer, item.role, item.organ_id)}
    acting = {
        organ_id
        for organ_id in held
        if has_role(officer, Role.HEAD, organ_id) or has_role(officer, Role.DRAFTER, organ_id)
    }
    return acting | ({officer.organ_id} if belongs_to(officer, officer.organ_id) else set())


def _coordinated(officer: Officer) -> list[int]:
    rows = Notice.objects.values_list("id", "issuing_organ_id")
    return [pk for pk, organ_id in rows if has_role(officer, Role.COORDINATOR, organ_id)]


_WORDS: Final[dict[Shown, tuple[State, ...]]] = {
    Shown.REPORTED: (State.REPORTED,),
    Shown.IN_PROGRESS: (State.IN_PROGRESS, State.HANDED_DOWN),
    Shown.RECTIFICATION: (State.RETURNED, State.RECTIFICATION),
    Shown.VERIFIED: (State.VERIFIED,),
    Shown.WAITING: (State.WAITING,),
    Shown.NOT_APPLICABLE: (State.NOT_APPLICABLE, State.TAKEN_BACK),
}


def _shown(on: date) -> Case:
    """`states.shown` as SQL, for filters and counts; a test holds the two together."""
    due_is_past = LessThan(Coalesce(F("rectify_on"), F("due_on")), Value(on))
    running = Q(state__in=RUNNING, requirement__optional=False)
    late = When(running & Q(due_is_past), then=Value(Shown.OVERDUE.value))
    others = [When(state__in=states, then=Value(name.value)) for name, states in _WORDS.items()]
    return Case(late, *others, default=Value(Shown.PENDING.value), output_field=CharField())


def _read_cursor(cursor: str) -> tuple[date, int]:
    day, _dot, number = cursor.partition(".")
    try:
        if not (number.isascii() and number.isdigit() and len(number) < 19):
            raise ValueError(cursor)
        return date.fromisoformat(day), int(number)
    except ValueError as error:
        raise BadInputError("after", gettext_noop("翻页标识无效，请回到第一页")) from error
