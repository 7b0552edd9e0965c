"""Spellings of one name fold to one key; different names stay apart."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liaoliang.organisations.names import elided, fold, own_place, place_of, split_remark

SAME = [
    ("各县(市、区)人民政府", "各县（市、区）政府"),
    ("各县(市、区)人民政府", "各县〔市,区〕人民政府"),
    ("各县（市、区）", "各县市区"),
    ("市发展和改革委员会", "市发展改革委"),
    ("聊城经济技术开发区管理委员会", "聊城经济技术开发区管委会"),
    ("古楼街道办事处", "古楼街道"),
    ("市住房和城乡建设局", " 市住房城乡建设局 "),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_of_one_name_are_equal(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_different_names_stay_apart() -> None:
    assert len({fold(name) for name in ("市财政局", "县财政局", "市民政局", "各县级政府")}) == 4


@given(st.text(max_size=40))
def test_a_folded_name_holds_letters_and_numbers_only(text: str) -> None:
    assert {unicodedata.category(sign)[0] for sign in fold(text)} <= {"L", "N"}


@pytest.mark.parametrize(
    ("written", "name", "remark", "open_ended"),
    [
        ("市教育体育局(体育科)", "市教育体育局", "(体育科)", False),
        ("市教育体育局（体育科）等", "市教育体育局", "（体育科）等", True),
        ("市发展改革委等", "市发展改革委", "等", True),
        ("市发展改革委等有关部门", "市发展改革委", "等有关部门", True),
        ("市发展改革委、市财政局等部门单位", "市发展改革委、市财政局", "等部门单位", True),
        ("市财政局", "市财政局", "", False),
        ("市财政局)", "市财政局)", "", False),
        ("(体育科)", "(体育科)", "", False),
        ("等", "等", "", False),
    ],
)
def test_what_stands_behind_a_name_is_taken_off(
    written: str, name: str, remark: str, open_ended: bool
) -> None:
    found = split_remark(written)
    assert (found.name, found.remark, found.open_ended) == (name, remark, open_ended)


@given(st.text(alphabet="市局等()（、 ", max_size=200))
def test_a_remark_is_cut_off_and_nothing_is_lost(text: str) -> None:
    found = split_remark(text)
    assert [c for c in found.name + found.remark if c not in " 、"] == [c for c in text if c not in " 、"]


def test_a_city_organ_is_known_without_the_city() -> None:
    forms = elided("聊城市工业和信息化局", "聊城市")
    assert {fold("市工业和信息化局"), fold("工业和信息化局")} <= forms


def test_a_government_is_known_by_its_place() -> None:
    assert "冠县" in elided("冠县人民政府", "聊城市")
    assert "市政府" in elided("聊城市人民政府", "聊城市")
    assert "市" not in elided("聊城市人民政府", "聊城市")


def test_our_city_is_the_city() -> None:
    assert own_place("我市财政局") == own_place("本市财政局") == "市财政局"
    assert own_place("我爱聊城") == "我爱聊城"


def test_a_government_governs_a_place() -> None:
    assert place_of("冠县人民政府") == "冠县"
