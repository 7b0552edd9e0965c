"""Preconditions name everything that stands in the way, all at once, in sentences."""

from __future__ import annotations

import pytest

from liaoliang.errors import Issue, NotAllowedError, NotReadyError
from liaoliang.organisations import checks
from liaoliang.organisations.checks import LEVELS_OF, PARENTS_OF, OfficerFacts, OrganFacts
from liaoliang.organisations.models import Organ, OrganKind
from liaoliang.organisations.roles import Role
from liaoliang.organisations.services.organs import facts_of
from organisations.places import Hire, labelled


def codes(issues: list[Issue]) -> set[str]:
    assert all(str(issue) for issue in issues)
    return {issue.code for issue in issues}


def test_an_organ_with_everything_wrong_is_told_everything(city: Organ) -> None:
    facts = OrganFacts(name="", kind="ministry", level="moon", short_name="短" * 61, area_code="x")
    found = codes(checks.organ_issues(facts))
    assert found == {"organ.no_name", "organ.kind", "organ.no_parent", "organ.area_code", "too_long"}


def test_an_organ_does_not_stand_in_its_own_way(city: Organ) -> None:
    organ = labelled("市政府办公室")
    assert [
        issue for issue in checks.organ_issues(facts_of(organ), existing=organ) if issue.severity == "block"
    ] == []
    assert "taken" in codes(checks.organ_issues(facts_of(organ)))


def test_every_kind_but_the_free_ones_has_a_level_and_a_parent() -> None:
    free = {OrganKind.PUBLIC_INSTITUTION, OrganKind.PUBLIC_ENTERPRISE, OrganKind.OTHER}
    assert set(LEVELS_OF) == set(OrganKind) - free
    assert set(PARENTS_OF) == set(LEVELS_OF) - {OrganKind.MUNICIPAL_GOVERNMENT}


@pytest.mark.parametrize("name", ["聊城市 财政局", "聊城市财政局。", "聊城市财政和局"])
def test_a_name_is_taken_in_every_spelling(name: str, city: Organ) -> None:
    assert codes(checks.organ_name_issues(name)) == {"taken"}


def test_an_ended_organ_takes_no_alias(city: Organ) -> None:
    organ = labelled("市人防办")
    organ.is_active = False
    assert codes(checks.alias_issues("市民防局", organ=organ, realm=city)) == {"organ.ended"}


def test_a_free_collective_name_passes(city: Organ) -> None:
    assert checks.collective_name_issues("沿黄各县") == []
    assert codes(checks.collective_name_issues("市直各部门")) == {"taken"}


def test_what_remains_in_an_organ_is_counted(hire: Hire) -> None:
    hire(Role.HEAD), hire(Role.DRAFTER)
    issues = checks.ending_issues(labelled("市财政局"))
    assert [str(issue) for issue in issues] == ["还有 2 名工作人员在岗,请先调整到其他单位"]


def test_an_officer_with_everything_wrong_is_told_everything(city: Organ) -> None:
    facts = OfficerFacts(username="Ä", name=" ", organ_id=0, post="职" * 61)
    assert codes(checks.officer_issues(facts)) == {
        "officer.username",
        "officer.no_name",
        "officer.no_organ",
        "too_long",
    }


def test_a_business_role_needs_an_organ_in_being(hire: Hire) -> None:
    assert codes(checks.grant_issues(hire(), Role.HEAD, None)) == {"role.no_organ"}
    assert checks.grant_issues(hire(), Role.HEAD, labelled("市财政局")) == []


def test_whoever_has_left_gets_no_role(hire: Hire) -> None:
    officer = hire()
    officer.is_active = False
    assert codes(checks.grant_issues(officer, Role.AUDITOR, None)) == {"officer.left"}


def test_only_administrators_have_to_hand_over(hire: Hire) -> None:
    assert checks.leaving_issues(hire(Role.HEAD)) == []
    assert codes(checks.leaving_issues(hire(Role.AUDITOR))) == {"officer.administrator"}


def test_refusals_are_raised() -> None:
    checks.refuse_unless(True)
    checks.refuse_if([])
    with pytest.raises(NotAllowedError, match="没有办理此事项的权限"):
        checks.refuse_unless(False)
    with pytest.raises(NotReadyError, match="甲; 乙"):
        checks.refuse_if([Issue("a", "甲"), Issue("b", "乙")])


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.ASSESSOR])
def test_who_reaches_down_is_appointed_for_a_government(role: Role, hire: Hire) -> None:
    officer = hire(organ="市政府办公室")
    assert codes(checks.grant_issues(officer, role, labelled("市财政局"))) == {"role.no_government"}
    for government in ("市政府", "冠县人民政府"):
        assert checks.grant_issues(officer, role, labelled(government)) == []


def test_nobody_is_head_of_another_organ(hire: Hire) -> None:
    assert codes(checks.grant_issues(hire(), Role.HEAD, labelled("市民政局"))) == {"role.other_organ"}


BAD_NAMES = [
    "财政\u202e局",
    "财\u2066政局",
    "财\u200b政局",
    "财\n政局",
    "<b>财政局",
    "=财政局",
    "＋财政局",
    "-财政局",
    "@财政局",
]


@pytest.mark.parametrize("name", BAD_NAMES)
def test_signs_that_no_name_has_are_refused_everywhere(name: str, city: Organ) -> None:
    organ = OrganFacts(name=name, short_name=name, kind="department", level="city", parent_id=city.pk)
    officer = OfficerFacts(username="zhang.san", name=name, post=name, organ_id=city.pk)
    found = [*checks.organ_issues(organ), *checks.officer_issues(officer)]
    assert [(issue.code, issue.where) for issue in found] == [
        ("name.sign", "short_name"),
        ("name.sign", "name"),
        ("name.sign", "name"),
        ("name.sign", "post"),
    ]
    assert codes(checks.alias_issues(name, organ=city, realm=city)) == {"name.sign"}
    assert codes(checks.collective_name_issues(name)) == {"name.sign"}
