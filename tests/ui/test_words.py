"""Numbers and days in words."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from django.utils import translation

from liaoliang.ui import words

NINE = datetime.fromisoformat("2021-10-12T09:00:00+08:00")


@pytest.mark.parametrize(
    ("days", "sentence"),
    [(11, "还有 11 个工作日"), (1, "还有 1 个工作日"), (0, "今天到期"), (-8, "逾期 8 个工作日")],
)
def test_working_days_left(days: int, sentence: str) -> None:
    assert words.days_left_words(days) == sentence


@pytest.mark.parametrize(("days", "sentence"), [(29, "还有 29 天"), (0, "今天到期"), (-2, "逾期 2 天")])
def test_calendar_days_left(days: int, sentence: str) -> None:
    assert words.days_left_words(days, workdays=False) == sentence


def test_a_day_is_written_the_official_way() -> None:
    assert words.day_words(date(2021, 10, 27)) == "2021年10月27日"
    assert words.weekday_words(date(2021, 10, 27)) == "星期三"


def test_a_day_in_english() -> None:
    with translation.override("en"):
        assert "2021" in words.day_words(date(2021, 10, 27))
        assert words.weekday_words(date(2021, 10, 27)) == "Wednesday"


@pytest.mark.parametrize(
    ("size", "sentence"), [(1, "1 KB"), (59_000, "58 KB"), (1_250_000, "1.2 MB"), (20 * 1024**2, "20 MB")]
)
def test_sizes(size: int, sentence: str) -> None:
    assert words.size_words(size) == sentence


def test_the_demonstration_says_its_day() -> None:
    assert words.demonstration_words(date(2021, 10, 12)) == "演示日期：2021年10月12日，数据为演示"


def test_the_heartbeat_says_when_it_was_last_heard() -> None:
    assert words.heartbeat_words(beats=True, last_at=NINE) == "调度正常，最近一次 9:00"


def test_beside_the_day_of_a_demonstration_the_heartbeat_says_that_its_time_is_real() -> None:
    said = words.heartbeat_words(beats=True, last_at=NINE, machine_time=True)
    assert said == "调度正常，最近一次 9:00（真实时间）"


def test_a_stopped_heartbeat_says_whom_to_tell() -> None:
    assert "系统管理员" in words.heartbeat_words(beats=False, last_at=NINE)


def test_a_heart_that_never_beat() -> None:
    assert words.heartbeat_words(beats=False, last_at=None) == "调度还没有运行过"
