"""One year of the holiday notice, checked before it is believed, and the shipped year files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Any

from liaoliang.errors import BadInputError, Issue, gettext_noop
from liaoliang.law.files import read_yaml
from liaoliang.law.provisions import CONFIDENCES, Confidence, Provision

FOLDER = Path(__file__).parent / "calendars"
SATURDAY = 5
# Every year from 2004 to 2026 has between 248 and 252 working days; a notice far outside was mistyped.
PLAUSIBLE_WORKDAYS = range(244, 256)


@dataclass(frozen=True, slots=True)
class YearCalendar:
    """Rest days (with weekends inside a rest) and make-up working days of one year, each with its holiday.

    Build it with `checked`; `warnings` holds what is legal but looks mistyped.
    """

    year: int
    rest: Mapping[date, str] = field(hash=False)
    make_up: Mapping[date, str] = field(hash=False)
    notice: str = ""
    confidence: Confidence = "confirmed"
    source: str = ""
    warnings: tuple[Issue, ...] = field(default=(), compare=False)

    @classmethod
    def checked(
        cls,
        year: int,
        *,
        rest: Mapping[date, str],
        make_up: Mapping[date, str],
        notice: str = "",
        confidence: Confidence = "confirmed",
        source: str = "",
    ) -> YearCalendar:
        """A year in which nothing contradicts itself.

        Raises BadInputError with every problem at once; what is only implausible becomes a warning.
        """
        problems = year_issues(year, rest, make_up)
        blocking = [issue for issue in problems if issue.severity == "block"]
        if blocking:
            raise BadInputError(f"{year}年放假安排", "{problems}", problems=";".join(map(str, blocking)))
        return cls(
            year,
            MappingProxyType(dict(sorted(rest.items()))),
            MappingProxyType(dict(sorted(make_up.items()))),
            notice.strip(),
            confidence,
            source,
            tuple(issue for issue in problems if issue.severity == "warn"),
        )

    @property
    def canonical(self) -> str:
        """The content as text, the same for equal content, for hashing."""
        marked = [f"{day} rest {name}" for day, name in self.rest.items()]
        marked += [f"{day} work {name}" for day, name in self.make_up.items()]
        return "\n".join([f"{self.year} {self.notice} {self.confidence}", *sorted(marked)])

    @property
    def provision(self) -> Provision:
        """The notice, as far as its number is known."""
        return Provision(self.notice or "国务院办公厅节假日安排的通知", f"{self.year}年")

    def days(self) -> Iterator[date]:
        """All days of the year in order."""
        first = date(self.year, 1, 1)
        return (first + timedelta(days=i) for i in range((date(self.year, 12, 31) - first).days + 1))


def year_issues(year: int, rest: Mapping[date, str], make_up: Mapping[date, str]) -> list[Issue]:
    """Everything wrong or odd in a year's days, as sentences."""
    issues = [*_foreign_days(year, [*rest, *make_up]), *_make_up_issues(rest, make_up)]
    issues += [
        Issue("calendar.unnamed", gettext_noop("{day}没有写明是哪个节日"), values={"day": day})
        for day, name in sorted({**rest, **make_up}.items())
        if not name.strip()
    ]
    return issues or _oddities(year, rest, make_up)


def _foreign_days(year: int, days: list[date]) -> list[Issue]:
    return [
        Issue("calendar.other_year", gettext_noop("{day}不在{year}年内,应载入{other}年的日历"),
              values={"day": day, "year": year, "other": day.year})
        for day in sorted(set(days))
        if day.year != year
    ]  # fmt: skip


def _make_up_issues(rest: Mapping[date, str], make_up: Mapping[date, str]) -> list[Issue]:
    issues = [
        Issue("calendar.make_up_weekday", gettext_noop("调休上班日{day}不是周末"), values={"day": day})
        for day in sorted(make_up)
        if day.weekday() < SATURDAY
    ]
    issues += [
        Issue("calendar.overlap", gettext_noop("{day}既是放假日又是调休上班日"), values={"day": day})
        for day in sorted(set(rest) & set(make_up))
    ]
    return issues


