"""The command line. Commands that need no database never load Django."""

from liaoliang.cli.main import main

__all__ = ["main"]
