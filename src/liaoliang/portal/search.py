"""Search over what is public: organs, tasks with their requirements, notices, and states by their words.

Plain substring search, and honest about it: the page says what was searched and how. All words must occur. Where
nothing is found, a word written in one piece (冠县教育) is tried in two.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_
from typing import Final
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from liaoliang.ledger.models import Requirement
from liaoliang.ledger.states import Shown
from liaoliang.organisations import selectors
from liaoliang.organisations.models import Organ
from liaoliang.organisations.names import fold
from liaoliang.portal.columns import HOME
from liaoliang.portal.facts.ledger import LedgerFact, RequirementFact
from liaoliang.portal.facts.notices import NoticeFact, notices, public_notices
from liaoliang.portal.facts.year import OrganShare, YearFact, year
from liaoliang.portal.front import never_kept, reading_of
from liaoliang.portal.home import EXAMPLES
from liaoliang.portal.ledger.by_task import word_of_shown
from liaoliang.portal.ledger.parts import ledger_title
from liaoliang.portal.organs import share_words
from liaoliang.portal.page import Page, Reading
from liaoliang.portal.shell import Frame, page, speaking
from liaoliang.portal.words import chip, due_words
from liaoliang.ui.components import Link, StateChip

SHOWN: Final = 20
LONGEST: Final = 100
MOST_WORDS: Final = 6
SHORTEST_PIECE: Final = 2


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found, with its state where it has one; `line` is in the reader's language if `spoken`."""

    link: Link
    line: str
    chip: StateChip | None = None
    spoken: bool = False


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
    words = [word for word in asked.split(" ") if letters(word)][:MOST_WORDS]
    finder = Finder(reading, year(reading.on))
    tried, groups = finder.find_or_cut(words) if words else (words, [])
    context = {
        "query": asked,
        "only_signs": bool(asked) and not words,
        "cut": "" if tried == words else " ".join(tried),
        "groups": groups,
        "total": sum(group.total for group in groups),
        "examples": [_example(reading, words) for words in EXAMPLES],
        "sitemap_href": reading.href("sitemap"),
        "organs_href": reading.href("organs"),
    }
    title = _("“{query}”的搜索结果").format(query=asked) if asked else _("搜索")
    frame = Frame(title=title, column=HOME, asks_whether_clear=False, is_listed=False, loose=True)
    return page(reading, "search.html", frame, context)


def _example(reading: Reading, words: str) -> Link:
    return Link(text=words, href=f"{reading.href('search')}?{urlencode({'q': words})}")


