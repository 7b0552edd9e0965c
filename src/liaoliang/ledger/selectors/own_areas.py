"""Which organs the notice's first part leaves to find their own key areas."""

from __future__ import annotations

from django.db.models import QuerySet

from liaoliang.ledger.models import Assignment, Category, Notice, Origin
from liaoliang.organisations.models import Organ


def may_add_own_area(notice: Notice, organ_id: int) -> bool | None:
    """True for an organ of the notice that its first part does not name; None for one that is not in it.

    Named means by its own name: a collective name (各县(市、区)人民政府) says nothing of an organ's own field.
    """
    rows = Assignment.objects.filter(requirement__task__category__notice=notice, parent__isnull=True)
    if not rows.filter(organ=organ_id).exists():
        return None
    return not _named_in_first_part(notice).filter(organ=organ_id).exists()


def organs_without_own_area(notice: Notice) -> QuerySet[Organ]:
    """Organs that the first part does not name and that have added no area of their own yet."""
    rows = Assignment.objects.filter(requirement__task__category__notice=notice, parent__isnull=True)
    own = rows.filter(requirement__origin=Origin.OWN_AREA)
    return (
        Organ.objects.filter(pk__in=rows.values("organ"))
        .exclude(pk__in=_named_in_first_part(notice).values("organ"))
        .exclude(pk__in=own.values("organ"))
    )


def _named_in_first_part(notice: Notice) -> QuerySet[Assignment]:
    first = Category.objects.filter(notice=notice).order_by("ordinal").first()
    return Assignment.objects.filter(
        requirement__task__category=first,
        requirement__origin=Origin.NOTICE,
        via_collective=False,
        parent__isnull=True,
    )
