"""Nothing is lost in silence: every block is in a row, in the front matter or unplaced, exactly once."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from liaoliang.text.blocks import Block, Document
from liaoliang.text.notice import CompiledNotice, compile_notice
from text.notice.layout_cases import Case, cases, document_of

ALL = cases()
LINES = sorted({block.text for case in ALL for block in case.document.blocks})
GARBAGE = st.text(
    alphabet="一二、。,，;；:：()（）【】|｜ \t1234567890年月日前底各市县局委办责任单位牵头配合负责公开工作任务〔〕《》\u3000责單位",
    max_size=60,
)


def accounted(notice: CompiledNotice) -> list[int]:
    rows = [block for row in notice.rows for block in row.blocks]
    return sorted([*rows, *notice.front_matter, *notice.unplaced])


def words(text: str) -> str:
    """A text without what only lays it out: white space and the strokes of drawn tables."""
    return "".join(text.replace("|", "").replace("｜", "").split())


def renumbered(blocks: list[Block]) -> Document:
    return Document("x", tuple(replace(block, index=at) for at, block in enumerate(blocks)))


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.name)
def test_every_block_of_a_layout_is_placed_once(case: Case) -> None:
    assert accounted(compile_notice(case.document)) == list(range(len(case.document.blocks)))


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(ALL), st.randoms(use_true_random=False))
def test_every_block_of_a_shuffled_layout_is_placed_once(case: Case, random: object) -> None:
    blocks = list(case.document.blocks)
    random.shuffle(blocks)  # type: ignore[attr-defined]  # hypothesis hands over a random.Random
    document = renumbered(blocks)
    assert accounted(compile_notice(document)) == list(range(len(blocks)))


@settings(max_examples=120, deadline=None)
@given(st.lists(st.one_of(GARBAGE, st.sampled_from(LINES)), max_size=30))
def test_every_block_of_garbage_is_placed_once(lines: list[str]) -> None:
    document = document_of("\n".join(lines))
    assert accounted(compile_notice(document)) == list(range(len(document.blocks)))


# A row that its page wraps is not joined over the date that stands between.
_WRAPPING = "2 | 设帮扶专题,集中公开餐饮、住宿等行业的帮扶办法。 | 市政府各有关部门,各县市区政府负责落实 | 持续推进 | ||"


@settings(max_examples=120, deadline=None)
@given(st.lists(st.one_of(GARBAGE, st.sampled_from(LINES)), max_size=30))
@example([_WRAPPING, "000", "0000年0月0日", _WRAPPING])
def test_the_words_of_every_row_are_words_of_the_input(lines: list[str]) -> None:
    document = document_of("\n".join(lines))
    text = words(document.text)
    for row in compile_notice(document).rows:
        said = [row.category, row.task, row.deadline or "", *row.requirement.splitlines(), *row.units]
        assert all(words(part) in text for part in said)


@settings(max_examples=60, deadline=None)
@given(st.lists(GARBAGE.filter(str.strip), min_size=1, max_size=24), st.integers(2, 5))
def test_tables_of_garbage_are_placed_once(texts: list[str], width: int) -> None:
    cells = [
        Block(at, "cell", text.strip(), at + 1, table=0, row=at // width, column=at % width)
        for at, text in enumerate(texts)
    ]
    document = Document("x", tuple(cells))
    assert accounted(compile_notice(document)) == list(range(len(cells)))


def test_an_empty_document_says_that_there_is_no_text() -> None:
    assert compile_notice(Document("x", ())).warnings == ("没有可读的文字。",)


def test_too_much_unplaced_text_is_an_error_in_words() -> None:
    table = "工作任务 | 责任单位 |\n公开预算 | 市财政局 |\n公开决算 | 市财政局 |\n"
    stray = "与表格无关的大段文字没有句号也不是标题只是堆在表后面" * 8
    notice = compile_notice(document_of(f"{table}{stray}"))
    assert notice.warnings[-1].startswith("错误")
    assert notice.unplaced_texts == (stray,)
