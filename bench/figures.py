"""What a benchmark says: a figure in its unit, the limit it is held against, and the baseline beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bench.measuring import Samples


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the results. `ratio` is the figure over the baseline of the same run, in time."""

    title: str
    value: float
    low: float
    high: float
    unit: str
    size: str
    baseline: str = ""
    ratio: float | None = None
    limit: float | None = None
    better: Literal["less", "more"] = "less"

    @property
    def within(self) -> bool | None:
        """Whether the limit is kept; None where there is none."""
        if self.limit is None:
            return None
        return self.value <= self.limit if self.better == "less" else self.value >= self.limit

    @property
    def cells(self) -> tuple[str, ...]:
        """The line as it is printed."""
        ratio = "" if self.ratio is None else f"{self.ratio:.2f} × {self.baseline}"
        limit = "" if self.limit is None else f"{'≤' if self.better == 'less' else '≥'} {self.limit:g}"
        verdict = {True: "kept", False: "MISSED", None: ""}[self.within]
        spread = f"{_short(self.low)} – {_short(self.high)}"
        return self.title, f"{_short(self.value)} {self.unit}", spread, ratio, limit, verdict, self.size


def _short(value: float) -> str:
    return f"{value:.0f}" if value >= 100 or value == int(value) else f"{value:.3g}"


def milliseconds(
    title: str, samples: Samples, baseline: Samples, size: str, *, limit: float | None = None, each: int = 1
) -> Figure:
    """A time figure; `each` divides it, where one round does a thing so many times."""
    low, high = samples.spread
    factor = 1000 / each
    return Figure(
        title,
        samples.median * factor,
        low * factor,
        high * factor,
        "ms",
        size,
        baseline.name,
        samples.median / each / baseline.median,
        limit,
    )


def per_second(
    title: str, samples: Samples, baseline: Samples, count: int, size: str, *, limit: float | None = None
) -> Figure:
    """A rate figure: `count` things in each round. The ratio is in time, as everywhere."""
    low, high = samples.spread
    return Figure(
        title,
        count / samples.median,
        count / high,
        count / low,
        "/s",
        size,
        baseline.name,
        samples.median / baseline.median,
        limit,
        better="more",
    )


def count(title: str, value: float, unit: str, size: str, *, limit: float | None = None) -> Figure:
    """A figure that is counted, not timed."""
    return Figure(title, value, value, value, unit, size, limit=limit)
