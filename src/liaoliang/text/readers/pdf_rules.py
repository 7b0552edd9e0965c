"""Rules of a table that a page break left open: where a row goes on overleaf, nothing closes it below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Literal

Edge = dict[str, Any]
Side = Literal["top", "bottom"]

TOLERANCE = 3.0
# Two upright lines may be anything; three that end together are the columns of a table.
_MIN_UPRIGHTS = 3


@dataclass(frozen=True, slots=True)
class Opening:
    """A stretch between two columns that has no rule at the end of the page."""

    x0: float
    x1: float
    y: float
    side: Side

    def as_edge(self) -> Edge:
        """The missing rule, in the form that pdfplumber takes."""
        return {
            "object_type": "line_edge",
            "orientation": "h",
            "x0": self.x0,
            "x1": self.x1,
            "top": self.y,
            "bottom": self.y,
            "width": self.x1 - self.x0,
            "height": 0.0,
        }


def openings(edges: Sequence[Edge]) -> list[Opening]:
    """Where merged edges of a page leave the columns of a table open above or below."""
    uprights = sorted((edge for edge in edges if edge["orientation"] == "v"), key=lambda edge: edge["x0"])
    rules = [edge for edge in edges if edge["orientation"] == "h"]
    sides: tuple[Side, ...] = ("top", "bottom")
    return [opening for side in sides for opening in _open_on(side, uprights, rules)]


def _open_on(side: Side, uprights: Sequence[Edge], rules: Sequence[Edge]) -> Iterator[Opening]:
    for group in _ending_together(side, uprights):
        y = group[0][side]
        closing = [rule for rule in rules if abs(rule["top"] - y) <= TOLERANCE]
        for left, right in pairwise(group):
            middle = (left["x0"] + right["x0"]) / 2
            if not any(rule["x0"] <= middle <= rule["x1"] for rule in closing):
                yield Opening(left["x0"], right["x0"], y, side)


def _ending_together(side: Side, uprights: Sequence[Edge]) -> Iterator[list[Edge]]:
    groups: dict[int, list[Edge]] = {}
    for edge in uprights:
        groups.setdefault(round(edge[side] / TOLERANCE), []).append(edge)
    return (group for group in groups.values() if len(group) >= _MIN_UPRIGHTS)
