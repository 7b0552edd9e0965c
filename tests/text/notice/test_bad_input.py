"""Texts made to slow a parser down, and texts too large to be a notice."""

from __future__ import annotations

import pytest

from liaoliang.errors import BadInputError
from liaoliang.text.notice import compile_notice
from liaoliang.text.notice.compiler import MAX_BLOCKS, MAX_CHARACTERS
from text.notice.layout_cases import document_of

SIZE = 1_000_000


@pytest.mark.parametrize(
    "piece",
    ["、", "(", "()", ":", "市财政局、", "牵头", "局会市", "《", "每年至少", "12月底前,", "】【", "a|"],
)
def test_a_line_of_a_million_characters_is_read_to_its_end(piece: str) -> None:
    document = document_of(piece * (SIZE // len(piece)))
    notice = compile_notice(document)
    assert len(notice.front_matter) + len(notice.unplaced) + sum(len(row.blocks) for row in notice.rows) == 1


def test_nested_brackets_need_no_recursion() -> None:
    assert compile_notice(document_of("(" * 200_000 + "市财政局" + ")" * 200_000)).rows == ()


@pytest.mark.parametrize("text", ["公开。\n" * (MAX_BLOCKS + 1), "公" * (MAX_CHARACTERS + 1)])
def test_what_is_too_large_to_be_a_notice_is_refused(text: str) -> None:
    with pytest.raises(BadInputError, match=r"notice\.txt: 内容过长"):
        compile_notice(document_of(text))
