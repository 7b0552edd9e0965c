"""tools/law_map.py: the map of the law is current and complete."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

TOOL = Path(__file__).parents[2] / "tools/law_map.py"


@pytest.fixture(scope="module")
def law_map() -> ModuleType:
    spec = importlib.util.spec_from_file_location("law_map", TOOL)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["law_map"] = module
    spec.loader.exec_module(module)
    return module


def test_the_map_is_current(law_map: ModuleType) -> None:
    assert law_map.TARGET.read_text("utf-8") == law_map.document(), "run python tools/law_map.py"


def test_every_parameter_is_used_by_a_clock_or_a_function(law_map: ModuleType) -> None:
    assert law_map.unused_parameters() == []


def test_every_parameter_is_shown_by_a_test(law_map: ModuleType) -> None:
    assert [key for key in law_map.load_parameters() if not law_map.tests_of(key)] == []


def test_every_test_file_the_map_names_exists(law_map: ModuleType) -> None:
    named = {word for line in law_map.document().splitlines() for word in line.split("|")[-2:-1]}
    files = {
        file.strip() for cell in named for file in cell.split(",") if file.strip().endswith((".py", ".yaml"))
    }
    assert [file for file in sorted(files) if not (TOOL.parents[1] / "tests/law" / file).exists()] == []
