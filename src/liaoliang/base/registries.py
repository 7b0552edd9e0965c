"""The five registries through which a module reaches a lower or a peer module.

A module registers in its `apps.py`; whoever asks knows the registry and not the module that answers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import Any, Generic, TypeVar

from liaoliang.errors import Issue

T = TypeVar("T")


class Registry(Generic[T]):
    """Named things of one kind. A name is given once."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self._items: dict[str, T] = {}

    def register(self, name: str, item: T) -> T:
        """Add `item`; a name in use is refused, because two modules would answer for one thing.

        The very same item again is no harm: Django may call `ready()` twice.
        """
        if self._items.setdefault(name, item) != item:
            raise ValueError(f"{self.kind} {name!r} is registered already")
        return item

    def get(self, name: str) -> T:
        """The thing of that name; KeyError names the registry where there is none."""
        if name not in self._items:
            raise KeyError(f"no {self.kind} named {name!r}")
        return self._items[name]

    def all(self) -> dict[str, T]:
        """Everything registered, by name, in the order of names."""
        return dict(sorted(self._items.items()))

    def __contains__(self, name: object) -> bool:
        return name in self._items

    def __iter__(self) -> Iterator[T]:
        return iter(self.all().values())

    def __len__(self) -> int:
        return len(self._items)


ReleaseCheck = Callable[[Any], Sequence[Issue]]
ConcernSource = Callable[..., Sequence[Any]]
HandOver = Callable[..., Any]
PageRecipe = Callable[[str, str, datetime], Any]
IndexRecipe = Callable[..., Any]

# `disclosure` asks before a release; `policy` and others answer with issues about the edition.
release_checks: Registry[ReleaseCheck] = Registry("release check")
# `policy` asks what people worry about; consultations, letters, foi and the search log answer.
concerns: Registry[ConcernSource] = Registry("source of concerns")
# `foi` hands a letter that is no request over to `letters`.
hand_overs: Registry[HandOver] = Registry("hand-over")
# `publication` asks for a page by (key, variant, as_of); `portal` answers.
page_recipes: Registry[PageRecipe] = Registry("page recipe")
# `search` asks for what to index; modules answer.
index_recipes: Registry[IndexRecipe] = Registry("index recipe")
