"""Completion dates as written, as dates of the notice's year, and what is no completion date."""

from __future__ import annotations

from datetime import date

import pytest

from liaoliang.text.notice.deadlines import is_deadline, leading_deadline, period_of, requirement_deadline

D = date


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2021年12月底前", None, D(2021, 12, 31)),
        ("年底前", None, D(2021, 12, 31)),
        ("9月", D(2021, 9, 1), D(2021, 9, 30)),
        ("9月底前", None, D(2021, 9, 30)),
        ("6月30日前", None, D(2021, 6, 30)),
        ("上半年", D(2021, 1, 1), D(2021, 6, 30)),
        ("第三季度", D(2021, 7, 1), D(2021, 9, 30)),
        ("二季度末", None, D(2021, 6, 30)),
        ("全年", D(2021, 1, 1), D(2021, 12, 31)),
        ("3月—5月", D(2021, 3, 1), D(2021, 5, 31)),
        ("2021年11月－2022年2月", D(2021, 11, 1), D(2022, 2, 28)),
        ("2022年3月至5月", D(2022, 3, 1), D(2022, 5, 31)),
        ("9月1日至30日", D(2021, 9, 1), D(2021, 9, 30)),
        ("2022年9月1日—15日", D(2022, 9, 1), D(2022, 9, 15)),
        ("8—10月", D(2021, 8, 1), D(2021, 10, 31)),
        ("10月中旬", D(2021, 10, 11), D(2021, 10, 20)),
        ("十二月底前", None, D(2021, 12, 31)),
        ("２０２１年６月底前", None, D(2021, 6, 30)),
        ("2021-12-31", None, D(2021, 12, 31)),
        ("2021.9", D(2021, 9, 1), D(2021, 9, 30)),
        ("二〇二二年六月底", None, D(2022, 6, 30)),
        ("明年3月底前", None, D(2022, 3, 31)),
        ("6月底前出方案,12月底前建成", None, D(2021, 12, 31)),
        ("持续推进", None, None),
        ("13月底前", None, None),
        ("2月30日前", None, None),
    ],
)
def test_dates_a_deadline(text: str, start: date | None, end: date | None) -> None:
    period = period_of(text, 2021)
    assert (period.start, period.end) == (start, end)


def test_without_a_year_there_is_no_date() -> None:
    assert period_of("9月底前", None).end is None
    assert period_of("2020年9月底前", None).end == D(2020, 9, 30)


@pytest.mark.parametrize(
    "text",
    [
        "年底前",
        "12月底前完成",
        "8—10月",
        "9月1日至30日",
        "立行立改",
        "持续推进",
        "长期坚持",
        "2021年12月底前，持续推进",
        "11月—12月",
        "全年",
    ],
)
def test_knows_a_deadline(text: str) -> None:
    assert is_deadline(text)


@pytest.mark.parametrize("text", ["市财政局", "每季度", "10个工作日内", "公开预算", "", "2016年以后"])
def test_knows_what_is_no_deadline(text: str) -> None:
    assert not is_deadline(text)


def test_takes_the_date_out_of_its_piece() -> None:
    assert leading_deadline("于6月底前完成") == "6月底前"


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("2021年年底前系统清理现行文件（2016年以后制定的）", "2021年年底前"),
        ("年内完成改版", "年内"),
        ("年内邀请代表列席不得少于3次", ""),
        ("将9月确定为活动月，集中在9月开展活动", ""),
        ("每年1月31日前公布年报", ""),
        ("到2023年底，目录更加完善", "2023年底"),
        ("2020年底前已建成的专区要复查", ""),
        ("6月底前拟定，12月底前印发", "12月底前"),
        ("出台后的10个工作日内公开", ""),
        ("自2021年7月1日起施行", ""),
        ("于10月31日前报送", "10月31日前"),
    ],
)
def test_finds_the_date_that_binds_a_requirement(text: str, deadline: str) -> None:
    assert requirement_deadline(text, 2021) == deadline
