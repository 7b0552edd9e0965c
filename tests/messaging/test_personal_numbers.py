"""A personal number is found however it is written; other numbers are left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liaoliang.law.codes import citizen_id_check_place
from liaoliang.messaging.personal_numbers import holds_personal_number

FIRST_17 = "99999919900307123"
CITIZEN_ID = FIRST_17 + citizen_id_check_place(FIRST_17)
FIRST_17_OF_X = next(
    first for first in (f"99999919900307{n:03}" for n in range(1000)) if citizen_id_check_place(first) == "X"
)
ENDS_WITH_X = f"{FIRST_17_OF_X}X"
MOBILE, CARD = "13800000000", "6200000000000000000"
FULL_WIDTH = str.maketrans("0123456789X", "０１２３４５６７８９Ｘ")
KINDS = pytest.mark.parametrize("number", [CITIZEN_ID, ENDS_WITH_X, MOBILE, CARD])


@KINDS
def test_is_found_among_other_words(number: str) -> None:
    assert holds_personal_number(f"请与{number}联系，2021年办理")


@KINDS
def test_is_found_in_full_width(number: str) -> None:
    assert holds_personal_number(f"号码：{number.translate(FULL_WIDTH)}。")


@KINDS
def test_is_found_with_invisible_characters_in_it(number: str) -> None:
    assert holds_personal_number("\u200b".join(number))


@KINDS
@pytest.mark.parametrize("gap", [" ", "-", "\u3000", "\u00a0", "－", "·", " - ", "\n"])
def test_is_found_digit_by_digit(number: str, gap: str) -> None:
    assert holds_personal_number(f"号码{gap.join(number)}")


@pytest.mark.parametrize(
    "text",
    [
        "138 0000 0000",
        "138-0000-0000",
        "1380000 0000",
        "+86 138 0000 0000",
        "8613800000000",
        "0086-13800000000",
        "2021 13800000000",
        "1.13800000000",
        "6200 0000 0000 0000 000",
        "4000 0000 0000 0002",
        f"{CITIZEN_ID[:6]} {CITIZEN_ID[6:14]} {CITIZEN_ID[14:]}",
        f"{ENDS_WITH_X[:17]} x",
        f"①{MOBILE}",
        "١٣٨٠٠٠٠٠٠٠٠",
    ],
)
def test_is_found_in_groups(text: str) -> None:
    assert holds_personal_number(text)


@pytest.mark.parametrize(
    "text",
    [
        "第20210930号",
        "2021-10-12 13:45至2021-12-31 18:00",
        "索引号113715000043/2021-00015",
        "0635-0000000",
        "11371500004334567X",
        "第13 14 15 16 17 8条",
        "6200000000000000004",
        "a13800000000f",
        "12800000000",
        "聊政办发〔2021〕5号，列支138000.00元",
        f"{FIRST_17}{'1' if CITIZEN_ID[-1] != '1' else '2'}",
        "",
    ],
)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert not holds_personal_number(text)


@given(st.lists(st.integers(1, 12), min_size=1, max_size=6), st.sampled_from([" ", "-", "  "]))
def test_an_identity_number_is_found_however_it_is_cut(cuts: list[int], gap: str) -> None:
    text = CITIZEN_ID
    for place in sorted(set(cuts), reverse=True):
        text = text[:place] + gap + text[place:]
    assert holds_personal_number(text)
