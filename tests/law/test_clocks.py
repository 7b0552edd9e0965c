"""law/clocks.py: every clock, its provision, its proof, and what happens past the loaded calendar."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from law.casebook import cases
from liaoliang.errors import BadInputError
from liaoliang.law import (
    RULES,
    CalendarNotLoadedError,
    Deadline,
    NotBefore,
    NoValueError,
    Rulebook,
    deadline,
    due,
    due_at,
)

CHINA = timezone(timedelta(hours=8))
SHIPPED = Rulebook.shipped()
WORKDAY_RULES = [
    name for name, rule in RULES.items() if SHIPPED.parameter(rule.periods[0]).unit == "working_day"
]
IN_HOURS = [name for name, rule in RULES.items() if SHIPPED.parameter(rule.periods[0]).unit == "hour"]
DAYS = st.dates(date(2024, 9, 1), date(2026, 6, 30))


@cases("deadlines")
def test_a_clock_ends_on_its_day(rules: Rulebook, case: dict[str, Any]) -> None:
    answer = deadline(rules, case["rule"], case["start"])
    assert answer.due_on == case["due"]
    assert len(answer.counted) == case["counted"]
    assert answer.basis[0].act == case.get("act", answer.basis[0].act)
    assert answer.basis[0].article == case.get("article", answer.basis[0].article)
    assert answer.confidence == case.get("confidence", answer.confidence)
    assert answer.bound == case.get("bound", answer.bound)


def test_every_case_of_a_confirmed_rule_says_so(rules: Rulebook) -> None:
    assert deadline(rules, "foi.reply", date(2021, 9, 24)).confidence == "confirmed"


def test_a_roll_over_a_rest_day_is_cited_and_shown(rules: Rulebook) -> None:
    answer = deadline(rules, "letters.petition_decision", date(2021, 9, 1))
    assert [str(item) for item in answer.basis] == ["信访条例(2005)第33条", "民法典第203条"]
    assert answer.rolled_from == date(2021, 10, 31)
    assert "期间末日2021年10月31日(星期日)为休息日,顺延至2021年11月1日(星期一)" in answer.proof()


def test_a_period_that_does_not_roll_does_not_cite_the_roll(rules: Rulebook) -> None:
    answer = deadline(rules, "letters.petition_decision_extended", date(2021, 9, 1))
    assert len(answer.basis) == 1
    assert answer.rolled_from is None


def test_the_rolling_provision_is_that_of_the_day(rules: Rulebook) -> None:
    answer = deadline(rules, "letters.petition_decision", date(2018, 8, 2))
    assert str(answer.basis[1]) == "民法总则第203条"


def test_overdue_begins_the_day_after(rules: Rulebook) -> None:
    assert deadline(rules, "foi.reply", date(2021, 9, 24)).overdue_since == date(2021, 10, 28)


def test_the_proof_tells_every_day_in_order(rules: Rulebook) -> None:
    proof = deadline(rules, "foi.correction_notice", date(2021, 9, 24)).proof()
    assert proof[0] == "自2021年9月24日(星期五)起算7个工作日,当日不计入"
    assert proof[1] == "跳过2021年9月25日(星期六):周末"
    assert proof[2] == "第1日:2021年9月26日(星期日),国庆节调休上班"
    assert proof[7] == "跳过2021年10月1日(星期五):国庆节放假"
    assert proof[-1] == "最迟2021年10月9日(星期六)(含当日)。依据:政府信息公开条例(2019)第30条"


def test_a_sentence_of_the_proof_keeps_its_template(rules: Rulebook) -> None:
    first = deadline(rules, "foi.reply", date(2021, 9, 24)).proof()[0]
    assert first.message.format(**first.values) == first


def test_a_backward_proof_runs_backwards(rules: Rulebook) -> None:
    proof = deadline(rules, "decisions.hearing_material", date(2021, 10, 15)).proof()
    assert proof[0] == "自2021年10月15日(星期五)向前推算7日,当日不计入"
    assert proof[1] == "第1日:2021年10月14日(星期四)"


def test_a_fixed_date_has_no_day_to_start_from(rules: Rulebook) -> None:
    assert (
        deadline(rules, "disclosure.annual_report_of_organ", date(2021, 5, 1)).proof()[0]
        == "2021年度的固定日期,不顺延"
    )


@pytest.mark.parametrize(
    ("start", "said"),
    [
        (date(2021, 8, 31), "到期月没有对应日,至月末日届满"),
        (date(2021, 4, 2), "到期月的对应日届满"),
    ],
)
def test_a_month_without_a_matching_day_says_so(rules: Rulebook, start: date, said: str) -> None:
    assert deadline(rules, "remedies.lawsuit", start).proof()[0].endswith(said)


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("policy.interpretation", "尚未与正式文本核对"),
        ("decisions.adoption_result", "地方规定"),
        ("letters.simple", "本平台约定"),
    ],
)
def test_what_is_not_confirmed_says_so_before_its_conclusion(rules: Rulebook, rule: str, said: str) -> None:
    assert said in deadline(rules, rule, date(2021, 9, 24)).proof()[-2]


def test_what_is_confirmed_has_no_reservation(rules: Rulebook) -> None:
    assert not any("核对" in line for line in deadline(rules, "foi.reply", date(2021, 9, 24)).proof())


def test_a_shorter_extension_is_counted(rules: Rulebook) -> None:
    assert deadline(rules, "foi.reply_extended", date(2021, 9, 24), extension=5).due_on == date(2021, 11, 3)


@pytest.mark.parametrize("extension", [0, -1, 21])
def test_an_extension_beyond_the_law_is_refused(rules: Rulebook, extension: int) -> None:
    with pytest.raises(BadInputError, match="延长应在1至20日之间"):
        deadline(rules, "foi.reply_extended", date(2021, 9, 24), extension=extension)


def test_a_clock_without_extension_takes_none(rules: Rulebook) -> None:
    with pytest.raises(BadInputError, match="没有延长"):
        deadline(rules, "foi.reply", date(2021, 9, 24), extension=5)


def test_an_unknown_rule_names_its_neighbours(rules: Rulebook) -> None:
    with pytest.raises(BadInputError, match=r"foi\.reply_extended"):
        deadline(rules, "foi.nothing", date(2021, 9, 24))


def test_a_day_before_the_law_is_refused(rules: Rulebook) -> None:
    with pytest.raises(NoValueError, match="2019-05-15"):
        deadline(rules, "foi.third_party", date(2019, 5, 14))


@pytest.mark.parametrize("day", [date(1, 1, 1), date(9999, 12, 31)])
def test_a_day_outside_any_calendar_is_refused(rules: Rulebook, day: date) -> None:
    with pytest.raises(BadInputError, match="日期应在"):
        deadline(rules, "decisions.consultation", day)


def test_a_clock_into_a_year_not_loaded_names_it(rules: Rulebook) -> None:
    with pytest.raises(CalendarNotLoadedError, match="2027"):
        deadline(rules, "foi.reply", date(2026, 12, 20))


def test_a_service_gets_a_not_before_date_instead(rules: Rulebook) -> None:
    answer = due(rules, "foi.reply", date(2026, 12, 20))
    assert isinstance(answer, NotBefore)
    assert (answer.not_before_on, answer.missing_years) == (date(2027, 1, 11), (2027,))
    assert "2027年的放假安排尚未载入" in answer.proof()[0]


def test_a_roll_into_a_year_not_loaded_is_not_before_its_nominal_end(rules: Rulebook) -> None:
    answer = due(rules, "remedies.lawsuit", date(2026, 7, 5))
    assert isinstance(answer, NotBefore)
    assert answer.not_before_on == date(2027, 1, 5)


def test_a_minimum_in_calendar_days_needs_no_calendar(rules: Rulebook) -> None:
    assert deadline(rules, "decisions.consultation", date(2026, 12, 20)).due_on == date(2027, 1, 19)


def test_where_the_calendar_is_loaded_due_and_deadline_agree(rules: Rulebook) -> None:
    assert due(rules, "foi.reply", date(2021, 9, 24)) == deadline(rules, "foi.reply", date(2021, 9, 24))


@pytest.mark.parametrize(
    ("rule", "end"),
    [
        ("responses.public_opinion", datetime(2021, 10, 3, 8, tzinfo=CHINA)),
        ("responses.press_conference", datetime(2021, 10, 2, 8, tzinfo=CHINA)),
        ("responses.authoritative_information", datetime(2021, 10, 1, 13, tzinfo=CHINA)),
    ],
)
def test_hours_run_through_rest_days(rules: Rulebook, rule: str, end: datetime) -> None:
    answer = due_at(rules, rule, datetime(2021, 10, 1, 8, tzinfo=CHINA))
    assert answer.due_at == end
    assert "休息日不停计" in answer.proof()[0]


def test_hours_need_a_moment_with_a_time_zone(rules: Rulebook) -> None:
    with pytest.raises(BadInputError, match="时区"):
        due_at(rules, "responses.public_opinion", datetime(2021, 10, 1, 8))  # noqa: DTZ001 -- the mistake itself


def test_a_clock_in_days_is_not_asked_by_the_hour(rules: Rulebook) -> None:
    with pytest.raises(BadInputError, match="不按小时"):
        due_at(rules, "foi.reply", datetime(2021, 10, 1, 8, tzinfo=CHINA))


@pytest.mark.parametrize("rule", IN_HOURS)
def test_a_clock_in_hours_is_not_asked_by_the_day(rules: Rulebook, rule: str) -> None:
    with pytest.raises(BadInputError, match="按小时"):
        deadline(rules, rule, date(2021, 10, 1))


@pytest.mark.parametrize("rule", sorted(set(RULES) - set(IN_HOURS)))
def test_every_clock_answers_with_a_provision_and_a_proof(rules: Rulebook, rule: str) -> None:
    answer = deadline(rules, rule, date(2024, 9, 24))
    assert answer.basis
    assert str(answer.basis[0]) in answer.proof()[-1]
    assert answer.rulebook_version == rules.version
    assert answer.title == RULES[rule].title


@given(st.sampled_from(WORKDAY_RULES), DAYS)
def test_a_due_date_in_working_days_is_a_working_day(rule: str, start: date) -> None:
    answer = deadline(SHIPPED, rule, start)
    assert SHIPPED.calendar.is_workday(answer.due_on)
    assert len([line for line in answer.proof() if line.startswith("第")]) == answer.length


@given(st.sampled_from(["letters.petition_decision", "remedies.review_request", "remedies.lawsuit"]), DAYS)
def test_a_latest_day_in_calendar_time_is_a_working_day(rule: str, start: date) -> None:
    answer = due(SHIPPED, rule, start)
    assert isinstance(answer, NotBefore) or SHIPPED.calendar.is_workday(answer.due_on)


@given(
    st.sampled_from([name for name in RULES if name not in IN_HOURS and not RULES[name].backwards]),
    DAYS,
    DAYS,
)
def test_a_later_start_never_gives_an_earlier_end(rule: str, one: date, other: date) -> None:
    early, late = (due(SHIPPED, rule, day) for day in sorted([one, other]))
    assert isinstance(late, NotBefore) or (isinstance(early, Deadline) and early.due_on <= late.due_on)
