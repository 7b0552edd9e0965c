"""law/rulebook.py: one immutable value with a version; overrides only where the law leaves room."""

from __future__ import annotations

from datetime import date

import pytest

from liaoliang.errors import BadInputError
from liaoliang.law import NoValueError, Override, Provision, Rulebook, YearCalendar, deadline

LOCAL = Provision("聊城市网民留言办理规定", "5")


def override(key: str = "letters/simple_period", value: object = 7, **changes: object) -> Override:
    fields = {
        "key": key,
        "value": value,
        "source": LOCAL,
        "by": "王某",
        "from_on": date(2021, 1, 1),
        **changes,
    }
    return Override(**fields)  # type: ignore[arg-type]  # the fields are varied on purpose


def test_the_shipped_rulebook_is_read_once() -> None:
    assert Rulebook.shipped() is Rulebook.shipped()


def test_a_local_value_replaces_a_convention_from_its_day_on(rules: Rulebook) -> None:
    changed = rules.with_overrides([override()])
    assert changed.parameter("letters/simple_period").at(date(2020, 12, 31)).number == 5
    assert changed.parameter("letters/simple_period").at(date(2021, 1, 1)).number == 7


def test_a_clock_uses_the_override_and_cites_its_source(rules: Rulebook) -> None:
    answer = deadline(rules.with_overrides([override()]), "letters.simple", date(2021, 9, 24))
    assert (len(answer.counted), answer.basis, answer.confidence) == (7, (LOCAL,), "local")


def test_the_original_rulebook_is_untouched(rules: Rulebook) -> None:
    rules.with_overrides([override()])
    assert rules.parameter("letters/simple_period").latest.number == 5


def test_a_value_from_memory_may_be_replaced(rules: Rulebook) -> None:
    changed = rules.with_overrides([override("remedies/silence", "free_choice", from_on=date(2025, 1, 1))])
    assert changed.parameter("remedies/silence").at(date(2025, 1, 1)).text == "free_choice"


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"key": "foi/reply_period", "value": 30}, "不能由本地改写"),
        ({"by": " "}, "录入人"),
        ({"source": Provision("", "1")}, "出处"),
        ({"value": "seven"}, "单位working_day不符"),
        ({"value": -1}, "单位working_day不符"),
    ],
)
def test_an_unfounded_override_is_refused(rules: Rulebook, wrong: dict[str, object], reason: str) -> None:
    with pytest.raises(BadInputError, match=reason):
        rules.with_overrides([override(**wrong)])  # type: ignore[arg-type]  # wrong on purpose


def test_an_override_of_nothing_is_refused(rules: Rulebook) -> None:
    with pytest.raises(NoValueError, match="letters/nothing"):
        rules.with_overrides([override("letters/nothing")])


def test_the_version_follows_overrides_and_calendar(rules: Rulebook) -> None:
    year = YearCalendar.checked(2027, rest={date(2027, 1, 1): "元旦"}, make_up={})
    versions = {rules.version, rules.with_overrides([override()]).version, rules.with_year(year).version}
    assert len(versions) == 3


def test_the_same_overrides_in_another_order_are_the_same_rules(rules: Rulebook) -> None:
    one, other = override(), override("letters/complex_period", 10)
    assert rules.with_overrides([one, other]).version == rules.with_overrides([other, one]).version
    assert hash(rules.with_overrides([one, other])) == hash(rules.with_overrides([other, one]))
