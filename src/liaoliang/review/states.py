"""What a request may become. Every state but the first is final: a new look is a new request."""

from __future__ import annotations

from liaoliang.review.models import Decision, RequestState

FINAL = frozenset(RequestState) - {RequestState.OPEN}
AFTER_DECISION = {
    Decision.APPROVED: RequestState.APPROVED,
    Decision.SENT_BACK: RequestState.SENT_BACK,
}


def may_become(state: str, target: RequestState) -> bool:
    """Whether a request in `state` may turn into `target`."""
    return state == RequestState.OPEN and target in FINAL
