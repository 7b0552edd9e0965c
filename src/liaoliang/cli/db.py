"""`liaoliang db`: whether the database may serve, and a copy of an embedded one while it runs."""

from __future__ import annotations

import argparse
import os
import sqlite3
from contextlib import closing
from pathlib import Path

from liaoliang.cli.main import print_json
from liaoliang.cli.start import start_django
from liaoliang.errors import BadInputError, LiaoliangError, WrongStateError, gettext_noop

THERE_ALREADY = gettext_noop("文件已存在，备份不会覆盖它")
NOT_EMBEDDED = gettext_noop("数据库是 PostgreSQL，请用 pg_dump 备份（见 docs/operations.md）")
NOTHING_TO_SAVE = gettext_noop("{file} 里没有平台数据，没有备份；请检查 LIAOLIANG_HOME")
DAMAGED = gettext_noop("备份未通过完整性检查：{why}")


def configure(parser: argparse.ArgumentParser) -> None:
    """Add `check` and `backup`."""
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    check = commands.add_parser("check", help="schema, triggers and demonstration mark; exit 2 when unready")
    check.set_defaults(run=_check)
    backup = commands.add_parser("backup", help="copy an SQLite database while it is in use")
    backup.add_argument("file", type=Path, metavar="FILE", help="must not exist yet")
    backup.set_defaults(run=_backup)


def _check(_: argparse.Namespace) -> int:
    start_django()
    from django.conf import settings

    from liaoliang.base import db
    from liaoliang.base.demo import is_demo
    from liaoliang.cli import readiness

    readiness.refuse_unready()
    facts = {"postgresql": db.is_postgresql(), "demo": is_demo(), "debug": settings.DEBUG}
    print_json({"ready": True, **facts})
    return 0


def _backup(arguments: argparse.Namespace) -> int:
    start_django()
    from django.db import connection

    from liaoliang.base import db

    if db.is_postgresql():
        raise WrongStateError(NOT_EMBEDDED)
    if "base_event" not in connection.introspection.table_names():
        raise WrongStateError(NOTHING_TO_SAVE, file=connection.settings_dict["NAME"])
    target: Path = arguments.file
    copy_sqlite(Path(str(connection.settings_dict["NAME"])), target)
    print_json({"file": str(target), "bytes": target.stat().st_size})
    return 0


def copy_sqlite(source: Path, target: Path) -> None:
    """A consistent copy that only its owner can read. Raises BadInputError when the target exists."""
    try:
        os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError:
        raise BadInputError(str(target), THERE_ALREADY) from None
    except OSError as error:
        raise BadInputError(str(target), "{reason}", reason=error.strerror or "") from error
    with (
        closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)) as original,
        closing(sqlite3.connect(target)) as copy,
    ):
        original.backup(copy)
        (found,) = copy.execute("PRAGMA integrity_check").fetchone()
    if found != "ok":
        raise LiaoliangError(DAMAGED, why=found)
