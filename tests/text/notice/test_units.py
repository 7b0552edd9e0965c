"""Lists of organs split where two people would split them."""

from __future__ import annotations

import pytest

from liaoliang.text.notice.units import is_unit, split_units, unit_share


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("市财政局、市司法局，市审计局；市医保局", ["市财政局", "市司法局", "市审计局", "市医保局"]),
        ("各县(市、区)人民政府、市属开发区管委会", ["各县(市、区)人民政府", "市属开发区管委会"]),
        ("市直有关部门、单位", ["市直有关部门、单位"]),
        ("市政府各部门、直属机构,各县区", ["市政府各部门、直属机构", "各县区"]),
        ("市政府各部门、各直属机构、各县区", ["市政府各部门、各直属机构", "各县区"]),
        ("区政府各部门、各直属单位、各派出机构", ["区政府各部门、各直属单位、各派出机构"]),
        (
            "各县(市、区)政府、市属开发区管委会,各部门、各街道",
            ["各县(市、区)政府", "市属开发区管委会", "各部门", "各街道"],
        ),
        ("各县区、各直属机构", ["各县区", "各直属机构"]),
        ("各镇、街,区直各办、局", ["各镇、街", "区直各办、局"]),
        ("市自然资源和规划局和市住房城乡建设局", ["市自然资源和规划局", "市住房城乡建设局"]),
        ("州委编办及州直相关单位", ["州委编办", "州直相关单位"]),
        ("市政府及其部门", ["市政府及其部门"]),
        ("市发展改革委 市财政局", ["市发展改革委", "市财政局"]),
        ("市发展改革委、财政局、商务局", ["市发展改革委", "财政局", "商务局"]),
        ("市财政局会市审计局", ["市财政局", "市审计局"]),
        ("市工商联会展中心", ["市工商联会展中心"]),
        ("市属开发区管委会市政府各部门", ["市属开发区管委会市政府各部门"]),
        ("市农业农村局等部门,各县区", ["市农业农村局等部门", "各县区"]),
        ("市府办〔市大数据局〕、各县〔区〕政府", ["市府办〔市大数据局〕", "各县〔区〕政府"]),
        ("市財政局、市衛生健康委", ["市財政局", "市衛生健康委"]),
        ("市财政局、市财政局", ["市财政局"]),
        ("", []),
    ],
)
def test_splits(text: str, units: list[str]) -> None:
    assert split_units(text) == units


@pytest.mark.parametrize(
    "name",
    [
        "市应急局",
        "市政府办公室",
        "各科室",
        "市委宣传部",
        "人民银行某市中心支行",
        "国网供电公司",
        "各鄉鎮",
        "市直有关部门、单位",
    ],
)
def test_knows_an_organ_by_its_name(name: str) -> None:
    assert is_unit(name)


@pytest.mark.parametrize(
    "text",
    [
        "做好预决算公开",
        "推进政府信息全链条管理",
        "设立咨询窗口",
        "年底前",
        "各部门应当公开",
        "全市",
        "强化队伍",
        "局",
    ],
)
def test_a_task_is_no_organ(text: str) -> None:
    assert not is_unit(text)


def test_a_sentence_has_a_low_share_of_organs() -> None:
    assert unit_share("各部门要及时公布结果，并接受监督。") < 0.5
    assert unit_share("市财政局、市司法局") == 1.0


def test_a_stray_title_mark_does_not_hold_the_list_together() -> None:
    assert split_units("市教育局《、市财政局") == ["市教育局《", "市财政局"]


def test_a_pipe_parts_units() -> None:
    assert split_units("市教育局|市财政局") == ["市教育局", "市财政局"]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("市财政局、各县\n（市、区）政府", ["市财政局", "各县（市、区）政府"]),
        ("市教育体\n育局\n市公安局\n市委网信\n办", ["市教育体育局", "市公安局", "市委网信办"]),
        ("各县（市、区）人民政府\n办公室", ["各县（市、区）人民政府办公室"]),
        ("各县(市、区)委、政府,市财政局", ["各县(市、区)委、政府", "市财政局"]),
    ],
)
def test_a_line_break_or_a_second_noun_inside_a_name_does_not_part_it(text: str, units: list[str]) -> None:
    assert split_units(text) == units
