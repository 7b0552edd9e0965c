"""Seed the dated year files from chinesecalendar: `python tools/seed_calendar.py 2027 [--force]`.

The year file is the truth afterwards: compare it with the State Council's notice, add the notice's
number and set `confidence: confirmed`. An existing file is only replaced with --force.
"""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from chinese_calendar import constants

FOLDER = Path(__file__).parent.parent / "src/liaoliang/law/calendars"
NAMES = {
    "New Year's Day": "元旦",
    "Spring Festival": "春节",
    "Tomb-sweeping Day": "清明节",
    "Labour Day": "劳动节",
    "Dragon Boat Festival": "端午节",
    "Mid-autumn Festival": "中秋节",
    "National Day": "国庆节",
    "Anti-Fascist 70th Day": "抗战胜利70周年纪念日",
}
ONE_DAY = timedelta(days=1)


def rest_ranges(year: int) -> list[tuple[str, date, date]]:
    """Runs of one holiday; a weekend that the library leaves out inside a run is closed."""
    ranges: list[tuple[str, date, date]] = []
    for day in sorted(day for day in constants.holidays if day.year == year):
        name = NAMES[constants.holidays[day]]
        if ranges and ranges[-1][0] == name and _only_weekend(ranges[-1][2], day):
            ranges[-1] = (name, ranges[-1][1], day)
        else:
            ranges.append((name, day, day))
    return ranges


def _only_weekend(last: date, day: date) -> bool:
    between = [last + ONE_DAY * i for i in range(1, (day - last).days)]
    return all(other.weekday() >= 5 and other not in constants.workdays for other in between)


def year_file(year: int, checked_on: date) -> str:
    """The file's text."""
    lines = [f"year: {year}", "notice:", "confidence: memory", f"checked_on: {checked_on}"]
    lines += ["source: chinesecalendar", "rest:"]
    lines += [f"  - {{name: {name}, from: {first}, to: {last}}}" for name, first, last in rest_ranges(year)]
    made_up = [(day, NAMES[name]) for day, name in sorted(constants.workdays.items()) if day.year == year]
    lines += ["make_up:" + ("" if made_up else " []")]
    lines += [f"  - {{day: {day}, for: {name}}}" for day, name in made_up]
    return "\n".join(lines) + "\n"


def main() -> int:
    """Write the files of the years asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("years", type=int, nargs="+")
    parser.add_argument("--force", action="store_true")
    arguments = parser.parse_args()
    for year in arguments.years:
        path = FOLDER / f"{year}.yaml"
        if not any(day.year == year for day in constants.holidays):
            sys.exit(f"chinesecalendar does not know {year}")
        if path.exists() and not arguments.force:
            sys.exit(f"{path.name} exists; --force replaces it")
        path.write_text(year_file(year, datetime.now(tz=UTC).date()), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
