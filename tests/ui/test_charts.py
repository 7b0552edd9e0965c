"""Shares, widths and lines: nothing begun looks empty, nothing unfinished looks full."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liaoliang.ui.charts import HEIGHT, WIDTH, percent, sparkline, step


@pytest.mark.parametrize(
    ("part", "whole", "share"), [(0, 0, 0), (1, 4, 25), (5, 4, 100), (-1, 4, 0), (3, -1, 0)]
)
def test_a_share_stays_between_nothing_and_all(part: float, whole: float, share: float) -> None:
    assert percent(part, whole) == share


@pytest.mark.parametrize(("share", "width"), [(0, 0), (0.2, 1), (99.9, 99), (100, 100), (50.4, 50)])
def test_what_is_begun_shows_and_what_is_not_done_is_not_full(share: float, width: int) -> None:
    assert step(share) == width


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=60), st.none() | st.floats(-1e6, 1e6))
def test_a_line_stays_in_its_box(values: list[float], target: float | None) -> None:
    line = sparkline(values, target)
    places = [tuple(map(float, point.split(","))) for point in line.points.split()]
    assert len(places) == len(values)
    assert all(0 <= x <= WIDTH and 0 <= y <= HEIGHT for x, y in places)


def test_a_higher_value_lies_higher() -> None:
    first, last = (float(point.split(",")[1]) for point in sparkline([1, 2]).points.split())
    assert first > last


def test_a_flat_line_lies_in_the_middle() -> None:
    assert sparkline([3, 3, 3]).last_y == f"{HEIGHT / 2:.1f}"


def test_a_target_above_all_values_is_on_the_picture() -> None:
    assert float(sparkline([1, 2], 5).target_y) < float(sparkline([1, 2], 5).last_y)
