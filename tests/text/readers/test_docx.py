"""Word documents."""

from __future__ import annotations

import docx
import pytest

from liaoliang.text.readers import read_bytes
from text.readers.shapes import cells, paragraph, read_word, saved, spans, texts

LIST = "<w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{list}'/></w:numPr>"


def numbering(*levels: tuple[str, str], extra: str = "") -> str:
    """A numbering part with one list of these (format, pattern) levels, as lists 1 and 2."""
    written = "".join(
        f"<w:lvl w:ilvl='{index}'><w:start w:val='1'/><w:numFmt w:val='{kind}'/><w:lvlText w:val='{pattern}'/></w:lvl>"
        for index, (kind, pattern) in enumerate(levels)
    )
    restart = "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='1'/></w:lvlOverride>"
    return (
        f"<w:abstractNum w:abstractNumId='7'>{written}</w:abstractNum>"
        "<w:num w:numId='1'><w:abstractNumId w:val='7'/></w:num>"
        f"<w:num w:numId='2'><w:abstractNumId w:val='7'/>{restart}</w:num>{extra}"
    )


def item(text: str, level: int = 0, number: int = 1) -> str:
    return paragraph(text, LIST.format(level=level, list=number))


def test_paragraphs_tables_and_headings_keep_their_order():
    document = docx.Document()
    document.add_heading("总体要求", 2)
    document.add_paragraph("正文")
    document.add_table(1, 2).cell(0, 0).text = "甲"
    document.tables[0].cell(0, 1).text = "乙"
    document.add_paragraph("落款")
    blocks = list(read_bytes(saved(document), "a.docx"))
    assert [(block.kind, block.level, block.text) for block in blocks] == [
        ("heading", 2, "总体要求"),
        ("paragraph", 0, "正文"),
        ("cell", 0, "甲"),
        ("cell", 0, "乙"),
        ("paragraph", 0, "落款"),
    ]


def test_merged_cells_become_spans():
    document = docx.Document()
    table = document.add_table(3, 3)
    table.cell(0, 0).merge(table.cell(2, 0)).text = "竖"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "横"
    table.cell(2, 2).text = "角"
    read = read_bytes(saved(document), "a.docx")
    assert cells(read) == [(0, 0, "竖"), (0, 1, "横"), (2, 2, "角")]
    assert spans(read) == {"竖": (3, 1), "横": (1, 2)}


@pytest.mark.parametrize(
    ("kind", "pattern", "expected"),
    [
        ("chineseCounting", "%1、", ["一、甲", "二、乙"]),
        ("chineseCountingThousand", "（%1）", ["（一）甲", "（二）乙"]),
        ("japaneseCounting", "第%1条", ["第一条 甲", "第二条 乙"]),
        ("decimal", "%1.", ["1.甲", "2.乙"]),
        ("decimalEnclosedCircle", "%1", ["①甲", "②乙"]),
        ("upperLetter", "%1)", ["A)甲", "B)乙"]),
        ("lowerRoman", "%1.", ["i.甲", "ii.乙"]),
        ("bullet", "\uf0b7", ["甲", "乙"]),
    ],
)
def test_automatic_numbers_are_written_out(kind, pattern, expected):
    document = read_word(item("甲") + item("乙"), numbering=numbering((kind, pattern)))
    assert texts(document) == expected


def test_inner_levels_restart_and_repeat_outer_numbers():
    body = item("甲") + item("子", 1) + item("丑", 1) + item("乙") + item("寅", 1)
    document = read_word(body, numbering=numbering(("chineseCounting", "%1、"), ("decimal", "%1.%2 ")))
    assert texts(document) == ["一、甲", "一.1 子", "一.2 丑", "二、乙", "二.1 寅"]


def test_a_second_list_restarts_where_word_says_so():
    document = read_word(
        item("甲") + item("乙") + item("丙", number=2), numbering=numbering(("decimal", "%1."))
    )
    assert texts(document) == ["1.甲", "2.乙", "1.丙"]


def test_numbering_comes_from_the_style_too():
    styles = (
        "<w:style w:type='paragraph' w:styleId='a1'><w:name w:val='标题 1'/><w:pPr><w:numPr><w:numId w:val='1'/>"
        "</w:numPr></w:pPr></w:style>"
    )
    body = paragraph("总则", "<w:pStyle w:val='a1'/>")
    block = next(iter(read_word(body, styles=styles, numbering=numbering(("chineseCounting", "%1、")))))
    assert (block.kind, block.level, block.text) == ("heading", 1, "一、总则")


def test_a_cell_that_holds_only_its_number_shows_it():
    empty = f"<w:p><w:pPr>{LIST.format(level=0, list=1)}</w:pPr></w:p>"
    row = f"<w:tr><w:tc>{empty}</w:tc><w:tc>{paragraph('任务')}</w:tc></w:tr>"
    document = read_word(f"<w:tbl>{row}{row}</w:tbl>", numbering=numbering(("decimal", "%1")))
    assert cells(document) == [(0, 0, "1"), (0, 1, "任务"), (1, 0, "2"), (1, 1, "任务")]


