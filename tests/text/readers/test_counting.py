"""Ordinals of Word lists."""

from __future__ import annotations

import pytest

from liaoliang.text.readers.counting import ordinal


@pytest.mark.parametrize(
    ("number", "number_format", "expected"),
    [
        (10, "chineseCounting", "十"),
        (12, "chineseCounting", "十二"),
        (20, "chineseCounting", "二十"),
        (105, "chineseCountingThousand", "一百零五"),
        (110, "chineseCountingThousand", "一百一十"),
        (1001, "chineseCountingThousand", "一千零一"),
        (12, "chineseLegalSimplified", "壹拾贰"),
        (3, "ideographTraditional", "丙"),
        (21, "decimalEnclosedCircle", "㉑"),
        (99, "decimalEnclosedCircle", "99"),
        (3, "decimalEnclosedParen", "⑶"),
        (4, "upperRoman", "IV"),
        (28, "lowerLetter", "bb"),
        (7, "decimalZero", "07"),
        (12, "decimalFullWidth", "１２"),
        (5, "none", ""),
        (5, "somethingNew", "5"),
        (0, "upperLetter", "0"),
    ],
)
def test_ordinal_in_each_format(number, number_format, expected):
    assert ordinal(number, number_format) == expected
