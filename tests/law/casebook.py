"""Reads the case files beside it. A case is a mapping with an `id`; lawyers add lines, not code."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

FOLDER = Path(__file__).parent / "cases"


def cases(name: str) -> pytest.MarkDecorator:
    """Parametrise a test with `case`, once per case of `cases/<name>.yaml`."""
    found: list[dict[str, Any]] = yaml.safe_load((FOLDER / f"{name}.yaml").read_text("utf-8"))
    identities = [case["id"] for case in found]
    assert len(set(identities)) == len(identities), f"{name}: an id is used twice"
    return pytest.mark.parametrize("case", found, ids=identities)
