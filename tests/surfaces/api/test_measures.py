"""Measures: the catalogue, and a figure computed for a place and a time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from django.test import Client

from factories.offices import AT, make_organ
from liaoliang.base import measures
from liaoliang.base.demo import set_mark
from liaoliang.base.measures import Measure, MeasureContext, MeasureValue, RecordRef

pytestmark = pytest.mark.django_db
asked: list[MeasureContext] = []


def two_of_three(context: MeasureContext) -> MeasureValue:
    asked.append(context)
    return MeasureValue.share(2, 3, (RecordRef("test.thing", 7, "不公开的记录"),))


def nothing(context: MeasureContext) -> MeasureValue:
    return MeasureValue.share(0, 0)


@pytest.fixture(autouse=True)
def offered(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    registry = dict(measures.all_measures())
    for key, compute in (("test.share", two_of_three), ("test.empty", nothing)):
        registry[key] = Measure(key, "示例指标", "%", "示例依据第一条", compute)
    monkeypatch.setattr(measures, "_measures", _registry(registry))
    yield
    asked.clear()


def _registry(items: dict[str, Measure]) -> measures.Registry[Measure]:
    made: measures.Registry[Measure] = measures.Registry("measure")
    for key, item in items.items():
        made.register(key, item)
    return made


def test_the_catalogue_says_unit_and_basis(client: Client) -> None:
    items = {item["key"]: item for item in client.get("/api/v1/measures").json()["items"]}
    assert items["test.share"]["unit"] == "%"
    assert items["test.share"]["basis"] == "示例依据第一条"


def test_a_figure_comes_with_numerator_and_denominator(client: Client) -> None:
    answer = client.get("/api/v1/measures/test.share").json()
    assert (answer["value"], answer["numerator"], answer["denominator"]) == ("66.67", 2, 3)


def test_nothing_to_measure_is_not_zero(client: Client) -> None:
    assert client.get("/api/v1/measures/test.empty").json()["value"] is None


def test_the_records_behind_a_figure_stay_inside(client: Client) -> None:
    assert "不公开的记录" not in client.get("/api/v1/measures/test.share").content.decode()


def test_counts_from_new_year_to_today_unless_told(client: Client) -> None:
    set_mark(office_start=AT)
    client.get("/api/v1/measures/test.share")
    context = asked[0]
    assert (context.from_on, context.to_on) == (date(2021, 1, 1), date(2021, 10, 12))


def test_measures_one_organ_in_a_period(client: Client) -> None:
    organ = make_organ()
    query = {"organ_id": organ.pk, "from_on": "2021-04-01", "to_on": "2021-06-30"}
    client.get("/api/v1/measures/test.share", query)
    context = asked[0]
    assert (context.organ_id, context.from_on, context.to_on) == (
        organ.pk,
        date(2021, 4, 1),
        date(2021, 6, 30),
    )


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("test.share?organ_id=4711", 404),
        ("test.unknown", 404),
        ("test.share?from_on=2021-13-01", 400),
        ("test.share?from_on=2021-02-01&to_on=2021-01-01", 400),
    ],
)
def test_refuses_with_a_sentence(client: Client, address: str, status: int) -> None:
    response = client.get(f"/api/v1/measures/{address}")
    assert response.status_code == status
    assert response.json()["issues"][0]
