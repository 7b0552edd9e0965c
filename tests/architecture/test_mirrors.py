"""Each module's services, selectors, checks and measures have a test file that mirrors them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from architecture.layers import PACKAGE, TESTS, domain_modules, place

MIRRORED = ("services", "selectors", "checks", "measures")


def mirrored_files() -> Iterator[Path]:
    """`services.py`, or each file of a folder `services/`."""
    for module in domain_modules():
        for name in MIRRORED:
            single, folder = PACKAGE / module / f"{name}.py", PACKAGE / module / name
            yield from [single] if single.exists() else []
            yield from (path for path in sorted(folder.glob("*.py")) if not path.stem.startswith("_"))


def mirror_of(path: Path) -> Path:
    """`ledger/services/progress.py` is mirrored by `tests/ledger/services/test_progress.py`."""
    inside = path.relative_to(PACKAGE)
    return TESTS / inside.with_name(f"test_{path.name}")


@pytest.mark.parametrize("path", list(mirrored_files()), ids=place)
def test_has_a_mirrored_test_file(path: Path) -> None:
    mirror = mirror_of(path)
    assert mirror.exists(), f"{mirror.relative_to(TESTS)} is missing"
    assert "\ndef test_" in mirror.read_text(encoding="utf-8")


def test_mirrors_a_file_in_a_folder() -> None:
    mirror = mirror_of(PACKAGE / "ledger" / "services" / "progress.py")
    assert mirror == TESTS / "ledger" / "services" / "test_progress.py"
