"""Merkle trees over event hashes (RFC 6962): one root for many events, a short proof for each. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from liaoliang.base.canonical import digest

LEAF, NODE = b"\x00", b"\x01"


@dataclass(frozen=True, slots=True)
class Step:
    """One neighbour on the way up: its hash, and whether it stands on the left."""

    hash: str
    left: bool


def leaf_hash(event_hash: str, algorithm: str) -> str:
    """The tree's leaf for an event."""
    return digest(LEAF + bytes.fromhex(event_hash), algorithm)


def root(event_hashes: Sequence[str], algorithm: str) -> str:
    """The root over the hashes in this order; of none, the digest of nothing."""
    if not event_hashes:
        return digest(b"", algorithm)
    level = [leaf_hash(item, algorithm) for item in event_hashes]
    while len(level) > 1:
        level = _parents(level, algorithm)
    return level[0]


def proof(event_hashes: Sequence[str], position: int, algorithm: str) -> tuple[Step, ...]:
    """The neighbours that lead from the hash at `position` to the root."""
    level = [leaf_hash(item, algorithm) for item in event_hashes]
    steps: list[Step] = []
    while len(level) > 1:
        neighbour = position ^ 1
        if neighbour < len(level):
            steps.append(Step(level[neighbour], left=neighbour < position))
        level, position = _parents(level, algorithm), position // 2
    return tuple(steps)


def climb(event_hash: str, steps: Sequence[Step], algorithm: str) -> str:
    """The root that a proof leads to; whoever holds the published seal compares it with that."""
    here = leaf_hash(event_hash, algorithm)
    for step in steps:
        here = _parent(step.hash, here, algorithm) if step.left else _parent(here, step.hash, algorithm)
    return here


def _parents(level: Sequence[str], algorithm: str) -> list[str]:
    pairs = zip(level[::2], level[1::2], strict=False)
    parents = [_parent(left, right, algorithm) for left, right in pairs]
    return parents if len(level) % 2 == 0 else [*parents, level[-1]]


def _parent(left: str, right: str, algorithm: str) -> str:
    return digest(NODE + bytes.fromhex(left) + bytes.fromhex(right), algorithm)
