"""Plain text: lines, encodings, damage."""

from __future__ import annotations

from hashlib import sha512

import pytest

from liaoliang.errors import BadInputError
from liaoliang.text.encoding import decode
from liaoliang.text.readers import read_bytes
from text.readers.shapes import texts

NOTICE = "聊城市人民政府办公室\n\n　　一、加强公开\r\n责任单位：市教育局\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_words_are_the_same_in_every_encoding(encoding):
    document = read_bytes(NOTICE.encode(encoding), "a.txt")
    assert texts(document) == ["聊城市人民政府办公室", "一、加强公开", "责任单位：市教育局"]
    assert document.warnings == ()


def test_line_numbers_are_those_of_the_source():
    assert [block.line for block in read_bytes(NOTICE.encode(), "a.txt")] == [1, 3, 4]


def test_inner_spaces_stay_and_outer_ones_go():
    assert texts(read_bytes("　 聊政办发〔2021〕5 号　\t".encode(), "a.txt")) == ["聊政办发〔2021〕5 号"]


def test_a_broken_byte_costs_one_character_and_is_reported():
    document = read_bytes("主动公开\n".encode() * 5 + b"\xff" + "依申请公开".encode(), "a.txt")
    assert texts(document)[-1] == "\ufffd依申请公开"
    assert document.warnings == ("有 1 个字符的编码已损坏，已用“\ufffd”代替（第 6 行）",)


def test_a_file_pasted_from_two_encodings_is_read_line_by_line():
    content = "牵头单位：市教育局\n".encode() + "配合单位：各县（市、区）人民政府\n".encode("gb18030")
    document = read_bytes(content, "a.txt")
    assert texts(document) == ["牵头单位：市教育局", "配合单位：各县（市、区）人民政府"]
    assert "逐行识别" in document.warnings[0]


def test_two_byte_sequences_that_look_like_utf8_stay_gb18030():
    assert decode("聊城联通\n".encode("gb18030") * 3).text == "聊城联通\n" * 3


def test_a_declared_encoding_wins_where_it_fits():
    assert decode("政務".encode("big5"), "big5").text == "政務"


def test_an_unknown_declared_encoding_is_ignored():
    assert decode("政务".encode(), "no-such-charset").text == "政务"


@pytest.mark.parametrize(
    "content", [b"\x00\x01\x02\x03" * 50, sha512(b"noise").digest() * 30, b"\x7fELF\x02\x01\x01" + b"\0" * 90]
)
def test_binary_content_is_refused(content):
    with pytest.raises(BadInputError, match="不是文字"):
        read_bytes(content, "a.txt")
