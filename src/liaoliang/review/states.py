"""What a request may become; only an open one becomes anything."""

from __future__ import annotations

from liaoliang.review.models import Decision, RequestState

AFTER_DECISION = {
    Decision.APPROVED: RequestState.APPROVED,
    Decision.SENT_BACK: RequestState.SENT_BACK,
}
NEXT = {
    RequestState.OPEN: frozenset(
        {
            RequestState.APPROVED,
            RequestState.SENT_BACK,
            RequestState.WITHDRAWN,
            RequestState.SUPERSEDED,
        }
    ),
    RequestState.APPROVED: frozenset[RequestState](),
    RequestState.SENT_BACK: frozenset[RequestState](),
    RequestState.WITHDRAWN: frozenset[RequestState](),
    RequestState.SUPERSEDED: frozenset[RequestState](),
}


def may_become(state: str, target: RequestState) -> bool:
    """Whether a request in `state` may turn into `target`."""
    return target in NEXT[RequestState(state)]
