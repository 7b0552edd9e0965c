"""A throwaway PostgreSQL cluster: made as an unprivileged user in a temporary directory, stopped by its own pid.

`python tools/postgres.py COMMAND …` runs a command with LIAOLIANG_DATABASE_URL pointing at a fresh cluster.
"""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# Nothing in a throwaway cluster needs to survive a power cut. Autovacuum would count a table in the moment in
# which a test has emptied it, and plan the next test's thousand rows as if there were none.
FAST = (
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "autovacuum=off",
    "max_connections=60",
)


class PostgresMissingError(RuntimeError):
    """No PostgreSQL server binaries on this machine."""


def binaries() -> Path:
    """The directory with initdb and postgres; version 15 first."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: path.parent.name != "15")
    for directory in [*found, *(Path(p) for p in os.environ.get("PATH", "").split(":"))]:
        if (directory / "initdb").exists() and (directory / "postgres").exists():
            return directory
    raise PostgresMissingError("no initdb and postgres found; install postgresql-15")


def _unprivileged() -> dict[str, int]:
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": entry.pw_uid, "group": entry.pw_gid}
    raise PostgresMissingError("PostgreSQL refuses to run as root and there is no user postgres or nobody")


def _wait_until_ready(bin_directory: Path, directory: Path, server: subprocess.Popen[bytes]) -> None:
    command = [str(bin_directory / "pg_isready"), "-q", "-h", str(directory)]
    for _ in range(300):
        if subprocess.run(command, check=False).returncode == 0:
            return
        if server.poll() is not None:
            break
        time.sleep(0.1)
    log = (directory / "log").read_text(errors="replace")
    raise RuntimeError(f"PostgreSQL did not start:\n{log}")


@contextmanager
def cluster() -> Iterator[str]:
    """A running cluster; yields its database URL. Reachable by its socket alone."""
    bin_directory, user = binaries(), _unprivileged()
    directory = Path(tempfile.mkdtemp(prefix="liaoliang-pg-", dir="/tmp"))
    if user:
        os.chown(directory, user["user"], user["group"])
    data = directory / "data"
    init = [
        "initdb",
        "-D",
        str(data),
        "-U",
        "liaoliang",
        "-A",
        "trust",
        "-E",
        "UTF8",
        "--locale=C.UTF-8",
        "-N",
    ]
    environment = {**os.environ, "HOME": str(directory), "LC_ALL": "C.UTF-8"}
    subprocess.run(
        [str(bin_directory / init[0]), *init[1:]],
        check=True,
        stdout=subprocess.DEVNULL,
        cwd=directory,
        env=environment,
        **user,  # type: ignore[call-overload]
    )
    options = [word for setting in FAST for word in ("-c", setting)]
    with (directory / "log").open("wb") as log:
        server = subprocess.Popen(
            [
                str(bin_directory / "postgres"),
                "-D",
                str(data),
                "-k",
                str(directory),
                "-c",
                "listen_addresses=",
                *options,
            ],
            stdout=log,
            stderr=log,
            cwd=directory,
            env=environment,
            **user,  # type: ignore[call-overload]
        )
    try:
        _wait_until_ready(bin_directory, directory, server)
        yield f"postgresql://liaoliang@/postgres?host={directory}"
    finally:
        server.send_signal(signal.SIGINT)
        try:
            server.wait(30)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()
        shutil.rmtree(directory, ignore_errors=True)


def main(words: list[str]) -> int:
    with cluster() as url:
        return subprocess.run(
            words, check=False, env={**os.environ, "LIAOLIANG_DATABASE_URL": url}
        ).returncode


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
