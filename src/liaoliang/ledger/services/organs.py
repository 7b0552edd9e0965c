"""Which organs answer: mapping unknown names, adding organs, and own key areas."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_noop

from liaoliang.base.canonical import JSON
from liaoliang.base.clock import office_day
from liaoliang.base.evidence import lock, record
from liaoliang.base.locks import GONE
from liaoliang.errors import Issue, NotFoundError, NotReadyError, WrongStateError
from liaoliang.ledger import permissions
from liaoliang.ledger.checks import ground_issues, own_area_issues, refuse_if
from liaoliang.ledger.models import (
    Assignment,
    Category,
    Notice,
    Origin,
    Part,
    Requirement,
    Task,
    UnitQuestion,
)
from liaoliang.ledger.selectors.own_areas import may_add_own_area
from liaoliang.ledger.services._assigning import Place, assign
from liaoliang.ledger.services._common import (
    allow,
    coordinated_requirement,
    finish,
    insist_notice,
    lock_notice,
    settle,
)
from liaoliang.ledger.services.progress import NOT_YOURS
from liaoliang.ledger.states import NoticeState, Step
from liaoliang.ledger.waiting import NAME_UNITS, settled
from liaoliang.organisations.models import Officer, Organ
from liaoliang.organisations.names import fold, split_remark
from liaoliang.organisations.services import add_alias

OWN_AREAS = gettext_noop("自行确定的公开重点领域")


@transaction.atomic
def answer_unit_question(
    *,
    question_id: int,
    organ_ids: Collection[int],
    by: Officer,
    at: datetime,
    as_alias: bool = True,
) -> list[Assignment]:
    """Say which organs a written unit means, and give them the requirement.

    An unknown name that means one organ becomes its alias (unless `as_alias` is off), and every open
    question about the same name in this notice is answered with it. Raises NotFoundError, WrongStateError,
    NotReadyError.
    """
    question, notice = _open_question(question_id, by)
    organs = _chosen(organ_ids)
    if as_alias and question.kind == UnitQuestion.Kind.UNKNOWN and len(organs) == 1:
        add_alias(organ_id=organs[0].pk, name=split_remark(question.text).name, by=by, at=at)
    same = _same_questions(question, notice)
    for row in same:
        _answer(row, UnitQuestion.State.ANSWERED, [organ.pk for organ in organs], "", by, at)
    names = "、".join(organ.label for organ in organs)
    detail: dict[str, JSON] = {"unit": question.text, "organs": names, "places": len(same)}
    record(notice, "ledger.unit_answered", by=by.actor, at=at, detail=detail)
    _settle_questions(notice, at)
    places = [
        Place(row.requirement, organ, Part(row.part), row.text, via_collective=row.kind == "open")
        for row in same
        for organ in organs
    ]
    return assign(places, by=by, at=at)


@transaction.atomic
def dismiss_unit_question(*, question_id: int, ground: str, by: Officer, at: datetime) -> UnitQuestion:
    """The written unit names nobody (or nobody further) who answers; with a ground."""
    question, notice = _open_question(question_id, by)
    refuse_if(ground_issues(ground))
    _answer(question, UnitQuestion.State.DISMISSED, [], ground.strip(), by, at)
    detail: dict[str, JSON] = {"unit": question.text}
    record(notice, "ledger.unit_dismissed", by=by.actor, at=at, ground=ground.strip(), detail=detail)
    _settle_questions(notice, at)
    return question


@transaction.atomic
def add_organs(
    *,
    requirement_id: int,
    organ_ids: Collection[int],
    ground: str,
    by: Officer,
    at: datetime,
    part: Part = Part.RESPONSIBLE,
) -> list[Assignment]:
    """Give a requirement to further organs, for instance to those that only the body names."""
    requirement = coordinated_requirement(requirement_id, by)
    refuse_if(ground_issues(ground))
    organs = _chosen(organ_ids)
    names = "、".join(organ.label for organ in organs)
    detail: dict[str, JSON] = {"ordinal": requirement.ordinal, "organs": names}
    record(requirement, "ledger.organs_added", by=by.actor, at=at, ground=ground.strip(), detail=detail)
    return assign([Place(requirement, organ, part, "") for organ in organs], by=by, at=at)


@transaction.atomic
def add_own_area(
    *, notice_id: int, organ_id: int, text: str, by: Officer, at: datetime, due_on: date | None = None
) -> Assignment:
    """An organ that the notice's first part does not name adds a key area of its own, accepted at once.

    Raises NotFoundError for an organ that is not in the notice, NotAllowedError, WrongStateError for one that
    the first part names, NotReadyError.
    """
    notice = lock(Notice, notice_id)
    if not permissions.acts_for(by, organ_id):
        raise NotFoundError(GONE, id=notice_id)
    insist_notice(notice, NoticeState.ADOPTED)
    eligible = may_add_own_area(notice, organ_id)
    if eligible is None:
        raise NotFoundError(GONE, id=notice_id)
    if not eligible:
        raise WrongStateError(gettext_noop("通知第一部分已列明本单位的重点领域，无须自行确定"))
    refuse_if(own_area_issues(text, due_on, office_day(at)))
    requirement = _own_requirement(notice, text.strip(), due_on)
    place = Place(requirement, Organ.objects.get(pk=organ_id), Part.RESPONSIBLE, "")
    return _accept_own(assign([place], by=by, at=at)[0], by, at)


def _accept_own(row: Assignment, by: Officer, at: datetime) -> Assignment:
    allow(permissions.can_act(by, row), NOT_YOURS)
    row.accepted_on = office_day(at)
    settle([row], ["accepted_on"], Step.ACCEPT)
    finish([row], "ledger.own_area_added", by=by.actor, at=at)
    return row


def _own_requirement(notice: Notice, text: str, due_on: date | None) -> Requirement:
    category = Category.objects.filter(notice=notice).order_by("ordinal").first()
    if category is None:
        category = Category.objects.create(notice=notice, ordinal=1)
    task = Task.objects.filter(category__notice=notice, origin=Origin.OWN_AREA).first()
    if task is None:
        task = Task.objects.create(
            category=category, number=next_number(notice), title=OWN_AREAS, origin=Origin.OWN_AREA
        )
    return Requirement.objects.create(
        task=task,
        ordinal=next_ordinal(notice),
        origin=Origin.OWN_AREA,
        text=text,
        governing_text=text,
        due_on=due_on,
        deadline=due_on.isoformat() if due_on else "",
    )


def next_number(notice: Notice) -> int:
    """The next free number of a task."""
    last = Task.objects.filter(category__notice=notice).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def next_ordinal(notice: Notice) -> int:
    """The next free ordinal of a requirement."""
    rows = Requirement.objects.filter(task__category__notice=notice)
    return (rows.aggregate(last=Max("ordinal"))["last"] or 0) + 1


def _open_question(question_id: int, by: Officer) -> tuple[UnitQuestion, Notice]:
    notice_id = (
        UnitQuestion.objects.filter(pk=question_id)
        .values_list("requirement__task__category__notice_id", flat=True)
        .first()
    )
    if notice_id is None:
        raise NotFoundError(GONE, id=question_id)
    notice = lock_notice(notice_id, by)
    insist_notice(notice, NoticeState.ADOPTED)
    question = UnitQuestion.objects.get(pk=question_id)
    if question.state != UnitQuestion.State.OPEN:
        raise WrongStateError(gettext_noop("“{unit}”已经指定"), unit=question.text)
    return question, notice


def _settle_questions(notice: Notice, at: datetime) -> None:
    """The last answer takes the questions off the coordinator's list."""
    rows = UnitQuestion.objects.filter(requirement__task__category__notice=notice)
    if not rows.filter(state=UnitQuestion.State.OPEN).exists():
        settled(notice, NAME_UNITS, at=at)


