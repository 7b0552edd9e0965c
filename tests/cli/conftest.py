"""The command line as it is called, and a pipe by which child processes tell the test what they did."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

# The command line in a process of its own.
PROGRAM = [sys.executable, "-m", "liaoliang.cli"]


@dataclass(frozen=True, slots=True)
class Pipe:
    """Children open `path` and write lines; `line()` waits for the next one."""

    path: Path
    descriptor: int

    def line(self) -> str:
        """The next line that any child wrote. Blocks; the suite's time-out ends a test that waits in vain."""
        read = bytearray()
        while not read.endswith(b"\n"):
            read += os.read(self.descriptor, 1)
        return read.decode().strip()


@pytest.fixture
def port() -> int:
    """A port on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def pipe(tmp_path: Path) -> Iterator[Pipe]:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    # Open for both, so that the reader never meets the end when a child goes.
    descriptor = os.open(path, os.O_RDWR)
    yield Pipe(path, descriptor)
    os.close(descriptor)
