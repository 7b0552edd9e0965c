"""Holiday arrangements as offices and the State Council write them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from liaoliang.base import calendars
from liaoliang.errors import BadInputError
from liaoliang.workbench.programme.rules.arrangement import (
    read_arrangement,
    read_make_up,
    spans_of,
    written,
)

AS_PUBLISHED = """一、元旦：2021年1月1日至3日放假，共3天。
二、春节：2月11日至17日放假调休，共7天。2月7日（星期日）、2月20日（星期六）上班。
三、国庆节：10月1日至7日放假调休，共7天。9月26日（星期日）、10月9日（星期六）上班。
"""


def test_reads_the_notice_as_it_is_published() -> None:
    rest, make_up = read_arrangement(AS_PUBLISHED, 2021)
    assert (len(rest), rest[date(2021, 2, 17)]) == (17, "春节")
    assert make_up == {
        date(2021, 2, 7): "春节",
        date(2021, 2, 20): "春节",
        date(2021, 9, 26): "国庆节",
        date(2021, 10, 9): "国庆节",
    }


@pytest.mark.parametrize(
    ("line", "days"),
    [
        ("元旦：1月1日", [(1, 1)]),
        ("元旦: 1月1日至3日", [(1, 1), (1, 2), (1, 3)]),
        ("1、元旦：1月1日放假，与周末连休", [(1, 1)]),
        ("春节：1月31日到2月1日", [(1, 31), (2, 1)]),
        ("中秋节：9月19日、21日", [(9, 19), (9, 21)]),
        ("清明节：4月4日—5日", [(4, 4), (4, 5)]),
    ],
)
def test_reads_a_line(line: str, days: list[tuple[int, int]]) -> None:
    assert list(read_arrangement(line, 2021)[0]) == [date(2021, month, day) for month, day in days]


def test_reads_make_up_days_without_the_word_for_work() -> None:
    assert read_make_up("春节：2月7日、2月20日", 2021) == {
        date(2021, 2, 7): "春节",
        date(2021, 2, 20): "春节",
    }


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("1月1日至3日", "第1行没有写明是哪个节日"),
        ("1月1日：元旦", "第1行没有写明是哪个节日"),
        ("元旦：放假", "第1行没有读到日期"),
        ("元旦：2月30日", "不是存在的日期"),
        ("元旦：1月3日至1日", "结束日早于开始日"),
        ("元旦：1日至3日", "第1行没有读到日期"),
        ("元旦：1月1日至9月1日", "超过31天"),
        ("元旦：13月1日", "不是存在的日期"),
    ],
)
def test_refuses_what_it_cannot_read_and_names_the_line(line: str, sentence: str) -> None:
    with pytest.raises(BadInputError, match=sentence) as refusal:
        read_arrangement(line, 2021)
    assert refusal.value.where == "rest"


@pytest.mark.parametrize("year", range(2008, 2027))
@pytest.mark.django_db
def test_every_shipped_year_survives_being_written_and_read(year: int) -> None:
    shipped = calendars.current_rulebook().calendar.year(year)
    assert read_arrangement(written(dict(shipped.rest)), year)[0] == dict(shipped.rest)
    assert read_make_up(written(dict(shipped.make_up)), year) == dict(shipped.make_up)


def test_writes_runs_as_ranges() -> None:
    days = [date(2021, 1, 30) + timedelta(days=step) for step in range(4)]
    assert spans_of([*days, date(2021, 5, 1)]) == "1月30日至2月2日、5月1日"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("春节：2月5日\n清明节：4月5日\n春节：2月6日", "第3行：“春节”前面已经写过"),
        ("春节：2月5日至7日\n元宵：2月7日", "第2行：2月7日前面已经算在“春节”里"),
        ("春节：<b>2月5日</b>", "第1行有不该出现的“<”"),
        ("春\u202e节：2月5日", "第1行有不该出现的“U+202E”"),
    ],
)
def test_a_line_that_says_a_thing_twice_or_in_other_signs_is_refused(text: str, words: str) -> None:
    with pytest.raises(BadInputError) as refusal:
        read_arrangement(text, 2027)
    assert words in str(refusal.value)
