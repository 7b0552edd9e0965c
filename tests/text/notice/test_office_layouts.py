"""What Word and Excel keep in ways of their own: tabs, title rows, forms above the column names."""

from __future__ import annotations

import openpyxl

from liaoliang.text.notice import CompiledNotice, compile_notice
from liaoliang.text.readers import read_bytes
from text.readers.shapes import saved

Rows = list[list[str | None]]


def compiled(*sheets: Rows) -> CompiledNotice:
    """A workbook of these sheets, compiled."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for rows in sheets:
        sheet = book.create_sheet()
        for row in rows:
            sheet.append(row)
    return compile_notice(read_bytes(saved(book), "a.xlsx"))


def test_the_name_of_a_tab_is_no_category() -> None:
    header = ["工作任务", "责任单位"]
    notice = compiled([header, ["公开预算", "市财政局"]], [header, ["公开村务", "各乡镇"]])
    assert [(row.category, row.task) for row in notice.rows] == [("", "公开预算"), ("", "公开村务")]


def test_a_line_that_says_who_filled_the_form_in_stands_above_the_column_names() -> None:
    notice = compiled(
        [
            ["2021年任务分解表", None, None],
            ["填报单位：市政府办公室", None, "2021年6月"],
            ["工作任务", "责任单位", "完成时限"],
            ["公开目录", "市司法局", "4月底前"],
        ]
    )
    assert [(row.task, row.units, row.deadline) for row in notice.rows] == [
        ("公开目录", ("市司法局",), "4月底前")
    ]
    assert notice.unplaced == ()
