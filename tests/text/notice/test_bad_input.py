"""Texts made to slow a parser down, and texts too large to be a notice."""

from __future__ import annotations

import pytest

from liaoliang.errors import BadInputError
from liaoliang.text.notice import compile_notice
from liaoliang.text.notice.compiler import (
    MAX_BLOCKS,
    MAX_CHARACTERS,
    MAX_PARAGRAPH,
    MAX_READ_CHARACTERS,
)
from text.notice.layout_cases import document_of


@pytest.mark.parametrize(
    "piece",
    ["、", "(", "()", ":", "市财政局、", "牵头", "局会市", "《", "每年至少", "12月底前,", "】【", "a|"],
)
def test_a_very_long_line_is_read_to_its_end(piece: str) -> None:
    document = document_of(piece * (MAX_PARAGRAPH // len(piece)))
    notice = compile_notice(document)
    assert len(notice.front_matter) + len(notice.unplaced) + sum(len(row.blocks) for row in notice.rows) == 1


@pytest.mark.parametrize("piece", ["、", "(", "市财政局、", "每年至少", "各县(市、区)"])
def test_a_line_of_a_million_characters_stays_unplaced(piece: str) -> None:
    notice = compile_notice(document_of(piece * (1_000_000 // len(piece))))
    assert (notice.rows, notice.unplaced) == ((), (0,))
    assert notice.warnings[-1].startswith("错误")


def test_nested_brackets_need_no_recursion() -> None:
    assert compile_notice(document_of("(" * 40_000 + "市财政局" + ")" * 40_000)).rows == ()


@pytest.mark.parametrize(
    "text",
    [
        "公开。\n" * (MAX_BLOCKS + 1),
        "公" * (MAX_CHARACTERS + 1),
        f"{'公' * 999}\n" * (MAX_READ_CHARACTERS // 999 + 1),
    ],
)
def test_what_is_too_large_to_be_a_notice_is_refused(text: str) -> None:
    with pytest.raises(BadInputError, match=r"notice\.txt: 内容过长"):
        compile_notice(document_of(text))
