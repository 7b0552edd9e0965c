"""The programme's rooms in the bar: add a `Room` for each list that people open by itself."""

from __future__ import annotations

from typing import Final

from liaoliang.workbench.navigation import Room

ROOMS: Final[tuple[Room, ...]] = ()
