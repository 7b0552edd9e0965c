"""Django's `flush`, for databases of the test runner alone: what is append-only is not emptied."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandError
from django.core.management.commands import flush

from liaoliang.base import dbguard


class Command(flush.Command):
    """Empties a test database between tests; refuses every other one."""

    def handle(self, **options: Any) -> None:
        """Flush with the triggers taken off, and put them back."""
        using = options["database"]
        if not dbguard.is_test_database(using):
            raise CommandError(
                "This database keeps evidence and is not emptied; only a test database can be flushed."
            )
        dbguard.uninstall(using)
        try:
            super().handle(**options)
        finally:
            dbguard.install(using)
