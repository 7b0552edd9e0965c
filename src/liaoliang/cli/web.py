"""`liaoliang web`: the web server alone (granian, WSGI), as `serve` starts it and as systemd may."""

from __future__ import annotations

import argparse
import os

from liaoliang.cli.serve import add_address
from liaoliang.cli.start import start_django
from liaoliang.cli.supervisor import end_children_with_me, watch_lifeline

APPLICATION = "liaoliang.config.wsgi:application"
THREADS = 4
MOST_WORKERS = 4
# A page that a visitor waits for is finished before the server goes.
SECONDS_TO_FINISH = 10


def configure(parser: argparse.ArgumentParser) -> None:
    """Where to listen."""
    add_address(parser)
    # `serve` has checked already; loading Django twice in a row would only make the visitor wait.
    parser.add_argument("--checked", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--lifeline", type=int, help=argparse.SUPPRESS)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Serve until SIGINT or SIGTERM."""
    watch_lifeline(arguments.lifeline)
    if not arguments.checked:
        start_django()
        from liaoliang.cli import readiness

        refused = readiness.while_database_answers(lambda: make_ready(arguments.host))
        if refused:
            return refused
    end_children_with_me()
    _listen(arguments.host, arguments.port, arguments.workers or default_workers())
    return 0


def make_ready(host: str) -> None:
    """Refuse what must not serve; Django is loaded already."""
    from django.conf import settings
    from django.db import connections

    from liaoliang.cli import readiness

    readiness.refuse_unready()
    readiness.refuse_open_demo(host)
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    connections.close_all()


def default_workers() -> int:
    """SQLite has one writer, so one process; a database server feeds one for each core, up to four."""
    from liaoliang.base import db

    return min(os.cpu_count() or 1, MOST_WORKERS) if db.is_postgresql() else 1


def _listen(host: str, port: int, workers: int) -> None:
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    Granian(
        APPLICATION,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=THREADS,
        workers_kill_timeout=SECONDS_TO_FINISH,
        respawn_failed_workers=True,
        log_level=LogLevels.warning,
        websockets=False,
    ).serve()
