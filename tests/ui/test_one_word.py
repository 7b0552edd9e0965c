"""One thing has one name in everything that readers see."""

from __future__ import annotations

from pathlib import Path

import pytest

import liaoliang

SOURCES = sorted(
    path
    for kind in ("*.py", "*.html")
    for path in Path(liaoliang.__file__).parent.rglob(kind)
    if "migrations" not in path.parts
)


@pytest.mark.parametrize("word", ["已报送待核", "待核验"])
def test_what_waits_for_verification_is_called_by_one_word(word: str) -> None:
    assert [path.name for path in SOURCES if word in path.read_text(encoding="utf-8")] == []