def letters(text: str) -> str:
    """The letters and figures of a text, alike however they are written: brackets, blanks and signs do not count."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(sign for sign in plain if unicodedata.category(sign)[0] in "LN")


def states_named(word: str) -> frozenset[Shown]:
    """The states that a word names, whole or in part: 逾期, 整改, 已报送."""
    return frozenset(
        shown for shown in Shown if len(word) >= SHORTEST_PIECE and word.casefold() in _state_words(shown)
    )


def _state_words(shown: Shown) -> str:
    return f"{shown.label} {word_of_shown(shown)}".casefold()


def cuts(words: Sequence[str]) -> Iterator[list[str]]:
    """The same question with one of its words cut in two."""
    for at, word in enumerate(words):
        for end in range(SHORTEST_PIECE, len(word) - SHORTEST_PIECE + 1):
            yield [*words[:at], word[:end], word[end:], *words[at + 1 :]]


@dataclass(frozen=True, slots=True)
class Finder:
    """Looks through the current ledgers as they stand today, and through the words of older notices."""

    reading: Reading
    now: YearFact

    def find_or_cut(self, words: list[str]) -> tuple[list[str], list[Group]]:
        """What has every word; where nothing has, the first cut that finds something in the current ledgers."""
        found = self.find(words)
        if found or len(words) >= MOST_WORDS:
            return words, found
        for pieces in cuts(words):
            if self._organ_ids(pieces[0]) and any(self._requirement_hits(pieces)):
                return pieces, self.find(pieces)
        return words, []

    def find(self, words: Sequence[str]) -> list[Group]:
        """What was found, by kind, kinds with nothing left out."""
        groups = [self._states(words), self._organs(words), self._requirements(words), self._notices(words)]
        return [group for group in groups if group.total]

    def _states(self, words: Sequence[str]) -> Group:
        """Where the question is nothing but a state: the ledgers, filtered by it."""
        named = [states_named(word) for word in words]
        wanted = reduce(frozenset.union, named, frozenset[Shown]()) if all(named) else frozenset()
        hits = [
            self._state_hit(ledger, shown)
            for shown in Shown
            if shown in wanted
            for ledger in self.now.ledgers
            if ledger.counts[shown]
        ]
        return Group(_("按状态看"), hits, len(hits))

    def _state_hit(self, ledger: LedgerFact, shown: Shown) -> Hit:
        count = ledger.counts[shown]
        href = self.reading.href("ledger-state", notice_id=ledger.notice.id, state=shown.value)
        words = ngettext("{n} 条要求", "{n} 条要求", count).format(n=count)
        return Hit(Link(text=ledger_title(ledger), href=href), words, chip(shown), spoken=True)

    def _organs(self, words: Sequence[str]) -> Group:
        """Organs that carry something now; a state's word asks for those that have something in it."""
        named = [word for word in words if not states_named(word)]
        wanted = [states_named(word) for word in words if states_named(word)]
        known = reduce(and_, (self._organ_ids(word) for word in named)) if named else None
        found = [
            share
            for share in self.now.organs
            if (known is None or share.organ.id in known)
            and all(any(share.counts[shown] for shown in states) for states in wanted)
        ]
        return Group(_("单位"), [self._organ_hit(share) for share in found[:SHOWN]], len(found))

    def _organ_ids(self, word: str) -> frozenset[int]:
        """Organs called so, by name, short name, alias or folded name."""
        called = every_word([word], "name", "short_name", "aliases__name") | _folded(word)
        return frozenset(selectors.organs(None, with_ended=True).filter(called).values_list("pk", flat=True))

    def _organ_hit(self, share: OrganShare) -> Hit:
        link = Link(text=share.organ.label, href=self.reading.href("organ", organ_id=share.organ.id))
        return Hit(link, share_words(share), chip(share.shown), spoken=True)

    def _requirements(self, words: Sequence[str]) -> Group:
        """Of the current ledgers with their states, then those of older notices by their words alone."""
        now = list(self._requirement_hits(words))
        older = self._older(words)
        room = max(0, SHOWN - len(now))
        hits = [*now[:SHOWN], *self._older_hits(older, room)]
        return Group(_("任务和要求"), hits, len(now) + older.count())

    def _requirement_hits(self, words: Sequence[str]) -> Iterator[Hit]:
        holders = [self._organ_ids(word) for word in words]
        for ledger in self.now.ledgers:
            for category in ledger.categories:
                for one in category.requirements:
                    task = ledger.task_of(one)
                    text = f"{category.title} {task.title} {one.text} {one.units_text}".casefold()
                    if _fits(one, text, words, holders):
                        yield self._requirement_hit(ledger, one)

    def _requirement_hit(self, ledger: LedgerFact, one: RequirementFact) -> Hit:
        task = ledger.task_of(one)
        href = self.reading.href("ledger-task", notice_id=ledger.notice.id, task_id=task.id)
        text = _("任务 {number} {title}").format(number=task.number, title=task.title)
        note = _("期限：{due}").format(due=due_words(one))
        return Hit(
            Link(text=text, href=f"{href}#r{one.id}", note=note),
            one.text,
            chip(one.shown, optional=one.optional),
        )

    def _older(self, words: Sequence[str]) -> QuerySet[Requirement]:
        current = [ledger.notice.id for ledger in self.now.ledgers]
        older = public_notices().exclude(pk__in=current).order_by()
        rows = Requirement.objects.filter(task__category__notice__in=older)
        fields = ("task__title", "governing_text", "units_text", "task__category__title")
        return rows.filter(every_word(words, *fields)).order_by(
            "-task__category__notice__year", "task__number", "ordinal"
        )

    def _older_hits(self, rows: QuerySet[Requirement], room: int) -> Iterator[Hit]:
        notice = "task__category__notice"
        columns = (
            "id",
            "governing_text",
            "task_id",
            "task__number",
            "task__title",
            f"{notice}_id",
            f"{notice}__title",
        )
        for pk, text, task_id, number, title, notice_id, notice_title in rows.values_list(*columns)[:room]:
            href = self.reading.href("ledger-task", notice_id=notice_id, task_id=task_id)
            name = _("任务 {number} {title}").format(number=number, title=title)
            yield Hit(Link(text=name, href=f"{href}#r{pk}", note=notice_title), text)

    def _notices(self, words: Sequence[str]) -> Group:
        """Few rows, so brackets and blanks of a document number may be written in any way."""
        found = [fact for fact in notices(public_notices().order_by("-year", "-id")) if _has(fact, words)]
        hits = [
            Hit(
                Link(text=fact.title, href=self.reading.href("notice", notice_id=fact.id)),
                " · ".join(filter(None, (fact.document_number, fact.source, str(fact.released)))),
            )
            for fact in found[:SHOWN]
        ]
        return Group(_("工作要点"), hits, len(found))


def _fits(one: RequirementFact, text: str, words: Sequence[str], holders: Sequence[frozenset[int]]) -> bool:
    """Whether each word is in the text, names the state, or names an organ that holds it.

    One word must be in the text: what an organ holds is listed on its own page.
    """
    held = {holding.organ.id for holding in one.holdings}
    inside = [word.casefold() in text for word in words]
    return any(inside) and all(
        is_inside or one.shown in states_named(word) or held & organs
        for is_inside, word, organs in zip(inside, words, holders, strict=True)
    )


def _has(fact: NoticeFact, words: Sequence[str]) -> bool:
    inside = letters(" ".join((fact.title, fact.document_number, fact.index_number, fact.publisher)))
    return all(letters(word) in inside for word in words)


def _folded(word: str) -> Q:
    """Organs' folded names, for 市政府 and 市人民政府 alike."""
    key = fold(word)
    return Q(key__contains=key) if key else Q(pk__in=Organ.objects.none())


def every_word(words: Sequence[str], *fields: str) -> Q:
    """Each word occurs in one of the fields."""
    return reduce(
        and_, (reduce(or_, (Q(**{f"{name}__icontains": word}) for name in fields)) for word in words)
    )
