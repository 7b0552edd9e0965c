"""The trail of one thing beside its page, and an event as a receipt."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from liaoliang.base.actions import describe
from liaoliang.base.evidence import Event, Subject, events_of
from liaoliang.ui.components import Trail, TrailEvent
from liaoliang.workbench.programme.pages import moment

SHOWN = 12
DIGITS = 12


def trail(subject: Subject, *, most: int = SHOWN) -> Trail:
    """The latest events of a thing, newest first."""
    return Trail(events=tuple(trail_events(events_of(subject).order_by("-seq")[:most])))


def trail_events(events: Iterable[Event]) -> Iterable[TrailEvent]:
    """Events as sentences with who, when and the first digits of their hash."""
    for event in events:
        yield TrailEvent(text=describe(event), line=line_of(event), digest=event.hash[:DIGITS])


def line_of(event: Event) -> str:
    """When, which organ, who, and on what ground."""
    who = " ".join(filter(None, (event.organ_name, event.actor_name)))
    ground = _("理由：{ground}").format(ground=event.ground) if event.ground else ""
    return " · ".join(filter(None, (moment(event.at), who, ground)))
