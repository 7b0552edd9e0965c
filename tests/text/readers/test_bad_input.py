"""What no reader accepts: each refusal names the file and says what to do."""

from __future__ import annotations

import io
import tracemalloc
import zipfile

import docx
import openpyxl
import pytest

from liaoliang.errors import BadInputError
from liaoliang.text.readers import assembly, limits, pdf_document, read, read_bytes
from text.readers.pdf_builder import PdfPage, pdf
from text.readers.shapes import paragraph, saved, word, zipped

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512
PDF = pdf(PdfPage().text(90, 100, "正文"))
WORD = word(paragraph("正文"))
BOOK = saved(openpyxl.Workbook())


def refusal(content: bytes, name: str) -> str:
    with pytest.raises(BadInputError) as caught:
        read_bytes(content, name)
    assert caught.value.where == name
    return caught.value.why


@pytest.mark.parametrize("name", ["a.txt", "a.docx", "a.pdf", "a.xlsx", "a.html", "a.csv", "a"])
def test_an_empty_file(name):
    assert refusal(b"", name) == "文件是空的，没有内容"


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.csv"])
def test_a_file_of_white_space(name):
    assert refusal("\n　\t\n".encode(), name) == "文件里没有可读的文字"


@pytest.mark.parametrize(
    ("content", "name", "reason"),
    [
        (PDF, "a.docx", "内容其实是PDF"),
        (PDF, "a.txt", "内容其实是PDF"),
        (WORD, "a.pdf", "内容其实是Word"),
        (WORD, "a.doc", "内容其实是Word"),
        (BOOK, "a.docx", "内容其实是Excel"),
        (b"<html><p>a</p></html>", "a.xls", "内容其实是网页"),
        (b"<!DOCTYPE html><p>a</p>", "a.txt", "内容其实是网页"),
        ("正文".encode(), "a.docx", "内容不是Word"),
        ("正文".encode(), "a.pdf", "内容不是PDF"),
        ("正文".encode(), "a", "没有扩展名"),
        (PDF, "a", "没有扩展名，内容看来是PDF"),
        ("正文".encode(), "a.xyz", "不支持 .xyz 格式"),
    ],
)
def test_a_wrong_extension(content, name, reason):
    assert reason in refusal(content, name)


@pytest.mark.parametrize(
    ("content", "name", "way_out"),
    [
        (OLE + "WordDocument".encode("utf-16-le"), "a.doc", "另存为 .docx"),
        (OLE + "Workbook".encode("utf-16-le"), "a.xls", "另存为 .xlsx"),
        (OLE, "a.wps", "另存为 .docx 或 .xlsx"),
        (b"{\\rtf1 a}", "a.rtf", "另存为 .docx"),
        (zipped({"OFD.xml": "<ofd/>"}), "a.ofd", "转换为 .pdf"),
        (zipped({"ppt/presentation.xml": "<p/>"}), "a.pptx", "另存为 .pdf"),
        (zipped({"content.xml": "<a/>", "mimetype": "x"}), "a.odt", "另存为 .docx"),
        (zipped({"readme.txt": "x"}), "a.zip", "解压后逐个导入"),
        (b"\x89PNG\r\n\x1a\n", "a.png", "没有文字层"),
        (b"abc", "a.wps", "用 WPS 另存为 .docx"),
    ],
)
def test_formats_that_are_known_but_not_read(content, name, way_out):
    assert way_out in refusal(content, name)


def test_an_encrypted_office_file():
    assert "密码" in refusal(OLE + "EncryptedPackage".encode("utf-16-le"), "a.docx")


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx"])
@pytest.mark.parametrize("share", [0.01, 0.3, 0.7, 0.99])
def test_a_truncated_office_file(name, share):
    content = saved(docx.Document()) if name == "a.docx" else BOOK
    assert "损坏" in refusal(content[: int(len(content) * share)], name)


def test_a_damaged_part_inside_an_office_file():
    content = word(paragraph("正文"), comments="")
    start = content.index(b"word/document.xml") + 40
    assert "word/document.xml" in refusal(content[:start] + b"\xff" * 20 + content[start + 20 :], "a.docx")


def test_an_office_file_without_its_main_part():
    assert "word/document.xml" in refusal(zipped({"word/other.xml": "<a/>"}), "a.docx")


