"""Loading Django with our settings, for the commands that need the database."""

from __future__ import annotations

import os


def name_settings() -> None:
    """Say which settings are ours, unless somebody has chosen others."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "liaoliang.config.settings")


def start_django() -> None:
    """Make models and settings usable; called inside a command, never at import."""
    name_settings()
    # Database, files and seals that we make are ours alone, as the unit files of docs/operations.md have it.
    os.umask(0o077)
    import django

    django.setup()
