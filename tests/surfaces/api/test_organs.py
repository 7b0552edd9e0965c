"""Organs, their names and what collective names mean."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from factories.offices import make_organ
from liaoliang.organisations.models import CollectiveName, FormerName, Organ, OrganAlias, OrganKind

pytestmark = pytest.mark.django_db


def test_an_empty_city_has_an_empty_list(client: Client) -> None:
    answer = client.get("/api/v1/organs").json()
    assert (answer["items"], answer["next"]) == ([], None)


def test_lists_an_organ_with_its_names(client: Client) -> None:
    city = make_organ("聊城市人民政府", kind=OrganKind.MUNICIPAL_GOVERNMENT)
    organ = make_organ("聊城市财政局", parent=city)
    OrganAlias.objects.create(organ=organ, realm=city, name="财政局")
    FormerName.objects.create(organ=organ, name="聊城地区财政局", until_on=date(1997, 8, 21))
    found = client.get(f"/api/v1/organs/{organ.pk}").json()["organ"]
    assert (found["name"], found["parent_id"], found["aliases"]) == ("聊城市财政局", city.pk, ["财政局"])
    assert found["former_names"] == [{"name": "聊城地区财政局", "until_on": "1997-08-21"}]
    assert (found["kind"], found["kind_label"]) == ("department", "市政府部门")


def test_an_ended_organ_is_listed_only_when_asked_for(client: Client) -> None:
    organ = make_organ("聊城市原某局")
    Organ.objects.filter(pk=organ.pk).update(is_active=False, ended_on=date(2021, 1, 1))
    assert client.get("/api/v1/organs").json()["items"] == []
    assert len(client.get("/api/v1/organs?with_ended=true").json()["items"]) == 1
    assert client.get(f"/api/v1/organs/{organ.pk}").json()["organ"]["is_active"] is False


def test_filters_by_kind(client: Client) -> None:
    make_organ("甲局")
    make_organ("乙县", kind=OrganKind.COUNTY_GOVERNMENT)
    items = client.get("/api/v1/organs?kind=county_government").json()["items"]
    assert [item["name"] for item in items] == ["乙县"]


@pytest.mark.parametrize("organ_id", ["4711", "9" * 40, "0"])
def test_says_that_there_is_no_such_organ(client: Client, organ_id: str) -> None:
    response = client.get(f"/api/v1/organs/{organ_id}")
    assert response.status_code == 404
    assert response.json() == {"status": 404, "issues": [f"没有编号为 {organ_id} 的单位"]}


def test_expands_a_collective_name(client: Client) -> None:
    city = make_organ("聊城市人民政府", kind=OrganKind.MUNICIPAL_GOVERNMENT)
    county = make_organ("莘县人民政府", parent=city, kind=OrganKind.COUNTY_GOVERNMENT)
    CollectiveName.objects.create(name="各县政府", query={"any": [{"kinds": ["county_government"]}]})
    found = client.get("/api/v1/collective-names").json()["items"][0]
    assert (found["name"], [organ["id"] for organ in found["organs"]]) == ("各县政府", [county.pk])


@pytest.mark.parametrize("count", [10, 1000])
def test_a_page_asks_the_database_the_same_however_many_organs(
    client: Client, django_assert_num_queries: object, count: int
) -> None:
    Organ.objects.bulk_create(
        Organ(name=f"{n}局", key=f"{n}局", kind="department", level="city") for n in range(count)
    )
    with django_assert_num_queries(4):  # type: ignore[operator] # organs, aliases, former names, clock
        client.get("/api/v1/organs?limit=200")
