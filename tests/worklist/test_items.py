"""Values that describe a new item."""

from __future__ import annotations

from datetime import date

import pytest

from liaoliang.law.clocks import due
from liaoliang.law.rulebook import Rulebook
from liaoliang.worklist.items import Assignee, Due

DAY = date(2021, 10, 12)


def test_refuses_a_due_date_beside_a_not_before_date() -> None:
    with pytest.raises(ValueError, match="never both"):
        Due(due_on=DAY, not_before_on=DAY)


def test_takes_over_what_a_clock_concluded_with_its_basis() -> None:
    found = Due.of(due(Rulebook.shipped(), "foi.reply", DAY))
    assert (found.due_on, found.not_before_on) == (date(2021, 11, 9), None)
    assert "政府信息公开条例" in found.basis


def test_takes_over_a_not_before_day_where_the_year_is_missing() -> None:
    found = Due.of(due(Rulebook.shipped(), "foi.reply", date(2026, 12, 20)))
    assert found.due_on is None
    assert found.not_before_on is not None


@pytest.mark.parametrize(
    "words", [{}, {"officer_id": 1, "organ_id": 2}, {"officer_id": 1, "role": "drafter"}]
)
def test_refuses_an_assignee_that_is_neither_one_officer_nor_one_organ(words: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="one officer or"):
        Assignee(**words)


def test_roles_of_one_organ_are_different_assignees() -> None:
    keys = {Assignee(organ_id=1).key, Assignee(organ_id=1, role="drafter").key, Assignee(officer_id=1).key}
    assert len(keys) == 3
