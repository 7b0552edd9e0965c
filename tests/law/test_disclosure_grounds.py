"""law/disclosure_grounds.py: what is published, what is withheld, and what a consulted party's answer means."""

from __future__ import annotations

from datetime import date

import pytest

from liaoliang.errors import BadInputError
from liaoliang.law import (
    RULES,
    Rulebook,
    joint_maker_result,
    outcome,
    proactive_items,
    publication_issues,
    request_issues,
    third_party_result,
    withholding_grounds,
)
from liaoliang.law.disclosure_grounds import Answer, Consequence, catalogue_fields, further_items

DAY = date(2021, 10, 27)
REQUEST = {
    "name": "张某",
    "identity": "已核验",
    "contact": "0635",
    "description": "2021年预算",
    "form": "电子邮件",
}


@pytest.mark.parametrize("code", ["G14a", "G14b", "G14c"])
def test_an_absolute_ground_yields_to_nothing(code: str) -> None:
    issues = publication_issues(code, third_party_agrees=True, grave_public_interest=True, ordered=True)
    assert [issue.severity for issue in issues] == ["block"]


@pytest.mark.parametrize("exception", ["third_party_agrees", "grave_public_interest"])
def test_the_third_party_ground_has_two_exceptions(exception: str) -> None:
    assert [issue.severity for issue in publication_issues("G15")] == ["block"]
    assert publication_issues("G15", **{exception: True}) == []


def test_an_optional_ground_is_only_a_question() -> None:
    assert [issue.severity for issue in publication_issues("G16a")] == ["warn"]


def test_process_information_is_published_where_a_law_orders_it() -> None:
    assert publication_issues("G16b", ordered=True) == []
    assert publication_issues("G16a", ordered=True) != []


def test_every_ground_leads_to_a_refusal_of_the_same_article() -> None:
    for ground in withholding_grounds().values():
        assert outcome(ground.outcome).basis == ground.basis


def test_an_unknown_ground_is_refused() -> None:
    with pytest.raises(BadInputError, match="G16c"):
        publication_issues("G17")


def test_article_20_has_fifteen_heads_with_known_clocks() -> None:
    assert list(proactive_items()) == list(range(1, 16))
    assert all(item.clock in RULES for item in proactive_items().values())


def test_article_21_adds_to_it_by_level() -> None:
    assert (len(further_items("city")), len(further_items("township"))) == (7, 8)


def test_a_catalogue_says_at_least_four_things() -> None:
    assert catalogue_fields() == ("索引", "名称", "内容概述", "生成日期")


def test_a_third_partys_silence_is_not_consent(rules: Rulebook) -> None:
    result = third_party_result(rules, Answer.SILENT, DAY)
    assert (result.consequence, str(result.basis)) == (
        Consequence.ORGAN_DECIDES,
        "政府信息公开条例(2019)第32条",
    )


def test_a_joint_makers_silence_is_consent(rules: Rulebook) -> None:
    result = joint_maker_result(rules, Answer.SILENT, DAY)
    assert (result.consequence, str(result.basis)) == (Consequence.PUBLISH, "政府信息公开条例(2019)第34条")


@pytest.mark.parametrize(
    ("answer", "grave", "consequence"),
    [
        (Answer.AGREES, False, Consequence.PUBLISH),
        (Answer.OBJECTS_WITH_GROUND, False, Consequence.WITHHOLD),
        (Answer.OBJECTS_WITH_GROUND, True, Consequence.PUBLISH),
        (Answer.OBJECTS_WITHOUT_GROUND, False, Consequence.ORGAN_DECIDES),
    ],
)
def test_a_third_partys_answer(
    rules: Rulebook, answer: Answer, grave: bool, consequence: Consequence
) -> None:
    assert third_party_result(rules, answer, DAY, grave_public_interest=grave).consequence == consequence


@pytest.mark.parametrize(
    ("answer", "consequence"),
    [(Answer.AGREES, Consequence.PUBLISH), (Answer.OBJECTS_WITH_GROUND, Consequence.ORGAN_DECIDES)],
)
def test_a_joint_makers_answer(rules: Rulebook, answer: Answer, consequence: Consequence) -> None:
    assert joint_maker_result(rules, answer, DAY).consequence == consequence


def test_a_complete_request_needs_no_purpose() -> None:
    assert request_issues(REQUEST) == []


def test_everything_a_request_lacks_is_named() -> None:
    assert [issue.where for issue in request_issues({})] == list(REQUEST)
    assert "身份证明" in str(request_issues({**REQUEST, "identity": " "})[0])


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("G14a", "依法确定为国家秘密,不予公开"),
        ("G15", "涉及商业秘密、个人隐私等,公开会损害第三方合法权益,不得公开"),
        ("G16b", "过程性信息,可以不予公开,请确认是否公开"),
    ],
)
def test_each_ground_speaks_in_the_word_of_its_article(code: str, words: str) -> None:
    assert [str(issue) for issue in publication_issues(code)] == [words]
