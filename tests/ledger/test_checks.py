"""What must hold before a step, as issues with a place."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from factories.ledger import LINK, Town, make_blob, make_row
from factories.offices import ON
from liaoliang.base.models import Blob
from liaoliang.errors import Issue, NotReadyError
from liaoliang.ledger.checks import (
    adoption_warnings,
    ground_issues,
    is_public_address,
    refuse_if,
    report_issues,
)
from liaoliang.ledger.rows import Proof


def codes(issues: list[Issue]) -> list[str]:
    return [issue.code for issue in issues]


@pytest.mark.parametrize(
    "url",
    [
        "https://www.liaocheng.gov.cn/a/b.html?x=1#y",
        "http://www.example.gov.cn:8080/",
        "https://政务.中国/公开",
        "https://8.8.8.8/a",
    ],
)
def test_public_addresses(url: str) -> None:
    assert is_public_address(url)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "ftp://www.example.gov.cn/",
        "javascript:alert(1)",
        "//www.example.gov.cn/",
        "https://localhost/",
        "https://intranet/",
        "https://127.0.0.1/",
        "https://10.1.2.3/",
        "https://169.254.1.1/",
        "https://[::1]/",
        "https://0x7f.1/",
        "https://2130706433/",
        "https://user:secret@www.example.gov.cn/",
        "https://oa.example.local/",
        "https://www.example.gov.cn/a b",
        'https://www.example.gov.cn/"onload=',
        "https://www.example.gov.cn:99999/",
        "https://www.example.gov.cn/" + "a" * 1000,
        "https://[::1",
    ],
)
def test_addresses_that_are_not_public(url: str) -> None:
    assert not is_public_address(url)


@pytest.mark.parametrize(
    ("ground", "code"),
    [
        ("", "ledger.no_ground"),
        (" \n", "ledger.no_ground"),
        ("长" * 501, "ledger.ground_too_long"),
        ("请联系13900000000", "ledger.personal_data"),
        ("文号为甲政办发〔2021〕5号", None),
    ],
)
def test_a_ground(ground: str, code: str | None) -> None:
    assert codes(ground_issues(ground)) == ([code] if code else [])


def test_a_proof_is_what_it_says(db: None) -> None:
    waiting = make_blob()
    waiting.state = Blob.State.QUARANTINED
    proofs = [
        Proof.link("https://localhost/"),
        Proof.measured("nothing.here"),
        Proof.file(waiting),
        Proof.link(LINK, "姓名13900000000"),
    ]
    assert [(issue.code, issue.where) for issue in report_issues("已完成。", proofs)] == [
        ("ledger.link_not_public", "evidence-0"),
        ("ledger.unknown_measure", "evidence-1"),
        ("ledger.file_not_stored", "evidence-2"),
        ("ledger.personal_data", "evidence-3"),
    ]


def test_a_report_is_not_endless(town: Town) -> None:
    proofs = [Proof.link(LINK)] * 21
    assert codes(report_issues("长" * 5001, proofs)) == [
        "ledger.report_too_long",
        "ledger.too_many_proofs",
    ]


def test_warnings_do_not_refuse() -> None:
    refuse_if([Issue("x.warn", "请留意", severity="warn")])
    with pytest.raises(NotReadyError):
        refuse_if([Issue("x.block", "必须解决")])


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"deadline_to": date(2021, 9, 30)}, "ledger.row_due_gone_by"),
        ({"deadline": "13月40日前", "deadline_to": None}, "ledger.row_no_date"),
        ({"supporting_units": ["市财政局"]}, "ledger.row_only_supporting"),
        ({"original": {"units_text": ""}}, "ledger.row_inherited_units"),
        ({"deadline": "收到通知后15个工作日内", "deadline_to": None}, None),
        ({}, None),
    ],
)
def test_what_deserves_a_look_before_adoption(town: Town, changes: dict[str, Any], code: str | None) -> None:
    row = make_row(town.draft(), **changes)
    found = adoption_warnings([row], ON)
    assert [issue.code for issue in found] == ([code] if code else [])
    assert all(issue.severity == "warn" and str(issue) for issue in found)
