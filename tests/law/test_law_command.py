"""cli/law.py: the contract of `liaoliang law …`."""

from __future__ import annotations

import json
from typing import Any

import pytest

from liaoliang.cli import main


def answer(capsys: pytest.CaptureFixture[str], *words: str) -> Any:
    assert main(["law", *words]) == 0
    return json.loads(capsys.readouterr().out)


def refusal(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(["law", *words]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    return captured.err


def test_due_names_day_basis_and_days(capsys: pytest.CaptureFixture[str]) -> None:
    found = answer(capsys, "due", "foi.reply", "2021-09-24")
    assert found["due_on"] == "2021-10-27"
    assert found["basis"] == [{"act": "政府信息公开条例(2019)", "article": "33"}]
    assert (len(found["counted"]), found["counted"][0]) == (20, "2021-09-26")
    assert found["skipped"][1] == {"day": "2021-10-01", "why": "国庆节放假"}
    assert found["confidence"] == "confirmed"


def test_due_takes_a_shorter_extension(capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        answer(capsys, "due", "foi.reply_extended", "2021-09-24", "--extension", "5")["due_on"]
        == "2021-11-03"
    )


def test_due_takes_a_moment_for_hours(capsys: pytest.CaptureFixture[str]) -> None:
    found = answer(capsys, "due", "responses.public_opinion", "2021-10-01T08:00")
    assert found["due_at"] == "2021-10-03T08:00:00+08:00"
    assert (found["due_on"], found["counted"], found["skipped"]) == ("2021-10-03", [], [])


def test_a_day_without_an_hour_begins_at_its_first_moment(capsys: pytest.CaptureFixture[str]) -> None:
    found = answer(capsys, "due", "responses.public_opinion", "2021-10-01")
    assert found["due_at"] == "2021-10-03T00:00:00+08:00"


def test_what_is_remembered_only_is_marked(capsys: pytest.CaptureFixture[str]) -> None:
    assert answer(capsys, "due", "policy.interpretation", "2021-09-17")["confidence"] == "memory"


def test_workday_says_why(capsys: pytest.CaptureFixture[str]) -> None:
    found = answer(capsys, "workday", "2021-09-26")
    assert (found["workday"], found["why"]) == (True, "国庆节调休上班")
    assert found["basis"][0]["act"] == "国办发明电〔2020〕27号"


def test_fee_by_item_and_by_volume(capsys: pytest.CaptureFixture[str]) -> None:
    assert answer(capsys, "fee", "--items", "12")["yuan"] == 200
    by_volume = answer(capsys, "fee", "--pages", "68")
    assert (by_volume["yuan"], by_volume["basis"][0]["article"]) == (380, "5")
    assert answer(capsys, "fee", "--items", "3", "--before", "9", "--on", "2021-09-24")["yuan"] == 200


@pytest.mark.parametrize(
    ("kind", "value", "valid"),
    [
        ("uscc", "11371500MB28359259", True),
        ("citizen-id", "11010519491231002X", True),
        ("citizen-id", "999999299901010008", False),
        ("index-number", "11371500MB28359258/2021-00001", False),
        ("document-number", "国办函〔2020〕109号", True),
        ("written-date", "2021年09月26日", False),
    ],
)
def test_check_gives_a_verdict(
    capsys: pytest.CaptureFixture[str], kind: str, value: str, valid: bool
) -> None:
    found = answer(capsys, "check", kind, value)
    assert found["valid"] is valid
    assert valid or found["issues"]


def test_check_takes_the_kind_of_document(capsys: pytest.CaptureFixture[str]) -> None:
    found = answer(capsys, "check", "document-number", "2021年第5号", "--document-kind", "通知")
    assert found["valid"] is False


def test_rules_lists_every_clock(capsys: pytest.CaptureFixture[str]) -> None:
    assert {"foi.reply", "letters.simple"} <= {rule["rule"] for rule in answer(capsys, "rules")}


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (["due", "foi.reply", "2026-12-20"], "2027年"),
        (["due", "foi.reply", "2007-12-20"], "2008-05-01"),
        (["due", "foi.nothing", "2021-09-24"], "foi.nothing"),
        (["due", "foi.reply", "24.9.2021"], "YYYY-MM-DD"),
        (["due", "foi.reply", "20210924"], "YYYY-MM-DD"),
        (["due", "foi.reply", "2021-02-30"], "没有“2021-02-30”这一天"),
        (["due", "foi.reply_extended", "2021-09-24", "--extension", "30"], "1至20日"),
        (["due", "responses.public_opinion", "noon"], "时刻"),
        (["workday", "2027-01-01"], "2027年"),
        (["workday", "2003-12-31"], "2003年"),
        (["fee", "--items", "-1"], "--items"),
        (["fee", "--pages", "ten"], "--pages"),
        (["fee", "--items", "1", "--before", "-2"], "--before"),
        (["fee", "--items", "12", "--pages", "150"], "只能选择一种"),
        (["fee"], "件数(--items)或页数(--pages)"),
        (["due", "responses.public_opinion", "20210203"], "YYYY-MM-DDTHH:MM"),
        (["due", "responses.public_opinion", "2021-W39-5"], "YYYY-MM-DDTHH:MM"),
        (["due", "responses.public_opinion", "2021-10-01T25:00"], "没有“2021-10-01T25:00”这一时刻"),
        (["due", "responses.public_opinion", "9999-12-31T23:00"], "9000-12-31"),
        (["due", "foi.reply", ""], "DATE: 日期应写成YYYY-MM-DD,而不是“”"),
        (["due", "foi.reply", "２０２１-０９-２４"], "YYYY-MM-DD"),
        (["due", "foi.reply", "0000-01-01"], "没有“0000-01-01”这一天"),
        (["due", "foi.reply", "10000-01-01"], "YYYY-MM-DD"),
        (["due", "", "2021-09-24"], "RULE"),
        (["workday", "2003-12-31"], "2003年"),
        (["workday", "2027-01-01"], "2027年"),
        (["fee", "--items", "１２"], "--items"),
        (["fee", "--pages", "NaN"], "--pages"),
        (["fee", "--pages", "1.5"], "--pages"),
        (["fee", "--items", "100001"], "100000"),
        (["fee", "--items", "1", "--on", "2021-2-3"], "--on"),
        (["fee", "--items", "1", "--on", "2020-12-31"], "2021-01-01"),
        (["check", "passport", "E1"], "passport"),
        ([], "law"),
    ],
)
def test_what_cannot_be_answered_is_one_sentence(
    capsys: pytest.CaptureFixture[str], words: list[str], reason: str
) -> None:
    assert reason in refusal(capsys, *words)


