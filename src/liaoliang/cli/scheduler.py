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
    """Check the database, then work until told to stop."""
    start_django()
    from liaoliang.base import jobs
    from liaoliang.cli import readiness

    readiness.refuse_unready()
    stop = jobs.stop_by_signal()
    watch_lifeline(arguments.lifeline)
    jobs.run_scheduler(stop)
    return 0
