"""What keeps a message from being sent."""

from __future__ import annotations

import pytest

from liaoliang.law.codes import citizen_id_check_place
from liaoliang.messaging.checks import holds_personal_number, message_issues

FIRST_17 = "99999919900307123"
CITIZEN_ID = FIRST_17 + citizen_id_check_place(FIRST_17)
WRONG_DIGIT = FIRST_17 + ("1" if CITIZEN_ID[-1] != "1" else "2")


def codes(**changes: str) -> list[str]:
    return [
        issue.code for issue in message_issues(**{"subject": "任务提醒", "body": "", "link": "", **changes})
    ]


@pytest.mark.parametrize("link", ["", "/", "/tasks/12/?tab=history#top", "/a/%E8%81%8A/"])
def test_a_path_of_this_site_may_be_linked(link: str) -> None:
    assert codes(link=link) == []


@pytest.mark.parametrize(
    "link",
    [
        "https://example.org/",
        "//example.org/",
        "/\\example.org/",
        "/\t/example.org/",
        "javascript:alert(1)",
        "tasks/12/",
        "/a b",
        "/a\n",
        "/任务/",
        "/" + "a" * 500,
    ],
)
def test_no_other_address_may_be_linked(link: str) -> None:
    assert codes(link=link) == ["message.link_outside"]


@pytest.mark.parametrize(
    "text", [CITIZEN_ID, f"身份证{CITIZEN_ID}已核", CITIZEN_ID.lower(), "电话13800000000"]
)
def test_personal_numbers_are_found(text: str) -> None:
    assert holds_personal_number(text)


@pytest.mark.parametrize(
    "text", [WRONG_DIGIT, "第20210930号", "索引号113715000043/2021-00015", "0635-0000000"]
)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert not holds_personal_number(text)


def test_a_subject_that_fills_a_page_is_refused() -> None:
    assert codes(subject="长" * 400) == []
    assert codes(subject="长" * 401) == ["message.subject_too_long"]


def test_every_issue_is_named_at_once() -> None:
    found = codes(subject=" ", body=CITIZEN_ID, link="x")
    assert found == ["message.no_subject", "message.link_outside", "message.personal_data"]
