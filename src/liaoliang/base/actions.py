"""What people read about an event: one sentence for each action, filled in when it is shown.

Loads no models, so that any `apps.py` may register.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.utils.functional import Promise

if TYPE_CHECKING:
    from liaoliang.base.models import Event

_sentences: dict[str, str | Promise] = {}


def register(action: str, sentence: str | Promise) -> None:
    """Give `action` its sentence. Places: {actor}, {organ}, {ground}, and every key of the event's detail."""
    known = _sentences.setdefault(action, sentence)
    if str(known) != str(sentence):
        raise ValueError(f"action {action!r} has a sentence already")


def is_registered(action: str) -> bool:
    """Whether `action` may be recorded."""
    return action in _sentences


def registered() -> Mapping[str, str | Promise]:
    """Every action with its sentence."""
    return dict(_sentences)


class _Places(dict[str, object]):
    """A place for which an old event has no value stays empty instead of breaking the page."""

    def __missing__(self, key: str) -> str:
        return ""


def describe(event: Event) -> str:
    """The event as a sentence in the reader's language; an action no longer in use shows its own name."""
    sentence = _sentences.get(event.action)
    if sentence is None:
        return event.action
    places = _Places(event.detail, actor=event.actor_name, organ=event.organ_name, ground=event.ground)
    return str(sentence).format_map(places)
