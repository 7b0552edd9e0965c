"""The order of the floors, read from the contract that import-linter enforces."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import liaoliang

PACKAGE = Path(liaoliang.__file__).parent
REPOSITORY = PACKAGE.parent.parent
TESTS = REPOSITORY / "tests"


@cache
def ranks() -> dict[str, int]:
    """Floor of each module; the higher stands on the lower, 0 is the ground."""
    contracts = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
    layers = next(item for item in contracts["importlinter"]["contracts"] if item["type"] == "layers")
    floors = [re.findall(r"\w+", line) for line in reversed(layers["layers"])]
    return {name: floor for floor, names in enumerate(floors) for name in names}


def points_down(module: str, other: str) -> bool:
    """Whether `module` may stand on `other`: itself, or a floor beneath."""
    return module == other or ranks()[module] > ranks()[other]


def module_of(dotted: str) -> str:
    """The module of ours that a dotted name lies in; blank for foreign names."""
    words = dotted.split(".")
    return words[1] if words[0] == "liaoliang" and len(words) > 1 else ""


def domain_modules() -> list[str]:
    """Modules with models, services and selectors: above `base`, below `ui`."""
    floors = ranks()
    return sorted(name for name, floor in floors.items() if floors["base"] < floor < floors["ui"])


def python_files(*parts: str) -> Iterator[Path]:
    """Our own Python files, migrations left out."""
    for path in sorted(PACKAGE.joinpath(*parts).rglob("*.py")):
        if "migrations" not in path.parts:
            yield path


def place(path: Path) -> str:
    """A file's path within the package, as it is written in the lists of exceptions."""
    return path.relative_to(PACKAGE).as_posix()
