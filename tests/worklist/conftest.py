"""Things that wait, made quickly."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import count
from typing import Any

import pytest

from factories.offices import AT
from liaoliang.worklist.items import UNDATED, Assignee, Due, NewItem
from liaoliang.worklist.models import WorkItem
from liaoliang.worklist.services import open_item

_number = count(1)


class Thing:
    """Some subject of a module above: all that the worklist knows of it is its type and number."""

    evidence_type = "tests.thing"

    def __init__(self, pk: int | None = None) -> None:
        self.pk = pk or next(_number)


NewThing = Callable[..., NewItem]


@pytest.fixture
def new_item() -> NewThing:
    """A new item for an assignee."""

    def make(assignee: Assignee, *, subject: Thing | None = None, **changes: Any) -> NewItem:
        words = {
            "verb": "核验",
            "title": "政务公开任务",
            "link": "/tasks/1/",
            "category": "ledger",
            **changes,
        }
        return NewItem(subject or Thing(), assignee, due=_due(words.pop("due", None)), **words)

    return make


@pytest.fixture
def wait_for(new_item: NewThing) -> Callable[..., WorkItem]:
    """An open item for an assignee."""
    return lambda assignee, **words: open_item(new_item(assignee, **words), at=AT)


def _due(day: object) -> Due:
    if isinstance(day, Due):
        return day
    return Due(due_on=date.fromisoformat(str(day))) if day else UNDATED
