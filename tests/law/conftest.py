"""The rulebook as shipped, once for all tests of law."""

from __future__ import annotations

import pytest

from liaoliang.law import Rulebook


@pytest.fixture(scope="session")
def rules() -> Rulebook:
    return Rulebook.shipped()
