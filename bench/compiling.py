"""How long a notice takes from its bytes to its rows."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path

from bench.figures import Figure, milliseconds
from bench.measuring import ROUNDS, Samples, hash_buffer, interleaved
from liaoliang.text.notice import compile_notice
from liaoliang.text.readers import read_bytes

REPOSITORY = Path(__file__).resolve().parent.parent
DEMO = REPOSITORY / "src/liaoliang/cli/demo_city"
REAL = REPOSITORY.parent / "shared" / "input"
HASHING = "hashing 16 MiB"
IN_A_ROUND = {"full": 200, "small": 6}


def figures(size: str, rounds: int = ROUNDS) -> list[Figure]:
    """One notice; and a thousand, measured in portions of the same mixture."""
    notices = _notices()
    count = IN_A_ROUND[size]
    name, content = notices[0]
    taken = interleaved(
        {HASHING: hash_buffer, "one": lambda: _compile(content, name), "many": _portion(notices, count)},
        rounds,
    )
    baseline = taken[HASHING]
    one = milliseconds(
        "compile one notice", taken["one"], baseline, f"{name}, {len(content):,} bytes", limit=150
    )
    return [one, _thousand(taken["many"], baseline, count, len(notices))]


def _thousand(many: Samples, baseline: Samples, count: int, kinds: int) -> Figure:
    scale = 1000 / count
    low, high = many.spread
    return Figure(
        "compile 1,000 notices, one core",
        many.median * scale,
        low * scale,
        high * scale,
        "s",
        f"{kinds} notices in turn, {count} a round",
        baseline.name,
        many.median * scale / baseline.median,
        limit=60,
    )


def _notices() -> list[tuple[str, bytes]]:
    """The real notice first where it is at hand, then our own ones."""
    paths = [*sorted(REAL.glob("*.txt")), DEMO / "notice.txt", DEMO / "last_year.txt"]
    return [
        ("the real notice.txt" if REAL in path.parents else path.name, path.read_bytes()) for path in paths
    ]


def _portion(notices: list[tuple[str, bytes]], count: int) -> Callable[[], object]:
    chosen = [notices[number % len(notices)] for number in range(count)]
    return functools.partial(_compile_all, chosen)


def _compile_all(notices: list[tuple[str, bytes]]) -> None:
    for name, content in notices:
        _compile(content, name)


def _compile(content: bytes, name: str) -> None:
    assert compile_notice(read_bytes(content, name)).rows
