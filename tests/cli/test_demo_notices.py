"""The demonstration's notices are whole, and their sentences are our own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from factories.offices import AT
from liaoliang.cli import demo_city
from liaoliang.organisations import seed, selectors
from liaoliang.text.notice import CompiledNotice, compile_notice
from liaoliang.text.readers import read

RUN = 12
# Facts that two notices of one city share: its organs, its name, the codes of the issuing organ.
SHARED = re.compile(r"聊城市[人民政府办公室]*|11371500MB28359259|[〔〕/0-9年月日-]+|《[^》]*》")
HALF = str.maketrans("，；：（）", ",;:()")


@pytest.fixture
def city(db: None) -> None:
    seed.load_city(at=AT)


@pytest.fixture(scope="module")
def compiled() -> CompiledNotice:
    return compile_notice(read(demo_city.NOTICE))


def test_has_five_parts_twenty_tasks_and_thirty_five_rows(compiled: CompiledNotice) -> None:
    tasks = dict.fromkeys((row.category, row.task) for row in compiled.rows)
    assert (len({category for category, _ in tasks}), len(tasks), len(compiled.rows)) == (5, 20, 35)


def test_leaves_nothing_unplaced_and_nobody_to_be_warned(compiled: CompiledNotice) -> None:
    assert (compiled.unplaced, compiled.warnings) == ((), ())


def test_annex_and_body_disagree_in_some_places(compiled: CompiledNotice) -> None:
    kinds = {place.kind for place in compiled.disagreements}
    assert {"category_title", "task_title", "order", "dropped", "wording"} <= kinds


def test_has_a_row_that_runs_all_year_and_rows_due_before_the_story_ends(compiled: CompiledNotice) -> None:
    days = {row.deadline_to.isoformat() if row.deadline_to else "" for row in compiled.rows}
    assert {"", "2021-06-30", "2021-09-30", "2021-12-31"} <= days


@pytest.mark.usefixtures("city")
@pytest.mark.parametrize("path", [demo_city.NOTICE, demo_city.LAST_YEAR])
def test_every_organ_is_one_of_the_city(path: Path) -> None:
    written = {unit for row in compile_notice(read(path)).rows for unit in row.units}
    unknown = [name for name in sorted(written) if selectors.resolve_unit(name).kind == "unknown"]
    assert unknown == []


def test_last_years_notice_is_small_and_whole() -> None:
    found = compile_notice(read(demo_city.LAST_YEAR))
    assert (len(found.rows), found.warnings, found.metadata.year) == (5, (), 2020)


@pytest.mark.notice
@pytest.mark.parametrize("path", [demo_city.NOTICE, demo_city.LAST_YEAR])
def test_shares_no_sentence_with_the_real_notice(path: Path, notice_path: Path) -> None:
    theirs = {run for line in lines(notice_path) for run in runs(line)}
    shared = [line for line in lines(path) if theirs.intersection(runs(line))]
    assert shared == []


def lines(path: Path) -> Iterator[str]:
    """Pieces of lines between the names and codes that both may bear."""
    organs = {unit for row in compile_notice(read(path)).rows for unit in row.units}
    names = "|".join(sorted(map(re.escape, organs), key=len, reverse=True))
    for line in path.read_text(encoding="utf-8").splitlines():
        pieces = re.split(f"{names}|{SHARED.pattern}", line)
        yield from (re.sub(r"\s", "", piece).translate(HALF) for piece in pieces)


def runs(line: str) -> set[str]:
    return {line[start:end] for start, end in zip(range(len(line)), range(RUN, len(line) + 1), strict=False)}


def test_a_run_is_as_long_as_it_should_be() -> None:
    assert runs("一" * (RUN - 1)) == set()
    assert [len(run) for run in runs("一" * RUN)] == [RUN]
