"""Web pages."""

from __future__ import annotations

import pytest

from liaoliang.errors import BadInputError
from liaoliang.text.blocks import Document
from liaoliang.text.readers import read_bytes
from text.readers.shapes import cells, spans, texts


def read_page(body: str, head: str = "") -> Document:
    page = f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"
    return read_bytes(page.encode(), "a.html")


def test_blocks_and_line_breaks_divide_paragraphs():
    document = read_page(
        "前言<p>第一<b>段</b></p><div>第二段<br>第三段</div><ol><li>甲</li><li>乙</li></ol>尾"
    )
    assert texts(document) == ["前言", "第一段", "第二段", "第三段", "甲", "乙", "尾"]


def test_headings_keep_their_level_and_are_one_even_on_two_lines():
    document = read_page("<h1>关于印发<br>要点的通知</h1><h3>一、总体要求</h3>")
    assert [(block.kind, block.level, block.text) for block in document] == [
        ("heading", 1, "关于印发要点的通知"),
        ("heading", 3, "一、总体要求"),
    ]


def test_source_line_ends_between_chinese_characters_vanish():
    assert texts(read_page("<p>主动\n  公开 open\n data</p>")) == ["主动公开 open data"]


def test_scripts_and_hidden_parts_are_left_out_with_a_warning():
    document = read_page(
        "<p>正<script>alert('x')</script>文</p><p style='display: none'>藏</p><p hidden>匿</p>"
    )
    assert texts(document) == ["正文"]
    assert [warning[:8] for warning in document.warnings] == ["网页中的脚本、样", "网页中设为隐藏的"]


def test_pictures_are_mentioned():
    assert "1 张图片" in read_page("<p>文<img src=a.png></p>").warnings[0]


@pytest.mark.parametrize(
    ("charset", "encoding"), [("gb2312", "gb18030"), ("utf-8", "utf-8"), ("utf-8", "gb18030")]
)
def test_the_charset_is_read_from_the_page_or_from_the_bytes(charset, encoding):
    page = f"<html><head><meta charset={charset}></head><body><p>政务公开工作要点</p></body></html>"
    assert texts(read_bytes(page.encode(encoding), "a.htm")) == ["政务公开工作要点"]


def test_title_and_meta_elements_become_metadata():
    metadata = read_page("<p>文</p>", "<title>通知</title><meta name=PubDate content=2021-06-05>").metadata
    assert (metadata["title"], metadata["PubDate"]) == ("通知", "2021-06-05")


def test_spans_are_laid_out_on_the_grid():
    document = read_page(
        "<table><tr><th rowspan=2>任务<th colspan=2>单位<tr><th>牵头<th>配合"
        "<tr><td rowspan=2>甲<td>乙<td>丙<tr><td>丁<td>戊</table>"
    )
    assert cells(document)[3:] == [
        (1, 2, "配合"),
        (2, 0, "甲"),
        (2, 1, "乙"),
        (2, 2, "丙"),
        (3, 1, "丁"),
        (3, 2, "戊"),
    ]
    assert spans(document) == {"任务": (2, 1), "单位": (1, 2), "甲": (2, 1)}


def test_header_cells_are_marked():
    document = read_page("<table><thead><tr><td>任务<td>单位</thead><tbody><tr><th>甲<td>乙</tbody></table>")
    assert [block.text for block in document if block.is_header] == ["任务", "单位", "甲"]


def test_a_span_to_the_end_stops_with_its_row_group():
    document = read_page(
        "<table><tbody><tr><td rowspan=0>甲<td>乙<tr><td>丙</tbody><tbody><tr><td>丁<td>戊</tbody></table>"
    )
    assert cells(document) == [(0, 0, "甲"), (0, 1, "乙"), (1, 1, "丙"), (2, 0, "丁"), (2, 1, "戊")]


def test_a_cell_with_paragraphs_stays_one_block():
    document = read_page("<table><tr><td><p>甲</p><p>乙</p></td><td>丙</td></tr><tr><td>丁<td>戊</table>")
    assert cells(document)[0] == (0, 0, "甲\n乙")


def test_a_table_that_lays_out_the_page_becomes_paragraphs():
    document = read_page(
        "<table><tr><td>导航<table><tr><td>甲<td>乙<tr><td>丙<td>丁</table>正文</td></tr></table>"
    )
    assert [(block.kind, block.text) for block in document if block.kind == "paragraph"] == [
        ("paragraph", "导航"),
        ("paragraph", "正文"),
    ]
    assert cells(document) == [(0, 0, "甲"), (0, 1, "乙"), (1, 0, "丙"), (1, 1, "丁")]


def test_text_and_forms_between_rows_are_not_lost():
    document = read_page("<table>散字<form><tr><td>甲<td>乙</form><caption>表一</caption></table>")
    assert sorted(texts(document)) == sorted(["散字", "表一", "甲", "乙"])


def test_a_hidden_row_is_left_out():
    document = read_page(
        "<table><tr><td>甲<td>乙<tr style='display:none'><td>藏<td>匿<tr><td>丙<td>丁</table>"
    )
    assert "藏" not in document.text
    assert "1 处" in document.warnings[0]


def test_entities_and_comments_are_read_as_a_browser_reads_them():
    assert texts(read_page("<p>甲&amp;乙<!-- 注 -->丙&nbsp;</p>")) == ["甲&乙丙"]


def test_nesting_beyond_reason_is_refused():
    with pytest.raises(BadInputError, match="嵌套过深"):
        read_page("<div>" * 3000 + "文")
