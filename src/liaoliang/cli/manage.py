"""`liaoliang manage …`: Django's own commands (migrate, shell, collectstatic) with our settings."""

from __future__ import annotations

import argparse

from liaoliang.cli.start import name_settings


def configure(parser: argparse.ArgumentParser) -> None:
    """Take every following word as it is."""
    parser.add_argument("words", nargs=argparse.REMAINDER, help="a Django command and its options")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Hand the words over to Django."""
    name_settings()
    from django.core.management import execute_from_command_line

    execute_from_command_line(["liaoliang manage", *arguments.words])
    return 0
