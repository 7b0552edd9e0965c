"""`liaoliang migrate`: bring the database up to date and put the triggers in place."""

from __future__ import annotations

import argparse

from liaoliang.cli.start import start_django


def configure(parser: argparse.ArgumentParser) -> None:
    """Nothing to choose."""
    parser.add_argument("--quiet", action="store_true", help="print nothing")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Django's migrate, with ours around it."""
    start_django(new=True)
    migrate(verbosity=0 if arguments.quiet else 1)
    return 0


def migrate(*, verbosity: int) -> None:
    """For other commands as well; Django is loaded already. Makes the folder of an embedded database."""
    from django.conf import settings
    from django.core.management import call_command

    settings.HOME.mkdir(parents=True, exist_ok=True)
    call_command("migrate", verbosity=verbosity, interactive=False)
