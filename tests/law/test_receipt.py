"""law/receipt.py: the receipt day by channel."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from law.casebook import cases
from liaoliang.errors import BadInputError
from liaoliang.law import Arrival, Channel, NoValueError, Rulebook, deadline, receipt_of


def arrival(case: dict[str, Any]) -> Arrival:
    return Arrival(Channel(case["channel"]), case["arrived"], case.get("signed"), case.get("confirmed"))


@cases("receipts")
def test_the_channel_decides_the_receipt_day(rules: Rulebook, case: dict[str, Any]) -> None:
    answer = receipt_of(rules, arrival(case))
    assert answer.received_on == case["received"]
    assert answer.clock_runs is (case["received"] is not None)
    assert str(answer.basis[0]) == "政府信息公开条例(2019)第31条"


@cases("receipts")
def test_the_reply_is_due_from_the_receipt_day(rules: Rulebook, case: dict[str, Any]) -> None:
    received = receipt_of(rules, arrival(case)).received_on
    due_on = deadline(rules, "foi.reply", received).due_on if received else None
    assert due_on == case.get("due")


def test_a_clock_that_has_not_started_says_what_to_do(rules: Rulebook) -> None:
    answer = receipt_of(rules, Arrival(Channel.FAX, date(2021, 9, 29)))
    assert "请尽快与申请人确认" in answer.why


def test_the_receipt_day_is_named_as_people_say_it(rules: Rulebook) -> None:
    answer = receipt_of(rules, Arrival(Channel.IN_PERSON, date(2021, 9, 26)))
    assert answer.why == "当面提交,以提交之日2021年9月26日(星期日)为收到申请之日"


def test_confirmed_before_it_arrived_is_refused(rules: Rulebook) -> None:
    with pytest.raises(BadInputError, match="早于到达之日"):
        receipt_of(rules, Arrival(Channel.FAX, date(2021, 9, 29), confirmed_on=date(2021, 9, 28)))


def test_before_the_regulation_there_is_no_such_rule(rules: Rulebook) -> None:
    with pytest.raises(NoValueError):
        receipt_of(rules, Arrival(Channel.FAX, date(2018, 9, 29)))
