"""The demonstration city is complete, loads once, and its people exist only in a demonstration."""

from __future__ import annotations

from collections import Counter
from datetime import datetime

import pytest
import yaml

from liaoliang.base.demo import set_mark
from liaoliang.base.evidence import events_of
from liaoliang.errors import NotAllowedError, NotFoundError
from liaoliang.law.codes import check_uscc
from liaoliang.organisations import checks, permissions, seed, selectors
from liaoliang.organisations.collectives import query_issues
from liaoliang.organisations.models import CollectiveAlias, CollectiveName, Officer, Organ, OrganAlias
from liaoliang.organisations.names import fold
from liaoliang.organisations.roles import Role
from liaoliang.organisations.services.organs import facts_of
from organisations.places import PASSWORD


def test_the_city_has_48_organs_that_a_notice_speaks_to(city: Organ) -> None:
    kinds = Counter(Organ.objects.filter(parent=city).values_list("kind", flat=True))
    assert (kinds["county_government"], kinds["zone_committee"], kinds["department"]) == (8, 3, 37)


def test_loading_again_changes_nothing(city: Organ, at: datetime) -> None:
    before = [model.objects.count() for model in (Organ, OrganAlias, CollectiveName, CollectiveAlias)]
    assert seed.load_city(at=at) == 0
    assert [model.objects.count() for model in (Organ, OrganAlias, CollectiveName, CollectiveAlias)] == before
    assert events_of(city).count() == 1


def test_every_organ_of_the_file_would_pass_the_checks(city: Organ) -> None:
    found = [
        issue
        for organ in Organ.objects.all()
        for issue in checks.organ_issues(facts_of(organ), existing=organ)
    ]
    assert [str(issue) for issue in found if issue.severity == "block"] == []


def test_every_code_of_the_file_is_valid(city: Organ) -> None:
    codes = [organ.uscc for organ in Organ.objects.exclude(uscc="")]
    assert codes == ["11371500MB28359259"]
    assert check_uscc(codes[0]).valid


@pytest.mark.django_db
def test_every_collective_name_is_a_query_and_is_written_once() -> None:
    plain = yaml.safe_load(seed.CITY_FILE.read_text(encoding="utf-8"))["collectives"]
    written = Counter(fold(name) for facts in plain for name in [facts["name"], *facts.get("aliases", [])])
    assert [key for key, times in written.items() if times > 1] == []
    assert [facts["name"] for facts in plain if query_issues(facts["query"])] == []


@pytest.mark.usefixtures("city")
def test_no_alias_of_the_file_is_ambiguous() -> None:
    known = selectors.directory()
    for alias in OrganAlias.objects.select_related("organ", "realm"):
        assert known.resolve(alias.name, alias.realm).organs == [alias.organ], alias.name


@pytest.mark.usefixtures("city")
def test_demonstration_people_need_the_demonstration_mark(at: datetime) -> None:
    with pytest.raises(NotAllowedError, match="演示标记"):
        seed.load_demo_officers(password=PASSWORD, at=at)
    assert not Officer.objects.exists()


@pytest.mark.usefixtures("city")
def test_every_role_has_a_person_in_the_demonstration(at: datetime) -> None:
    set_mark(office_start=at)
    logins = seed.load_demo_officers(password=PASSWORD, at=at)
    assert {role for login in logins for role in login.roles} == set(Role)
    assert seed.load_demo_officers(password=PASSWORD, at=at) == logins
    for login in logins:
        officer = Officer.objects.get(account__username=login.username)
        assert officer.name.endswith("**")
        assert all(permissions.has_role(officer, role) for role in login.roles)


@pytest.mark.usefixtures("city")
def test_the_demonstrations_coordinator_coordinates_the_city(at: datetime) -> None:
    set_mark(office_start=at)
    seed.load_demo_officers(password=PASSWORD, at=at)
    assert permissions.coordinates_city(Officer.objects.get(account__username="xietiao"))


@pytest.mark.django_db
def test_people_need_their_organs_first(at: datetime) -> None:
    set_mark(office_start=at)
    with pytest.raises(NotFoundError, match="请先载入城市数据"):
        seed.load_demo_officers(password=PASSWORD, at=at)
