"""Numbers in both scripts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liaoliang.text.numbers import chinese_number, parse_number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("三", 3),
        ("十", 10),
        ("十五", 15),
        ("二十", 20),
        ("一百二十", 120),
        ("三千零五", 3005),
        ("两", 2),
        ("二〇二一", 2021),
        ("五万", 50_000),
        ("一百二十万三千", 1_203_000),
    ],
)
def test_reads_chinese_numerals(text: str, value: int) -> None:
    assert chinese_number(text) == value


@pytest.mark.parametrize("text", ["", "百分", "3", "甲"])
def test_other_text_is_no_chinese_numeral(text: str) -> None:
    assert chinese_number(text) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3", 3),
        ("３", 3),
        ("3.5", 3.5),
        ("95.0", 95),
        (" 12 ", 12),
        ("1,200", 1200),
        (".5", None),
        ("1.2.3", None),
    ],
)
def test_reads_arabic_numerals(text: str, value: float | None) -> None:
    assert parse_number(text) == value


@given(st.integers(0, 10**9))
def test_digits_are_read_as_they_are(value: int) -> None:
    assert parse_number(str(value)) == value
