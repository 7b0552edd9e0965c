"""After a new key was put on the ring and made the current one: close everything under it."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from liaoliang.base.reencryption import reencrypt


class Command(BaseCommand):
    """Re-encrypts every column that holds personal data under the current key."""

    help = "Close every encrypted value under the ring's current key."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print one line for each column, and the sum, also when nothing was to be done."""
        found = reencrypt()
        for column, changed in sorted(found.items()):
            self.stdout.write(f"{column}: {changed}")
        self.stdout.write(f"{sum(found.values())} values changed")
