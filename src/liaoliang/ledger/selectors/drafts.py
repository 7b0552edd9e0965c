"""What a coordinator sees before and beside the board: drafts, questions, differences, the look-back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, When

from liaoliang.base.locks import GONE
from liaoliang.errors import Issue, NotFoundError
from liaoliang.ledger import permissions
from liaoliang.ledger.checks import adoption_issues, adoption_warnings
from liaoliang.ledger.models import (
    Assignment,
    DraftRow,
    DueChange,
    LookBackItem,
    Notice,
    TaskDisagreement,
    UnitQuestion,
)
from liaoliang.ledger.states import NoticeState
from liaoliang.ledger.units import Resolver, UnitPreview, preview_units
from liaoliang.organisations.directory import GOVERNMENTS
from liaoliang.organisations.models import Officer, Organ
from liaoliang.organisations.permissions import has_role, organs_in_scope
from liaoliang.organisations.roles import Role


@dataclass(frozen=True, slots=True)
class RowPreview:
    """A draft row with what its units would become now."""

    row: DraftRow
    units: tuple[UnitPreview, ...]

    @property
    def organs(self) -> int:
        """How many organs would get it."""
        return len({name for unit in self.units for name in unit.organs})


@dataclass(frozen=True, slots=True)
class DraftPreview:
    """A draft as it would be adopted: rows, what stands in the way, how much text found no place."""

    notice: Notice
    rows: tuple[RowPreview, ...]
    issues: tuple[Issue, ...]

    @property
    def tasks(self) -> int:
        """How many tasks the rows make."""
        live = [item.row for item in self.rows if not item.row.is_excluded]
        return len({(row.category, row.task, 0 if row.task else row.ordinal) for row in live})

    @property
    def categories(self) -> int:
        """How many categories."""
        return len({item.row.category for item in self.rows if not item.row.is_excluded})

    @property
    def questions(self) -> int:
        """How many unit names will have to be asked about."""
        return sum(unit.needs_answer for item in self.rows for unit in item.units)


def notices(officer: Officer) -> QuerySet[Notice]:
    """Notices the officer coordinates, in every state, and running or closed ones that concern the officer's organs."""
    # Asked with EXISTS: a join would carry the notice's whole text once for each of its assignments.
    given = Assignment.objects.filter(
        requirement__task__category__notice=OuterRef("pk"), organ__in=organs_in_scope(officer)
    )
    concerned = Q(Exists(given), state__in=[NoticeState.ADOPTED, NoticeState.CLOSED])
    found = Notice.objects.filter(Q(issuing_organ__in=_coordinated(officer)) | concerned)
    return found.select_related("issuing_organ", "predecessor").order_by("-year", "-pk")


def notice_for(officer: Officer, notice_id: int) -> Notice:
    """One of them. Raises NotFoundError for foreign and unknown ones alike."""
    notice = notices(officer).filter(pk=notice_id).first()
    if notice is None:
        raise NotFoundError(GONE, id=notice_id)
    return notice


def coordinated_notice(officer: Officer, notice_id: int) -> Notice:
    """A notice that the officer coordinates: for the draft, board, mapping and look-back screens."""
    notice = notice_for(officer, notice_id)
    if not permissions.coordinates(officer, notice):
        raise NotFoundError(GONE, id=notice_id)
    return notice


def draft_preview(notice: Notice, *, on: date | None = None) -> DraftPreview:
    """What adopting the draft would do now; the caller has seen the notice. Seven queries, whatever its size.

    With the office day `on` the issues hold what deserves a look on that day, too.
    """
    rows = list(notice.rows.order_by("ordinal"))
    resolver = Resolver(notice.issuing_organ)
    live = [row for row in rows if not row.is_excluded]
    return DraftPreview(
        notice,
        tuple(RowPreview(row, tuple(preview_units(row, resolver))) for row in rows),
        (*adoption_issues(live), *(adoption_warnings(live, on) if on else ())),
    )


def row_preview(officer: Officer, row_id: int) -> RowPreview:
    """One row after a correction. Raises NotFoundError."""
    row = DraftRow.objects.select_related("notice__issuing_organ").filter(pk=row_id).first()
    if row is None or not permissions.coordinates(officer, row.notice):
        raise NotFoundError(GONE, id=row_id)
    return RowPreview(row, tuple(preview_units(row, Resolver(row.notice.issuing_organ))))


def unit_questions(notice: Notice, *, only_open: bool = True) -> QuerySet[UnitQuestion]:
    """Unit names that wait for their organs; the caller coordinates the notice."""
    rows = UnitQuestion.objects.filter(requirement__task__category__notice=notice)
    rows = rows.filter(state=UnitQuestion.State.OPEN) if only_open else rows
    return rows.select_related("requirement__task", "answered_by").order_by("text", "requirement__ordinal")


def disagreements(notice: Notice) -> QuerySet[TaskDisagreement]:
    """Every place where annex and body differ, in order."""
    return notice.disagreements.select_related("task", "decided_by").order_by("ordinal")


def due_changes(notice: Notice) -> QuerySet[DueChange]:
    """Every day of the notice's assignments that was moved, what still waits first, then the newest."""
    rows = DueChange.objects.filter(assignment__requirement__task__category__notice=notice)
    rows = rows.select_related("assignment__organ", "assignment__requirement", "by")
    waits = Case(When(state=DueChange.State.PENDING, then=0), default=1)
    return rows.order_by(waits, "-on", "-pk")


def look_back_items(notice: Notice) -> QuerySet[LookBackItem]:
    """Last year's tasks to be checked, those with owner and deadline first."""
    rows = notice.look_back.select_related("checked_by", "confirmed_by", "carried_to__task")
    return rows.order_by("-is_key", "ordinal")


def earlier_notices(notice: Notice, officer: Officer) -> QuerySet[Notice]:
    """Notices of earlier years that the same city gave out and the officer coordinates too.

    One year's may be filed under the government, another's under its office.
    """
    known = Organ.objects.in_bulk()
    here = _government_of(notice.issuing_organ_id, known)
    own = [organ_id for organ_id in _coordinated(officer) if _government_of(organ_id, known) == here]
    rows = notices(officer).filter(year__lt=notice.year, issuing_organ__in=own)
    return rows.exclude(state=NoticeState.DISCARDED)


def _government_of(organ_id: int, known: Mapping[int, Organ]) -> int:
    """The government that an organ is or works for; the organ itself where there is none above."""
    at: int | None = organ_id
    seen: set[int] = set()
    while at is not None and at not in seen and at in known:
        if known[at].kind in GOVERNMENTS:
            return at
        seen.add(at)
        at = known[at].parent_id
    return organ_id


def _coordinated(officer: Officer) -> Sequence[int]:
    organ_ids = set(Notice.objects.values_list("issuing_organ_id", flat=True))
    return [organ_id for organ_id in organ_ids if has_role(officer, Role.COORDINATOR, organ_id)]
