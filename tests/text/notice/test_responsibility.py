"""Who leads, who supports, and by when, out of one phrase."""

from __future__ import annotations

import pytest

from liaoliang.text.notice.responsibility import is_strong, is_weak, looks_like_units, parse_responsibility


@pytest.mark.parametrize(
    ("text", "lead", "support"),
    [
        ("市财政局牵头,市审计局、市司法局按职责分工负责", ["市财政局"], ["市审计局", "市司法局"]),
        ("市司法局牵头市政府各部门负责", ["市司法局"], ["市政府各部门"]),
        ("市财政局、市税务局牵头,各县区配合", ["市财政局", "市税务局"], ["各县区"]),
        ("市政府办公室牵头，市农业农村局等配合", ["市政府办公室"], ["市农业农村局等"]),
        ("市财政局会市审计局负责", ["市财政局"], ["市审计局"]),
        ("市发改委会同市财政局、市审计局负责", ["市发改委"], ["市财政局", "市审计局"]),
        ("市教育局为牵头单位,市财政局为配合单位", ["市教育局"], ["市财政局"]),
        ("牵头单位：甲局；配合单位：乙局、丙局", ["甲局"], ["乙局", "丙局"]),
        ("牵头:甲局;配合:乙局", ["甲局"], ["乙局"]),
        ("甲局主办，乙局协办", ["甲局"], ["乙局"]),
        ("市甲局、市乙局，市政府相关部门配合", ["市甲局", "市乙局"], ["市政府相关部门"]),
        ("责任单位：甲局，乙局、丙局协助，6月底前完成", ["甲局"], ["乙局", "丙局"]),
        ("甲局、乙局，丙局配合，丁局参与", ["甲局", "乙局"], ["丙局", "丁局"]),
        ("甲局、乙局；丙局配合", ["甲局", "乙局"], ["丙局"]),
        ("甲局牵头，乙局，丙局配合", ["甲局"], ["乙局", "丙局"]),
        ("甲局负责，乙局，丙局配合", ["甲局"], ["乙局", "丙局"]),
        ("甲局、各县(市,区)政府配合", None, ["甲局", "各县(市,区)政府"]),
        ("甲局、乙局，积极配合", None, ["甲局", "乙局"]),
        ("牵头单位：甲局；配合单位：乙局，丙局配合", ["甲局"], ["乙局", "丙局"]),
        ("以市甲局为主，市乙局配合", ["市甲局"], ["市乙局"]),
        ("責任單位：市教育局", None, None),
        ("责任时限:年底前,牵头单位:甲局,责任单位:乙局、丙局,以下统称各局", ["甲局"], ["乙局", "丙局"]),
        ("责任单位:甲局、乙局。列首位的为牵头单位,下同", None, None),
        ("市甲局、市乙局会同市丙局,配合单位:市丁局", ["市甲局", "市乙局"], ["市丙局", "市丁局"]),
        ("市教育局、市财政局分别负责落实", None, None),
        ("由市大数据局负责", None, None),
        ("市法院执行局、市政府督查落实办", None, None),
    ],
)
def test_tells_lead_from_supporting(text: str, lead: list[str] | None, support: list[str] | None) -> None:
    assert parse_responsibility(text).roles() == (lead, support)


@pytest.mark.parametrize(
    ("text", "units", "deadline"),
    [
        (
            "市发展改革委牵头,市商务局按职责分工负责,2019年9月底前完成",
            ["市发展改革委", "市商务局"],
            "2019年9月底前",
        ),
        ("责任单位:市教育局;完成时限:12月底前", ["市教育局"], "12月底前"),
        ("【责任单位】市司法局 【完成时限】全年", ["市司法局"], "全年"),
        ("市应急局，9月底前", ["市应急局"], "9月底前"),
        ("市人社局；长期推进", ["市人社局"], "长期推进"),
        ("牵头领导：某某；责任单位：市人社局；责任人：某某", ["市人社局"], ""),
    ],
)
def test_takes_the_date_beside_the_organs(text: str, units: list[str], deadline: str) -> None:
    found = parse_responsibility(text)
    assert (found.units, found.deadline) == (units, deadline)


@pytest.mark.parametrize(
    "text",
    [
        "市财政局负责",
        "责任单位:某局",
        "办公室牵头,各科室配合",
        "市民政局、各县区,市审计局协助",
        "市民政局,市财政局参与",
        "市有关单位(见附件1,下同)负责",
    ],
)
def test_knows_a_phrase_that_assigns(text: str) -> None:
    assert is_strong(text)


@pytest.mark.parametrize(
    "text", ["以下简称《条例》", "国办发〔2020〕50号", "2016年以后制定的", "试行", "APP", "区"]
)
def test_knows_a_phrase_that_explains(text: str) -> None:
    assert not is_strong(text)
    assert not is_weak(text)


def test_a_line_of_organs_is_told_from_a_sentence() -> None:
    assert looks_like_units("市发改委、市财政局分别牵头落实")
    assert not looks_like_units("各县区要加强组织领导。")