def _oddities(year: int, rest: Mapping[date, str], make_up: Mapping[date, str]) -> list[Issue]:
    issues = []
    if not rest:
        issues.append(
            Issue(
                "calendar.no_rest",
                gettext_noop("{year}年没有任何放假日"),
                severity="warn",
                values={"year": year},
            )
        )
    days = YearCalendar(year, rest, make_up).days()
    count = sum(day in make_up or (day.weekday() < SATURDAY and day not in rest) for day in days)
    if count not in PLAUSIBLE_WORKDAYS:
        message = gettext_noop("{year}年共有{count}个工作日,与往年(约250个)相差较大,请核对")
        issues.append(
            Issue("calendar.count", message, severity="warn", values={"year": year, "count": count})
        )
    return issues


def load_years(folder: Path = FOLDER) -> Mapping[int, YearCalendar]:
    """Every year file of a folder, checked."""
    years = [read_year(path) for path in sorted(folder.glob("*.yaml"))]
    return MappingProxyType({year.year: year for year in years})


def read_year(path: Path) -> YearCalendar:
    """One year file: `year`, `notice`, `confidence`, `checked_on`, `source`, `rest` ranges, `make_up` days."""
    raw = read_yaml(path)
    try:
        year, source = int(_given(raw, "year")), str(_given(raw, "source"))
        rest = dict(_rest_days(_given(raw, "rest")))
        make_up = dict(_make_up_days(_given(raw, "make_up")))
        confidence, _ = _given(raw, "confidence"), _day("checked_on", _given(raw, "checked_on"))
    except BadInputError as error:
        raise BadInputError(f"{path.name} {error.where}", error.message, **error.values) from error
    except (TypeError, ValueError) as error:
        raise BadInputError(f"{path.name} year", gettext_noop("应为四位年份")) from error
    if confidence not in CONFIDENCES or path.stem != str(year):
        raise BadInputError(
            path.name, gettext_noop("文件名应为年份,confidence应为{allowed}之一"), allowed=CONFIDENCES
        )
    notice = str(raw.get("notice") or "")
    return YearCalendar.checked(
        year, rest=rest, make_up=make_up, notice=notice, confidence=confidence, source=source
    )


def _given(raw: Any, name: str, place: str = "") -> Any:
    """A field that has to be there; `place` is the entry it belongs to."""
    if not isinstance(raw, Mapping) or name not in raw:
        raise BadInputError(place or name, gettext_noop("缺少 {name}"), name=name)
    return raw[name]


def _entries(entries: Any, name: str) -> Iterator[tuple[str, Any]]:
    """Each entry of a list with its place: rest[2] is the second."""
    if not isinstance(entries, list):
        raise BadInputError(name, gettext_noop("应为列表，没有时写 []"))
    return ((f"{name}[{number}]", entry) for number, entry in enumerate(entries, 1))


def _rest_days(entries: Any) -> Iterator[tuple[date, str]]:
    for place, entry in _entries(entries, "rest"):
        first, last = (_day(f"{place} {name}", _given(entry, name, place)) for name in ("from", "to"))
        if last < first:
            raise BadInputError(place, gettext_noop("from 不能晚于 to"))
        holiday = str(_given(entry, "name", place))
        yield from ((first + timedelta(days=i), holiday) for i in range((last - first).days + 1))


def _make_up_days(entries: Any) -> Iterator[tuple[date, str]]:
    for place, entry in _entries(entries, "make_up"):
        yield _day(f"{place} day", _given(entry, "day", place)), str(_given(entry, "for", place))


def _day(place: str, value: Any) -> date:
    if not isinstance(value, date):
        message = gettext_noop("应为日期，如 2027-01-01，而不是“{value}”")
        raise BadInputError(place, message, value=str(value)[:40])
    return value
