"""Excel workbooks."""

from __future__ import annotations

from datetime import date, datetime, time

import openpyxl
import pytest

from liaoliang.errors import BadInputError
from liaoliang.text.blocks import Document
from liaoliang.text.readers import read_bytes
from liaoliang.text.readers.xlsx_values import column_name, spot_of
from text.readers.shapes import cells, saved, spans, texts


def read_rows(*rows: list[object], prepare=lambda sheet: None) -> Document:
    workbook = openpyxl.Workbook()
    for row in rows:
        workbook.active.append(row)
    prepare(workbook.active)
    return read_bytes(saved(workbook), "台账.xlsx")


def test_one_sheet_is_one_table_without_a_heading():
    document = read_rows(["任务", "单位"], ["公开目录", "市教育局\n市财政局"])
    assert cells(document)[2:] == [(1, 0, "公开目录"), (1, 1, "市教育局\n市财政局")]


def test_several_sheets_are_named():
    workbook = openpyxl.Workbook()
    workbook.active["A1"] = "甲"
    workbook.create_sheet("附表")["A1"] = "乙"
    workbook.create_sheet("空表")
    document = read_bytes(saved(workbook), "a.xlsx")
    assert [(block.kind, block.text) for block in document] == [
        ("heading", "Sheet"),
        ("cell", "甲"),
        ("heading", "附表"),
        ("cell", "乙"),
    ]


def test_merged_cells_become_spans():
    document = read_rows(
        ["标题"],
        ["甲", "乙"],
        [None, "丙"],
        prepare=lambda s: (s.merge_cells("A1:B1"), s.merge_cells("A2:A3")),
    )
    assert spans(document) == {"标题": (1, 2), "甲": (2, 1)}


@pytest.mark.parametrize(
    ("value", "number_format", "expected"),
    [
        (date(2021, 9, 30), "yyyy-mm-dd", "2021-09-30"),
        (date(2021, 9, 30), 'yyyy"年"m"月"d"日"', "2021-09-30"),
        (date(2021, 9, 1), 'yyyy"年"m"月"', "2021-09"),
        (datetime(2021, 9, 30, 14, 30), "yyyy-mm-dd hh:mm", "2021-09-30 14:30"),  # noqa: DTZ001
        (time(8, 30), "h:mm", "08:30"),
        (3, "General", "3"),
        (0.1 + 0.2, "General", "0.3"),
        (0.00001, "General", "0.00001"),
        (0.95, "0%", "95%"),
        (1234567890123456, "0", "1234567890123456"),
        (2, '[Red]0"d"', "2"),
        (True, "General", "TRUE"),
    ],
)
def test_values_are_written_as_a_person_writes_them(value, number_format, expected):
    def prepare(sheet):
        sheet["A1"].number_format = number_format

    assert texts(read_rows([value], prepare=prepare)) == [expected]


def test_hidden_rows_and_columns_are_left_out_and_named():
    def hide(sheet):
        for row in (2, 3):
            sheet.row_dimensions[row].hidden = True
        sheet.column_dimensions["B"].hidden = True

    document = read_rows(["甲", "藏", "乙"], ["匿"], ["隐"], ["丙"], prepare=hide)
    assert cells(document) == [(0, 0, "甲"), (0, 1, "乙"), (1, 0, "丙")]
    assert document.warnings == (
        "工作表“Sheet”隐藏的第 2–3 行没有读入",
        "工作表“Sheet”隐藏的 B 列没有读入",
    )


def test_hidden_sheets_are_left_out_and_named():
    workbook = openpyxl.Workbook()
    workbook.active["A1"] = "甲"
    hidden = workbook.create_sheet("底稿")
    hidden["A1"], hidden.sheet_state = "秘", "veryHidden"
    document = read_bytes(saved(workbook), "a.xlsx")
    assert texts(document) == ["甲"]
    assert document.warnings == ("隐藏的工作表“底稿”没有读入",)


def test_a_merged_cell_that_is_partly_hidden_shows_its_text():
    def prepare(sheet):
        sheet.merge_cells("A1:A3")
        sheet.row_dimensions[1].hidden = True

    document = read_rows(["甲"], [None, "乙"], [None, "丙"], prepare=prepare)
    assert cells(document) == [(0, 0, "甲"), (0, 1, "乙"), (1, 1, "丙")]
    assert spans(document) == {"甲": (2, 1)}


def test_a_formula_without_a_stored_result_is_named_and_not_calculated():
    document = read_rows(["甲", "=1+1"])
    assert texts(document) == ["甲"]
    assert "B1 的公式没有保存计算结果" in document.warnings[0]


def test_a_workbook_with_nothing_visible_says_why():
    workbook = openpyxl.Workbook()
    workbook.active["A1"] = "=1+1"
    with pytest.raises(BadInputError, match="A1 的公式没有保存计算结果"):
        read_bytes(saved(workbook), "a.xlsx")


@pytest.mark.parametrize(("column", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_column_names_count_as_excel_counts(column, name):
    assert column_name(column) == name
    assert spot_of(f"{name}7") == (6, column)


@pytest.mark.parametrize("name", ["", "7", "A", "A0", "A1:B2", "ABCD1"])
def test_what_is_no_address_has_no_spot(name):
    assert spot_of(name) is None
