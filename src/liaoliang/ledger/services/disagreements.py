"""Deciding which text holds where annex and body of a notice differ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_noop

from liaoliang.base.canonical import JSON
from liaoliang.base.evidence import lock_many, record
from liaoliang.errors import BadInputError, Issue, NotFoundError
from liaoliang.ledger.checks import LONGEST_GROUND, ground_issues, refuse_if
from liaoliang.ledger.governing import Words, governing_title, overall
from liaoliang.ledger.models import (
    Assignment,
    Category,
    Governing,
    Notice,
    Requirement,
    Task,
    TaskDisagreement,
)
from liaoliang.ledger.rewording import Reworded, outcomes_of, reworded
from liaoliang.ledger.services._common import insist_notice, lock_notice
from liaoliang.ledger.services.dates import follow_requirements
from liaoliang.ledger.states import NoticeState
from liaoliang.ledger.words import in_chinese
from liaoliang.organisations.models import Officer


@transaction.atomic
def decide_disagreement(
    *,
    disagreement_id: int,
    governs: Governing,
    ground: str,
    by: Officer,
    at: datetime,
    due_on: date | None = None,
) -> TaskDisagreement:
    """Let annex or body hold in one place, before or after adoption; may be decided anew, with evidence.

    `due_on` is the day that the coordinator confirms where the body's words leave the deadline uncertain.
    Raises NotFoundError, WrongStateError, BadInputError for anything but annex or body, NotReadyError
    without a ground or without that day.
    """
    notice_id = (
        TaskDisagreement.objects.filter(pk=disagreement_id).values_list("notice_id", flat=True).first()
    )
    if notice_id is None:
        raise NotFoundError(gettext_noop("没有找到该处差异"))
    notice = lock_notice(notice_id, by)
    insist_notice(notice, NoticeState.DRAFT, NoticeState.ADOPTED)
    if governs not in {Governing.ANNEX, Governing.BODY}:
        raise BadInputError("governs", gettext_noop("只能以附件为准或以正文为准"))
    row = notice.disagreements.get(pk=disagreement_id)
    wants_day = governs == Governing.BODY and outcomes_of(row).uncertain and due_on is None
    refuse_if(ground_issues(ground) + list(_day_issues(wants_day)))
    row.decision, row.ground, row.decided_by, row.decided_at = governs, ground, by, at
    row.confirmed_due_on = due_on if governs == Governing.BODY else None
    row.save(update_fields=["decision", "ground", "decided_by", "decided_at", "confirmed_due_on"])
    detail: dict[str, JSON] = {
        "ordinal": row.ordinal,
        "decision": in_chinese(Governing(governs).label),
        "kind": row.kind,
    }
    record(notice, "ledger.disagreement_decided", by=by.actor, at=at, ground=ground, detail=detail)
    if notice.state == NoticeState.ADOPTED:
        _lock_what_follows(notice)
        _follow(row, apply_decisions(notice), by, at)
    return row


def _lock_what_follows(notice: Notice) -> None:
    """Assignments before their requirements, as everywhere."""
    lock_many(Assignment.objects.filter(requirement__task__category__notice=notice))
    lock_many(Requirement.objects.filter(task__category__notice=notice))


def _day_issues(wanted: bool) -> Iterator[Issue]:
    if wanted:
        message = gettext_noop("正文的时限与台账的完成时限对不上，请确认以哪一天为准")
        yield Issue("ledger.day_to_confirm", message, where="due_on")


def _follow(row: TaskDisagreement, changes: Sequence[Reworded], by: Officer, at: datetime) -> None:
    """Say in each requirement's trail what changed, and let its due days follow."""
    for change in changes:
        detail: dict[str, JSON] = {
            "ordinal": row.ordinal,
            "before": change.words_before,
            "after": change.words_after,
            "due_before": _written(change.due_before),
            "due_after": _written(change.requirement.due_on),
        }
        event = "ledger.requirement_reworded"
        record(change.requirement, event, by=by.actor, at=at, ground=row.ground, detail=detail)
    moved = [change.requirement for change in changes if change.due_before != change.requirement.due_on]
    ground = f"第{row.ordinal}处差异{in_chinese(Governing(row.decision).label)}：{row.ground}"
    follow_requirements(moved, ground=ground[:LONGEST_GROUND], by=by, at=at)


def _written(day: date | None) -> str:
    return day.isoformat() if day else "未定"


def apply_decisions(notice: Notice) -> list[Reworded]:
    """Write titles, governing texts and what is read from them anew from the annex and everything decided."""
    disagreements = list(notice.disagreements.order_by("ordinal"))
    for_body = [row for row in disagreements if row.decision == Governing.BODY]
    words = [Words.of(row) for row in for_body]
    tasks = list(Task.objects.filter(category__notice=notice))
    _link(disagreements, tasks)
    _title_categories(notice, words)
    by_task: dict[str, list[TaskDisagreement]] = defaultdict(list)
    for row in disagreements:
        by_task[row.task_title].append(row)
    for task in tasks:
        own = by_task[task.annex_title] if task.annex_title else []
        task.title = governing_title(task.annex_title, "task_title", words) or task.title
        task.governing = overall(own)
    Task.objects.bulk_update(tasks, ["title", "governing"])
    return _reword(notice, tasks, for_body)


def _link(disagreements: Iterable[TaskDisagreement], tasks: Iterable[Task]) -> None:
    by_title = {task.annex_title: task for task in tasks if task.annex_title}
    changed = []
    for row in disagreements:
        task = by_title.get(row.task_title)
        if task is not None and row.task_id != task.pk:
            row.task = task
            changed.append(row)
    TaskDisagreement.objects.bulk_update(changed, ["task"])


def _title_categories(notice: Notice, words: list[Words]) -> None:
    categories = list(Category.objects.filter(notice=notice))
    for category in categories:
        category.title = governing_title(category.annex_title, "category_title", words)
    Category.objects.bulk_update(categories, ["title"])


def _reword(notice: Notice, tasks: Iterable[Task], for_body: Sequence[TaskDisagreement]) -> list[Reworded]:
    requirements: dict[int, list[Requirement]] = defaultdict(list)
    bodies = {task.pk: task.body_text for task in tasks}
    rows = Requirement.objects.filter(task__in=list(bodies)).select_related("task__category__notice")
    for requirement in rows.order_by("ordinal"):
        requirements[requirement.task_id].append(requirement)
    changes: list[Reworded] = []
    for task_id, own in requirements.items():
        decided = [row for row in for_body if row.task_id == task_id]
        changes += reworded(own, decided, bodies[task_id], notice.year)
    fields = ["governing_text", "targets", "deadline", "due_from", "due_on", "annex_dates"]
    Requirement.objects.bulk_update([change.requirement for change in changes], fields)
    return changes