def _same_questions(question: UnitQuestion, notice: Notice) -> list[UnitQuestion]:
    """An unknown name means the same everywhere in a notice; what is left open is chosen place by place."""
    rows = UnitQuestion.objects.select_related("requirement__task__category__notice__issuing_organ")
    if question.kind != UnitQuestion.Kind.UNKNOWN:
        return list(rows.filter(pk=question.pk))
    found = rows.filter(
        requirement__task__category__notice=notice, state=UnitQuestion.State.OPEN, kind=question.kind
    )
    return [row for row in found.order_by("pk") if fold(row.text) == fold(question.text)]


def _answer(
    row: UnitQuestion,
    state: UnitQuestion.State,
    organ_ids: Sequence[int],
    ground: str,
    by: Officer,
    at: datetime,
) -> None:
    row.state, row.answer, row.ground = state, list(organ_ids), ground
    row.answered_by, row.answered_at = by, at
    row.save(update_fields=["state", "answer", "ground", "answered_by", "answered_at"])


def _chosen(organ_ids: Collection[int]) -> list[Organ]:
    wanted = set(organ_ids)
    organs = list(Organ.objects.filter(pk__in=wanted, is_active=True).order_by("sort_order", "pk"))
    if not organs or len(organs) != len(wanted):
        raise NotReadyError([Issue("ledger.nobody", gettext_noop("请选择在用的单位"), where="organs")])
    return organs
