"""How a request for review, and the decision on it, follow from the request's events."""

from __future__ import annotations

from liaoliang.base import replay
from liaoliang.base.models import Event
from liaoliang.base.replay import Facts, Replay
from liaoliang.review.models import Decision, RequestState, ReviewRequest

_ENDS = {
    "review.approved": RequestState.APPROVED,
    "review.sent_back": RequestState.SENT_BACK,
    "review.withdrawn": RequestState.WITHDRAWN,
    "review.superseded": RequestState.SUPERSEDED,
}
_COLUMNS = ("state", "step", "content_hash", "approval__approver_id", "approval__decision")


def register() -> None:
    """Hold requests, and the approval that hangs on each, against their trail."""
    replay.register(ReviewRequest.evidence_type, Replay(ReviewRequest, _after, replay.columns(*_COLUMNS)))


def _after(facts: Facts, event: Event) -> None:
    facts |= {"step": event.detail["step"], "content_hash": event.detail["content_hash"]}
    state = _ENDS.get(event.action, RequestState.OPEN)
    decided = state.value in Decision.values
    facts |= {
        "state": state.value,
        "approval__approver_id": event.actor_id if decided else None,
        "approval__decision": state.value if decided else None,
    }
