"""Geometry of the small pictures. Numbers leave as strings, so that no locale touches an SVG attribute."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT, MARGIN = 600.0, 72.0, 8.0


@dataclass(frozen=True, slots=True)
class Sparkline:
    """A trend line in a box of 600 × 72: its points, its last point, and where the target lies."""

    points: str
    last_x: str
    last_y: str
    target_y: str


def percent(part: float, whole: float) -> float:
    """Share of the whole in percent, held between 0 and 100; nothing of nothing is 0."""
    if whole <= 0:
        return 0.0
    return min(100.0, max(0.0, part * 100 / whole))


def step(share: float) -> int:
    """The share as a whole number for the width classes; what is begun is never drawn empty or full."""
    rounded = round(share)
    if 0 < share < 1:
        return 1
    return 99 if 99 < share < 100 else rounded


def sparkline(values: Sequence[float], target: float | None = None) -> Sparkline:
    """The line through `values` (at least one), scaled to hold the target too."""
    every = [*values, target] if target is not None else list(values)
    low, high = min(every), max(every)
    gap = (WIDTH - 2 * MARGIN) / max(1, len(values) - 1)

    def height(value: float) -> str:
        share = (value - low) / (high - low) if high > low else 0.5
        return f"{HEIGHT - MARGIN - share * (HEIGHT - 2 * MARGIN):.1f}"

    places = [(f"{MARGIN + index * gap:.1f}", height(value)) for index, value in enumerate(values)]
    last_x, last_y = places[-1]
    points = " ".join(f"{x},{y}" for x, y in places)
    return Sparkline(points, last_x, last_y, height(target) if target is not None else "")
