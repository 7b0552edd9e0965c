"""law/intervals.py: the reply clock of one request after its events."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from law.casebook import cases
from liaoliang.errors import BadInputError
from liaoliang.law import (
    Deadline,
    Interval,
    NotBefore,
    Override,
    Provision,
    ReplyClock,
    ReplyEvent,
    ReplyEventKind,
    ReplyState,
    Rulebook,
    extension_issues,
    not_counted_days,
    reply_clock,
)

SHIPPED = Rulebook.shipped()
RECEIVED = date(2021, 9, 6)


def events(*listed: list[Any]) -> list[ReplyEvent]:
    return [ReplyEvent(ReplyEventKind(kind), *rest) for kind, *rest in listed]


def consulted(*spans: tuple[date, date]) -> ReplyClock:
    found = [ReplyEvent(ReplyEventKind.RECEIVED, RECEIVED)]
    for n, (sent, answered) in enumerate(spans):
        found.append(ReplyEvent(ReplyEventKind.CONSULTATION_SENT, sent, str(n)))
        found.append(ReplyEvent(ReplyEventKind.CONSULTATION_ANSWERED, answered, str(n)))
    return reply_clock(SHIPPED, found)


SPANS = st.tuples(st.integers(0, 40), st.integers(0, 30)).map(
    lambda pair: (RECEIVED + timedelta(days=pair[0]), RECEIVED + timedelta(days=sum(pair)))
)


@cases("reply_clocks")
def test_the_clock_after_its_events(rules: Rulebook, case: dict[str, Any]) -> None:
    clock, expected = reply_clock(rules, events(*case["events"])), case["expected"]
    assert clock.state == expected["state"]
    assert (clock.due.due_on if isinstance(clock.due, Deadline) else None) == expected.get("due")
    assert len(clock.excluded) == expected.get("excluded", len(clock.excluded))
    assert (clock.used, clock.left) == (expected.get("used", clock.used), expected.get("left", clock.left))
    assert clock.due is None or clock.due.confidence == expected.get("confidence", clock.due.confidence)


def test_excluded_days_are_in_the_proof(rules: Rulebook) -> None:
    clock = consulted((date(2021, 9, 28), date(2021, 10, 11)))
    assert isinstance(clock.due, Deadline)
    assert "跳过2021年9月29日(星期三):征求意见所需时间,不计入答复期限" in clock.due.proof()
    assert Provision("本平台约定", "T4") in clock.due.basis


def test_without_a_consultation_the_convention_is_not_cited(rules: Rulebook) -> None:
    clock = consulted()
    assert clock.due is not None
    assert [str(item) for item in clock.due.basis] == ["政府信息公开条例(2019)第33条"]
    assert clock.due.confidence == "confirmed"


def test_a_city_may_count_the_ends_otherwise(rules: Rulebook) -> None:
    ends = Override(
        "foi/not_counted_ends",
        {"sent_day": True, "answered_day": True},
        Provision("本市规定", "1"),
        "王某",
        date(2021, 1, 1),
    )
    interval = Interval(date(2021, 9, 10), date(2021, 9, 13))
    assert len(not_counted_days(rules, [interval], until=RECEIVED)) == 1
    assert len(not_counted_days(rules.with_overrides([ends]), [interval], until=RECEIVED)) == 2


def test_an_open_interval_reaches_the_day_asked_for(rules: Rulebook) -> None:
    days = not_counted_days(rules, [Interval(date(2021, 9, 28))], until=date(2021, 9, 30))
    assert days == (date(2021, 9, 29), date(2021, 9, 30))


def test_a_clock_into_a_year_not_loaded_has_no_due_date(rules: Rulebook) -> None:
    clock = reply_clock(rules, events(["received", date(2026, 12, 20)]))
    assert isinstance(clock.due, NotBefore)
    assert clock.due.not_before_on == date(2027, 1, 11)


def test_an_extension_beyond_the_loaded_years_is_counted(rules: Rulebook) -> None:
    clock = reply_clock(
        rules, events(["received", date(2026, 12, 1)], ["extended", date(2026, 12, 20), "", 20])
    )
    assert clock.left == 40


def test_a_reply_clock_is_no_surer_than_its_calendar(rules: Rulebook) -> None:
    unsure = replace(rules.calendar.year(2021), confidence="memory")
    clock = reply_clock(rules.with_year(unsure), events(["received", date(2021, 9, 24)]))
    assert clock.due is not None
    assert clock.due.confidence == "memory"


def test_an_open_letter_in_a_year_not_loaded_still_suspends(rules: Rulebook) -> None:
    clock = reply_clock(
        rules, events(["received", date(2026, 12, 28)], ["consultation_sent", date(2027, 1, 4), "a"])
    )
    assert (clock.state, clock.used, clock.left) == (ReplyState.SUSPENDED, 7, 13)


@pytest.mark.parametrize(
    ("listed", "reason"),
    [
        ([["corrected", date(2021, 9, 24)]], "没有收到申请"),
        ([["received", date(2021, 9, 24)], ["received", date(2021, 9, 25)]], "收到申请”只能有一次"),
        ([["received", date(2021, 9, 24)], ["extended", date(2021, 9, 23), "", 5]], "早于收到申请"),
        (
            [
                ["received", date(2021, 9, 6)],
                ["extended", date(2021, 9, 7), "", 5],
                ["extended", date(2021, 9, 8), "", 5],
            ],
            "延长答复”只能有一次",
        ),
        ([["received", date(2021, 9, 6)], ["extended", date(2021, 9, 7), "", 21]], "1至20个工作日"),
        ([["received", date(2021, 9, 6)], ["consultation_answered", date(2021, 9, 7), "a"]], "没有发出"),
        ([["received", date(2021, 9, 6)], ["consultation_lapsed", date(2021, 9, 7), "a"]], "没有发出"),
        ([["received", date(2021, 9, 6)], ["corrected", date(2021, 9, 7)]], "没有“补正告知”"),
        ([["received", date(2021, 9, 6)], ["fee_paid", date(2021, 9, 7)]], "没有“收费通知”"),
        (
            [
                ["received", date(2021, 9, 6)],
                ["consultation_sent", date(2021, 9, 7), "a"],
                ["consultation_sent", date(2021, 9, 8), "a"],
            ],
            "不能再次发出",
        ),
        (
            [
                ["received", date(2021, 9, 6)],
                ["correction_asked", date(2021, 9, 7)],
                ["corrected", date(2021, 9, 8)],
                ["correction_asked", date(2021, 9, 9)],
            ],
            "补正告知”只能有一次",
        ),
    ],
)
def test_events_that_contradict_each_other_are_refused(
    rules: Rulebook, listed: list[Any], reason: str
) -> None:
    with pytest.raises(BadInputError, match=reason):
        reply_clock(rules, events(*listed))


def extension(rules: Rulebook, **changes: object) -> list[str]:
    facts = {
        "due_on": date(2021, 10, 27),
        "notified_on": date(2021, 10, 27),
        "workdays": 20,
        "consented": True,
        "extended_before": False,
        **changes,
    }
    return [issue.code for issue in extension_issues(rules, **facts)]  # type: ignore[arg-type]  # varied on purpose


def test_an_extension_in_time_with_consent_is_allowed(rules: Rulebook) -> None:
    assert extension(rules) == []


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"notified_on": date(2021, 10, 28)}, "foi.extension_late"),
        ({"consented": False}, "foi.extension_consent"),
        ({"workdays": 21}, "foi.extension_length"),
        ({"workdays": 0}, "foi.extension_length"),
        ({"extended_before": True}, "foi.extension_twice"),
    ],
)
def test_an_extension_that_the_law_does_not_allow_is_refused(
    rules: Rulebook, changes: dict[str, object], code: str
) -> None:
    assert extension(rules, **changes) == [code]


def test_everything_wrong_with_an_extension_is_said_at_once(rules: Rulebook) -> None:
    assert (
        len(
            extension(
                rules, consented=False, workdays=30, extended_before=True, notified_on=date(2021, 11, 1)
            )
        )
        == 4
    )


def test_a_late_extension_says_since_when_it_is_overdue(rules: Rulebook) -> None:
    issues = extension_issues(
        rules,
        due_on=date(2021, 10, 27),
        notified_on=date(2021, 10, 28),
        workdays=20,
        consented=True,
        extended_before=False,
    )
    assert "自2021-10-28起逾期" in str(issues[0])


@given(st.lists(SPANS, max_size=4))
def test_consulting_never_brings_the_due_date_forward(spans: list[tuple[date, date]]) -> None:
    plain, clock = consulted(), consulted(*spans)
    assert isinstance(plain.due, Deadline)
    assert isinstance(clock.due, Deadline)
    assert clock.due.due_on >= plain.due.due_on
    assert len(clock.due.counted) == 20
    assert not set(clock.due.counted) & set(clock.excluded)


@given(st.lists(SPANS, min_size=1, max_size=4))
def test_a_consultation_inside_another_changes_nothing(spans: list[tuple[date, date]]) -> None:
    sent, answered = spans[0]
    inner = (sent + timedelta(days=1), answered - timedelta(days=1))
    doubled = [*spans, inner] if inner[0] <= inner[1] else spans
    assert consulted(*doubled).due == consulted(*spans).due


@given(st.lists(SPANS, max_size=4))
def test_used_and_left_make_up_the_period(spans: list[tuple[date, date]]) -> None:
    clock = consulted(*spans)
    assert clock.used + clock.left == 20
