"""The database of every release opens after `migrate`: trail whole, triggers back, keys good, pages there."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.db import connection

HERE = Path(__file__).parent
RELEASES = sorted({path.name.split(".")[0] for path in (HERE / "releases").glob("*.sql")})
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@pytest.fixture(scope="module", params=RELEASES)
def opened(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the office finds after the upgrade."""
    home = tmp_path_factory.mktemp("upgrade")
    source = HERE / "releases" / f"{request.param}.{connection.vendor}.sql"
    with restored(source.read_text(encoding="utf-8"), home) as url:
        return open_release(url, home)


def test_there_is_a_release_for_both_databases() -> None:
    assert RELEASES
    for release in RELEASES:
        for vendor in ("sqlite", "postgresql"):
            assert (HERE / "releases" / f"{release}.{vendor}.sql").exists()


def test_the_trail_is_whole(opened: dict[str, Any]) -> None:
    assert opened["events"] > 0


def test_what_was_done_follows_from_its_trail(opened: dict[str, Any]) -> None:
    """Organs and people of the small office were put there by hand, so they have no trail."""
    made = ("organisations.organ/", "organisations.officer/", "organisations.collective_name/")
    assert [row for row in opened["differences"] if not row.startswith(made)] == []


def test_every_trigger_is_in_place(opened: dict[str, Any]) -> None:
    assert opened["missing_triggers"] == []


def test_what_was_encrypted_can_be_read(opened: dict[str, Any]) -> None:
    assert opened["secret"] == SECRET


def test_every_page_opens(opened: dict[str, Any]) -> None:
    assert {path: status for path, status in opened["pages"].items() if status != 200} == {}
    assert len(opened["pages"]) > 10


def open_release(url: str, home: Path) -> dict[str, Any]:
    """Migrate and look, in a process that knows nothing of the tests' own database."""
    environment = {
        **os.environ,
        "LIAOLIANG_DATABASE_URL": url,
        "LIAOLIANG_HOME": str(home),
        "LIAOLIANG_SECRETS": (HERE / "secrets.json").read_text(),
        "LIAOLIANG_LOG_LEVEL": "ERROR",
    }
    (home / "static").mkdir()
    command = [sys.executable, str(HERE / "open_release.py")]
    ended = subprocess.run(command, env=environment, check=False, capture_output=True, text=True)
    assert ended.returncode == 0, ended.stderr
    found: dict[str, Any] = json.loads(ended.stdout)
    return found


@contextmanager
def restored(sql: str, home: Path) -> Iterator[str]:
    """A database made from a dump, on the server that the tests run on; its address."""
    if connection.vendor == "sqlite":
        path = home / "office.sqlite3"
        with closing(sqlite3.connect(path)) as database:
            database.executescript(sql)
        yield f"sqlite:///{path}"
        return
    name = f"upgrade_{uuid.uuid4().hex}"
    run_on_server(f'CREATE DATABASE "{name}"')
    try:
        yield from _restored_there(sql, name)
    finally:
        run_on_server(f'DROP DATABASE "{name}"')


def _restored_there(sql: str, name: str) -> Iterator[str]:
    host, user = settings.DATABASES["default"]["HOST"], settings.DATABASES["default"]["USER"]
    words = ["psql", "-q", "-v", "ON_ERROR_STOP=1", "-h", host, "-U", user, name]
    subprocess.run(words, input=sql, check=True, text=True, stdout=subprocess.DEVNULL)
    yield f"postgresql://{user}@/{name}?host={host}"


def run_on_server(statement: str) -> None:
    """Outside of every transaction, and beside the tests' database."""
    entry = settings.DATABASES["default"]
    with psycopg.connect(
        host=entry["HOST"], user=entry["USER"], dbname="postgres", autocommit=True
    ) as server:
        server.execute(statement)  # type: ignore[call-overload] # a name made here
