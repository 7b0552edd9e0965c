"""The whole gate, the same locally and in CI: style, types, layers, translations, and every suite.

With CI=true nothing may be skipped or left out: no PostgreSQL, no browser or no notice is a failure.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
import time
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import postgres

ROOT = Path(__file__).resolve().parent.parent
BIN = ROOT / ".venv" / "bin"
CI = os.environ.get("CI", "").lower() == "true"
NOTICES = Path(os.environ.get("LIAOLIANG_NOTICE_DIR", ROOT.parent / "shared" / "input"))
# A developer's machine is shared; in CI both cores are ours.
LANES = 2 if CI else 1
BROWSER = Path("/usr/bin/chromium")


@dataclass
class Gate:
    """What has been run, what failed, and how many tests ran where."""

    work: Path
    failed: list[str] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    printing: threading.Lock = field(default_factory=threading.Lock)

    def step(self, name: str, command: list[str], **environment: str) -> bool:
        """Run one command; its output is printed whole when it ends, for two steps may run at once."""
        started, log = time.monotonic(), self.work / f"{_slug(name)}.log"
        with log.open("wb") as file:
            run = subprocess.run(
                command,
                cwd=ROOT,
                check=False,
                env=self.environment(name, environment),
                stdout=file,
                stderr=file,
            )
        verdict = f"{'FAILED' if run.returncode else 'ok'} in {time.monotonic() - started:.0f} s"
        with self.printing:
            print(
                f"\n━━ {name}\n{log.read_text(errors='replace').rstrip()}\n── {name}: {verdict}", flush=True
            )
        if run.returncode:
            self.failed.append(name)
        return run.returncode == 0

    def environment(self, name: str, extra: dict[str, str]) -> dict[str, str]:
        home = {
            "LIAOLIANG_HOME": str(self.work / f"home-{_slug(name)}"),
            "PATH": f"{BIN}:{os.environ['PATH']}",
        }
        return {**os.environ, **home, **extra}

    def tests(self, name: str, words: list[str], **environment: str) -> None:
        report = self.work / f"{_slug(name)}.xml"
        marks = [] if NOTICES.is_dir() else ["--deselect-notice"]
        self.step(name, [str(BIN / "pytest"), "-q", f"--junitxml={report}", *marks, *words], **environment)
        self.count(name, report)

    def count(self, name: str, report: Path) -> None:
        if not report.exists():
            self.failed.append(f"{name} wrote no report")
            return
        suites = list(ET.parse(report).getroot().iter("testsuite"))  # noqa: S314 - written by our own run
        skipped = sum(int(suite.get("skipped", 0)) for suite in suites)
        self.counts[name] = sum(int(suite.get("tests", 0)) for suite in suites) - skipped
        if CI and skipped:
            self.failed.append(f"{name}: {skipped} skipped, and in CI nothing may be")

    def missing(self, what: str) -> None:
        """A means of testing is not there: loud locally, a failure in CI."""
        print(f"\n!! {what}", flush=True)
        if CI:
            self.failed.append(what)


def _slug(name: str) -> str:
    return name.replace(" ", "-")


def static_checks(gate: Gate) -> None:
    gate.step("format", [str(BIN / "ruff"), "format", "--check", "-q", "."])
    gate.step("lint", [str(BIN / "ruff"), "check", "-q", "."])
    gate.step("layers", [str(BIN / "lint-imports"), "--no-cache"])
    gate.step("types", [str(BIN / "mypy")])
    gate.step("translations", [str(BIN / "python"), "tools/messages.py", "check"])
    gate.step("migrations", [str(BIN / "liaoliang"), "manage", "makemigrations", "--check", "--dry-run"])


def pure_suites(gate: Gate) -> None:
    gate.tests("law and text", ["-p", "no:django", "tests/law", "tests/text"])


DATABASE = ["--ignore=tests/law", "--ignore=tests/text", "tests"]


def sqlite_suites(gate: Gate) -> None:
    gate.tests("SQLite", [*DATABASE, "-m", "not journey and not postgresql"])


def postgresql_suites(gate: Gate, url: str) -> None:
    gate.tests("PostgreSQL", [*DATABASE, "-m", "not journey"], LIAOLIANG_DATABASE_URL=url)


def journeys(gate: Gate, url: str) -> None:
    # A name of its own: the suite in the other lane has the first one.
    own = urlsplit(url)._replace(path="/journeys").geturl()
    gate.tests("journeys on PostgreSQL", [*DATABASE, "-m", "journey"], LIAOLIANG_DATABASE_URL=own)


def smoke(gate: Gate) -> None:
    gate.tests("journeys on SQLite", [*DATABASE, "-m", "journey and smoke"])


def run(gate: Gate, url: str | None) -> None:
    """Every check, the longest first, in as many lanes as the machine may be asked for."""
    steps: list[Callable[[], None]] = [
        lambda: sqlite_suites(gate),
        lambda: pure_suites(gate),
        lambda: static_checks(gate),
    ]
    if url:
        steps.insert(0, lambda: postgresql_suites(gate, url))
    if BROWSER.exists():
        steps += [lambda: journeys(gate, url)] if url else []
        steps.append(lambda: smoke(gate))
    else:
        gate.missing("no /usr/bin/chromium: the journeys are left out")
    with ThreadPoolExecutor(LANES) as lanes:
        for done in [lanes.submit(step) for step in steps]:
            done.result()


@contextmanager
def _cluster(gate: Gate) -> Iterator[str | None]:
    try:
        running = postgres.cluster()
        with running as url:
            yield url
    except postgres.PostgresMissingError as error:
        gate.missing(f"{error}: only SQLite is tested")
        yield None


def summary(gate: Gate) -> int:
    print("\n━━ tests run")
    for name, count in gate.counts.items():
        print(f"   {name:<28}{count:>6}")
    if "PostgreSQL" in gate.counts and gate.counts["PostgreSQL"] < gate.counts.get("SQLite", 0):
        gate.failed.append("fewer tests ran on PostgreSQL than on SQLite")
    for failure in gate.failed:
        print(f"FAILED: {failure}")
    total = sum(gate.counts.values())
    print(f"\n{total} tests in all; the gate is {'red' if gate.failed else 'green'}")
    return 1 if gate.failed else 0


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="liaoliang-gate-") as work:
        gate = Gate(Path(work))
        if not NOTICES.is_dir():
            gate.missing(f"the real notice is not in {NOTICES}: its tests are left out")
        with _cluster(gate) as url:
            run(gate, url)
        return summary(gate)


if __name__ == "__main__":
    sys.exit(main())
