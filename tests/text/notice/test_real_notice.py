"""The real notice: 35 rows, 20 tasks, 5 categories, and where annex and body disagree."""

from __future__ import annotations

from pathlib import Path

import pytest

from liaoliang.text.notice import CompiledNotice, compile_notice
from liaoliang.text.readers import read

pytestmark = pytest.mark.notice


@pytest.fixture(scope="module")
def notice(notice_path: Path) -> CompiledNotice:
    return compile_notice(read(notice_path))


def test_has_35_rows_of_20_tasks_in_5_categories(notice: CompiledNotice) -> None:
    assert len(notice.rows) == 35
    assert len({(row.category, row.task) for row in notice.rows}) == 20
    assert len({row.category for row in notice.rows}) == 5


def test_loses_nothing_and_warns_of_nothing(notice: CompiledNotice) -> None:
    assert notice.unplaced == ()
    assert notice.warnings == ()


def test_every_row_names_its_organs_and_no_leads(notice: CompiledNotice) -> None:
    assert all(row.units and row.lead_units is None for row in notice.rows)
    assert all(row.units[-1] == "市属开发区管委会" for row in notice.rows)


def test_no_collective_name_is_split(notice: CompiledNotice) -> None:
    assert all("各县(市、区)人民政府" in row.units for row in notice.rows)


def test_only_the_clean_up_has_a_completion_date(notice: CompiledNotice) -> None:
    dated = [row for row in notice.rows if row.deadline]
    assert [(row.task, row.deadline, str(row.deadline_to)) for row in dated] == [
        ("推进政府信息全链条管理", "2021年年底前", "2021-12-31")
    ]


def test_finds_the_quantified_targets(notice: CompiledNotice) -> None:
    found = {(target.text, target.kind) for row in notice.rows for target in row.targets}
    assert {
        ("不得少于3次", "count_min"),
        ("10个工作日内", "within"),
        ("9月", "month"),
        ("2021年年底前", "by_date"),
    } <= found


def test_no_row_is_optional_or_cut_off(notice: CompiledNotice) -> None:
    assert not any(row.optional or row.incomplete for row in notice.rows)


def test_rows_say_where_they_stand(notice: CompiledNotice) -> None:
    assert notice.rows[0].source == (105, 111)
    assert notice.rows[-1].source == (297, 301)


def test_reads_the_metadata_box_without_labels(notice: CompiledNotice) -> None:
    box = notice.metadata
    assert (box.index_number, box.document_number) == (
        "11371500MB28359259/2021-4404218",
        "聊政办发〔2021〕5号",
    )
    assert (str(box.written_on), str(box.released_on), box.validity) == ("2021-06-02", "2021-06-05", "有效")
    assert (box.publisher, box.year) == ("聊城市人民政府办公室", 2021)


def test_every_task_keeps_its_body_text(notice: CompiledNotice) -> None:
    assert all(row.body_text for row in notice.rows)
    assert [len(section.children) for section in notice.body] == [7, 2, 3, 4, 4]


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("category_title", "抓保障促落实"),
        ("task_title", "办好政府开放日活动"),
        ("order", "畅通经济循环"),
        ("wording", "“公开聊亮”活动月"),
        ("dropped", "未涉及上述重点领域"),
        ("dropped", "加大“互联网+执法”"),
        ("added", "散发疫情"),
        ("subject", "市国资委"),
    ],
)
def test_lists_where_annex_and_body_disagree(notice: CompiledNotice, kind: str, words: str) -> None:
    assert any(found.kind == kind and words in found.sentence for found in notice.disagreements)


def test_disagreements_point_at_the_very_words(notice: CompiledNotice, notice_path: Path) -> None:
    lines = {block.line: block.text for block in read(notice_path).blocks}
    for found in notice.disagreements:
        for text, span in ((found.annex, found.annex_span), (found.body, found.body_span)):
            if text and span and found.kind != "subject":
                line, start, end = span
                assert lines[line][start:end] == text
