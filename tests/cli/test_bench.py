"""The benches still run, at a small size and on a database of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent.parent
SAID = (
    "compile one notice",
    "compile 1,000 notices",
    "board, first screen",
    "board, data of all cells",
    "evidence appended by 4 processes",
)


def bench(home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """`python -m bench` in an office of its own."""
    (home / "static").mkdir(exist_ok=True)
    environment = {
        **os.environ,
        "LIAOLIANG_HOME": str(home),
        "LIAOLIANG_DATABASE_URL": f"sqlite:///{home / 'bench.sqlite3'}",
        "LIAOLIANG_LOG_LEVEL": "ERROR",
    }
    command = [sys.executable, "-m", "bench", "--size", "small", *words]
    return subprocess.run(
        command, cwd=REPOSITORY, env=environment, check=False, capture_output=True, text=True
    )


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("bench")


def test_runs_and_keeps_its_results(home: Path) -> None:
    page = home / "results.md"
    ended = bench(home, "--rounds", "1", "--out", str(page))
    assert ended.returncode == 0, ended.stderr
    text = page.read_text(encoding="utf-8")
    assert [said for said in SAID if said not in text] == []
    assert "commit:" in text
    assert "machine:" in text


def test_leaves_a_database_that_holds_something_alone(home: Path) -> None:
    ended = bench(home, "--only", "compiling")
    assert ended.returncode != 0
    assert "not empty" in ended.stderr
