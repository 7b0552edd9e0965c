"""`python -m bench [--size small] [--only NAME …]`: run, print, and keep in `bench/RESULTS.md`.

`make bench` runs it in a throwaway PostgreSQL cluster. It refuses a database that holds anything.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path

from bench import appending, board, compiling, results
from bench.figures import Figure
from bench.measuring import ROUNDS

BENCHES: dict[str, Callable[[str, int], list[Figure]]] = {
    "compiling": compiling.figures,
    "board": board.figures,
    "appending": appending.figures,
}


def main() -> int:
    """Exit 1 when a limit was missed at full size; a small run only shows that everything still runs."""
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("--size", choices=("full", "small"), default="full")
    parser.add_argument("--only", nargs="+", choices=sorted(BENCHES), default=list(BENCHES))
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument(
        "--out", type=Path, default=None, help="default: bench/RESULTS.md for a whole full run"
    )
    arguments = parser.parse_args()
    before = os.getloadavg()[0]
    _prepare()
    figures = [
        figure for name in arguments.only for figure in BENCHES[name](arguments.size, arguments.rounds)
    ]
    text = results.page(figures, arguments.rounds, (before, os.getloadavg()[0]))
    sys.stdout.write(results.table(figures) + "\n")
    whole = arguments.size == "full" and set(arguments.only) == set(BENCHES)
    target = arguments.out or (results.PAGE if whole else None)
    if target:
        target.write_text(text, encoding="utf-8")
    missed = [figure.title for figure in figures if figure.within is False]
    return 1 if missed and arguments.size == "full" else 0


def _prepare() -> None:
    """A migrated, empty database; anything else is somebody's and stays untouched."""
    from liaoliang.cli.migrate import migrate
    from liaoliang.cli.start import start_django

    start_django(new=True)
    from django.conf import settings

    migrate(verbosity=0)
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    from liaoliang.organisations.models import Organ

    if Organ.objects.exists():
        sys.exit("bench: the database is not empty; run `make bench`, which makes a throwaway one")


if __name__ == "__main__":
    sys.exit(main())
