"""Which words hold, without a database."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liaoliang.ledger.governing import Words, governing_texts, governing_title, overall
from liaoliang.ledger.models import Governing, TaskDisagreement

TEXTS = ["将9月定为公开月。", "听取意见,听取意见。"]


@pytest.mark.parametrize(
    ("difference", "expected"),
    [
        (Words("wording", "公开月", "活动月"), ["将9月定为活动月。", TEXTS[1]]),
        (Words("wording", "听取意见", "吸纳意见"), TEXTS),
        (Words("wording", "听取意见", "吸纳意见", TEXTS[1], 5), [TEXTS[0], "听取意见,吸纳意见。"]),
        (Words("added", "听取意见。", ""), [TEXTS[0], "听取意见,"]),
        (Words("dropped", "", "并作反馈。"), [TEXTS[0], TEXTS[1] + "并作反馈。"]),
        (Words("dropped", "", "听取意见。"), TEXTS),
        (Words("wording", "没有的字", "活动月"), TEXTS),
        (Words("order", "公开月", "活动月"), TEXTS),
    ],
)
def test_the_bodys_words(difference: Words, expected: list[str]) -> None:
    assert governing_texts(TEXTS, [difference]) == expected


@pytest.mark.parametrize(
    ("dropped", "expected"),
    [
        ("、隔离场所", "公布检测点、隔离场所、就诊流程。"),
        ("没有出处、", "公布检测点、就诊流程。"),
        ("并作反馈。", "公布检测点、就诊流程。并作反馈。"),
    ],
)
def test_a_dropped_passage_returns_to_its_place(dropped: str, expected: str) -> None:
    body = "要及时公布检测点、隔离场所、就诊流程。"
    assert governing_texts(["公布检测点、就诊流程。"], [Words("dropped", "", dropped)], body) == [expected]


def test_a_character_is_changed_where_it_differs_and_nowhere_else() -> None:
    annex = "每月更新1次，收费标准11月10日前"
    words = Words("wording", "1", "2", annex, 12)
    assert governing_texts([annex], [words]) == ["每月更新1次，收费标准12月10日前"]


def test_two_differences_in_one_sentence_keep_their_places() -> None:
    annex = "更新1次，公布1次。"
    both = [Words("wording", "1", "12", annex, 2), Words("wording", "1", "3", annex, 7)]
    assert governing_texts([annex], both) == ["更新12次，公布3次。"]


@given(st.lists(st.text(), max_size=4), st.text(), st.text())
def test_never_loses_or_adds_a_requirement(texts: list[str], annex: str, body: str) -> None:
    kinds = ("wording", "added", "dropped", "subject")
    assert len(governing_texts(texts, [Words(kind, annex, body) for kind in kinds])) == len(texts)


def test_a_title_follows_its_own_kind_only() -> None:
    differences = [Words("wording", "甲", "乙"), Words("task_title", "丙", "丁")]
    assert governing_title("甲", "task_title", differences) == "甲"
    assert governing_title("丙", "task_title", differences) == "丁"


@pytest.mark.parametrize(
    ("decisions", "whole"),
    [
        ([], Governing.ANNEX),
        (["body"], Governing.BODY),
        (["annex", "body"], Governing.MIXED),
        (["annex", "undecided"], Governing.UNDECIDED),
    ],
)
def test_a_task_as_a_whole(decisions: list[str], whole: Governing) -> None:
    assert overall(TaskDisagreement(decision=decision) for decision in decisions) == whole