def test_a_truncated_pdf():
    assert "损坏" in refusal(PDF[: len(PDF) // 2], "a.pdf")


def test_a_pdf_whose_references_run_in_circles():
    content = PDF.replace(b"/Font << /F1 3 0 R >>", b"/Font 99 0 R").replace(
        b"xref\n", b"99 0 obj 99 0 R endobj\nxref\n", 1
    )
    content = content[: content.index(b"startxref")]
    assert "损坏" in refusal(content, "a.pdf")


def test_a_pdf_that_draws_its_forms_for_ever(monkeypatch):
    monkeypatch.setattr(pdf_document, "MAX_PDF_LOOKUPS", 3)
    assert "损坏" in refusal(PDF, "a.pdf")


def test_an_archive_whose_file_names_are_damaged():
    content = bytearray(WORD)
    content[7] |= 0x08  # the first member says that its name is UTF-8
    content[30] = 0x80  # and its name is not
    assert "损坏" in refusal(bytes(content), "a.docx")


def test_an_archive_that_unpacks_without_end():
    assert "压缩炸弹" in refusal(word(" " * 30_000_000), "a.docx")


def test_an_archive_of_too_many_members():
    parts = {f"word/{number}.bin": "" for number in range(limits.MAX_MEMBERS + 1)}
    assert "压缩炸弹" in refusal(zipped(parts), "a.docx")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize(
    "declaration",
    [
        "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]>",
        "<!doctype a [<!ENTITY b 'c'><!ENTITY d '&b;&b;'>]>",
    ],
)
def test_entities_in_a_part(encoding, declaration):
    content = f"<?xml version='1.0' encoding='{encoding}'?>{declaration}<a>&b;</a>".encode(encoding)
    with pytest.raises(BadInputError, match="外部实体"):
        limits.parse_xml(content, "a.docx", "word/document.xml")


@pytest.mark.parametrize("part", ["word/document.xml", "word/header1.xml", "[Content_Types].xml"])
def test_entities_in_any_part_of_an_office_file(part):
    parts = {"word/document.xml": "<a/>", part: "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"}
    assert "外部实体" in refusal(zipped(parts), "a.docx")


def test_entities_declared_in_a_web_page_stay_unexpanded():
    page = b"<!DOCTYPE html [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><html><p>&b; x</p></html>"
    assert "root:" not in read_bytes(page, "a.html").text


def test_xml_nested_beyond_reason():
    assert "损坏" in refusal(word("<w:sdt>" * 400 + "</w:sdt>" * 400), "a.docx")


def test_markup_that_would_fill_the_memory(monkeypatch):
    monkeypatch.setattr(limits, "MAX_MARKUP", 100)
    assert "标记过多" in refusal(word(paragraph("字") * 50), "a.docx")


def test_a_file_above_the_limit_is_refused_before_it_is_loaded(tmp_path):
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(limits.MAX_FILE_BYTES + 1)
    with pytest.raises(BadInputError, match="超过 50 MB 的上限"):
        read(path)


def test_text_above_its_own_limit():
    assert "超过 20 MB 的上限" in refusal(b"a" * (limits.MAX_TEXT_BYTES + 1), "a.txt")


def test_text_of_too_many_lines():
    assert "超过 200000 个" in refusal(b"a\n" * (limits.MAX_BLOCKS + 1), "a.txt")


@pytest.mark.parametrize("tag", ["td", "th"])
def test_a_table_wider_than_any_real_one(tag):
    cells = f"<{tag}>a</{tag}>" * (limits.MAX_TABLE_COLUMNS + 1)
    assert "列" in refusal(f"<html><table><tr>{cells}<tr>{cells}</table>".encode(), "a.html")


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(BadInputError, match="找不到这个文件"):
        read(tmp_path / "a.txt")


def test_a_folder(tmp_path):
    with pytest.raises(BadInputError, match="这不是文件"):
        read(tmp_path)


def test_a_good_file_is_read_from_its_path(tmp_path):
    path = tmp_path / "通知.docx"
    path.write_bytes(WORD)
    assert [(block.text, read(path).name) for block in read(path)] == [("正文", "通知.docx")]


def test_a_short_gb18030_text_is_not_taken_for_utf_8() -> None:
    content = "务\u3000\u3000".encode("gb18030")
    assert [block.text for block in read_bytes(content, "a.txt")] == ["务"]


def test_a_package_whose_directory_points_before_its_beginning_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def seek(*_given: object) -> None:
        raise ValueError("negative seek value -65536")

    monkeypatch.setattr("zipfile.ZipFile._RealGetContents", seek)
    with pytest.raises(BadInputError):
        read_bytes(b"PK\x03\x04" + b"0" * 200, "a.docx")


def with_size(content: bytes, size: int) -> bytes:
    """A zip of one big member after the types, which says of itself that it unpacks to `size` bytes."""
    changed = bytearray(content)
    for mark, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = changed.rindex(mark)
        changed[at + offset : at + offset + 4] = size.to_bytes(4, "little")
    return bytes(changed)


def test_a_member_that_lies_about_its_size_is_not_unpacked_beyond_it():
    content = with_size(zipped({"word/document.xml": "a" * 32 * limits.MEBIBYTE}), 1000)
    tracemalloc.start()
    try:
        assert "损坏" in refusal(content, "a.docx")
        assert tracemalloc.get_traced_memory()[1] < 4 * limits.MEBIBYTE
    finally:
        tracemalloc.stop()


def test_an_archive_packed_by_a_method_that_no_office_program_uses():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_BZIP2) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<a/>")
    assert "损坏" in refusal(buffer.getvalue(), "a.docx")


@pytest.mark.parametrize("piece", ["甲\n", "甲,"])
def test_many_short_pieces_are_refused_before_they_are_held(piece, monkeypatch):
    monkeypatch.setattr(assembly, "MAX_BLOCKS", 1000)
    content, name = piece.encode() * 400_000, "a.csv" if "," in piece else "a.txt"
    tracemalloc.start()
    try:
        assert refusal(content, name)
        assert tracemalloc.get_traced_memory()[1] < 16 * limits.MEBIBYTE
    finally:
        tracemalloc.stop()
