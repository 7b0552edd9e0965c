"""Notices that are in force or closed: their official metadata and their text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db.models import Count, Exists, OuterRef, QuerySet
from django.utils.translation import gettext_noop

from liaoliang.errors import NotFoundError
from liaoliang.ledger import selectors
from liaoliang.ledger.models import Notice
from liaoliang.ledger.selectors import counted_requirements, counted_tasks
from liaoliang.ledger.states import NoticeState

NO_NOTICE = gettext_noop("没有这份文件，或者它还没有公开")
_COLUMNS: Final = (
    "id",
    "title",
    "document_number",
    "index_number",
    "written_on",
    "released_on",
    "publisher",
    "validity",
    "year",
    "state",
    "adopted_on",
    "issuing_organ__name",
    "shares_year",
)


@dataclass(frozen=True, slots=True)
class NoticeFact:
    """The official fields of a notice. `organ` coordinates it; `publisher` is whom the notice names.

    `shares_year` says that another public notice is of the same year, so that the year alone does not name it.
    """

    id: int
    title: str
    document_number: str
    index_number: str
    written_on: date | None
    released_on: date | None
    publisher: str
    validity: str
    year: int
    is_closed: bool
    adopted_on: date
    organ: str
    shares_year: bool

    @property
    def released(self) -> date:
        """The day it was released; the day it was taken up where the notice does not say."""
        return self.released_on or self.adopted_on

    @property
    def source(self) -> str:
        """Who issued it."""
        return self.publisher or self.organ


@dataclass(frozen=True, slots=True)
class NoticeText:
    """What the notice says: who it is addressed to, its opening, and the tree of its headings."""

    addressee: str
    lines: tuple[str, ...]
    sections: tuple[dict[str, Any], ...]


def public_notices() -> QuerySet[Notice]:
    """The rows behind every page: taken up by the office, oldest first, so that full pages never change."""
    return selectors.public_notices().order_by("adopted_on", "id")


def notices(rows: QuerySet[Notice]) -> list[NoticeFact]:
    """The facts of these rows, one query."""
    others = selectors.public_notices().filter(year=OuterRef("year")).exclude(pk=OuterRef("pk"))
    named = rows.annotate(shares_year=Exists(others.order_by()))
    return [_fact(values) for values in named.values_list(*_COLUMNS)]


def notice(notice_id: int) -> NoticeFact:
    """One notice. Raises NotFoundError, also for what is not public."""
    found = notices(public_notices().filter(pk=notice_id))
    if not found:
        raise NotFoundError(NO_NOTICE)
    return found[0]


def current() -> list[NoticeFact]:
    """What is being carried out now, oldest first: every notice that runs; else all of the latest year.

    A small notice of the same year stands beside the large one and does not take its place.
    """
    everything = notices(public_notices())
    latest = max((one.year for one in everything), default=0)
    return [one for one in everything if not one.is_closed] or [
        one for one in everything if one.year == latest
    ]


def text_of(notice_id: int) -> NoticeText:
    """The words of a public notice."""
    front, body = public_notices().values_list("front", "body").get(pk=notice_id)
    return NoticeText(
        addressee=str(front.get("addressee", "")),
        lines=tuple(str(line) for line in front.get("texts", ())),
        sections=tuple(body),
    )


@dataclass(frozen=True, slots=True)
class Size:
    """How many categories, tasks and requirements a notice was broken down into."""

    categories: int
    tasks: int
    requirements: int


def sizes(notice_ids: Sequence[int]) -> dict[int, Size]:
    """The size of each notice, counted as its ledger is; one query."""
    counted = Notice.objects.filter(pk__in=notice_ids).annotate(
        parts=Count("categories", distinct=True),
        tasks=Count("categories__tasks", filter=counted_tasks("categories__tasks__"), distinct=True),
        requirements=Count(
            "categories__tasks__requirements",
            filter=counted_requirements("categories__tasks__requirements__"),
            distinct=True,
        ),
    )
    rows = counted.order_by().values_list("id", "parts", "tasks", "requirements")
    return {row[0]: Size(*row[1:]) for row in rows}


def _fact(values: tuple[Any, ...]) -> NoticeFact:
    named = dict(zip(_COLUMNS, values, strict=True))
    organ, state = named.pop("issuing_organ__name"), named.pop("state")
    return NoticeFact(organ=organ, is_closed=state == NoticeState.CLOSED, **named)
