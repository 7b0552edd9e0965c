"""Aliases and collective names: learned from the mapping screen, never in conflict."""

from __future__ import annotations

from datetime import datetime

import pytest

from liaoliang.base.evidence import events_of
from liaoliang.errors import NotAllowedError, NotFoundError, NotReadyError
from liaoliang.organisations import selectors, services
from liaoliang.organisations.models import CollectiveName, Officer
from liaoliang.organisations.roles import Role
from organisations.places import Hire, labelled

COUNTIES = {"any": [{"kinds": ["county_government"]}]}


def test_the_coordinator_teaches_an_unknown_name(coordinator: Officer, at: datetime) -> None:
    organ = labelled("市信访局")
    services.add_alias(organ_id=organ.pk, name=" 市群众工作局 ", by=coordinator, at=at)
    assert selectors.resolve_unit("市群众工作局").organs == [organ]
    assert events_of(organ).latest("seq").detail == {"alias": "市群众工作局"}


def test_teaching_it_twice_changes_nothing(coordinator: Officer, at: datetime) -> None:
    organ = labelled("市信访局")
    first = services.add_alias(organ_id=organ.pk, name="市群众工作局", by=coordinator, at=at)
    assert services.add_alias(organ_id=organ.pk, name="市群众工作局", by=coordinator, at=at) == first
    assert events_of(organ).filter(action="organisations.alias_added").count() == 1


@pytest.mark.parametrize("name", ["聊城市财政局", "市发改委", "各县级政府", "", "局" * 121])
def test_a_name_that_means_something_else_is_refused(name: str, coordinator: Officer, at: datetime) -> None:
    with pytest.raises(NotReadyError):
        services.add_alias(organ_id=labelled("市信访局").pk, name=name, by=coordinator, at=at)


def test_two_counties_may_use_the_same_short_name(coordinator: Officer, at: datetime) -> None:
    for label in ("冠县财政局", "东昌府区财政局"):
        services.add_alias(organ_id=labelled(label).pk, name="本级财政局", by=coordinator, at=at)
    county = labelled("冠县人民政府")
    assert selectors.resolve_unit("本级财政局", within=county).organs == [labelled("冠县财政局")]


def test_an_officer_of_an_organ_does_not_name_it(hire: Hire, at: datetime) -> None:
    officer = hire(Role.HEAD)
    with pytest.raises(NotAllowedError):
        services.add_alias(organ_id=officer.organ_id, name="财神局", by=officer, at=at)


def test_an_alias_is_forgotten_again(coordinator: Officer, at: datetime) -> None:
    organ = labelled("市工业和信息化局")
    services.remove_alias(organ_id=organ.pk, name="市工信局", by=coordinator, at=at)
    assert selectors.resolve_unit("市工信局").kind == "unknown"
    with pytest.raises(NotFoundError, match="没有别名"):
        services.remove_alias(organ_id=organ.pk, name="市工信局", by=coordinator, at=at)


def test_a_collective_name_is_defined_and_given_a_new_meaning(coordinator: Officer, at: datetime) -> None:
    name = services.define_collective(name="沿黄县", query=COUNTIES, by=coordinator, at=at)
    excluded = labelled("冠县人民政府").pk
    services.define_collective(name="沿黄县", query=COUNTIES | {"except": [excluded]}, by=coordinator, at=at)
    assert len(selectors.expand("沿黄县")) == 7
    assert events_of(name).count() == 2


@pytest.mark.parametrize("name", ["聊城市财政局", "市工信局", "各县级政府", ""])
def test_a_collective_name_may_not_mean_an_organ(name: str, coordinator: Officer, at: datetime) -> None:
    with pytest.raises(NotReadyError):
        services.define_collective(name=name, query=COUNTIES, by=coordinator, at=at)


def test_a_wrong_query_is_refused_with_its_words(coordinator: Officer, at: datetime) -> None:
    with pytest.raises(NotReadyError, match="ministry"):
        services.define_collective(
            name="各部", query={"any": [{"kinds": ["ministry"]}]}, by=coordinator, at=at
        )


def test_a_county_coordinator_does_not_define_for_the_city(hire: Hire, at: datetime) -> None:
    with pytest.raises(NotAllowedError):
        services.define_collective(
            name="沿黄县", query=COUNTIES, by=hire(Role.COORDINATOR, "冠县人民政府"), at=at
        )


def test_a_collective_name_is_known_by_another_name(coordinator: Officer, at: datetime) -> None:
    name = CollectiveName.objects.get(name="各县(市、区)人民政府")
    services.add_collective_alias(collective_id=name.pk, name="八县市区", by=coordinator, at=at)
    services.add_collective_alias(collective_id=name.pk, name="八县市区", by=coordinator, at=at)
    assert len(selectors.resolve_unit("八县市区").organs) == 8
    with pytest.raises(NotReadyError):
        services.add_collective_alias(collective_id=name.pk, name="市政府各部门", by=coordinator, at=at)
