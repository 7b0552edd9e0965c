"""PDF files with a text layer."""

from __future__ import annotations

import pytest

from liaoliang.errors import BadInputError
from liaoliang.text.blocks import Document
from liaoliang.text.readers import read_bytes
from text.readers.pdf_builder import PdfPage, pdf
from text.readers.shapes import cells, spans, texts

LEFT, INDENT, SIZE = 90, 122, 16
FULL = "各县（市、区）人民政府和市政府各部门要做好主动公开工作"[:26]


def read_pages(*pages: PdfPage) -> Document:
    return read_bytes(pdf(*pages), "通知.pdf")


def with_full_line(page: PdfPage, top: float) -> PdfPage:
    """Set two full lines, so that the right margin is known."""
    return page.text(LEFT, top, FULL).text(LEFT, top + 25, FULL)


def test_wrapped_lines_are_one_paragraph():
    page = PdfPage().text(INDENT, 100, FULL[:24]).text(LEFT, 125, FULL).text(LEFT, 150, "尾声。")
    page.text(INDENT, 175, "新段。")
    assert texts(read_pages(page)) == [FULL[:24] + FULL + "尾声。", "新段。"]


def test_short_lines_stay_apart():
    page = with_full_line(PdfPage(), 100).text(LEFT, 200, "市教育局").text(LEFT, 225, "市财政局")
    assert texts(read_pages(page))[-2:] == ["市教育局", "市财政局"]


def test_a_title_on_two_lines_is_one_paragraph():
    page = PdfPage().text(187, 60, "关于印发工作要点责任", 22).text(242, 90, "分工的通知", 22)
    assert texts(read_pages(with_full_line(page, 200)))[0] == "关于印发工作要点责任分工的通知"


def test_a_paragraph_runs_on_over_a_page_break_and_page_numbers_go():
    first = PdfPage().text(INDENT, 700, FULL[:24]).text(LEFT, 725, FULL).text(280, 790, "— 1 —", 12)
    second = PdfPage().text(LEFT, 80, "结束。").text(280, 790, "- 2 -", 12)
    document = read_pages(first, second)
    assert texts(document) == [FULL[:24] + FULL + "结束。"]
    assert document.warnings == ("略去了 2 处页码",)


def test_running_heads_are_left_out_and_named():
    pages = [PdfPage().text(400, 30, "内部资料", 10).text(INDENT, 200, f"第{n}段。") for n in "一二三"]
    document = read_pages(*pages)
    assert texts(document) == ["第一段。", "第二段。", "第三段。"]
    assert document.warnings == ("略去了每页重复的页眉页脚“内部资料”",)


def test_a_ruled_table_becomes_cells_between_paragraphs():
    page = (
        PdfPage().text(INDENT, 80, "表前。").grid([90, 200, 500], [120, 150, 180]).text(INDENT, 220, "表后。")
    )
    for x, top, text in ((100, 125, "任务"), (210, 125, "单位"), (100, 155, "甲"), (210, 155, "乙")):
        page.text(x, top, text, 12)
    document = read_pages(page)
    assert texts(document) == ["表前。", "任务", "单位", "甲", "乙", "表后。"]
    assert cells(document) == [(0, 0, "任务"), (0, 1, "单位"), (1, 0, "甲"), (1, 1, "乙")]


def test_cells_without_a_rule_between_them_are_spans():
    page = PdfPage().grid([90, 500], [100, 190]).rule(200, 100, 200, 190).rule(200, 130, 500, 130)
    page.rule(200, 160, 500, 160).rule(350, 130, 350, 190).text(100, 105, "竖", 12).text(210, 105, "横", 12)
    page.text(210, 135, "甲", 12).text(360, 135, "乙", 12)
    document = read_pages(page)
    assert cells(document) == [(0, 0, "竖"), (0, 1, "横"), (1, 1, "甲"), (1, 2, "乙")]
    assert spans(document) == {"竖": (3, 1), "横": (1, 2)}


def test_lines_wrapped_by_a_cell_are_joined_and_others_kept():
    page = PdfPage().grid([90, 150, 500], [100, 190])
    for top, text in ((105, "市教育"), (120, "局、"), (135, "市财政"), (150, "局")):
        page.text(96, top, text, 15)
    page.text(160, 105, "市教育局", 15).text(160, 125, "市财政局", 15)
    assert cells(read_pages(page)) == [(0, 0, "市教育局、\n市财政局"), (0, 1, "市教育局\n市财政局")]


