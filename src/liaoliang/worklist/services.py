"""Writes of the worklist. Called by the services of the modules above, inside their transaction.

The worklist leaves no evidence of its own: an item follows from the step that opened or closed it, and
that step is in the trail. For the same reason nobody ticks an item off; it closes when its subject moves.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from liaoliang.base.locks import Subject, key_of
from liaoliang.worklist.items import Due, NewItem
from liaoliang.worklist.models import State, WorkItem

_IDENTITY = ("subject_type", "subject_id", "verb", "open_key")
_REFRESHED = ("title", "link", "category", "due_on", "not_before_on", "due_basis")


def open_item(item: NewItem, *, at: datetime) -> WorkItem:
    """Put one item on the list; see `open_items`."""
    return open_items([item], at=at)[0]


@transaction.atomic
def open_items(items: Iterable[NewItem], *, at: datetime) -> list[WorkItem]:
    """Put items on the list in one statement.

    An item that is open already (same subject, verb and assignee) is kept and takes over the title,
    link and dates given now, so opening twice does no harm.
    """
    rows = {(row.subject_type, row.subject_id, row.verb, row.open_key): row for row in _rows(items, at)}
    return WorkItem.objects.bulk_create(
        rows.values(), update_conflicts=True, unique_fields=_IDENTITY, update_fields=_REFRESHED
    )


def close_items(*, subject: Subject, at: datetime, verb: str | None = None) -> int:
    """Close what is open about `subject` (only `verb`, if given); says how many items that were."""
    return close_items_of([subject], at=at, verb=verb)


@transaction.atomic
def close_items_of(subjects: Collection[Subject], *, at: datetime, verb: str | None = None) -> int:
    """Close what is open about many subjects, one statement for each type of subject."""
    return sum(
        rows.update(state=State.DONE, open_key=None, closed_at=at) for rows in _open_rows(subjects, verb)
    )


@transaction.atomic
def reschedule_items(*, subject: Subject, due: Due, verb: str | None = None) -> int:
    """Give what is open about `subject` another day, after an extension or a newly loaded year."""
    return sum(
        rows.update(due_on=due.due_on, not_before_on=due.not_before_on, due_basis=_cut(due.basis, 300))
        for rows in _open_rows([subject], verb)
    )


def _rows(items: Iterable[NewItem], at: datetime) -> Iterable[WorkItem]:
    for item in items:
        subject_type, subject_id = key_of(item.subject)
        yield WorkItem(
            subject_type=subject_type,
            subject_id=subject_id,
            officer_id=item.assignee.officer_id,
            organ_id=item.assignee.organ_id,
            role=item.assignee.role,
            open_key=item.assignee.key,
            verb=item.verb,
            title=_cut(item.title, 300),
            link=item.link,
            category=item.category,
            due_on=item.due.due_on,
            not_before_on=item.due.not_before_on,
            due_basis=_cut(item.due.basis, 300),
            opened_at=at,
        )


def _open_rows(subjects: Iterable[Subject], verb: str | None) -> list[QuerySet[WorkItem]]:
    ids: dict[str, list[int]] = {}
    for subject_type, subject_id in map(key_of, subjects):
        ids.setdefault(subject_type, []).append(subject_id)
    rows = WorkItem.objects.filter(state=State.OPEN, **({"verb": verb} if verb else {}))
    return [rows.filter(subject_type=name, subject_id__in=these) for name, these in sorted(ids.items())]


def _cut(text: str, length: int) -> str:
    """A list shows the beginning; the whole of it stands on the page that the link leads to."""
    return text if len(text) <= length else f"{text[: length - 1]}…"
