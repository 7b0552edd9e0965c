"""Quantified targets and optional demands."""

from __future__ import annotations

import pytest

from liaoliang.text.notice.targets import find_targets, is_optional


@pytest.mark.parametrize(
    ("text", "kind", "number", "unit"),
    [
        ("列席会议不得少于3次", "count_min", 3, "次"),
        ("至少举办两场", "count_min", 2, "场"),
        ("征求意见不少于30日", "count_min", 30, "日"),
        ("至少5个工作日", "count_min", 5, "工作日"),
        ("不得少于20分钟", "count_min", 20, "分钟"),
        ("发布材料5篇以上", "count_min", 5, "篇"),
        ("不超过5个", "count_max", 5, "个"),
        ("组织培训2次", "count", 2, "次"),
        ("出台后的10个工作日内", "within", 10, "工作日"),
        ("十五个工作日内答复", "within", 15, "工作日"),
        ("达到95%以上", "percent", 95, "%"),
        ("覆盖率达到百分之九十", "percent", 90, "%"),
        ("每季度1次", "cadence", 1, "次/季度"),
        ("每年至少开展４次", "cadence", 4, "次/年"),
        ("每月5日前报送", "cadence", None, "月"),
        ("按季度通报", "cadence", None, "季度"),
        ("将9月确定为", "month", 9, "月"),
        ("年底前清理", "by_date", None, "日期"),
        ("6月30日前", "by_date", None, "日期"),
        ("4月26日举行", "on_date", None, "日期"),
        ("上半年启动", "period", None, "日期"),
        ("会议召开前，提前5个工作日公告", "period", 5, "工作日"),
        ("提前7日通知", "period", 7, "日"),
        ("于听证会5个工作日前公告", "period", 5, "工作日"),
        ("草案公示5个工作日", "count", 5, "工作日"),
        ("2016年以后制定的", "since_year", 2016, "年"),
    ],
)
def test_finds_a_target(text: str, kind: str, number: float | None, unit: str | None) -> None:
    target = find_targets(text)[0]
    assert (target.kind, target.number, target.unit) == (kind, number, unit)
    assert target.text in text


@pytest.mark.parametrize(
    "text",
    [
        "公布前三季度财政收支情况",
        "前三季度财政收支情况",
        "通报1—9月经济运行数据",
        "把上半年的做法整理成册",
        "公布9月份空气质量",
        "时长2个小时",
        "按三次产业分类",
        "国办发〔2020〕50号",
        "一次性告知",
        "开展二次解读",
        "第1条",
        "《2021年工作要点》",
        "“十四五”规划",
        "",
    ],
)
def test_numbers_that_demand_nothing_are_no_targets(text: str) -> None:
    assert find_targets(text) == ()


def test_targets_come_in_the_order_of_the_text() -> None:
    assert [target.text for target in find_targets("每年2次，9月集中，10个工作日内答复")] == [
        "每年2次",
        "9月",
        "10个工作日内",
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("前三季度完成清理", "前三季度"),
        ("集中在9月至10月开展", "9月至10月"),
        ("9月1日—30日集中展示", "9月1日—30日"),
        ("明年底清零", "明年底"),
        ("将9月打造成公开月", "9月"),
        ("至少提前5个工作日公告", "至少提前5个工作日"),
    ],
)
def test_a_target_does_not_cut_words(text: str, words: str) -> None:
    assert [target.text for target in find_targets(text)] == [words]


@pytest.mark.parametrize("text", ["鼓励有条件的单位直播。", "各部门可结合实际增设栏目。"])
def test_a_row_that_only_allows_is_optional(text: str) -> None:
    assert is_optional(text)


@pytest.mark.parametrize(
    "text", ["公开年报，可附图表，但必须按时。", "做好公开。鼓励直播。", "不可泛化。", ""]
)
def test_one_binding_demand_makes_the_row_binding(text: str) -> None:
    assert not is_optional(text)
