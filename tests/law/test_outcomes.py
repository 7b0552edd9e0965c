"""law/outcomes.py: the closed list of replies and their rows in the annual report."""

from __future__ import annotations

from pathlib import Path

import pytest

from liaoliang.errors import BadInputError
from liaoliang.law import all_outcomes, outcome, outcomes
from liaoliang.law.files import read_yaml

FOLDER = Path(outcomes.__file__).parent / "tables"

LEAVES = [
    "3.1", "3.2", *(f"3.3.{n}" for n in range(1, 9)), *(f"3.4.{n}" for n in range(1, 4)),
    *(f"3.5.{n}" for n in range(1, 6)), *(f"3.6.{n}" for n in range(1, 4)),
]  # fmt: skip


@pytest.mark.parametrize("name", ["outcomes", "withholding", "proactive", "personal_columns"])
def test_no_entry_of_a_table_was_cut_at_a_comma(name: str) -> None:
    tables = read_yaml(FOLDER / f"{name}.yaml")
    entries = [entry for listed in tables.values() if isinstance(listed, list) for entry in listed]
    assert not [entry for entry in entries if isinstance(entry, dict) and None in entry.values()]


def test_titles_are_whole() -> None:
    assert outcome("R1").title == "已主动公开,告知获取途径"
    assert outcome("R15").title == "逾期未缴费,不再处理"


def test_every_leaf_row_of_the_report_is_fed_by_an_outcome() -> None:
    assert len(LEAVES) == 21
    assert {item.row for item in all_outcomes().values()} == set(LEAVES)


def test_a_partial_reply_is_counted_in_its_own_row_alone() -> None:
    assert (outcome("R3").row, outcome("R3").basis.article, outcome("R3").needs_reasons) == (
        "3.2",
        "37",
        True,
    )


def test_a_yearbook_in_print_is_told_where_to_get_it() -> None:
    assert (outcome("R11").row, str(outcome("R11").basis)) == ("3.5.3", "政府信息公开条例(2019)第39条第2款")


@pytest.mark.parametrize(
    ("code", "basis"),
    [
        ("R1", "政府信息公开条例(2019)第36条第(一)项"),
        ("R4.8", "政府信息公开条例(2019)第36条第(七)项"),
        ("R4.5", "政府信息公开条例(2019)第16条第1款"),
        ("R13", "政府信息公开工作年度报告格式(国办公开办函〔2021〕30号) 三(五)5"),
    ],
)
def test_items_are_cited_as_items_and_paragraphs_as_paragraphs(code: str, basis: str) -> None:
    assert str(outcome(code).basis) == basis


def test_every_refusal_needs_reasons() -> None:
    refusals = [item for item in all_outcomes().values() if item.group == "不予公开"]
    assert len(refusals) == 8
    assert all(item.needs_reasons for item in refusals)


def test_only_what_does_not_exist_needs_a_search() -> None:
    assert [item.code for item in all_outcomes().values() if item.needs_search] == ["R5"]


def test_the_list_is_closed() -> None:
    with pytest.raises(BadInputError, match=r"R4\.8"):
        outcome("R17")
