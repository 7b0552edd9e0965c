"""Entry point: finds the command group, imports that group alone, turns refusals into exit code 2."""

from __future__ import annotations

import argparse
import importlib
import json
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from liaoliang.errors import LiaoliangError, gettext_noop

NO_USE = gettext_noop(
    "数据库不能使用（{reason}）；请用 liaoliang db check 检查，新装的先运行 liaoliang migrate"
)

# Group -> (module, one line of help). A group is imported only when it is called.
GROUPS: dict[str, tuple[str, str]] = {
    "law": ("liaoliang.cli.law", "clocks, working days, fees and code checks"),
    "notice": ("liaoliang.cli.notice", "compile notices into rows"),
    "demo": ("liaoliang.cli.demo", "set up the demonstration city and serve it"),
    "serve": ("liaoliang.cli.serve", "web server, worker and scheduler together"),
    "web": ("liaoliang.cli.web", "the web server alone"),
    "worker": ("liaoliang.cli.worker", "the worker alone"),
    "scheduler": ("liaoliang.cli.scheduler", "the scheduler alone"),
    "migrate": ("liaoliang.cli.migrate", "bring the database up to date"),
    "db": ("liaoliang.cli.db", "whether the database may serve; a backup of an embedded one"),
    "calendar": ("liaoliang.cli.calendar", "load a year's working days, by two persons"),
    "office": ("liaoliang.cli.office", "open an empty office with its three administrators"),
    "manage": ("liaoliang.cli.manage", "Django's own commands, such as migrate"),
    "evidence": ("liaoliang.cli.evidence", "verify and seal the evidence trail"),
}
# What a shell says of a command ended by SIGINT.
BROKEN_OFF = 130


def print_json(value: object) -> None:
    """One JSON document on one line, UTF-8."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, default=str) + "\n")


class OneLineParser(argparse.ArgumentParser):
    """A parser that refuses with one line, as every other refusal of the command line."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {' '.join(message.split())} (see {self.prog} --help)\n")


def _parser(argv: Sequence[str]) -> argparse.ArgumentParser:
    parser = OneLineParser(prog="liaoliang", description="聊亮: open government from notice to result")
    groups = parser.add_subparsers(dest="group", metavar="COMMAND", required=True)
    called = next((word for word in argv if not word.startswith("-")), None)
    for name, (module, summary) in GROUPS.items():
        group = groups.add_parser(name, help=summary)
        if name == called:
            importlib.import_module(module).configure(group)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command. Returns 0, or 2 after one line on stderr that says what is wrong and where.

    Ctrl-C needs no traceback: who pressed it knows why.
    """
    words = list(sys.argv[1:] if argv is None else argv)
    # A file name or an argument may be bytes that are no UTF-8: it is shown as an escape, which JSON reads back.
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    arguments = _parser(words).parse_args(words)
    try:
        return int(arguments.run(arguments) or 0)
    except LiaoliangError as error:
        return _refuse(str(error))
    except SystemExit as ending:
        # A setting that cannot be used ends the start with its sentence.
        if not isinstance(ending.code, str):
            raise
        return _refuse(ending.code.removeprefix("liaoliang: "))
    except KeyboardInterrupt:
        return BROKEN_OFF
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        # What the database says when it is not there, empty, or may not be written. Without Django there is none.
        if not _is_of_database(error):
            raise
        return _refuse(NO_USE.format(reason=error))


def _is_of_database(error: Exception) -> bool:
    module = sys.modules.get("django.db")
    return module is not None and isinstance(error, (module.OperationalError, module.ProgrammingError))


def _refuse(sentence: str) -> int:
    sys.stderr.write(f"liaoliang: {' '.join(sentence.split())}\n")
    return 2
