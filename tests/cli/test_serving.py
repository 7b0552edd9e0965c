"""The whole group, as `liaoliang serve` starts it: the first page answers, and one signal ends everything."""

from __future__ import annotations

import os
import signal
import subprocess
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from cli.conftest import PROGRAM

PATIENCE = 240
MOMENT = 0.2


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """An office of its own, migrated."""
    found = {
        **os.environ,
        "LIAOLIANG_HOME": str(tmp_path),
        "LIAOLIANG_DATABASE_URL": f"sqlite:///{tmp_path / 'office.sqlite3'}",
        "LIAOLIANG_LOG_LEVEL": "ERROR",
    }
    subprocess.run([*PROGRAM, "migrate", "--quiet"], env=found, check=True)
    return found


@pytest.fixture
def group(environment: dict[str, str], port: int) -> Iterator[subprocess.Popen[bytes]]:
    command = [*PROGRAM, "serve", "--port", str(port)]
    process = subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True
    )
    try:
        yield process
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


@pytest.mark.parametrize(
    ("number", "to_all", "code"),
    [(signal.SIGTERM, False, 0), (signal.SIGINT, True, 0), (signal.SIGKILL, False, -signal.SIGKILL)],
    ids=["asked", "ctrl-c", "killed"],
)
def test_answers_and_ends_quietly_as_a_whole(
    group: subprocess.Popen[bytes], port: int, number: signal.Signals, to_all: bool, code: int
) -> None:
    """The terminal sends Ctrl-C to the whole group. Every process holds the pipe, so its end is the last one's."""
    assert answer_of(group, f"http://127.0.0.1:{port}/") == 200
    (os.killpg if to_all else os.kill)(group.pid, number)
    said, _nothing = group.communicate(timeout=PATIENCE)
    assert group.returncode == code
    assert [line for line in said.decode().splitlines() if "按 Ctrl-C 停止" not in line] == []


def answer_of(process: subprocess.Popen[bytes], address: str) -> int:
    """The status of a page, as soon as somebody listens."""
    for _ in range(int(PATIENCE / MOMENT)):
        try:
            with urllib.request.urlopen(address, timeout=PATIENCE) as page:  # noqa: S310 - our own server
                return int(page.status)
        except OSError:
            ended_early(process)
    pytest.fail("nobody listens")


def ended_early(process: subprocess.Popen[bytes]) -> None:
    """Wait a moment for the process to end, which it should not."""
    try:
        pytest.fail(f"ended with {process.wait(MOMENT)}")
    except subprocess.TimeoutExpired:
        return
