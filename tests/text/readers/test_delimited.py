"""CSV files."""

from __future__ import annotations

import pytest

from liaoliang.errors import BadInputError
from liaoliang.text.readers import read_bytes
from text.readers.shapes import cells


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(delimiter):
    content = f"任务{delimiter}责任单位\n公开目录{delimiter}市教育局\n"
    document = read_bytes(content.encode("gb18030"), "a.csv")
    assert cells(document) == [(0, 0, "任务"), (0, 1, "责任单位"), (1, 0, "公开目录"), (1, 1, "市教育局")]


def test_quoted_line_ends_belong_to_the_cell():
    document = read_bytes('任务,"第一行\r\n第二行"\n甲,乙\n'.encode(), "a.csv")
    assert cells(document)[1] == (0, 1, "第一行\n第二行")
    assert [block.line for block in document] == [1, 1, 3, 3]


def test_commas_inside_quotes_do_not_divide():
    assert cells(read_bytes('"甲,乙",丙\n'.encode(), "a.csv")) == [(0, 0, "甲,乙"), (0, 1, "丙")]


def test_the_declaration_of_excel_is_obeyed_and_not_read():
    assert cells(read_bytes("sep=;\n甲,乙;丙\n".encode(), "a.csv")) == [(0, 0, "甲,乙"), (0, 1, "丙")]


def test_empty_cells_keep_their_place():
    assert cells(read_bytes("甲,,丙\n".encode(), "a.csv")) == [(0, 0, "甲"), (0, 2, "丙")]


def test_an_open_quote_over_the_whole_file_is_refused():
    with pytest.raises(BadInputError, match="引号不成对"):
        read_bytes(b'"' + b"a,b\n" * 400_000, "a.csv")
