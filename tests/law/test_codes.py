"""law/codes.py and law/document_codes.py: codes, numbers and dates as they must be written."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import ric, uscc

from law.casebook import cases
from liaoliang.law import (
    CodeCheck,
    Override,
    Provision,
    Rulebook,
    check_citizen_id,
    check_document_number,
    check_index_number,
    check_uscc,
    check_written_date,
)
from liaoliang.law.codes import USCC_ALPHABET, citizen_id_check_place, uscc_check_place


def checked(rules: Rulebook, case: dict[str, Any]) -> CodeCheck:
    value = case["value"]
    if case["kind"] == "index-number":
        return check_index_number(rules, value)
    if case["kind"] == "document-number":
        return check_document_number(value, kind=case.get("document_kind"))
    plain = {"uscc": check_uscc, "citizen-id": check_citizen_id, "written-date": check_written_date}
    return plain[case["kind"]](value)


@cases("codes")
def test_the_verdict_and_its_reason(rules: Rulebook, case: dict[str, Any]) -> None:
    check = checked(rules, case)
    codes = [issue.code for issue in check.issues]
    assert check.valid is case["valid"], codes
    assert "has" not in case or case["has"] in codes
    assert check.normalized == case.get("normalized", check.normalized)
    assert all(issue.basis and str(issue) for issue in check.issues)


@cases("codes")
def test_the_corrected_form_is_its_own_correction(rules: Rulebook, case: dict[str, Any]) -> None:
    once = checked(rules, case).normalized
    assert checked(rules, {**case, "value": once}).normalized == once


def test_a_wrong_check_place_tells_the_right_one() -> None:
    assert "应为3" in str(check_uscc("11371500MB28359529").issues[0])


def test_a_wrong_identity_number_is_not_completed() -> None:
    assert "X" not in str(check_citizen_id("110105194912310021").issues[0])


def test_a_birth_date_after_the_day_of_asking_is_refused() -> None:
    number = "99999920220301000"
    check = check_citizen_id(number + citizen_id_check_place(number), on=date(2021, 9, 24))
    assert "citizen_id.birth_future" in [issue.code for issue in check.issues]


def test_a_city_may_use_another_index_form(rules: Rulebook) -> None:
    form = Override(
        "codes/index_number_form",
        r"LC-[0-9]{4}-[0-9]{4}",
        Provision("本市规定", "3"),
        "王某",
        date(2021, 1, 1),
    )
    changed = rules.with_overrides([form])
    assert check_index_number(changed, "LC-2021-0001", on=date(2021, 9, 24)).valid
    assert not check_index_number(changed, "LC-2021-0001", on=date(2020, 9, 24)).valid


def test_json_has_sentences_and_details() -> None:
    answer = check_document_number("国办函[2020]109号").as_json()
    assert answer["valid"] is False
    assert answer["issues"] == ["年份应用六角括号〔〕括起,不用方括号或圆括号"]
    assert answer["details"][0]["severity"] == "block"


@given(st.text(USCC_ALPHABET, min_size=9, max_size=9), st.from_regex(r"[0-9]{8}", fullmatch=True))
def test_a_computed_check_place_satisfies_python_stdnum(rest: str, head: str) -> None:
    code = head + rest
    assert uscc.is_valid(code + uscc_check_place(code))
    assert check_uscc(code + uscc_check_place(code)).valid


@given(st.from_regex(r"[0-9]{8}", fullmatch=True), st.text(USCC_ALPHABET, min_size=10, max_size=10))
def test_the_verdict_on_a_code_is_that_of_python_stdnum(head: str, rest: str) -> None:
    assert check_uscc(head + rest).valid is uscc.is_valid(head + rest)


@given(st.dates(date(1900, 1, 1), date(2021, 12, 31)), st.integers(0, 999))
def test_a_computed_identity_number_satisfies_python_stdnum(born: date, serial: int) -> None:
    first_17 = f"999999{born:%Y%m%d}{serial:03d}"
    assert citizen_id_check_place(first_17) == ric.calc_check_digit(first_17 + "0")
    assert check_citizen_id(first_17 + citizen_id_check_place(first_17)).valid


@given(st.text(max_size=40))
@pytest.mark.parametrize("check", [check_uscc, check_citizen_id, check_document_number, check_written_date])
def test_any_text_gets_a_verdict_with_a_reason(check: Any, text: str) -> None:
    answer = check(text)
    assert answer.valid or any(issue.severity == "block" for issue in answer.issues)


@given(st.integers(1, 99_999), st.integers(1949, 2999))
def test_every_serial_and_year_make_a_number(serial: int, year: int) -> None:
    assert check_document_number(f"聊政办发〔{year}〕{serial}号").valid
    assert not check_document_number(f"聊政办发〔{year}〕0{serial}号").valid


@given(st.dates())
def test_every_day_can_be_written(day: date) -> None:
    written = f"{day.year:04d}年{day.month}月{day.day}日"
    assert check_written_date(written).valid
