"""law/personal_information.py: columns of a published list, masking, and taking down."""

from __future__ import annotations

from datetime import date

import pytest

from liaoliang.law import (
    ListColumn,
    Override,
    Provision,
    Rulebook,
    column_kind,
    list_issues,
    masked,
    takedown_issues,
)

DAY = date(2022, 3, 1)
GOOD = [
    ListColumn(heading)
    for heading in ("序号", "姓名", "乡镇", "补贴项目", "补贴标准", "金额(元)", "发放日期")
]


def codes(rules: Rulebook, *headings: str, on: date = DAY) -> list[tuple[str, str]]:
    found = list_issues(rules, [ListColumn(heading) for heading in headings], on=on)
    return [(issue.code.partition(".")[2], issue.severity) for issue in found]


def test_a_list_of_allowed_columns_passes(rules: Rulebook) -> None:
    assert list_issues(rules, GOOD, on=DAY) == []


@pytest.mark.parametrize("heading", ["银行账号", "开户行及卡号", "患病情况", "残疾等级", "社保卡银行账号"])
def test_a_sensitive_column_is_blocked(rules: Rulebook, heading: str) -> None:
    assert codes(rules, heading) == [("sensitive", "block")]


@pytest.mark.parametrize("heading", ["身份证号", "身 份 证", "联系电话", "手机号码", "家庭住址", "出生年月"])
def test_what_identifies_a_person_is_not_shown_in_full(rules: Rulebook, heading: str) -> None:
    assert codes(rules, heading) == [("minimum", "block")]


def test_a_masked_column_passes(rules: Rulebook) -> None:
    assert list_issues(rules, [ListColumn("身份证号", masked=True)], on=DAY) == []


def test_an_unknown_column_is_a_question(rules: Rulebook) -> None:
    assert codes(rules, "政治面貌") == [("minimum", "warn")]


def test_sensitive_data_may_be_shown_where_a_law_orders_it(rules: Rulebook) -> None:
    assert list_issues(rules, [ListColumn("银行账号")], on=DAY, ordered_by=Provision("某法", "1")) == []


def test_a_list_of_children_under_fourteen_is_blocked_unless_a_law_orders_it(rules: Rulebook) -> None:
    assert [str(i) for i in list_issues(rules, GOOD, on=DAY, children_under_14=True)] != []
    assert list_issues(rules, GOOD, on=DAY, children_under_14=True, ordered_by=Provision("某法", "1")) == []


def test_a_list_without_any_ground_is_blocked(rules: Rulebook) -> None:
    assert [i.code for i in list_issues(rules, GOOD, on=DAY, ground="")] == [
        "personal_information.publication_ground"
    ]


def test_before_the_personal_information_law_privacy_is_the_ground(rules: Rulebook) -> None:
    issues = list_issues(rules, [ListColumn("银行账号")], on=date(2021, 10, 8))
    assert issues[0].basis == "政府信息公开条例(2019)第15条"


def test_the_strictest_reading_of_a_heading_wins() -> None:
    kind = column_kind("姓名及银行账号")
    assert kind is not None
    assert kind.kind == "account"


@pytest.mark.parametrize(
    ("kind", "value", "shown"),
    [
        ("citizen_id", "999999199001011238", "999999********1238"),
        ("account", "6222 0000 0000 0000 123", "***************0123"),
        ("phone", "13900000000", "139****0000"),
        ("phone", "110", "***"),
    ],
)
def test_the_middle_is_hidden(rules: Rulebook, kind: str, value: str, shown: str) -> None:
    assert masked(rules, kind, value) == shown  # type: ignore[arg-type]  # kinds come from the table above


def test_a_city_may_mask_more(rules: Rulebook) -> None:
    less = Override(
        "personal_information/mask_phone",
        {"keep_first": 0, "keep_last": 2},
        Provision("本市规定", "1"),
        "王某",
        DAY,
    )
    assert masked(rules.with_overrides([less]), "phone", "13900000000", on=DAY) == "*********00"


def test_a_notice_comes_down_the_day_after_its_period(rules: Rulebook) -> None:
    assert takedown_issues(rules, shown_until=DAY, on=DAY) == []
    assert len(takedown_issues(rules, shown_until=DAY, on=date(2022, 3, 2))) == 1
