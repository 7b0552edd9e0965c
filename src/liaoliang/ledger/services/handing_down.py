"""An organ gives its work to organs beneath it, or takes it back; what it shows is derived from them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_noop

from liaoliang.base.locks import GONE
from liaoliang.errors import NotFoundError
from liaoliang.ledger import links, permissions
from liaoliang.ledger.checks import hand_down_issues, refuse_if, take_back_issues
from liaoliang.ledger.models import Assignment, Part
from liaoliang.ledger.services._assigning import Place, assign
from liaoliang.ledger.services._common import (
    allow,
    finish,
    insist,
    lock_assignment,
    lock_assignments,
    settle,
)
from liaoliang.ledger.states import State, Step
from liaoliang.ledger.waiting import title_of
from liaoliang.messaging.recipients import Envelope
from liaoliang.messaging.services import send
from liaoliang.organisations.models import Officer, Organ
from liaoliang.organisations.selectors import organs_below
from liaoliang.worklist.items import Due


@transaction.atomic
def hand_down(
    *,
    assignment_id: int,
    organ_ids: Collection[int],
    by: Officer,
    at: datetime,
    due_on: date | None = None,
) -> list[Assignment]:
    """Give an accepted assignment to subordinate organs, due at the latest when it is due itself.

    Their reports are verified by the coordinator of the organ that handed down; being let off stays with the
    notice's coordinator. Raises NotFoundError, WrongStateError, NotAllowedError, NotReadyError.
    """
    row = lock_assignment(assignment_id, by)
    insist(Step.HAND_DOWN, [row])
    allow(
        permissions.can_hand_down(by, row),
        gettext_noop("须由本单位负责人或政务公开协调员分解下达"),
    )
    organs = _chosen(organ_ids)
    refuse_if(hand_down_issues(row, organs, due_on, organs_below(row.organ_id)))
    due, ground = _due(row, due_on), _ground(row) if due_on else row.due_ground
    places = [
        Place(
            row.requirement,
            organ,
            Part.RESPONSIBLE,
            row.unit_text,
            parent=row,
            due=due,
            due_ground=ground,
        )
        for organ in organs
    ]
    settle([row], [], Step.HAND_DOWN)
    names = "、".join(organ.label for organ in organs)
    finish([row], "ledger.handed_down", by=by.actor, at=at, detail={"to": names})
    return assign(places, by=by, at=at)


@transaction.atomic
def take_back(
    *, assignment_id: int, organ_ids: Collection[int], ground: str, by: Officer, at: datetime
) -> Assignment:
    """Take an assignment back from subordinate organs that have reported nothing yet; says so to them.

    Left with nobody beneath, it is in the organ's own hands again; otherwise it goes on being derived from those
    that keep it. Raises NotFoundError, WrongStateError, NotAllowedError, NotReadyError with every issue.
    """
    below = Assignment.objects.filter(parent=assignment_id).exclude(state=State.TAKEN_BACK)
    locked = lock_assignments([assignment_id, *below.values_list("pk", flat=True)], by)
    row = next(one for one in locked if one.pk == assignment_id)
    children = [one for one in locked if one.pk != assignment_id and one.state != State.TAKEN_BACK]
    insist(Step.RESUME, [row])
    allow(permissions.can_hand_down(by, row), gettext_noop("须由本单位负责人或政务公开协调员收回"))
    refuse_if(take_back_issues(children, organ_ids, ground))
    taken = [child for child in children if child.organ_id in organ_ids]
    settle(taken, [], Step.TAKE_BACK)
    finish(taken, "ledger.taken_back", by=by.actor, at=at, ground=ground.strip())
    if len(taken) == len(children):
        settle([row], [], Step.RESUME)
    names = "、".join(child.organ.label for child in taken)
    detail = {"from_organs": names}
    finish([row], "ledger.took_back", by=by.actor, at=at, ground=ground.strip(), detail=detail)
    _tell(taken, by, at)
    return row


def _tell(taken: Collection[Assignment], by: Officer, at: datetime) -> None:
    envelopes = [
        Envelope(
            child.organ,
            "ledger.taken_back",
            f"已收回：{title_of(child)[:200]}",
            link=links.assignment(child.pk),
        )
        for child in taken
    ]
    send(envelopes, by=by, at=at)


def _chosen(organ_ids: Collection[int]) -> list[Organ]:
    wanted = set(organ_ids)
    organs = list(Organ.objects.filter(pk__in=wanted).order_by("sort_order", "pk"))
    if len(organs) != len(wanted):
        raise NotFoundError(GONE, id=min(wanted - {organ.pk for organ in organs}))
    return organs


def _due(row: Assignment, due_on: date | None) -> Due:
    if due_on is not None:
        return Due(due_on=due_on, basis=_ground(row))
    if row.effective_due_on is not None:
        return Due(due_on=row.effective_due_on, basis=row.due_basis)
    return Due(not_before_on=row.not_before_on, basis=row.due_basis)


def _ground(row: Assignment) -> str:
    """A day set when handing down does not follow the calendar."""
    return f"{row.organ.label}分解下达"
