"""A town with people, and the means to look at what a service left behind."""

from __future__ import annotations

import pytest

from factories.ledger import Town


@pytest.fixture
def town(db: None) -> Town:
    """A small town; a notice is made where a test needs one."""
    return Town()
