"""Somebody pulls the database's plug: public pages stay up, the group waits, and all goes on when it is back."""

from __future__ import annotations

import os
import secrets
import signal
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg
import pytest
from psycopg import sql

from cli.conftest import PROGRAM
from liaoliang.cli.supervisor import MUST_WAIT

pytestmark = pytest.mark.postgresql
PATIENCE = 240


class Database:
    """A database of its own in the cluster of the tests, which can be unplugged."""

    def __init__(self) -> None:
        self.whole = urlsplit(os.environ["LIAOLIANG_DATABASE_URL"])
        self.name = f"outage_{secrets.token_hex(4)}"
        self._say("CREATE DATABASE {}")

    @property
    def url(self) -> str:
        return self.whole._replace(path=f"/{self.name}").geturl()

    def unplug(self) -> None:
        """Nobody gets in any more, and whoever is in is thrown out."""
        self._say("ALTER DATABASE {} ALLOW_CONNECTIONS false")
        self._run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [self.name])

    def plug_in(self) -> None:
        self._say("ALTER DATABASE {} ALLOW_CONNECTIONS true")

    def drop(self) -> None:
        self._say("DROP DATABASE {} WITH (FORCE)")

    def _say(self, statement: str) -> None:
        self._run(sql.SQL(statement).format(sql.Identifier(self.name)), [])  # type: ignore[arg-type] # our own words

    def _run(self, statement: Any, values: list[str]) -> None:
        with psycopg.connect(self.whole._replace(path="/postgres").geturl(), autocommit=True) as connection:
            connection.execute(statement, values)


@pytest.fixture
def database() -> Iterator[Database]:
    found = Database()
    try:
        yield found
    finally:
        found.drop()


@contextmanager
def serving(environment: dict[str, str], port: int, log: Path) -> Iterator[subprocess.Popen[bytes]]:
    with log.open("wb") as file:
        process = subprocess.Popen(
            [*PROGRAM, "serve", "--port", str(port), "--workers", "1"],
            env=environment,
            stdout=file,
            stderr=file,
            start_new_session=True,
        )
        try:
            yield process
        finally:
            os.killpg(process.pid, signal.SIGTERM)
            process.wait(PATIENCE)


def test_pages_stay_up_and_the_group_waits(database: Database, port: int, tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "LIAOLIANG_HOME": str(tmp_path),
        "LIAOLIANG_DATABASE_URL": database.url,
        "LIAOLIANG_LOG_LEVEL": "CRITICAL",
    }
    subprocess.run([*PROGRAM, "migrate", "--quiet"], env=environment, check=True)
    log = tmp_path / "serve.log"
    with serving(environment, port, log) as group:
        until(lambda: status(port, "/") == 200)
        until(lambda: "worker" in processes_of(group.pid) and "scheduler" in processes_of(group.pid))
        database.unplug()
        until(lambda: f"worker 已退出（代码 {MUST_WAIT}）" in log.read_text())
        assert [status(port, path) for path in ("/", "/about/", "/desk/")] == [200, 503, 302]
        database.plug_in()
        until(lambda: status(port, "/about/") == 200)
        until(lambda: "worker" in processes_of(group.pid))
        assert group.poll() is None


def status(port: int, path: str) -> int:
    """What the site answers; 0 while nobody listens."""
    try:
        with _straight().open(f"http://127.0.0.1:{port}{path}", timeout=PATIENCE) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as refusal:
        return refusal.code
    except OSError:
        return 0


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        """Where an address leads is not followed."""


def _straight() -> urllib.request.OpenerDirector:
    return urllib.request.build_opener(_Stay)


def processes_of(leader: int) -> set[str]:
    """The last words of the commands that run in the leader's session."""
    found = set()
    for entry in Path("/proc").iterdir():
        try:
            words = (entry / "cmdline").read_bytes().decode().split("\0") if entry.name.isdigit() else []
            if words and os.getsid(int(entry.name)) == leader:
                found |= set(words)
        except (FileNotFoundError, ProcessLookupError):
            continue
    return found


def until(holds: Any) -> None:
    """Look until it is so; the patience is a limit against hanging, not a promise."""
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, "did not come about"
        time.sleep(0.1)
