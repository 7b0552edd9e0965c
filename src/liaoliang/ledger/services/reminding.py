"""Reminders: by hand from the coordinator, and by the ladder from the scheduler."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_noop

from liaoliang.base.calendars import current_rulebook
from liaoliang.base.clock import office_day
from liaoliang.base.evidence import SYSTEM, Actor, record_many
from liaoliang.errors import WrongStateError
from liaoliang.ledger import links, permissions
from liaoliang.ledger.models import Assignment, ReminderSent
from liaoliang.ledger.models.assignments import UNDATED
from liaoliang.ledger.reminders import LADDER, Ladder, Rung, rung_on
from liaoliang.ledger.services._common import PATH, allow, entry, insist_notice, lock_assignments
from liaoliang.ledger.states import RUNNING, NoticeState, State
from liaoliang.ledger.waiting import title_of
from liaoliang.messaging.recipients import Envelope
from liaoliang.messaging.services import send
from liaoliang.organisations.models import Officer

BATCH = 1000
# Who has asked to be let off waits for the coordinator and is not reminded.
REMINDED = RUNNING - {State.DECLINED}


@transaction.atomic
def remind(*, assignment_ids: Collection[int], by: Officer, at: datetime) -> int:
    """Remind the organs of these assignments now: one message for each organ, evidence on each assignment.

    Once a day for each; those reminded today already are passed over. Says how many were reminded. Raises
    NotFoundError, WrongStateError when one is not in the organ's hands, NotAllowedError.
    """
    rows = lock_assignments(assignment_ids, by)
    for row in rows:
        insist_notice(permissions.notice_of(row), NoticeState.ADOPTED)
        if row.state not in REMINDED:
            raise WrongStateError(
                gettext_noop("“{organ}”的该项任务{state}，无须催办"),
                organ=row.organ.label,
                state=row.get_state_display(),
            )
    allow(
        all(permissions.can_remind(by, row) for row in rows),
        gettext_noop("由通知的政务公开协调员、责任单位负责人或分解下达的单位催办"),
    )
    fresh = _mark_sent([(row, f"by-hand-{office_day(at)}") for row in rows], office_day(at))
    record_many([entry(row, "ledger.reminded", by.actor, at) for row in fresh])
    send([_envelope(group, "催办") for group in _by_organ(fresh)], by=by, at=at)
    return len(fresh)


def send_reminders(*, at: datetime, ladder: Ladder = LADDER) -> int:
    """Send what the ladder asks for on this day, in batches; run twice, it sends nothing twice."""
    due = Assignment.objects.filter(
        requirement__task__category__notice__state=NoticeState.ADOPTED,
        requirement__optional=False,
        state__in=REMINDED,
        sort_on__lt=UNDATED,
    )
    ids = list(due.order_by("organ_id", "sort_on", "pk").values_list("pk", flat=True))
    return sum(_send_batch(ids[start : start + BATCH], at, ladder) for start in range(0, len(ids), BATCH))


@transaction.atomic
def _send_batch(ids: Sequence[int], at: datetime, ladder: Ladder) -> int:
    calendar, on = current_rulebook().calendar, office_day(at)
    rows = Assignment.objects.filter(pk__in=ids).select_related(*PATH).order_by("organ_id", "sort_on", "pk")
    rungs = {row.pk: (row, rung_on(row.sort_on, on, calendar, ladder)) for row in rows}
    standing = {pk: (row, rung) for pk, (row, rung) in rungs.items() if rung is not None}
    fresh = _mark_sent([(row, rung.step) for row, rung in standing.values()], on)
    groups: dict[tuple[int, date], list[Assignment]] = defaultdict(list)
    for row in fresh:
        groups[row.organ_id, row.sort_on].append(row)
    envelopes = [_envelope(group, standing[group[0].pk][1].words) for group in groups.values()]
    _send(envelopes, SYSTEM, at)
    return len(fresh)


def _send(envelopes: list[Envelope], by: Actor, at: datetime) -> None:
    send(envelopes, by=by, at=at)


def _mark_sent(steps: Iterable[tuple[Assignment, str]], on: date) -> list[Assignment]:
    """Keep that a rung was taken; returns those that had not taken it before."""
    wanted = list(steps)
    rows = ReminderSent.objects.filter(assignment__in=[row for row, _step in wanted])
    taken = set(rows.values_list("assignment_id", "step", "due_on"))
    fresh = [(row, step) for row, step in wanted if (row.pk, step, row.sort_on) not in taken]
    ReminderSent.objects.bulk_create(
        ReminderSent(assignment=row, step=step, due_on=row.sort_on, sent_on=on) for row, step in fresh
    )
    return [row for row, _step in fresh]


def _by_organ(rows: Iterable[Assignment]) -> list[list[Assignment]]:
    groups: dict[int, list[Assignment]] = defaultdict(list)
    for row in rows:
        groups[row.organ_id].append(row)
    return list(groups.values())


def _envelope(group: Sequence[Assignment], words: str) -> Envelope:
    first = group[0]
    if len(group) == 1:
        subject, link = f"{words}：{title_of(first)[:200]}", links.assignment(first.pk)
    else:
        subject = f"{words}：{len(group)}条要求"
        link = links.mine(permissions.notice_of(first).pk)
    return Envelope(first.organ, "ledger.reminder", subject, link=link)


__all__ = ["REMINDED", "Rung", "remind", "send_reminders"]
