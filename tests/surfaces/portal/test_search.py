"""Search: honest about what it searches, over what is public."""

from __future__ import annotations

import pytest
from django.test import Client

from factories.ledger import Town
from factories.offices import AT
from liaoliang.base import demo
from liaoliang.ledger.models import Notice
from surfaces.portal.rooms import Words, closed, year

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def autumn(db: None) -> None:
    """Search answers requests, so its day is the office's."""
    demo.set_mark(office_start=AT)


def found(client: Client, query: str) -> str:
    return Words(client.get("/do/search", {"q": query}).content.decode()).sentence


def test_says_what_is_searched(client: Client) -> None:
    assert "搜的是：单位名称，任务和要求的文字" in found(client, "")


def test_an_empty_question_says_what_to_do(full: Notice, client: Client) -> None:
    sentence = found(client, "  ")
    assert "请在上面写一个词，再点“搜索”" in sentence
    assert "可以这样查逾期" in sentence


@pytest.mark.parametrize("query", ["甲政办发〔2021〕5号", "甲政办发[2021]5 号", "甲A/2021-1"])
def test_finds_a_notice_by_its_number_however_it_is_written(full: Notice, client: Client, query: str) -> None:
    assert "关于印发2021年工作要点的通知" in found(client, query)


def test_finds_a_requirement_and_leads_to_its_place(full: Notice, client: Client) -> None:
    answer = client.get("/do/search", {"q": "公开决算"}).content.decode()
    assert "公开决算。" in answer
    assert any("#r" in link for link in Words(answer).links)


@pytest.mark.parametrize("query", ["财政", "市财政局", "乙县政府"])
def test_finds_an_organ(town: Town, client: Client, query: str) -> None:
    year(town, {"units": ["市财政局", "乙县人民政府"]})
    assert "单位1" in found(client, query)


def test_an_organ_is_found_with_its_state_and_counts(full: Notice, town: Town, client: Client) -> None:
    answer = client.get("/do/search", {"q": "财政局"}).content.decode()
    assert "市财政局逾期承担6条要求，2条已核实；1条逾期，1条退回整改" in Words(answer).sentence
    assert f"/organs/{town.finance.pk}/" in Words(answer).links


@pytest.mark.parametrize("query", ["逾期", "整改"])
def test_the_word_of_a_state_leads_to_the_filtered_ledger(full: Notice, client: Client, query: str) -> None:
    state = {"逾期": "overdue", "整改": "rectification"}[query]
    page = Words(client.get("/do/search", {"q": query}).content.decode())
    assert f"/ledger/{full.pk}/state/{state}/" in page.links
    assert "市财政局" in page.sentence


def test_a_state_and_an_organ_ask_for_both(full: Notice, town: Town, client: Client) -> None:
    assert "市教育局逾期承担" in found(client, "教育局 逾期")
    assert "市教育局逾期承担" not in found(client, "教育局 整改")


def test_a_state_and_a_word_ask_for_requirements_in_it(full: Notice, client: Client) -> None:
    assert "公开决算。" in found(client, "决算 逾期")
    assert "公开预算。" not in found(client, "预算 逾期")


def test_an_organ_and_a_word_written_in_one_piece_are_found(full: Notice, client: Client) -> None:
    sentence = found(client, "教育局决算")
    assert "分开按“教育局决算”找到的" in sentence
    assert "公开决算。" in sentence


@pytest.mark.parametrize("query", ["😀", "%", "。。"])
def test_signs_alone_find_nothing(full: Notice, client: Client, query: str) -> None:
    sentence = found(client, query)
    assert "只有符号，查不到东西" in sentence
    assert full.title not in sentence


def test_a_requirement_is_found_with_its_state(full: Notice, client: Client) -> None:
    assert "期限：2021年9月30日前逾期公开决算。" in found(client, "公开决算")


def test_a_closed_notice_is_still_found_by_its_words(full: Notice, town: Town, client: Client) -> None:
    closed(year(town, {"requirement": "去年的事。"}, year=2020, title="去年的通知"))
    sentence = found(client, "去年的事")
    assert "去年的通知去年的事。" in sentence


def test_what_is_handed_out_by_two_notices_is_one_organ(full: Notice, town: Town, client: Client) -> None:
    year(town, {"requirement": "专项检查。"}, title="关于专项检查的通知")
    assert "市财政局逾期承担7条要求" in found(client, "财政局")


def test_every_word_must_occur(full: Notice, client: Client) -> None:
    assert "公开决算。" in found(client, "公开 决算")
    assert "公开决算。" not in found(client, "公开 决算 没有这个词")


def test_says_when_nothing_is_found(client: Client) -> None:
    assert "没有找到“不存在”" in found(client, "不存在")


@pytest.mark.parametrize("query", ["%", "_", "'", "<script>", "。", "\\", "  "])
def test_odd_signs_are_no_trouble(full: Notice, client: Client, query: str) -> None:
    answer = client.get("/do/search", {"q": query})
    assert answer.status_code == 200
    assert b"<script>alert" not in answer.content


def test_a_wildcard_is_a_letter(full: Notice, client: Client) -> None:
    assert "公开决算。" not in found(client, "%")


def test_what_is_not_shown_is_counted(town: Town, client: Client) -> None:
    year(town, *({"requirement": f"公开第{number}种。"} for number in range(25)))
    assert "还有5项没有列出" in found(client, "公开第")


def test_a_long_question_is_cut(client: Client) -> None:
    assert client.get("/do/search", {"q": "问" * 5000}).status_code == 200


def test_the_question_stays_in_its_field(client: Client) -> None:
    assert 'value="&quot;教育&quot;"' in client.get("/do/search", {"q": '"教育"'}).content.decode()


def test_the_search_lies_in_no_column_of_the_bar(client: Client) -> None:
    page = client.get("/do/search").content.decode()
    assert 'aria-current="page">首页' in client.get("/").content.decode()
    assert 'aria-current="page">首页' not in page
