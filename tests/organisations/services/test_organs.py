"""Organs come, change, merge and end; each step is refused, checked and recorded."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from liaoliang.base.evidence import events_of
from liaoliang.errors import BadInputError, NotAllowedError, NotFoundError, NotReadyError, WrongStateError
from liaoliang.organisations import services
from liaoliang.organisations.checks import OrganFacts
from liaoliang.organisations.models import Officer, Organ
from liaoliang.organisations.roles import Role
from liaoliang.organisations.services.organs import facts_of
from organisations.places import Hire, labelled


@pytest.fixture
def facts(city: Organ) -> OrganFacts:
    return OrganFacts(
        name="聊城市体育局", short_name="市体育事务局", kind="department", level="city", parent_id=city.pk
    )


def test_a_new_organ_leaves_its_event(facts: OrganFacts, system_admin: Officer, at: datetime) -> None:
    organ = services.create_organ(facts=facts, by=system_admin, at=at)
    event = events_of(organ).get()
    assert (event.action, event.actor_id, event.at) == ("organisations.organ_created", system_admin.pk, at)
    assert facts_of(organ) == facts


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.SYSTEM_ADMIN])
def test_nobody_else_makes_organs(role: Role, facts: OrganFacts, hire: Hire, at: datetime) -> None:
    with pytest.raises(NotAllowedError):
        services.create_organ(facts=facts, by=hire(role, scope="市政府"), at=at)
    assert not Organ.objects.filter(name=facts.name).exists()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"name": " "}, "organ.no_name"),
        ({"name": "聊城市财政局"}, "taken"),
        ({"name": "市工信局"}, "taken"),
        ({"name": "各县级政府"}, "taken"),
        ({"name": "局" * 121}, "too_long"),
        ({"kind": "ministry"}, "organ.kind"),
        ({"level": "county"}, "organ.level"),
        ({"parent_id": None}, "organ.no_parent"),
        ({"parent_id": 10**6}, "organ.parent_ended"),
        ({"area_code": "37150"}, "organ.area_code"),
        ({"uscc": "11371500MB28359259"}, "taken"),
    ],
)
def test_each_wrong_fact_is_named(
    change: dict[str, object], code: str, facts: OrganFacts, system_admin: Officer, at: datetime
) -> None:
    with pytest.raises(NotReadyError) as refused:
        services.create_organ(facts=replace(facts, **change), by=system_admin, at=at)
    assert code in {issue.code for issue in refused.value.issues}


def test_a_false_code_is_refused_in_a_sentence(
    facts: OrganFacts, system_admin: Officer, at: datetime
) -> None:
    with pytest.raises(NotReadyError) as refused:
        services.create_organ(facts=replace(facts, uscc="11371500MB28359529"), by=system_admin, at=at)
    assert [issue.where for issue in refused.value.issues if issue.severity == "block"] == ["uscc"]


def test_a_department_does_not_belong_to_a_county(
    facts: OrganFacts, system_admin: Officer, at: datetime
) -> None:
    wrong = replace(facts, parent_id=labelled("冠县人民政府").pk)
    with pytest.raises(NotReadyError, match="不能隶属于“冠县人民政府”"):
        services.create_organ(facts=wrong, by=system_admin, at=at)


def test_a_change_records_before_and_after(city: Organ, system_admin: Officer, at: datetime) -> None:
    organ = labelled("市科技局")
    services.change_organ(
        organ_id=organ.pk, facts=replace(facts_of(organ), sort_order=5), by=system_admin, at=at
    )
    detail = events_of(organ).latest("seq").detail
    assert detail == {"before": {"sort_order": organ.sort_order}, "after": {"sort_order": 5}}


def test_a_change_of_nothing_leaves_no_event(city: Organ, system_admin: Officer, at: datetime) -> None:
    organ = labelled("市科技局")
    before = events_of(organ).count()
    services.change_organ(organ_id=organ.pk, facts=facts_of(organ), by=system_admin, at=at)
    assert events_of(organ).count() == before


def test_a_name_is_not_changed_in_passing(city: Organ, system_admin: Officer, at: datetime) -> None:
    organ = labelled("市科技局")
    with pytest.raises(BadInputError, match="更名"):
        services.change_organ(
            organ_id=organ.pk, facts=replace(facts_of(organ), name="别名"), by=system_admin, at=at
        )


def test_an_organ_does_not_get_beneath_itself(city: Organ, system_admin: Officer, at: datetime) -> None:
    facts = replace(facts_of(city), parent_id=labelled("市科技局").pk)
    with pytest.raises(NotReadyError, match="不能是本单位或其下属单位"):
        services.change_organ(organ_id=city.pk, facts=facts, by=system_admin, at=at)


def rename(organ: Organ, name: str, from_on: date, by: Officer, at: datetime) -> Organ:
    return services.rename_organ(
        organ_id=organ.pk, name=name, short_name="", from_on=from_on, ground="机构改革", by=by, at=at
    )


def test_a_new_name_may_not_come_from_the_future(city: Organ, system_admin: Officer, at: datetime) -> None:
    with pytest.raises(BadInputError, match="不能晚于今天"):
        rename(labelled("市科技局"), "聊城市科学局", at.date() + timedelta(days=1), system_admin, at)


def test_a_new_name_does_not_reach_into_an_earlier_one(
    city: Organ, system_admin: Officer, at: datetime
) -> None:
    organ = rename(labelled("市科技局"), "聊城市科学局", date(2021, 9, 1), system_admin, at)
    with pytest.raises(BadInputError, match="2021-08-31"):
        rename(organ, "聊城市科委", date(2021, 9, 1), system_admin, at)


def test_an_organ_with_people_or_children_does_not_end(
    hire: Hire, system_admin: Officer, at: datetime
) -> None:
    hire(Role.DRAFTER, "冠县人民政府")
    with pytest.raises(NotReadyError) as refused:
        services.end_organ(organ_id=labelled("冠县人民政府").pk, ground="", by=system_admin, at=at)
    assert {issue.code for issue in refused.value.issues} == {"organ.has_children", "organ.has_officers"}


def test_an_ended_organ_comes_back_if_its_name_is_free(
    city: Organ, system_admin: Officer, at: datetime
) -> None:
    organ = labelled("市人防办")
    services.end_organ(organ_id=organ.pk, ground="撤销", by=system_admin, at=at)
    services.resume_organ(organ_id=organ.pk, ground="恢复", by=system_admin, at=at)
    assert [event.ground for event in events_of(organ)] == ["", "撤销", "恢复"]
    with pytest.raises(WrongStateError):
        services.resume_organ(organ_id=organ.pk, ground="", by=system_admin, at=at)


def test_an_ended_organ_is_not_changed(city: Organ, system_admin: Officer, at: datetime) -> None:
    organ = services.end_organ(organ_id=labelled("市人防办").pk, ground="", by=system_admin, at=at)
    with pytest.raises(WrongStateError, match="已停用"):
        rename(organ, "聊城市人防局", date(2021, 9, 1), system_admin, at)


def test_an_organ_is_not_merged_into_itself(city: Organ, system_admin: Officer, at: datetime) -> None:
    organ = labelled("市人防办")
    with pytest.raises(WrongStateError):
        services.merge_organ(organ_id=organ.pk, into_id=organ.pk, ground="", by=system_admin, at=at)


def test_a_missing_organ_is_not_found(system_admin: Officer, at: datetime) -> None:
    with pytest.raises(NotFoundError):
        services.end_organ(organ_id=10**6, ground="", by=system_admin, at=at)


@pytest.mark.parametrize(
    "change",
    [{"is_active": False}, {"ended_on": date(2021, 1, 1)}, {"name": "聊城市财政局", "key": "聊城市财政局"}],
)
def test_the_database_refuses_half_ended_and_doubled_organs(city: Organ, change: dict[str, object]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Organ.objects.filter(pk=labelled("市科技局").pk).update(**change)
