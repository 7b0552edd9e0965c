"""Ways into an account that another person opened: which they are, and whether an auditor has looked at them."""

from __future__ import annotations

from typing import Final

from liaoliang.base.models import Event
from liaoliang.organisations.models import Officer

# Actions in the trail, and the topics under which others hear of them.
PASSWORD_RESET: Final = "organisations.password_reset"  # noqa: S105 - the name of an action
SECOND_FACTOR_RESET: Final = "organisations.second_factor_reset"
RESET_CHECKED: Final = "organisations.reset_checked"
RESETS: Final = (PASSWORD_RESET, SECOND_FACTOR_RESET)


def unchecked_resets(officer_id: int) -> list[Event]:
    """Resets of an officer's password or second factor that no auditor has looked at, oldest first."""
    trail = Event.objects.filter(subject_type=Officer.evidence_type, subject_id=officer_id).order_by("seq")
    found = list(trail.filter(action__in=(*RESETS, RESET_CHECKED)))
    checked = {event.detail["event"] for event in found if event.action == RESET_CHECKED}
    return [event for event in found if event.action in RESETS and event.seq not in checked]


def owner_of(event: Event) -> Officer | None:
    """The officer whose way in was reset: whom to ask. None for an event of another kind."""
    if event.action not in RESETS:
        return None
    return Officer.objects.select_related("organ").filter(pk=event.subject_id).first()


def is_unchecked(event: Event) -> bool:
    """Whether the event is a reset that waits for an auditor."""
    return event.action in RESETS and event in unchecked_resets(event.subject_id)
