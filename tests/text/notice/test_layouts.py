"""Every layout compiles to the rows that two people would write."""

from __future__ import annotations

import pytest

from liaoliang.text.notice import CompiledNotice, compile_notice
from text.notice.layout_cases import Case, cases, contract

ALL = cases()


@pytest.fixture(scope="module", params=ALL, ids=lambda case: case.name)
def compiled(request: pytest.FixtureRequest) -> tuple[Case, CompiledNotice]:
    return request.param, compile_notice(request.param.document)


def test_gives_the_rows_of_the_conventions(compiled: tuple[Case, CompiledNotice]) -> None:
    case, notice = compiled
    rows = [row.as_json() for row in notice.rows]
    wanted = [contract(row) for row in case.rows]
    assert len(rows) == len(wanted)
    assert [{key: row[key] for key in want} for row, want in zip(rows, wanted, strict=True)] == wanted


def test_leaves_nothing_unplaced_that_belongs_somewhere(compiled: tuple[Case, CompiledNotice]) -> None:
    case, notice = compiled
    assert list(notice.unplaced_texts) == case.unplaced


def test_says_what_the_reader_should_look_at(compiled: tuple[Case, CompiledNotice]) -> None:
    case, notice = compiled
    assert case.warns in "\n".join(notice.warnings)


def test_reads_the_metadata_box(compiled: tuple[Case, CompiledNotice]) -> None:
    case, notice = compiled
    assert {key: getattr(notice.metadata, key) for key in case.metadata} == case.metadata


def test_there_are_enough_different_layouts() -> None:
    assert len(ALL) >= 40
    assert len({compile_notice(case.document).layout for case in ALL}) >= 7