def test_organs_a_line_stay_apart_where_their_names_fill_the_cell():
    page = PdfPage().grid([90, 160, 500], [100, 190])
    page.text(96, 105, "市教育局", 15).text(96, 125, "市财政局", 15)
    assert cells(read_pages(page)) == [(0, 0, "市教育局\n市财政局")]


def table_page(top: float, *rows: tuple[str, str], bottom_rule: bool = True) -> PdfPage:
    page = PdfPage()
    tops = [top + 30 * index for index in range(len(rows) + 1)]
    for x in (90, 200, 500):
        page.rule(x, tops[0], x, tops[-1])
    for y in tops if bottom_rule else tops[:-1]:
        page.rule(90, y, 500, y)
    for y, row in zip(tops, rows, strict=False):
        for x, text in zip((100, 210), row, strict=True):
            page.text(x, y + 8, text, 12)
    return page


def test_a_table_over_two_pages_is_one_and_its_repeated_heading_goes():
    document = read_pages(
        table_page(700, ("任务", "单位"), ("甲", "市教育局")),
        table_page(80, ("任务", "单位"), ("乙", "市财政局")),
    )
    assert cells(document)[2:] == [(1, 0, "甲"), (1, 1, "市教育局"), (2, 0, "乙"), (2, 1, "市财政局")]
    assert [block.page for block in document] == [1, 1, 1, 1, 2, 2]
    assert document.warnings == ("略去了跨页表格重复的表头 1 行",)


def test_tables_of_other_columns_are_not_joined():
    other = PdfPage().grid([90, 300, 500], [80, 110]).text(100, 88, "丙", 12).text(310, 88, "丁", 12)
    document = read_pages(table_page(700, ("甲", "乙")), other)
    assert cells(document, 1) == [(0, 0, "丙"), (0, 1, "丁")]


def test_a_row_cut_by_the_page_is_put_together_where_the_text_says_so():
    document = read_pages(
        table_page(700, ("甲", "加强政策解读、")), table_page(80, ("", "回应关切。"), ("乙", "主动公开。"))
    )
    assert cells(document) == [
        (0, 0, "甲"),
        (0, 1, "加强政策解读、回应关切。"),
        (1, 0, "乙"),
        (1, 1, "主动公开。"),
    ]


def test_a_row_left_open_at_the_bottom_goes_on_overleaf():
    first = table_page(700, ("任务", "要求"), ("甲", "各单位要加强政策解读和回应"), bottom_rule=False)
    document = read_pages(first, table_page(80, ("", "关切")))
    assert cells(document)[-1] == (1, 1, "各单位要加强政策解读和回应关切")


def test_rows_that_end_with_their_page_stay_rows():
    document = read_pages(table_page(700, ("甲", "主动公开。")), table_page(80, ("", "依申请公开。")))
    assert cells(document) == [(0, 0, "甲"), (0, 1, "主动公开。"), (1, 1, "依申请公开。")]


def test_a_watermark_at_an_angle_is_left_out():
    document = read_pages(PdfPage().text(INDENT, 100, "正文。").slanted(200, 500, "样稿"))
    assert texts(document) == ["正文。"]
    assert "2 个斜排" in document.warnings[0]


def test_text_set_twice_for_boldness_is_read_once():
    assert texts(read_pages(PdfPage().text(90, 100, "通知").text(90.3, 100, "通知"))) == ["通知"]


def test_radicals_that_fonts_hand_out_become_the_characters():
    assert texts(read_pages(PdfPage().text(90, 100, "⼯作⼈民"))) == ["工作人民"]


def test_a_page_without_text_is_refused_as_a_scan():
    with pytest.raises(BadInputError, match="没有文字层"):
        read_pages(PdfPage().rule(10, 10, 500, 500))


def test_a_pdf_with_a_security_handler_is_refused():
    locked = pdf(
        PdfPage().text(90, 100, "密"),
        trailer="/Encrypt << /Filter /Standard /V 1 /R 2 /O (x) /U (x) /P -4 >>",
    )
    with pytest.raises(BadInputError, match="加密"):
        read_bytes(locked, "a.pdf")


def test_a_pdf_that_unpacks_without_end_is_refused():
    page = PdfPage(["0 0 m" + " " * 70_000_000])
    with pytest.raises(BadInputError, match="压缩炸弹"):
        read_pages(page)
