"""What speaks against a year of the working calendar before a second person is asked to believe it.

That the days do not contradict each other is `law.calendar_years`' business; here it is whether this can be the
State Council's notice for that year at all.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from django.utils.translation import gettext_noop

from liaoliang.errors import Issue
from liaoliang.law.document_codes import check_document_number

_YEAR_OF: Final = re.compile("〔([0-9]{4})〕")
# Holidays of the whole people (全国年节及纪念日放假办法); three of them since 2008.
_ALWAYS: Final = ("元旦", "春节", "劳动", "国庆")
_SINCE_2008: Final = ("清明", "端午", "中秋")
NO_REASON: Final = gettext_noop("{year} 年已有在用的安排，要换掉它，请写明原因")
INCOMPLETE: Final = gettext_noop("没有写{names}的放假安排；通知里确实没有的，请在“说明”里写明原因")
WRONG_YEAR: Final = gettext_noop("这是 {of} 年的文号；{year} 年的放假通知应在 {before} 年或 {year} 年发出")
SPOILED: Final = gettext_noop("节日名称“{name}”里有不该出现的“{sign}”，请删去")


def year_issues(
    year: int,
    days: Mapping[date, str],
    rest: Mapping[date, str],
    notice: str,
    reason: str,
    *,
    is_known: bool,
) -> list[Issue]:
    """Everything that keeps a year from being prepared; `days` are rest days and make-up days together.

    A stated reason lets an incomplete year, or one that replaces a year in force (`is_known`), pass.
    """
    issues = [*_notice_issues(year, notice), *_name_issues(days)]
    if not reason.strip():
        issues += [*_missing(year, rest), *_replacing(year, is_known=is_known)]
    return issues


def _notice_issues(year: int, notice: str) -> Iterator[Issue]:
    for found in check_document_number(notice.strip()).issues:
        if found.severity == "block":
            yield Issue(found.code, found.message, "notice", found.severity, found.basis, found.values)
    written = _YEAR_OF.search(notice)
    if written and int(written[1]) not in {year - 1, year}:
        values: dict[str, object] = {"of": written[1], "year": year, "before": year - 1}
        yield Issue("calendar.notice_year", WRONG_YEAR, where="notice", values=values)


def _name_issues(days: Mapping[date, str]) -> Iterator[Issue]:
    for name in sorted(set(days.values())):
        sign = next(
            (sign for sign in name if sign in "<>&" or unicodedata.category(sign).startswith("C")), ""
        )
        if sign:
            shown = sign if sign.isprintable() else f"U+{ord(sign):04X}"
            yield Issue("calendar.name", SPOILED, where="rest", values={"name": name, "sign": shown})


def _missing(year: int, rest: Mapping[date, str]) -> Iterator[Issue]:
    wanted = (*_ALWAYS, *_SINCE_2008) if year >= 2008 else _ALWAYS
    names = [name for name in wanted if not any(name in given for given in rest.values())]
    if names:
        values: dict[str, object] = {"names": "、".join(names)}
        yield Issue("calendar.incomplete", INCOMPLETE, where="rest", values=values)


def _replacing(year: int, *, is_known: bool) -> Iterator[Issue]:
    if is_known:
        yield Issue("calendar.no_reason", NO_REASON, where="reason", values={"year": year})