def test_deletions_are_left_out_and_insertions_are_text():
    body = (
        "<w:p><w:r><w:t>主动</w:t></w:r><w:del><w:r><w:delText>不予</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>公开</w:t></w:r></w:ins></w:p>"
    )
    document = read_word(body)
    assert texts(document) == ["主动公开"]
    assert "修订中已删除" in document.warnings[0]


def test_a_deleted_paragraph_end_joins_two_paragraphs():
    body = paragraph("上半", "<w:rPr><w:del/></w:rPr>") + paragraph("下半")
    assert texts(read_word(body)) == ["上半下半"]


def test_a_deleted_paragraph_end_at_the_very_end_loses_nothing():
    assert texts(read_word(paragraph("末", "<w:rPr><w:del/></w:rPr>"))) == ["末"]


def test_comments_and_hidden_text_are_left_out_with_a_warning():
    body = paragraph("正文") + "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r></w:p>"
    document = read_word(body, comments="<w:comment><w:p><w:r><w:t>批</w:t></w:r></w:p></w:comment>")
    assert texts(document) == ["正文"]
    assert [warning[:7] for warning in document.warnings] == ["文档中设为隐藏", "文档中的批注（"]


def test_a_text_box_is_read_once_after_its_paragraph():
    box = f"<w:txbxContent>{paragraph('框中字')}</w:txbxContent>"
    compatibility = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    drawing = (
        f"<mc:AlternateContent xmlns:mc='{compatibility}'><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent>"
    )
    body = f"<w:p><w:r><w:t>段落</w:t>{drawing}</w:r></w:p>{paragraph('下一段')}"
    assert texts(read_word(body)) == ["段落", "框中字", "下一段"]


def test_footnotes_follow_at_the_end():
    body = "<w:p><w:r><w:t>正文</w:t><w:footnoteReference w:id='3'/></w:r></w:p>" + paragraph("落款")
    notes = f"<w:footnote w:id='3'>{paragraph('脚注')}</w:footnote><w:footnote w:id='4'>{paragraph('未引')}</w:footnote>"
    assert texts(read_word(body, footnotes=notes)) == ["正文", "落款", "脚注"]


def test_an_automatic_table_of_contents_is_left_out():
    styles = "<w:style w:type='paragraph' w:styleId='T1'><w:name w:val='toc 1'/></w:style>"
    document = read_word(
        paragraph("一、总则\t3", "<w:pStyle w:val='T1'/>") + paragraph("一、总则"), styles=styles
    )
    assert texts(document) == ["一、总则"]
    assert "目录（1 行）" in document.warnings[0]


def test_rows_that_word_repeats_are_header_rows():
    head = f"<w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc>{paragraph('任务')}</w:tc><w:tc>{paragraph('单位')}</w:tc></w:tr>"
    row = f"<w:tr><w:tc>{paragraph('甲')}</w:tc><w:tc>{paragraph('乙')}</w:tc></w:tr>"
    document = read_word(f"<w:tbl>{head}{row}</w:tbl>")
    assert [block.is_header for block in document] == [True, True, False, False]


def test_a_row_that_starts_later_keeps_its_columns():
    row = f"<w:tr><w:tc>{paragraph('甲')}</w:tc><w:tc>{paragraph('乙')}</w:tc></w:tr>"
    late = f"<w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr><w:tc>{paragraph('丙')}</w:tc></w:tr>"
    assert cells(read_word(f"<w:tbl>{row}{late}</w:tbl>"))[-1] == (1, 1, "丙")


def test_a_box_of_one_cell_is_ordinary_text():
    table = f"<w:tbl><w:tr><w:tc>{paragraph('甲')}{paragraph('乙')}</w:tc></w:tr></w:tbl>"
    assert [block.kind for block in read_word(table)] == ["paragraph", "paragraph"]


def test_a_nested_table_is_part_of_its_cell():
    inner = f"<w:tbl><w:tr><w:tc>{paragraph('子')}</w:tc><w:tc>{paragraph('丑')}</w:tc></w:tr></w:tbl>"
    table = f"<w:tbl><w:tr><w:tc>{paragraph('甲')}{inner}</w:tc><w:tc>{paragraph('乙')}</w:tc></w:tr></w:tbl>"
    assert cells(read_word(table)) == [(0, 0, "甲\n子 丑"), (0, 1, "乙")]


def test_field_codes_are_no_text_and_content_controls_are_transparent():
    body = (
        "<w:sdt><w:sdtContent><w:p><w:r><w:instrText>PAGE</w:instrText></w:r>"
        "<w:hyperlink><w:r><w:t>正文</w:t></w:r></w:hyperlink></w:p></w:sdtContent></w:sdt>"
    )
    assert texts(read_word(body)) == ["正文"]
