"""What keeps a text from its review, and a reason from the trail."""

from __future__ import annotations

from dataclasses import replace

import pytest

from liaoliang.review.checks import reason_issues, request_issues
from liaoliang.review.models import Step

from .conftest import OTHER_HASH, Desk

PHONE = "联系人电话13800000000"


def codes(desk: Desk, step: Step = Step.FIRST, **changes: object) -> list[str]:
    return [issue.code for issue in request_issues(replace(desk.text, **changes), step)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("reason", "code"),
    [("", "review.no_reason"), ("  \n", "review.no_reason"), (PHONE, "review.personal_data")],
)
def test_a_reason_is_given_and_holds_nobodys_number(reason: str, code: str) -> None:
    assert [issue.code for issue in reason_issues(reason)] == [code]


def test_a_plain_reason_will_do() -> None:
    assert reason_issues("缺少依据") == []


def test_a_complete_submission_has_nothing_in_its_way(desk: Desk) -> None:
    assert codes(desk) == []


def test_every_fault_of_the_content_is_named_at_once(desk: Desk) -> None:
    assert codes(desk, content_hash="x", title=" ") == ["review.no_hash", "review.no_title"]


def test_a_title_holds_nobodys_number(desk: Desk) -> None:
    assert codes(desk, title=PHONE) == ["review.personal_data"]


def test_the_second_step_reads_what_the_first_approved(desk: Desk) -> None:
    assert codes(desk, Step.SECOND) == ["review.step_before_missing"]
    desk.approve(desk.ask())
    assert codes(desk, Step.SECOND) == []
    assert codes(desk, Step.SECOND, content_hash=OTHER_HASH) == ["review.step_before_missing"]


def test_one_content_keeps_its_author(desk: Desk) -> None:
    desk.ask()
    assert codes(desk, author=desk.second) == ["review.other_author"]
    assert codes(desk, author=desk.second, content_hash=OTHER_HASH) == []
