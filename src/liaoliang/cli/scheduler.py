"""`liaoliang scheduler`: run what is due in a rhythm, until SIGINT or SIGTERM."""

from __future__ import annotations

import argparse

from liaoliang.cli.start import start_django
from liaoliang.cli.supervisor import watch_lifeline


def configure(parser: argparse.ArgumentParser) -> None:
    """Nothing to choose."""
    parser.add_argument("--lifeline", type=int, help=argparse.SUPPRESS)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Check the database, then work until told to stop; exit code 75 when the database is away."""
    start_django()
    from liaoliang.base import jobs
    from liaoliang.cli import readiness

    stop = jobs.stop_by_signal()
    watch_lifeline(arguments.lifeline)
    return readiness.while_database_answers(lambda: jobs.run_scheduler(stop))
