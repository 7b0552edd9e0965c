"""Rest days and make-up days as an office writes them, or as the State Council's notice says them. Pure.

    元旦：1月1日至3日
    二、春节：2月11日至17日放假调休，共7天。2月7日（星期日）、2月20日（星期六）上班。

A line begins with the holiday's name; a sentence with 上班 names make-up days, every other one rest days.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from django.utils.translation import gettext_noop

from liaoliang.errors import BadInputError

_BRACKETS: Final = re.compile(r"[（(][^（）()]*[）)]")
_LINE: Final = re.compile(
    r"^\s*(?:[一二三四五六七八九十]+[、.．]|[0-9]+[、.．])?\s*(?P<name>[^：:]+?)\s*[：:]\s*(?P<rest>.+)$"
)
_DAY: Final = r"(?:(?P<{0}year>[0-9]{{4}})年)?(?:(?P<{0}month>[0-9]{{1,2}})月)?(?P<{0}day>[0-9]{{1,2}})日"
_SPAN: Final = re.compile(_DAY.format("a") + r"(?:\s*(?:至|到|—|–|-|~|～)\s*" + _DAY.format("b") + ")?")
_SHIFT: Final = "上班"
LONGEST: Final = 31
NO_NAME = gettext_noop("第{line}行没有写明是哪个节日，应写成“元旦：1月1日至3日”")
NO_DAY = gettext_noop("第{line}行没有读到日期，应写成“元旦：1月1日至3日”")
BAD_DAY = gettext_noop("第{line}行“{text}”不是存在的日期")
BACKWARDS = gettext_noop("第{line}行“{text}”的结束日早于开始日，或超过{longest}天")
TWICE = gettext_noop("第{line}行：“{name}”前面已经写过，一个节日只写一行")
DAY_TWICE = gettext_noop("第{line}行：{day}前面已经算在“{name}”里")
STRAY = gettext_noop("第{line}行有不该出现的“{sign}”，请只写节日和日期")
# Signs that no notice has: markup, Latin letters, control marks.
_STRAY: Final = re.compile(
    r"[A-Za-z<>{}&=@#$%^*_|\\\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]"
)
Days = dict[date, str]


def read_arrangement(text: str, year: int, *, where: str = "rest") -> tuple[Days, Days]:
    """Rest days and make-up days of `year`, each with its holiday.

    Raises BadInputError with the line that cannot be read; nothing is guessed.
    """
    rest: Days = {}
    make_up: Days = {}
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            _refuse_stray(line, (where, number))
            _read_line(_BRACKETS.sub("", line), year, (rest, make_up), (where, number))
    return rest, make_up


def read_make_up(text: str, year: int, *, where: str = "make_up") -> Days:
    """Make-up days alone, from lines such as `春节：2月7日、2月20日`; the word 上班 is not needed."""
    rest, make_up = read_arrangement(text, year, where=where)
    return {**rest, **make_up}


def _read_line(line: str, year: int, into: tuple[Days, Days], place: tuple[str, int]) -> None:
    found = _LINE.match(line)
    if found is None or _SPAN.search(found["name"]):
        raise BadInputError(place[0], NO_NAME, line=place[1])
    name = found["name"].strip()
    if name in {*into[0].values(), *into[1].values()}:
        raise BadInputError(place[0], TWICE, line=place[1], name=name)
    days = False
    for sentence in re.split("[。；;]", found["rest"]):
        target = into[1] if _SHIFT in sentence else into[0]
        for day in _days_of(sentence, year, place):
            if target.get(day, name) != name:
                raise BadInputError(place[0], DAY_TWICE, line=place[1], day=spans_of([day]), name=target[day])
            target[day], days = name, True
    if not days:
        raise BadInputError(place[0], NO_DAY, line=place[1])


def _refuse_stray(line: str, place: tuple[str, int]) -> None:
    stray = _STRAY.search(line)
    if stray:
        sign = stray[0] if stray[0].isprintable() else f"U+{ord(stray[0]):04X}"
        raise BadInputError(place[0], STRAY, line=place[1], sign=sign)


def _days_of(sentence: str, year: int, place: tuple[str, int]) -> Iterator[date]:
    month: int | None = None
    for span in _SPAN.finditer(sentence):
        first = _day(span, "a", year, month, place)
        last = first
        if span["bday"]:
            last = _day(span, "b", first.year, first.month, place)
        if not timedelta() <= last - first < timedelta(days=LONGEST):
            raise BadInputError(place[0], BACKWARDS, line=place[1], text=span[0], longest=LONGEST)
        month = last.month
        yield from (first + timedelta(days=step) for step in range((last - first).days + 1))


def _day(span: re.Match[str], end: str, year: int, month: int | None, place: tuple[str, int]) -> date:
    """The day that one end of a span names; what it leaves out is as before."""
    written = span[f"{end}month"]
    if not written and month is None:
        raise BadInputError(place[0], NO_DAY, line=place[1])
    try:
        return date(int(span[f"{end}year"] or year), int(written or month or 0), int(span[f"{end}day"]))
    except ValueError as error:
        raise BadInputError(place[0], BAD_DAY, line=place[1], text=span[0]) from error


def written(days: dict[date, str]) -> str:
    """Days as lines that `read_arrangement` reads again: one line for each holiday, runs as ranges."""
    names = dict.fromkeys(days[day] for day in sorted(days))
    return "\n".join(
        f"{name}：{spans_of([day for day in sorted(days) if days[day] == name])}" for name in names
    )


def spans_of(days: list[date]) -> str:
    """1月1日至3日、2月7日: consecutive days as one range."""
    runs: list[list[date]] = []
    for day in sorted(days):
        if runs and day - runs[-1][-1] == timedelta(days=1):
            runs[-1].append(day)
        else:
            runs.append([day])
    return "、".join(_span(run[0], run[-1]) for run in runs)


def _span(first: date, last: date) -> str:
    start = f"{first.month}月{first.day}日"
    if first == last:
        return start
    return f"{start}至{last.day}日" if first.month == last.month else f"{start}至{last.month}月{last.day}日"