def test_a_huge_argument_is_not_repeated_in_full(capsys: pytest.CaptureFixture[str]) -> None:
    assert len(refusal(capsys, "due", "foi.reply", "a" * 100_000)) < 200
    assert len(refusal(capsys, "due", "a" * 100_000, "2021-09-24")) < 300


def test_bytes_that_are_no_text_are_shown_as_escapes(capsys: pytest.CaptureFixture[str]) -> None:
    assert r"\udcff" in refusal(capsys, "workday", "\udcff")
    assert answer(capsys, "check", "document-number", "\udcff")["valid"] is False


def test_bytes_where_nothing_belongs_are_refused_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["law", "due", "foi.reply", "2021-09-24", "\udcff"])
    assert stop.value.code == 2
    assert r"\udcff" in capsys.readouterr().err


def test_a_missing_argument_is_one_line_too(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["law", "due", "foi.reply"])
    assert stop.value.code == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_applications_counted_before_mean_nothing_to_a_fee_by_volume(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert "--before" in refusal(capsys, "fee", "--pages", "50", "--before", "3")


def test_a_mistyped_rule_is_answered_with_near_ones_and_where_all_are(
    capsys: pytest.CaptureFixture[str],
) -> None:
    sentence = refusal(capsys, "due", "foi.replyy", "2021-09-24")
    assert "相近的有：foi.reply" in sentence
    assert "liaoliang law rules" in sentence
