"""The same breakdown comes back from every layout, and in other characters and punctuation too."""

from __future__ import annotations

import pytest

from liaoliang.text.notice import CompiledNotice, compile_notice
from liaoliang.text.notice.traditional import SIMPLIFIED, TRADITIONAL
from liaoliang.text.readers import read_bytes
from text.notice.renderings import LINES, RENDERINGS, Line

FULL_WIDTH = str.maketrans("(),:;", "（），：；")
TO_TRADITIONAL = str.maketrans({new: old for old, new in zip(TRADITIONAL, SIMPLIFIED, strict=True)})


def compiled(name: str, table: dict[int, str] | None = None) -> CompiledNotice:
    file, text = RENDERINGS[name]
    return compile_notice(read_bytes(text.translate(table or {}).encode(), file))


def lines_of(notice: CompiledNotice) -> list[Line]:
    return [
        Line(row.category, row.task, row.requirement, row.units, row.deadline or "") for row in notice.rows
    ]


@pytest.mark.parametrize("name", RENDERINGS)
def test_the_breakdown_comes_back(name: str) -> None:
    assert lines_of(compiled(name)) == list(LINES)


@pytest.mark.parametrize("name", RENDERINGS)
def test_nothing_is_left_over(name: str) -> None:
    notice = compiled(name)
    assert notice.unplaced == ()
    assert notice.warnings == ()


TEXTS = [name for name, (file, _) in RENDERINGS.items() if file.endswith("txt")]


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("table", [FULL_WIDTH, TO_TRADITIONAL], ids=["full width", "traditional"])
def test_other_characters_give_the_same_rows_in_those_characters(name: str, table: dict[int, str]) -> None:
    wanted = [
        Line(
            *(value.translate(table) for value in (line.category, line.task, line.requirement)),
            tuple(unit.translate(table) for unit in line.units),
            line.deadline.translate(table),
        )
        for line in LINES
    ]
    assert lines_of(compiled(name, table)) == wanted


CUTS = [(name, share) for name in TEXTS for share in range(36, 100, 7)]


@pytest.mark.parametrize(("name", "share"), CUTS)
def test_where_the_page_ends_only_the_last_row_suffers(name: str, share: int) -> None:
    file, text = RENDERINGS[name]
    whole = lines_of(compiled(name))
    rows = lines_of(compile_notice(read_bytes(text[: len(text) * share // 100].encode(), file)))
    assert rows[:-1] == whole[: len(rows) - 1]


@pytest.mark.parametrize("name", TEXTS)
def test_a_row_that_lost_its_organs_is_marked_as_cut_off(name: str) -> None:
    file, text = RENDERINGS[name]
    cut = text.index("要听取意见")
    notice = compile_notice(read_bytes(text[:cut].encode(), file))
    assert [row.incomplete for row in notice.rows] == [False] * (len(notice.rows) - 1) + [True]
