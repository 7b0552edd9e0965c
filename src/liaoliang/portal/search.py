"""Search over what is public: notices, tasks with their requirements, organs. Plain substring search.

It is honest about that: the page says what was searched and how. All words must occur.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_
from typing import Final

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from liaoliang.ledger.models import Assignment, Requirement
from liaoliang.organisations import selectors
from liaoliang.organisations.models import Organ
from liaoliang.organisations.names import fold
from liaoliang.portal.columns import HOME
from liaoliang.portal.facts.notices import NoticeFact, newest, notices, public_notices
from liaoliang.portal.front import never_kept, reading_of
from liaoliang.portal.page import Page, Reading
from liaoliang.portal.shell import Frame, page, speaking
from liaoliang.ui.components import Link

SHOWN: Final = 20
LONGEST: Final = 100
MOST_WORDS: Final = 6


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found."""

    link: Link
    line: str


@dataclass(frozen=True, slots=True)
class Group:
    """What was found of one kind; `total` may be more than is shown."""

    title: str | Promise
    hits: Sequence[Hit]
    total: int

    @property
    def more(self) -> int:
        """How many are not shown."""
        return self.total - len(self.hits)


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """`/do/search?q=…`"""
    reading = reading_of(request)
    with speaking(reading):
        return never_kept(search_page(reading, request.GET.get("q", "")))


def search_page(reading: Reading, query: str) -> Page:
    """The form with what was found."""
    asked = " ".join(query.split())[:LONGEST]
    words = asked.split(" ")[:MOST_WORDS] if asked else []
    groups = find(reading, words) if words else []
    context = {
        "query": asked,
        "groups": [group for group in groups if group.total],
        "total": sum(group.total for group in groups),
        "sitemap_href": reading.href("sitemap"),
    }
    title = _("“{query}”的搜索结果").format(query=asked) if asked else _("搜索")
    frame = Frame(title=title, column=HOME, asks_whether_clear=False, is_listed=False, loose=True)
    return page(reading, "search.html", frame, context)


def find(reading: Reading, words: Sequence[str]) -> list[Group]:
    """Notices, requirements and organs that have every word."""
    return [_notices(reading, words), _requirements(reading, words), _organs(reading, words)]


def _notices(reading: Reading, words: Sequence[str]) -> Group:
    """Few rows, so brackets and spaces of a document number may be written in any way."""
    found = [fact for fact in notices(public_notices().order_by("-year", "-id")) if _has(fact, words)]
    hits = [
        Hit(
            Link(text=fact.title, href=reading.href("notice", notice_id=fact.id)),
            " · ".join(filter(None, (fact.document_number, fact.source, str(fact.released)))),
        )
        for fact in found[:SHOWN]
    ]
    return Group(_("工作要点"), hits, len(found))


def _has(fact: NoticeFact, words: Sequence[str]) -> bool:
    inside = _letters(" ".join((fact.title, fact.document_number, fact.index_number, fact.publisher)))
    return all(_letters(word) in inside for word in words if _letters(word))


def _letters(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(sign for sign in plain if unicodedata.category(sign)[0] in "LN")


def _requirements(reading: Reading, words: Sequence[str]) -> Group:
    rows = Requirement.objects.filter(task__category__notice__in=public_notices().order_by())
    wanted = rows.filter(
        every_word(words, "task__title", "governing_text", "units_text", "task__category__title")
    )
    columns = ("id", "governing_text", "task_id", "task__number", "task__title", "task__category__notice_id")
    ordered = wanted.order_by("-task__category__notice__year", "task__number", "ordinal").values_list(
        *columns
    )
    hits = [
        Hit(
            Link(
                text=_("任务 {number} {title}").format(number=number, title=title),
                href=f"{reading.href('ledger-task', notice_id=notice_id, task_id=task_id)}#r{pk}",
            ),
            text,
        )
        for pk, text, task_id, number, title, notice_id in ordered[:SHOWN]
    ]
    return Group(_("任务和要求"), hits, wanted.count())


def _organs(reading: Reading, words: Sequence[str]) -> Group:
    """Organs that hold something under the newest notice; others have no page here."""
    notice = newest()
    if notice is None:
        return Group(_("单位"), [], 0)
    held = Assignment.objects.filter(requirement__task__category__notice=notice.id, parent__isnull=True)
    holding = selectors.organs(None, with_ended=True).filter(pk__in=held.order_by().values("organ"))
    wanted = holding.filter(
        every_word(words, "name", "short_name", "aliases__name") | _folded(words)
    ).distinct()
    hits = [
        Hit(
            Link(
                text=organ.label,
                href=reading.href("ledger-organ", notice_id=notice.id, organ_id=organ.pk),
            ),
            organ.name if organ.name != organ.label else "",
        )
        for organ in wanted[:SHOWN]
    ]
    return Group(_("单位"), hits, wanted.count())


def _folded(words: Sequence[str]) -> Q:
    """Organs' folded names, for 市政府 and 市人民政府 alike."""
    keys = [fold(word) for word in words if fold(word)]
    return reduce(and_, (Q(key__contains=key) for key in keys)) if keys else Q(pk__in=Organ.objects.none())


def every_word(words: Sequence[str], *fields: str) -> Q:
    """Each word occurs in one of the fields."""
    return reduce(
        and_, (reduce(or_, (Q(**{f"{name}__icontains": word}) for name in fields)) for word in words)
    )
