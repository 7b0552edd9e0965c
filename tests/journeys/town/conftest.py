"""A town where people live: the demonstration city with its officers, on a morning in June 2021."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

import pytest

from journeys.browser import Visitor
from liaoliang.base import demo
from liaoliang.cli.demo_city import moments, people
from liaoliang.organisations import seed
from liaoliang.organisations.models import Officer


@dataclass(frozen=True, slots=True)
class Town:
    """The people, and the clock of their office."""

    cast: people.Cast

    def officer(self, username: str) -> Officer:
        """Somebody by login name."""
        return Officer.objects.select_related("account", "organ").get(account__username=username)

    def turn_to(self, moment: datetime) -> None:
        """Let the office's clock read that moment now."""
        demo.set_mark(office_start=moment)


@pytest.fixture
def town(transactional_db: None) -> Town:
    """Organs and officers; no notice yet."""
    demo.set_mark(office_start=moments.at(6, 7, 9, 0))
    seed.load_city(at=moments.at(6, 1))
    people.gather(moments.at(6, 1, 10))
    return Town(people.cast())


Arrive = Callable[[str], Visitor]


@pytest.fixture
def desk(town: Town, visitors: Callable[..., Visitor]) -> Arrive:
    """Opens a window in which somebody has signed in by the form."""

    def arrive(username: str) -> Visitor:
        person = visitors()
        person.sign_in(username, people.PASSWORD)
        person.page.get_by_role("heading", name="等我办").wait_for()
        return person

    return arrive
