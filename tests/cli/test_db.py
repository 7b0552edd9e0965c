"""Whether a database may serve, and its copy."""

from __future__ import annotations

import json
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connection as database

from liaoliang.base import dbguard
from liaoliang.cli import main
from liaoliang.cli.db import copy_sqlite
from liaoliang.errors import BadInputError


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A database with one row."""
    path = tmp_path / "office.sqlite3"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE thing (name)")
        connection.execute("INSERT INTO thing VALUES ('台账')")
    return path


def test_copies_what_is_in_use(source: Path, tmp_path: Path) -> None:
    target = tmp_path / "copy.sqlite3"
    with closing(sqlite3.connect(source)) as writer:
        writer.execute("INSERT INTO thing VALUES ('未提交')")
        copy_sqlite(source, target)
    with closing(sqlite3.connect(target)) as copy:
        assert copy.execute("SELECT name FROM thing").fetchall() == [("台账",)]
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_never_writes_over_a_file(source: Path, tmp_path: Path) -> None:
    target = tmp_path / "there.sqlite3"
    target.write_text("precious")
    with pytest.raises(BadInputError, match="已存在"):
        copy_sqlite(source, target)
    assert target.read_text() == "precious"


@pytest.mark.django_db
def test_says_that_the_database_is_ready(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["db", "check"]) == 0
    assert json.loads(capsys.readouterr().out)["ready"] is True


@pytest.mark.django_db
def test_says_what_the_database_lacks(capsys: pytest.CaptureFixture[str]) -> None:
    dbguard.uninstall()
    assert main(["db", "check"]) == 2
    assert "触发器" in capsys.readouterr().err


def test_a_database_without_anything_of_ours_is_not_backed_up(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str], db: None
) -> None:
    monkeypatch.setattr("liaoliang.base.db.is_postgresql", lambda: False)
    monkeypatch.setattr(database.introspection, "table_names", lambda: ["django_session"])
    assert main(["db", "backup", str(tmp_path / "copy")]) == 2
    assert "没有备份" in capsys.readouterr().err
    assert not (tmp_path / "copy").exists()
