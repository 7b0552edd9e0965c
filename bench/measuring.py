"""Rounds in which every candidate takes its turn, so that what disturbs the machine disturbs all of them."""

from __future__ import annotations

import gc
import hashlib
import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

ROUNDS = 5
BUFFER = bytes(range(256)) * (4 * 1024 * 16)  # 16 MiB


@dataclass(frozen=True, slots=True)
class Samples:
    """Seconds of one candidate, one for each round."""

    name: str
    seconds: tuple[float, ...]

    @property
    def median(self) -> float:
        return statistics.median(self.seconds)

    @property
    def spread(self) -> tuple[float, float]:
        """The fastest and the slowest round."""
        return min(self.seconds), max(self.seconds)


def hash_buffer() -> None:
    """The baseline that depends on nothing of ours: SHA-256 over 16 MiB."""
    hashlib.sha256(BUFFER).digest()


def interleaved(candidates: Mapping[str, Callable[[], object]], rounds: int = ROUNDS) -> dict[str, Samples]:
    """Time every candidate once a round, after one round that is not counted."""
    taken: dict[str, list[float]] = {name: [] for name in candidates}
    for candidate in candidates.values():
        candidate()
    for _ in range(rounds):
        for name, candidate in candidates.items():
            taken[name].append(_timed(candidate))
    return {name: Samples(name, tuple(seconds)) for name, seconds in taken.items()}


def _timed(candidate: Callable[[], object]) -> float:
    gc.collect()
    started = time.perf_counter()
    candidate()
    return time.perf_counter() - started
