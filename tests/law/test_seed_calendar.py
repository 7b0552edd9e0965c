"""tools/seed_calendar.py: what it would write is what the year files say."""

from __future__ import annotations

import importlib.util
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from liaoliang.law import Rulebook
from liaoliang.law.calendar_years import read_year

TOOL = Path(__file__).parents[2] / "tools/seed_calendar.py"


@pytest.fixture(scope="module")
def seed() -> ModuleType:
    spec = importlib.util.spec_from_file_location("seed_calendar", TOOL)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("year", range(2004, 2027))
def test_a_seeded_year_says_the_same_as_the_shipped_one(
    seed: ModuleType, rules: Rulebook, tmp_path: Path, year: int
) -> None:
    path = tmp_path / f"{year}.yaml"
    path.write_text(seed.year_file(year, date(2026, 11, 23)), "utf-8")
    seeded, shipped = read_year(path), rules.calendar.year(year)
    assert (seeded.rest, seeded.make_up) == (shipped.rest, shipped.make_up)


def test_a_seeded_year_is_not_called_confirmed(seed: ModuleType) -> None:
    assert "confidence: memory" in seed.year_file(2026, date(2026, 11, 23))
