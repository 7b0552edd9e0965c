"""The ledger by task: twenty rows that open, each with its requirements, organs, figures and late ones."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from liaoliang.errors import NotFoundError
from liaoliang.ledger.selectors import also_words, kinds
from liaoliang.ledger.states import Shown
from liaoliang.portal.facts.ledger import CategoryFact, Holding, LedgerFact, RequirementFact, TaskFact
from liaoliang.portal.facts.notices import text_of
from liaoliang.portal.facts.reading import ledger
from liaoliang.portal.ledger.figures import figures
from liaoliang.portal.ledger.parts import (
    category_title,
    is_of_notice,
    ledger_page,
    overview,
    state_counts,
)
from liaoliang.portal.notice_text import Segment, anchors, stand_out
from liaoliang.portal.page import Page, Reading
from liaoliang.portal.words import (
    Lateness,
    chip,
    due_words,
    expanded_words,
    how_verified,
    joined,
    mark,
    task_due_words,
)
from liaoliang.ui.components import Facet, FacetOption, FilterBar, Link, Mark, Measure, StateChip
from liaoliang.ui.states import word_of
from liaoliang.ui.words import day_words

NO_STATE = gettext_noop("没有“{state}”这种状态")


@dataclass(frozen=True, slots=True)
class LateLine:
    """A late organ: which day has gone by, and how late it is in words."""

    organ: str
    href: str
    due: str
    words: str


@dataclass(frozen=True, slots=True)
class RequirementBlock:
    """One requirement, opened."""

    fact: RequirementFact
    segments: tuple[Segment, ...]
    chip: StateChip
    due: str
    units: str
    expanded: str
    figures: list[Measure]
    late: list[LateLine]
    sent_back: list[LateLine]
    original: Link | None


@dataclass(frozen=True, slots=True)
class TaskRow:
    """One task: its row, and what unfolds below it."""

    fact: TaskFact
    chip: StateChip
    marks: list[tuple[int, Mark]]
    how: str
    due: str
    href: str
    blocks: list[RequirementBlock]
    is_open: bool


@dataclass(frozen=True, slots=True)
class CategoryBlock:
    """One part of the notice with its tasks."""

    title: str
    words: str
    marks: list[Mark]
    rows: list[TaskRow]
    tasks: int
    is_open: bool


def by_task(reading: Reading, notice_id: int, state: str = "") -> Page:
    """The ledger's first view; `state` leaves only tasks with a requirement in that state."""
    fact = ledger(notice_id, reading.on)
    wanted = _wanted(state)
    blocks = Blocks.of(reading, fact)
    context = {
        **overview(reading, fact, "ledger"),
        "categories": list(_categories(fact, blocks, wanted)),
        "filters": _filters(reading, fact, wanted),
    }
    return ledger_page(reading, "by_task.html", fact, context)


def _wanted(state: str) -> Shown | None:
    if state and state not in Shown.values:
        raise NotFoundError(NO_STATE, state=state)
    return Shown(state) if state else None


@dataclass(frozen=True, slots=True)
class Blocks:
    """Makes the opened form of requirements; asks for the rules in force and the notice's text once."""

    reading: Reading
    notice_id: int
    lateness: Lateness
    anchors: dict[int, str]

    @classmethod
    def of(cls, reading: Reading, fact: LedgerFact) -> Blocks:
        """For the requirements of one ledger; two queries."""
        found = anchors(text_of(fact.notice.id), fact.tasks)
        return cls(reading, fact.notice.id, Lateness.on_day(reading.on), found)

    def block(self, task: TaskFact, fact: RequirementFact) -> RequirementBlock:
        """One requirement."""
        return RequirementBlock(
            fact=fact,
            segments=stand_out(fact.text, fact.targets),
            chip=chip(fact.shown, optional=fact.optional),
            due=due_words(fact),
            units=fact.units_text,
            expanded=expanded_words(fact.holdings),
            figures=figures(fact, f"{self.task_href(task)}#o{fact.id}"),
            late=[self._line(one) for one in fact.late],
            sent_back=[self._line(one) for one in fact.holdings if one.shown is Shown.RECTIFICATION],
            original=self._original(task),
        )

    def task_href(self, task: TaskFact) -> str:
        """A task's own page."""
        return self.reading.href("ledger-task", notice_id=self.notice_id, task_id=task.id)

    def organ_href(self, organ_id: int) -> str:
        """An organ's own page."""
        return self.reading.href("ledger-organ", notice_id=self.notice_id, organ_id=organ_id)

    def _line(self, one: Holding) -> LateLine:
        due = one.late_due_on
        return LateLine(
            organ=one.organ.label,
            href=self.organ_href(one.organ.id),
            due=day_words(due) if due else "",
            words=self.lateness.words(due, one.not_before_on),
        )

    def _original(self, task: TaskFact) -> Link | None:
        anchor = self.anchors.get(task.id)
        if anchor is None:
            return None
        href = self.reading.href("notice", notice_id=self.notice_id)
        return Link(text=_("看原文这一段"), href=f"{href}#{anchor}")


