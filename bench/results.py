"""The page of results: figures, commit, machine."""

from __future__ import annotations

import os
import platform
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path

from bench.figures import Figure

REPOSITORY = Path(__file__).resolve().parent.parent
PAGE = Path(__file__).parent / "RESULTS.md"
HEAD = ("figure", "median", "spread of rounds", "time over baseline", "limit", "", "data")


def table(figures: Iterable[Figure]) -> str:
    """The figures as a Markdown table, which is readable on a terminal too."""
    lines = [HEAD, ("---",) * len(HEAD), *(figure.cells for figure in figures)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def page(figures: Sequence[Figure], rounds: int, busy: tuple[float, float]) -> str:
    """The whole page; `busy` is the machine's load before and after, without which wall times cannot be
    judged: the bench itself makes about three."""
    parts = [
        "# Results",
        "Written by `make bench`; do not edit. Each figure is the median of "
        f"{rounds} rounds in which all candidates of a bench take turns, with the fastest and slowest round, "
        "beside a baseline of the same rounds.",
        table(figures),
        f"- commit: {_commit()}\n- machine: {_machine()}, load {busy[0]:.1f} before and {busy[1]:.1f} after the run\n"
        f"- database: {_database()}\n"
        f"- Python {platform.python_version()}, Django {_django()}",
    ]
    return "\n\n".join(parts) + "\n"


def _commit() -> str:
    def git(*words: str) -> str:
        command = ["git", "-C", str(REPOSITORY), *words]
        return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()

    changed = " with changes in src/" if git("status", "--porcelain", "--", "src") else ""
    return f"{git('rev-parse', '--short=12', 'HEAD') or 'unknown'}{changed}"


def _machine() -> str:
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines() if _is_linux() else []
    models = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / (1 << 30)
    return f"{os.cpu_count()} cores, {models[0] if models else platform.machine()}, {memory:.0f} GiB"


def _is_linux() -> bool:
    return Path("/proc/cpuinfo").exists()


def _database() -> str:
    from django.db import connection

    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SHOW server_version")
            return f"PostgreSQL {cursor.fetchone()[0].split()[0]} on this machine, synchronous commit off"
    import sqlite3

    return f"SQLite {sqlite3.sqlite_version}"


def _django() -> str:
    import django

    return django.get_version()
