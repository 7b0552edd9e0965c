"""Reads of the worklist: only what waits for the officer who asks."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext_noop

from liaoliang.base.locks import Subject, key_of
from liaoliang.errors import BadInputError, NotFoundError
from liaoliang.organisations.models import Officer
from liaoliang.organisations.permissions import has_role, is_administrator, is_on_duty
from liaoliang.organisations.roles import ROLES, Role
from liaoliang.worklist.models import State, WorkItem

PAGE_SIZE = 50


@dataclass(frozen=True, slots=True)
class Filter:
    """What to leave in a list. `overdue_on` keeps what was due before that day."""

    category: str = ""
    verb: str = ""
    overdue_on: date | None = None


EVERYTHING = Filter()


@dataclass(frozen=True, slots=True)
class Page:
    """One page of items; `next_cursor` is empty on the last."""

    items: list[WorkItem]
    next_cursor: str = ""


@dataclass(slots=True)
class Tally:
    """How many items wait, and how many of them are late."""

    open: int = 0
    overdue: int = 0


@dataclass(frozen=True, slots=True)
class Counts:
    """The figures of a worklist, in all and for each category."""

    total: Tally = field(default_factory=Tally)
    by_category: dict[str, Tally] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Selection:
    """Chosen items of one kind, ready for the one bulk service that fits them."""

    subject_type: str
    verb: str
    subject_ids: tuple[int, ...]


def waiting_for(officer: Officer) -> QuerySet[WorkItem]:
    """Open items of the officer in person, and of the roles held; the earliest day first, undated last."""
    rows = WorkItem.objects.filter(state=State.OPEN).select_related("organ").order_by("sort_on", "id")
    return rows.filter(_addressed_to(officer)) if is_on_duty(officer) else rows.none()


def page_for(officer: Officer, *, after: str = "", keep: Filter = EVERYTHING, size: int = PAGE_SIZE) -> Page:
    """One page of `waiting_for`, starting behind the cursor `after`; a cursor we did not give is refused."""
    rows = _kept(waiting_for(officer), keep)
    if after:
        day, number = _read_cursor(after)
        rows = rows.filter(Q(sort_on__gt=day) | Q(sort_on=day, id__gt=number))
    found = list(rows[: size + 1])
    return Page(found[:size], _cursor(found[size - 1]) if len(found) > size else "")


def counts_for(officer: Officer, *, on: date, keep: Filter = EVERYTHING) -> Counts:
    """Figures for the tabs of a worklist on the office day `on`; one statement whatever the length."""
    rows = _kept(waiting_for(officer), keep).order_by().values_list("category")
    late = Count("id", filter=Q(due_on__lt=on))
    counts = Counts()
    for category, waiting, overdue in rows.annotate(waiting=Count("id"), overdue=late):
        counts.by_category[category] = Tally(waiting, overdue)
        counts.total.open += waiting
        counts.total.overdue += overdue
    return counts


def selected(officer: Officer, item_ids: Collection[int]) -> list[Selection]:
    """The chosen items grouped for bulk services; an item that does not wait for the officer is refused."""
    rows = waiting_for(officer).filter(id__in=item_ids).values_list("subject_type", "verb", "subject_id")
    found: dict[tuple[str, str], list[int]] = {}
    for subject_type, verb, subject_id in rows:
        found.setdefault((subject_type, verb), []).append(subject_id)
    if sum(map(len, found.values())) != len(set(item_ids)):
        raise NotFoundError(gettext_noop("所选事项中有的已经办结，或者不在您的待办之中"))
    return [Selection(*kind, tuple(subject_ids)) for kind, subject_ids in found.items()]


def open_items_of(subject: Subject) -> QuerySet[WorkItem]:
    """What is open about `subject` and with whom; whether the reader may see the subject is its owner's rule."""
    subject_type, subject_id = key_of(subject)
    rows = WorkItem.objects.filter(subject_type=subject_type, subject_id=subject_id, state=State.OPEN)
    return rows.select_related("organ", "officer").order_by("sort_on", "id")


def _addressed_to(officer: Officer) -> Q:
    mine = Q(officer=officer)
    if is_administrator(officer):
        return mine | Q(role=officer.duty)
    mine |= Q(organ=officer.organ_id, role="")
    for role in sorted({held.role for held in officer.held}):
        mine |= Q(role=role, organ__in=_organs_of(officer, role))
    return mine


def _organs_of(officer: Officer, role: Role) -> list[int]:
    if not ROLES[role].reaches_down:
        return [held.organ_id for held in officer.held if held.role == role]
    return [organ_id for organ_id in officer.organ_parents if has_role(officer, role, organ_id)]


def _kept(rows: QuerySet[WorkItem], keep: Filter) -> QuerySet[WorkItem]:
    if keep.category:
        rows = rows.filter(category=keep.category)
    if keep.verb:
        rows = rows.filter(verb=keep.verb)
    return rows.filter(due_on__lt=keep.overdue_on) if keep.overdue_on else rows


def _cursor(item: WorkItem) -> str:
    return f"{item.sort_on.isoformat()}.{item.pk}"


def _read_cursor(cursor: str) -> tuple[date, int]:
    day, _dot, number = cursor.partition(".")
    try:
        return date.fromisoformat(day), _identifier(number)
    except ValueError as error:
        raise BadInputError("after", gettext_noop("翻页标识无效，请回到第一页")) from error


def _identifier(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 19):
        raise ValueError(text)
    return int(text)
