"""Deciding which text holds where annex and body of a notice differ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_noop

from liaoliang.base.canonical import JSON
from liaoliang.base.evidence import record
from liaoliang.errors import BadInputError, NotFoundError
from liaoliang.ledger.checks import ground_issues, refuse_if
from liaoliang.ledger.governing import Words, governing_texts, governing_title, overall
from liaoliang.ledger.models import Category, Governing, Notice, Requirement, Task, TaskDisagreement
from liaoliang.ledger.services._common import insist_notice, lock_notice
from liaoliang.ledger.states import NoticeState
from liaoliang.ledger.words import in_chinese
from liaoliang.organisations.models import Officer


@transaction.atomic
def decide_disagreement(
    *, disagreement_id: int, governs: Governing, ground: str, by: Officer, at: datetime
) -> TaskDisagreement:
    """Let annex or body hold in one place, before or after adoption; may be decided anew, with evidence.

    Raises NotFoundError, WrongStateError, BadInputError for anything but annex or body, NotReadyError
    without a ground.
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
    refuse_if(ground_issues(ground))
    row = notice.disagreements.get(pk=disagreement_id)
    row.decision, row.ground, row.decided_by, row.decided_at = governs, ground, by, at
    row.save(update_fields=["decision", "ground", "decided_by", "decided_at"])
    if notice.state == NoticeState.ADOPTED:
        apply_decisions(notice)
    detail: dict[str, JSON] = {
        "ordinal": row.ordinal,
        "decision": in_chinese(Governing(governs).label),
        "kind": row.kind,
    }
    record(notice, "ledger.disagreement_decided", by=by.actor, at=at, ground=ground, detail=detail)
    return row


def apply_decisions(notice: Notice) -> None:
    """Write titles and governing texts anew from the annex and everything decided so far."""
    disagreements = list(notice.disagreements.order_by("ordinal"))
    for_body = [row for row in disagreements if row.decision == Governing.BODY]
    words = [Words(row.kind, row.annex, row.body) for row in for_body]
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
    _reword(tasks, for_body)


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


def _reword(tasks: Iterable[Task], for_body: list[TaskDisagreement]) -> None:
    requirements: dict[int, list[Requirement]] = defaultdict(list)
    bodies = {task.pk: task.body_text for task in tasks}
    for requirement in Requirement.objects.filter(task__in=list(bodies)).order_by("ordinal"):
        requirements[requirement.task_id].append(requirement)
    changed = []
    for task_id, rows in requirements.items():
        own = [Words(row.kind, row.annex, row.body) for row in for_body if row.task_id == task_id]
        texts = governing_texts([row.text for row in rows], own, bodies[task_id])
        for row, text in zip(rows, texts, strict=True):
            if row.governing_text != text:
                row.governing_text = text
                changed.append(row)
    Requirement.objects.bulk_update(changed, ["governing_text"])
