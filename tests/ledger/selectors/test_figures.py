"""What the figures of a ledger count: each requirement is of exactly one kind."""

from __future__ import annotations

import pytest

from liaoliang.ledger.models import Origin
from liaoliang.ledger.selectors import Kind, is_counted_task, kind_of
from liaoliang.ledger.selectors._standing import Asked


@pytest.mark.parametrize(
    ("origin", "optional", "kind"),
    [
        (Origin.NOTICE, False, Kind.COUNTED),
        (Origin.NOTICE, True, Kind.OPTIONAL),
        (Origin.OWN_AREA, False, Kind.OWN_AREA),
        (Origin.CARRIED_OVER, True, Kind.CARRIED_OVER),
    ],
)
def test_a_requirement_is_of_one_kind(origin: Origin, optional: bool, kind: Kind) -> None:
    assert kind_of(Asked(1, 1, optional, origin.value)) is kind


def test_only_tasks_of_the_notice_are_counted() -> None:
    assert [is_counted_task(origin.value) for origin in Origin] == [True, False, False]
