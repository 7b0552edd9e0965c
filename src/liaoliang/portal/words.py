"""Words that several pages use: what a state means, by when, how late."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from liaoliang.base.calendars import current_rulebook
from liaoliang.law.calendar import WorkdayCalendar
from liaoliang.ledger.states import Shown
from liaoliang.organisations.models import OrganKind
from liaoliang.portal.facts.ledger import Holding, RequirementFact, TaskFact
from liaoliang.portal.page import ENGLISH
from liaoliang.text.readers.counting import chinese
from liaoliang.ui.components import Mark, StateChip
from liaoliang.ui.states import State
from liaoliang.ui.words import day_words
from liaoliang.worklist.urgency import pressure

# Signs between parts of a sentence, as each language writes them.
_SIGNS = {"、": ", ", "，": ", ", "；": "; ", "：": ": "}


def joined(sign: str, parts: Iterable[str]) -> str:
    """Parts of a sentence with a Chinese sign between them, or what English has in its place."""
    return (_SIGNS[sign] if is_english() else sign).join(parts)


def sentence(words: str) -> str:
    """The words with a full stop."""
    return words + ("." if is_english() else "。")


def is_english() -> bool:
    """Whether the page speaks English."""
    return get_language() == ENGLISH


def state_of(shown: Shown) -> State:
    """The shape and colour of what is shown; both lists use the same names."""
    return State(shown.value)


def chip(shown: Shown, *, optional: bool = False) -> StateChip:
    """A state as shape, word and tint."""
    return StateChip(state=state_of(shown), optional=optional)


def mark(requirement: RequirementFact, href: str = "") -> Mark:
    """A requirement's shape in a picture of progress; an optional one has a shape of its own."""
    state = State.OPTIONAL if requirement.optional else state_of(requirement.shown)
    label = _("第 {number} 条").format(number=requirement.number)
    return Mark(state=state, label=label, href=href)


def heading(level: int, number: int) -> str:
    """The number before a heading of an official document: 一、 （一） 1. （1）."""
    forms = {1: f"{chinese(number)}、", 2: f"（{chinese(number)}）", 3: f"{number}.", 4: f"（{number}）"}
    return forms.get(level, "")


def due_words(requirement: RequirementFact) -> str:
    """By when, in short: the day, the days where organs have different ones, or the notice's own words."""
    if requirement.condition and requirement.condition_met_on is None:
        return _("条件具备后起算")
    days = requirement.days
    if len(days) > 1:
        return _("{first} 至 {last}").format(first=day_words(days[0]), last=day_words(days[-1]))
    if days:
        return _("{day}前").format(day=day_words(days[0]))
    return requirement.deadline or _("没有写明")


def task_due_words(task: TaskFact) -> str:
    """The next day on which something of the task that is not done falls due, else what its requirements say."""
    open_days = [day for one in task.requirements if one.shown is not Shown.VERIFIED for day in one.days]
    if open_days:
        return _("{day}前").format(day=day_words(min(open_days)))
    said = dict.fromkeys(due_words(one) for one in task.requirements)
    return joined("、", list(said)[:2])


@dataclass(frozen=True, slots=True)
class Lateness:
    """Says how late, by the working-day calendar in force."""

    calendar: WorkdayCalendar
    on: date

    @classmethod
    def on_day(cls, on: date) -> Lateness:
        """By today's rules; one query."""
        return cls(current_rulebook().calendar, on)

    def words(self, due_on: date | None, not_before_on: date | None = None) -> str:
        """逾期 8 个工作日, 还有 3 个工作日, 不早于…"""
        return pressure(self.calendar, due_on=due_on, not_before_on=not_before_on, on=self.on).words


def how_verified(requirements: Iterable[RequirementFact]) -> str:
    """自动 3 · 报送 1: how many a measure verifies and how many are reported with evidence."""
    rows = list(requirements)
    measured = sum(one.measure is not None for one in rows)
    parts = [(_("自动 {n}"), measured), (_("报送 {n}"), len(rows) - measured)]
    return " · ".join(text.format(n=number) for text, number in parts if number)


def expanded_words(holdings: Iterable[Holding]) -> str:
    """How far the units as written expand: 48 个单位：县(市、区)人民政府 8、市政府部门 37."""
    kinds = Counter(one.organ.kind for one in holdings)
    total = kinds.total()
    if not total:
        return _("还没有落实到具体单位")
    words = ngettext("共 {n} 个单位", "共 {n} 个单位", total).format(n=total)
    if len(kinds) == 1:
        return words
    listed = joined("、", (f"{OrganKind(kind).label} {n}" for kind, n in kinds.items()))
    return joined("：", (words, listed))
