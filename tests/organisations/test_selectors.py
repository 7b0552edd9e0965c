"""Reads: the tree, names of a day, officers within a scope."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from pytest_django import DjangoAssertNumQueries

from liaoliang.errors import NotFoundError
from liaoliang.organisations import permissions, selectors, services
from liaoliang.organisations.models import Officer, Organ
from liaoliang.organisations.roles import Role
from organisations.places import Hire, labelled, many_organs


@pytest.mark.parametrize("count", [10, 1000])
def test_the_tree_takes_one_query(
    city: Organ, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    many_organs(count)
    with django_assert_num_queries(1):
        roots = selectors.organ_tree()
    assert [root.organ for root in roots] == [city]
    assert len(roots[0].children) >= 48 + count


def test_the_tree_knows_how_deep_it_is(city: Organ) -> None:
    county = next(node for node in selectors.organ_tree()[0].children if node.organ.label == "冠县人民政府")
    assert (county.depth, {child.depth for child in county.children}) == (1, {2})


@pytest.mark.parametrize("count", [10, 1000])
def test_the_list_of_organs_takes_one_query(
    city: Organ, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    many_organs(count)
    with django_assert_num_queries(1):
        assert len([organ.parent for organ in selectors.organs()]) == 77 + count


def test_ended_organs_are_listed_only_when_asked_for(
    city: Organ, system_admin: Officer, at: datetime
) -> None:
    gone = labelled("市人防办")
    services.end_organ(organ_id=gone.pk, ground="", by=system_admin, at=at)
    assert gone not in selectors.organs()
    assert gone in selectors.organs(with_ended=True)


def test_what_lies_beneath_is_found_at_any_depth(city: Organ) -> None:
    assert labelled("冠县财政局").pk in selectors.organs_below(city.pk)
    assert city.pk not in selectors.organs_below(city.pk)


def test_an_organ_keeps_the_name_of_each_day(city: Organ, system_admin: Officer, at: datetime) -> None:
    organ = labelled("市大数据局")
    names = {"name": "聊城市数据局", "short_name": "市数据局"}
    services.rename_organ(
        organ_id=organ.pk, **names, from_on=date(2021, 9, 1), ground="", by=system_admin, at=at
    )
    organ.refresh_from_db()
    assert selectors.name_on(organ, date(2021, 8, 31)) == "聊城市大数据局"
    assert selectors.name_on(organ, date(2021, 9, 1)) == "聊城市数据局"


def test_an_officer_sees_the_officers_of_the_own_scope_only(hire: Hire) -> None:
    mine, other = hire(Role.DRAFTER), hire(Role.DRAFTER, "市民政局")
    assert mine in selectors.officers(mine)
    assert other not in selectors.officers(mine)


def test_the_auditor_sees_no_officers(hire: Hire) -> None:
    auditor = hire(Role.AUDITOR)
    assert not selectors.officers(auditor).exists()


def test_the_system_administrator_sees_all_officers(hire: Hire, system_admin: Officer) -> None:
    assert hire(Role.DRAFTER, "冠县财政局") in selectors.officers(system_admin)


@pytest.mark.parametrize("count", [10, 1000])
def test_scope_and_officers_take_a_fixed_number_of_queries(
    hire: Hire, coordinator: Officer, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    many_organs(count)
    officer = Officer.objects.select_related("account", "organ").get(pk=coordinator.pk)
    with django_assert_num_queries(3):
        assert len(permissions.organs_in_scope(officer)) == 77 + count
        assert [found.organ.label for found in selectors.officers(officer)] == ["市政府办公室"]


def test_a_notice_goes_to_those_who_hold_the_role_for_the_organ(hire: Hire) -> None:
    head, _drafter = hire(Role.HEAD), hire(Role.DRAFTER)
    gone = hire(Role.HEAD)
    Officer.objects.filter(pk=gone.pk).update(is_active=False)
    assert list(selectors.officers_with_role(Role.HEAD, [head.organ_id])) == [head]


def test_the_officer_behind_an_account_is_found(hire: Hire) -> None:
    officer = hire(Role.DRAFTER)
    assert selectors.officer_of(officer.account_id) == officer
    assert selectors.officer_of(0) is None


@pytest.mark.django_db
def test_a_missing_organ_is_named() -> None:
    with pytest.raises(NotFoundError, match="99"):
        selectors.organ_by_id(99)
