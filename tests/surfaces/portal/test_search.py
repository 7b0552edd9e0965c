"""Search: honest about what it searches, over what is public."""

from __future__ import annotations

import pytest
from django.test import Client

from factories.ledger import Town
from liaoliang.ledger.models import Notice
from surfaces.portal.rooms import Words, year

pytestmark = pytest.mark.django_db


def found(client: Client, query: str) -> str:
    return Words(client.get("/do/search", {"q": query}).content.decode()).sentence


def test_says_what_is_searched(client: Client) -> None:
    assert "搜的是：工作要点的标题和文号" in found(client, "")


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
