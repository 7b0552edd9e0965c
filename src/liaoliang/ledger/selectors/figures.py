"""What the figures of a ledger count: one definition for every page, list and answer.

A notice's own requirements, as far as they bind, are "条要求" and its own tasks "项任务". What is
encouraged, what organs chose themselves, and what was left over from the year before stand in the lists
and are counted apart; each requirement is of exactly one kind, so the kinds add up to all rows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Protocol

from django.db.models import Q
from django.utils.translation import gettext as _

from liaoliang.ledger.models import Origin


class Kind(StrEnum):
    """How a requirement enters the figures."""

    COUNTED = "counted"
    OPTIONAL = "optional"
    OWN_AREA = "own_area"
    CARRIED_OVER = "carried_over"


class Countable(Protocol):
    """What the kind of a requirement depends on."""

    @property
    def origin(self) -> str:
        """Where it comes from."""

    @property
    def optional(self) -> bool:
        """Whether it is only encouraged."""


_BY_ORIGIN = {Origin.OWN_AREA.value: Kind.OWN_AREA, Origin.CARRIED_OVER.value: Kind.CARRIED_OVER}


def kind_of(one: Countable) -> Kind:
    """The one kind of a requirement."""
    return _BY_ORIGIN.get(str(one.origin)) or (Kind.OPTIONAL if one.optional else Kind.COUNTED)


def is_counted(one: Countable) -> bool:
    """Whether "条要求" counts it."""
    return kind_of(one) is Kind.COUNTED


def is_counted_task(origin: str) -> bool:
    """Whether "项任务" counts a task of this origin."""
    return origin == Origin.NOTICE


def kinds(requirements: Iterable[Countable]) -> Counter[Kind]:
    """How many requirements are of which kind."""
    return Counter(kind_of(one) for one in requirements)


def also_words(found: Mapping[Kind, int]) -> list[str]:
    """What stands beside the figure and is not in it, named: 另有 1 项自定重点领域."""
    counts = [
        (_("另有 {n} 条鼓励性要求"), Kind.OPTIONAL),
        (_("另有 {n} 项自定重点领域"), Kind.OWN_AREA),
        (_("另有 {n} 条上年度结转"), Kind.CARRIED_OVER),
    ]
    return [words.format(n=found[kind]) for words, kind in counts if found.get(kind)]


def counted_requirements(path: str = "") -> Q:
    """The same as a condition of the database, for requirements at the end of `path`."""
    return Q((f"{path}origin", Origin.NOTICE), (f"{path}optional", False))


def counted_tasks(path: str = "") -> Q:
    """The same for tasks at the end of `path`."""
    return Q((f"{path}origin", Origin.NOTICE))