def _categories(fact: LedgerFact, blocks: Blocks, wanted: Shown | None) -> Iterator[CategoryBlock]:
    opened = _to_open(fact, wanted)
    for category in fact.categories:
        rows = [
            _row(task, blocks, opened, wanted)
            for task in category.tasks
            if wanted is None or any(one.shown is wanted for one in task.requirements)
        ]
        if rows:
            yield CategoryBlock(
                title=category_title(category),
                words=_size_words(category),
                marks=[mark(one) for one in category.requirements if is_of_notice(one)],
                rows=rows,
                tasks=sum(row.fact.is_counted for row in rows),
                is_open=any(row.is_open for row in rows),
            )


def _to_open(fact: LedgerFact, wanted: Shown | None) -> set[int]:
    """One task stands open at first: the first that is late. Under a filter all stand open."""
    if wanted is not None:
        return {task.id for task in fact.tasks}
    late = [task.id for task in fact.tasks if task.shown is Shown.OVERDUE]
    return set(late[:1])


def _row(task: TaskFact, blocks: Blocks, opened: set[int], wanted: Shown | None) -> TaskRow:
    rows = [one for one in task.requirements if wanted is None or one.shown is wanted]
    return TaskRow(
        fact=task,
        chip=chip(task.shown),
        marks=[(one.id, mark(one)) for one in task.requirements],
        how=how_verified(task.requirements),
        due=task_due_words(task),
        href=blocks.task_href(task),
        blocks=[blocks.block(task, one) for one in rows],
        is_open=task.id in opened,
    )


def _size_words(category: CategoryFact) -> str:
    tasks = sum(task.is_counted for task in category.tasks)
    requirements = sum(one.is_firm for one in category.requirements)
    first = ngettext("{n} 项任务", "{n} 项任务", tasks).format(n=tasks)
    second = ngettext("{n} 条要求", "{n} 条要求", requirements).format(n=requirements)
    own = (first, second) if tasks or requirements else ()
    return " · ".join((*own, *also_words(kinds(category.requirements))))


def _filters(reading: Reading, fact: LedgerFact, wanted: Shown | None) -> FilterBar:
    everything = reading.href("ledger", notice_id=fact.notice.id)
    options = tuple(
        FacetOption(
            text=word_of_shown(shown),
            href=everything
            if shown is wanted
            else reading.href("ledger-state", notice_id=fact.notice.id, state=shown.value),
            count=count,
            chosen=shown is wanted,
        )
        for shown, count in state_counts(fact.firm)
    )
    facets = (Facet(label=_("只看"), options=options), _organ_facet(reading, fact))
    if wanted is None:
        return FilterBar(facets=facets)
    rest = also_words(kinds(one for one in fact.requirements if one.shown is wanted))
    found = joined("，", (_("只显示“{state}”的要求").format(state=word_of_shown(wanted)), *rest))
    return FilterBar(facets=facets, found=found, clear=Link(text=_("看全部"), href=everything))


def _organ_facet(reading: Reading, fact: LedgerFact) -> Facet:
    lines = sorted(fact.lines, key=lambda line: (line.organ.order, line.organ.id))
    options = tuple(
        FacetOption(
            text=line.organ.label,
            href=reading.href("ledger-organ", notice_id=fact.notice.id, organ_id=line.organ.id),
            count=len(line.holdings),
        )
        for line in lines
    )
    return Facet(label=_("责任单位："), options=options, menu=True)


def word_of_shown(shown: Shown) -> str:
    """The word of a state."""
    from_ui = chip(shown).state
    return word_of(from_ui)
