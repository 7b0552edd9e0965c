"""law/parameters.py: dated values, and the schema of their files."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from liaoliang.errors import BadInputError
from liaoliang.law import NoValueError, Rulebook, load_parameters
from liaoliang.law.parameters import parse_parameter, schema_problems

FILE = """\
title: 答复期限
unit: working_day
confidence: confirmed
checked_on: 2026-11-23
values:
  - {from: 2008-05-01, value: 15, source: {act: 旧条例, article: "24"}}
  - {from: 2019-05-15, value: 20, source: {act: 新条例, article: "33"}}
"""


def changed(old: str, new: str) -> dict[str, Any]:
    assert old in FILE
    return dict(yaml.safe_load(FILE.replace(old, new)))


def test_every_shipped_file_is_sound_and_dated() -> None:
    parameters = load_parameters()
    assert len(parameters) > 80
    assert all(parameter.checked_on <= date(2026, 11, 24) for parameter in parameters.values())


def test_every_shipped_value_names_an_act_and_an_article() -> None:
    provisions = [
        item
        for parameter in load_parameters().values()
        for value in parameter.values
        for item in value.provisions
    ]
    assert all(provision.act and provision.article for provision in provisions)


def test_the_value_of_a_day_is_the_one_in_force_on_it(rules: Rulebook) -> None:
    period = rules.parameter("foi/reply_period")
    assert [period.at(day).number for day in (date(2019, 5, 14), date(2019, 5, 15), date(2030, 1, 1))] == [
        15,
        20,
        20,
    ]


def test_a_value_knows_its_provision_and_how_sure_it_is(rules: Rulebook) -> None:
    value = rules.parameter("foi/reply_period").at(date(2021, 9, 24))
    assert (str(value.basis), value.confidence, value.unit) == (
        "政府信息公开条例(2019)第33条",
        "confirmed",
        "working_day",
    )
    assert value.from_on == date(2019, 5, 15)


def test_what_was_not_read_is_marked_as_memory(rules: Rulebook) -> None:
    assert rules.parameter("foi/reply_period").at(date(2010, 1, 1)).confidence == "memory"
    assert rules.parameter("foi/reply_after_payment_period").latest.confidence == "memory"


def test_a_day_before_the_first_value_is_refused_in_a_sentence(rules: Rulebook) -> None:
    with pytest.raises(NoValueError, match="“答复期限”在2008-04-30尚无规定,最早的规定自2008-05-01起适用"):
        rules.parameter("foi/reply_period").at(date(2008, 4, 30))


def test_an_unknown_key_is_refused(rules: Rulebook) -> None:
    with pytest.raises(NoValueError, match="foi/nothing"):
        rules.parameter("foi/nothing")


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("title: 答复期限", "titel: 答复期限", "缺少title"),
        ("title: 答复期限", "title: 答复期限\nwho: x", "不认识的字段who"),
        ("unit: working_day", "unit: day", "unit应为"),
        ("confidence: confirmed", "confidence: sure", "confidence应为"),
        ("checked_on: 2026-11-23", "checked_on: soon", "checked_on应为日期"),
        ("value: 15", "value: fifteen", "第1个值与单位working_day不符"),
        ("value: 15", "value: 0", "第1个值与单位working_day不符"),
        ("value: 15", "value: true", "第1个值与单位working_day不符"),
        ("value: 20", "value: 20, colour: red", "第2个值有不认识的字段colour"),
        ("from: 2019-05-15", "from: 2008-05-01", "严格递增"),
        ("from: 2019-05-15", "from: 2001-05-01", "严格递增"),
        ("from: 2019-05-15", "from: later", "第2个值的from应为日期"),
        (', source: {act: 新条例, article: "33"}', "", "第2个值缺少出处"),
        ('article: "33"', 'article: ""', "第2个值缺少出处"),
        ('{act: 新条例, article: "33"}', "[]", "第2个值缺少出处"),
        ("value: 20", "value: 20, confidence: sure", "第2个值的confidence"),
        ("value: 20", "value: 20, unit: day", "第2个值的unit应为"),
        ("value: 20", "value: 20, unit: text", "第2个值与单位text不符"),
    ],
)
def test_a_file_that_breaks_the_schema_is_refused(old: str, new: str, problem: str) -> None:
    assert any(problem in found for found in schema_problems(changed(old, new)))
    with pytest.raises(BadInputError, match=r"params/foi/reply_period\.yaml"):
        parse_parameter("foi/reply_period", changed(old, new))


def test_a_file_without_values_is_refused() -> None:
    assert "values至少应有一个值" in schema_problems({**changed("15", "15"), "values": []})


def test_a_value_may_be_less_sure_than_its_file() -> None:
    raw = changed("value: 15", "value: 15, confidence: memory")
    assert [value.confidence for value in parse_parameter("x", raw).values] == ["memory", "confirmed"]


def test_an_older_act_may_count_in_another_unit() -> None:
    raw = changed("value: 15", "value: 15, unit: calendar_day")
    assert [value.unit for value in parse_parameter("x", raw).values] == ["calendar_day", "working_day"]


@pytest.mark.parametrize(
    ("key", "day"),
    [
        ("remedies/silence", date(2023, 6, 1)),
        ("remedies/silence", date(2025, 6, 1)),
        ("remedies/special_query", date(2023, 6, 1)),
        ("foi/reply_after_payment_period", date(2021, 6, 1)),
        ("foi/fee_not_by_volume", date(2021, 6, 1)),
        ("policy/interpretation_period", date(2021, 6, 1)),
        ("policy/legality_review_longest_period", date(2021, 6, 1)),
        ("disclosure/enforcement_result_period", date(2021, 6, 1)),
        ("personal_information/mask_citizen_id", date(2021, 6, 1)),
    ],
)
def test_what_nobody_has_verified_stays_open_to_a_city(rules: Rulebook, key: str, day: date) -> None:
    assert rules.parameter(key).at(day).confidence == "memory"


def test_a_broken_file_of_a_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "broken.yaml").write_text("title: [", "utf-8")
    with pytest.raises(BadInputError, match="broken"):
        load_parameters(tmp_path)


def test_a_file_that_is_no_mapping_is_refused(tmp_path: Path) -> None:
    (tmp_path / "list.yaml").write_text("- 1", "utf-8")
    with pytest.raises(BadInputError, match="键值对"):
        load_parameters(tmp_path)


def test_the_version_follows_the_content(tmp_path: Path) -> None:
    (tmp_path / "one.yaml").write_text(FILE, "utf-8")
    before = load_parameters(tmp_path)
    (tmp_path / "one.yaml").write_text(FILE.replace("20", "21"), "utf-8")
    assert load_parameters(tmp_path) != before
    assert load_parameters(tmp_path).version != before.version


@pytest.mark.parametrize("wanted", ["number", "text", "table"])
def test_a_value_of_another_form_is_not_read_by_mistake(rules: Rulebook, wanted: str) -> None:
    keys = {"number": "codes/index_number_form", "text": "foi/reply_period", "table": "foi/reply_period"}
    with pytest.raises(TypeError):
        getattr(rules.parameter(keys[wanted]).latest, wanted)
