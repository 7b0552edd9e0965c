"""The layouts as test data: `layouts/*.yaml`, each case a text or an HTML table and the rows expected of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from liaoliang.text.blocks import Block, Document
from liaoliang.text.readers import read_bytes

FOLDER = Path(__file__).parent / "layouts"
# Short names of the fixtures and the keys of the contract they stand for.
KEYS = {
    "c": "category",
    "t": "task",
    "r": "requirement",
    "u": "units",
    "l": "lead_units",
    "s": "supporting_units",
    "d": "deadline",
    "from": "deadline_from",
    "to": "deadline_to",
    "targets": "targets",
    "optional": "optional",
    "incomplete": "incomplete",
}


@dataclass(frozen=True)
class Case:
    """One layout."""

    name: str
    document: Document
    rows: list[dict[str, Any]]
    metadata: dict[str, Any]
    warns: str
    unplaced: list[str]


def document_of(text: str, name: str = "notice.txt") -> Document:
    """A text file as its reader gives it: one paragraph for each line that is not empty."""
    lines = [(number, line.strip()) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    blocks = [Block(index, "paragraph", line, number) for index, (number, line) in enumerate(lines)]
    return Document(name, tuple(blocks), format="txt")


def _document(raw: dict[str, Any]) -> Document:
    if "html" in raw:
        return read_bytes(f"<html><body>{raw['html']}</body></html>".encode(), "notice.html")
    return document_of(raw["text"])


def cases() -> list[Case]:
    """Every case of every file."""
    found: list[Case] = []
    for path in sorted(FOLDER.glob("*.yaml")):
        for raw in yaml.safe_load(path.read_text(encoding="utf-8")):
            extra = raw.get("metadata", {}), raw.get("warns", ""), raw.get("unplaced", [])
            found.append(Case(raw["name"], _document(raw), raw["rows"], *extra))
    return found


def contract(expected: dict[str, Any]) -> dict[str, Any]:
    """An expected row under the keys of the contract, dates as text."""
    return {
        KEYS[key]: value.isoformat() if hasattr(value, "isoformat") else value
        for key, value in expected.items()
    }
