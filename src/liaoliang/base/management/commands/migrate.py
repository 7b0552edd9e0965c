"""Django's `migrate`, after which the triggers of `dbguard` are in place again."""

from __future__ import annotations

from typing import Any

from django.core.management.commands import migrate

from liaoliang.base import dbguard


class Command(migrate.Command):
    """Brings the schema up to date and installs the triggers, also when a migration failed half-way."""

    def handle(self, *args: Any, **options: Any) -> None:
        """Migrate between taking the triggers off (SQLite) and putting them back."""
        with dbguard.rebuilding(options["database"]):
            super().handle(*args, **options)
