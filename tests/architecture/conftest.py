"""The worlds that walks go through, and the browser of the journeys."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.template.base import Template
from pytest_django import Settings

from architecture.filling import filled_world
from architecture.world import World, empty_world
from journeys.conftest import browser, visitor, visitors

__all__ = ["browser", "visitor", "visitors"]


@pytest.fixture
def folders(settings: Settings, tmp_path: Path) -> None:
    """Seals and files of this test alone; forms that guess a password need not cost a third of a second."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher", *settings.PASSWORD_HASHERS]
    settings.SEAL_ROOT, settings.BLOB_ROOT = tmp_path / "seals", tmp_path / "blobs"


@pytest.fixture
def filled(db: None, folders: None) -> World:
    """A city half-way through its year."""
    return filled_world()


@pytest.fixture
def empty(db: None, folders: None) -> World:
    """A city with people, and nothing to do yet."""
    return empty_world()


@pytest.fixture
def plain_templates(monkeypatch: pytest.MonkeyPatch) -> None:
    """Templates as in production: the test runner copies each context for assertions we do not make."""
    monkeypatch.setattr(Template, "_render", lambda template, context: template.nodelist.render(context))
