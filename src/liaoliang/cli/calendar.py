"""`liaoliang calendar`: load a year's working days from the State Council's notice, by two persons.

The file has the name and form of the shipped year files (`2027.yaml`: year, notice, confidence, checked_on,
source, rest with name, from, to, and make_up with day, for). One officer prepares, another confirms; then what runs is computed again.
"""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from liaoliang.cli.main import print_json
from liaoliang.cli.start import start_django
from liaoliang.errors import BadInputError, NotFoundError, gettext_noop

if TYPE_CHECKING:
    from liaoliang.errors import Issue
    from liaoliang.law.calendar_years import YearCalendar

NO_FILE = gettext_noop("无法读取：{reason}")
YEAR_DIGITS = 4
NO_YEAR = gettext_noop("应为四位年份，如 2027，而不是“{text}”")
NOTHING_WAITS = gettext_noop("{year} 年没有待确认的日历")


def configure(parser: argparse.ArgumentParser) -> None:
    """Add `load`, `confirm` and `list`."""
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    load = commands.add_parser("load", help="check a year file and prepare it")
    load.add_argument("file", type=Path, metavar="FILE", help="YEAR.yaml in the form of law/calendars")
    load.add_argument("--by", required=True, metavar="LOGIN", help="who prepares")
    load.add_argument(
        "--reason", default="", help="why a year in force is replaced, or why holidays are missing"
    )
    load.set_defaults(run=_load)
    confirm = commands.add_parser("confirm", help="put a prepared year in force; another person's work")
    confirm.add_argument("year", metavar="YEAR")
    confirm.add_argument("--by", required=True, metavar="LOGIN", help="who confirms")
    confirm.set_defaults(run=_confirm)
    commands.add_parser("list", help="years in force and years that wait").set_defaults(run=_list)


def _load(arguments: argparse.Namespace) -> int:
    start_django()
    from liaoliang.base import calendars
    from liaoliang.base.clock import office_now
    from liaoliang.cli import officers

    by = officers.officer_named(arguments.by)
    officers.refuse_calendar(by)
    year = _year_in(arguments.file)
    row = calendars.load_year(
        year=year.year,
        rest_days=year.rest,
        make_up_days=year.make_up,
        notice=year.notice,
        reason=arguments.reason,
        by=by.actor,
        at=office_now(),
    )
    print_json(
        {"year": row.year, "version": row.version, "confirmed": False, "warnings": _sentences(year.warnings)}
    )
    return 0


def _confirm(arguments: argparse.Namespace) -> int:
    year = _year_typed(arguments.year)
    start_django()
    from liaoliang.base import calendars
    from liaoliang.base.clock import office_now
    from liaoliang.cli import officers

    by = officers.officer_named(arguments.by)
    officers.refuse_calendar(by)
    waiting = [row for row in calendars.pending_years() if row.year == year]
    if not waiting:
        raise NotFoundError(NOTHING_WAITS, year=year)
    change = calendars.confirm_year(calendar_year_id=waiting[-1].pk, by=by.actor, at=office_now())
    moved = calendars.recompute(change)
    print_json({"year": year, "confirmed": True, "moved": [asdict(item) for item in moved]})
    return 0


def _year_typed(text: str) -> int:
    if not (len(text) == YEAR_DIGITS and text.isascii() and text.isdigit()):
        raise BadInputError("YEAR", NO_YEAR, text=text[:40])
    return int(text)


def _list(_: argparse.Namespace) -> int:
    start_django()
    from liaoliang.base import calendars

    in_force = calendars.current_rulebook().calendar.years
    print_json(
        {
            "in_force": sorted(in_force),
            "loaded_here": [row.year for row in calendars.confirmed_years()],
            "waiting": [
                {"year": row.year, "version": row.version, "prepared_by": row.prepared_by_name}
                for row in calendars.pending_years()
            ],
        }
    )
    return 0


def _year_in(path: Path) -> YearCalendar:
    from liaoliang.law.calendar_years import read_year

    try:
        return read_year(path)
    except OSError as error:
        raise BadInputError(str(path), NO_FILE, reason=error.strerror or "") from error


def _sentences(issues: tuple[Issue, ...]) -> list[str]:
    return [str(issue) for issue in issues]
