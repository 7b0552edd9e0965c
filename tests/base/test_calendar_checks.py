"""Whether this can be the State Council's notice for that year at all."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from liaoliang.base.calendar_checks import year_issues

NAMES = ("元旦", "春节", "清明节", "劳动节", "端午节", "国庆节、中秋节")
REST = {date(2031, month, 1): name for month, name in enumerate(NAMES, 1)}
NOTICE = "国办发明电〔2030〕9号"


def codes(**changes: Any) -> set[str]:
    given = {"year": 2031, "days": REST, "rest": REST, "notice": NOTICE, "reason": "", "is_known": False}
    return {issue.code for issue in year_issues(**{**given, **changes})}


def test_a_whole_year_under_its_number_passes() -> None:
    assert codes() == set()


@pytest.mark.parametrize(
    "notice", ["随便", "国办发明电[2030]9号", "国办发明电(2030)9号", "国办发明电〔2030〕009号", "更正"]
)
def test_what_is_no_document_number_is_refused(notice: str) -> None:
    assert any(code.startswith("document_number") for code in codes(notice=notice, reason="补录"))


@pytest.mark.parametrize(("year", "refused"), [(2029, True), (2030, False), (2031, False), (2032, True)])
def test_the_number_is_of_the_year_before_or_the_same(year: int, refused: bool) -> None:
    assert ("calendar.notice_year" in codes(notice=f"国办发明电〔{year}〕9号")) is refused


def test_a_missing_holiday_is_named_unless_a_reason_is_given() -> None:
    rest = {day: name for day, name in REST.items() if name not in {"清明节", "端午节"}}
    given: dict[str, Any] = {"year": 2031, "days": rest, "rest": rest, "notice": NOTICE, "is_known": False}
    (issue,) = year_issues(**given, reason=" ")
    assert "没有写清明、端午的" in str(issue)
    assert codes(rest=rest, reason="通知另行公布") == set()


def test_before_2008_four_holidays_were_enough() -> None:
    rest = {
        date(2007, 1, 1): "元旦",
        date(2007, 2, 18): "春节",
        date(2007, 5, 1): "劳动节",
        date(2007, 10, 1): "国庆节",
    }
    assert codes(year=2007, days=rest, rest=rest, notice="国办发明电〔2006〕33号") == set()


def test_replacing_a_year_in_force_needs_a_reason() -> None:
    assert codes(is_known=True) == {"calendar.no_reason"}
    assert codes(is_known=True, reason="通知有更正") == set()


@pytest.mark.parametrize("name", ["<b>春节</b>", "春\u202e节", "春\u200b节", "春&节"])
def test_a_name_with_signs_of_another_kind_is_refused(name: str) -> None:
    assert codes(days={**REST, date(2031, 2, 9): name}) == {"calendar.name"}
