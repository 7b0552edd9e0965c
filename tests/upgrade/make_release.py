"""Keep the database of a release: `python tests/upgrade/make_release.py 0002`, once, when it is released.

Writes `releases/0002.sqlite.sql` and, inside `tools/postgres.py`, `releases/0002.postgresql.sql`. The keys are
those of `secrets.json`, which protect nothing. A file that exists is never written over.
"""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))


def main(name: str) -> int:
    """Build the small office in an empty database and dump it."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["LIAOLIANG_HOME"] = home
        os.environ["LIAOLIANG_SECRETS"] = (HERE / "secrets.json").read_text()
        os.environ["DJANGO_SETTINGS_MODULE"] = "liaoliang.config.settings"
        import django

        django.setup()
        from django.core.management import call_command
        from django.db import connection

        call_command("migrate", verbosity=0)
        from upgrade.small_office import build

        build()
        target = HERE / "releases" / f"{name}.{connection.vendor}.sql"
        if target.exists():
            raise SystemExit(f"{target.name} exists; a release's database is made once")
        target.write_text(_dump(connection.vendor, connection.settings_dict), encoding="utf-8")
    return 0


def _dump(vendor: str, settings: dict[str, object]) -> str:
    if vendor == "sqlite":
        with closing(sqlite3.connect(str(settings["NAME"]))) as database:
            return "\n".join(database.iterdump()) + "\n"
    words = ["pg_dump", "--inserts", "--no-owner", "--no-privileges", "-h", str(settings["HOST"])]
    words += ["-U", str(settings["USER"]), str(settings["NAME"])]
    return subprocess.run(words, check=True, capture_output=True, text=True).stdout


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
