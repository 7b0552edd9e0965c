"""Numbering, labels, column names and folding."""

from __future__ import annotations

import pytest

from liaoliang.text.notice.folding import bracket_pairs, fold, plain
from liaoliang.text.notice.labels import labels_in
from liaoliang.text.notice.numbering import heading_text, numbering_of, without_number
from liaoliang.text.notice.vocabulary import column_role


@pytest.mark.parametrize(
    ("text", "rank", "value", "rest"),
    [
        ("一、加强公开", 1, 1, "加强公开"),
        ("十二、加强公开", 1, 12, "加强公开"),
        ("（三）加强公开", 2, 3, "加强公开"),
        ("[四]加强公开", 2, 4, "加强公开"),
        ("5.加强公开", 3, 5, "加强公开"),
        ("６．加强公开", 3, 6, "加强公开"),
        ("1.2021年完成", 3, 1, "2021年完成"),
        ("1.5个工作日内答复", 3, 1, "5个工作日内答复"),
        ("(7)加强公开", 4, 7, "加强公开"),
        ("③加强公开", 5, 3, "加强公开"),
        ("一是加强公开", 6, 1, "加强公开"),
        ("第二部分 加强公开", 0, 2, "加强公开"),
    ],
)
def test_reads_a_number(text: str, rank: int, value: int, rest: str) -> None:
    found = numbering_of(text)
    assert found is not None
    assert (found.rank, found.value) == (rank, value)
    assert without_number(text) == rest


@pytest.mark.parametrize(
    "text", ["2021年任务", "一站式服务", "3.5倍", "十四五规划", "一是否", "第三方评估", "", "（试行）"]
)
def test_a_number_that_counts_something_is_no_numbering(text: str) -> None:
    assert numbering_of(text) is None


def test_a_heading_loses_its_number_and_its_full_stop() -> None:
    assert heading_text("一、做好财政信息公开。") == "做好财政信息公开"


@pytest.mark.parametrize("text", ["責任單位：市財政局", "（Ａ）［１］｜　～", "普通文字", "权责"])
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)


def test_pinyin_that_a_page_puts_after_characters_is_overlooked() -> None:
    assert plain("責任(rèn)單 位") == "责任单位"


def test_brackets_pair_from_outside_and_say_what_stays_open() -> None:
    assert bracket_pairs("a(b(c))d") == ([(1, 6)], -1)
    assert bracket_pairs("a(b(c)d") == ([(3, 5)], 1)


@pytest.mark.parametrize(
    "label",
    [
        "牵头领导",
        "责任人",
        "联系电话",
        "牵头单位",
        "主办科室",
        "责任股室",
        "承办机构",
        "责任主体",
        "完成时限",
        "完成日期",
        "时间节点",
        "时限要求",
        "进度安排",
        "任务类别",
        "所属领域",
        "工作任务",
        "任务名称",
        "工作事项",
        "具体要求",
        "工作举措",
        "工作目标",
        "备注",
        "任务来源",
        "完成情况",
        "成果形式",
        "工作成效",
        "责任分工",
        "責任單位",
    ],
)
def test_a_label_is_found_before_a_colon_and_in_brackets(label: str) -> None:
    assert len(labels_in(fold(f"{label}：甲"))) == 1
    assert len(labels_in(fold(f"【{label}】甲"))) == 1


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("序号", "serial"),
        ("类别", "category"),
        ("重点工作任务", "task"),
        ("工作措施", "requirement"),
        ("牵头单位", "lead"),
        ("配合部门", "support"),
        ("责任 单位", "unit"),
        ("责任单位（部门）", "unit"),
        ("牵头、配合单位", "unit"),
        ("牵头领导", "person"),
        ("時限要求", "deadline"),
        ("备注", "remark"),
        ("完成情况", "other"),
        ("政策解读工作", None),
        ("公开预算。", None),
    ],
)
def test_knows_a_column_by_its_name(name: str, role: str | None) -> None:
    assert column_role(name) == role
