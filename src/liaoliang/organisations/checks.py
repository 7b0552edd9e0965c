"""What must hold before organs, names, officers and roles change; each function returns every issue found."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext_noop

from liaoliang.errors import Issue, NotAllowedError, NotReadyError
from liaoliang.law.codes import check_uscc
from liaoliang.organisations.models import (
    Account,
    CollectiveAlias,
    CollectiveName,
    Officer,
    Organ,
    OrganAlias,
    OrganKind,
    OrganLevel,
)
from liaoliang.organisations.names import fold
from liaoliang.organisations.roles import BUSINESS, ROLES, Duty, Role
from liaoliang.organisations.signs import sign_issues

_ANY_LEVEL: Final = frozenset(OrganLevel.values)
LEVELS_OF: Final[dict[str, frozenset[str]]] = {
    OrganKind.MUNICIPAL_GOVERNMENT: frozenset({OrganLevel.CITY}),
    OrganKind.DEPARTMENT: frozenset({OrganLevel.CITY}),
    OrganKind.AFFILIATED: frozenset({OrganLevel.CITY}),
    OrganKind.COUNTY_GOVERNMENT: frozenset({OrganLevel.COUNTY}),
    OrganKind.ZONE_COMMITTEE: frozenset({OrganLevel.COUNTY}),
    OrganKind.COUNTY_DEPARTMENT: frozenset({OrganLevel.COUNTY}),
    OrganKind.TOWNSHIP: frozenset({OrganLevel.TOWNSHIP}),
}
_CITY: Final = frozenset({OrganKind.MUNICIPAL_GOVERNMENT})
_COUNTY: Final = frozenset({OrganKind.COUNTY_GOVERNMENT, OrganKind.ZONE_COMMITTEE})
PARENTS_OF: Final[dict[str, frozenset[OrganKind]]] = {
    OrganKind.DEPARTMENT: _CITY,
    OrganKind.AFFILIATED: _CITY,
    OrganKind.COUNTY_GOVERNMENT: _CITY,
    OrganKind.ZONE_COMMITTEE: _CITY,
    OrganKind.COUNTY_DEPARTMENT: _COUNTY,
    OrganKind.TOWNSHIP: _COUNTY,
}
GOVERNMENTS: Final = frozenset({*_CITY, *_COUNTY, OrganKind.TOWNSHIP})
_NEEDS_NO_PARENT: Final = frozenset({OrganKind.MUNICIPAL_GOVERNMENT, OrganKind.OTHER})
_USERNAME: Final = re.compile(r"[a-z0-9][a-z0-9._-]{2,39}")


@dataclass(frozen=True, slots=True)
class OrganFacts:
    """What an office states about an organ; text is stripped by the surface or the import."""

    name: str
    kind: str
    level: str
    short_name: str = ""
    parent_id: int | None = None
    uscc: str = ""
    area_code: str = ""
    sort_order: int = 1000


@dataclass(frozen=True, slots=True)
class OfficerFacts:
    """What an office states about an officer; `post` is the post's name, blank for none."""

    username: str
    name: str
    organ_id: int
    post: str = ""


def refuse_unless(allowed: bool) -> None:
    """Raise NotAllowedError where a permission said no."""
    if not allowed:
        raise NotAllowedError(gettext_noop("您没有办理此事项的权限"))


def refuse_if(issues: Iterable[Issue]) -> None:
    """Raise NotReadyError with all of `issues`, if there are any."""
    found = list(issues)
    if found:
        raise NotReadyError(found)


def organ_issues(facts: OrganFacts, *, existing: Organ | None = None) -> list[Issue]:
    """Everything that speaks against an organ with these facts (`existing`: the one that is changed)."""
    own_id = existing.pk if existing else 0
    return [
        *_length_issues(facts),
        *organ_name_issues(facts.name, own_id=own_id),
        *_kind_issues(facts),
        *_parent_issues(facts, own_id),
        *_uscc_issues(facts.uscc, own_id),
        *_area_issues(facts.area_code),
    ]


def organ_name_issues(name: str, *, own_id: int = 0) -> list[Issue]:
    """Whether the official name is there and free."""
    key = fold(name)
    if not key:
        return [Issue("organ.no_name", gettext_noop("单位名称不能为空"), where="name")]
    if found := sign_issues(name, "name"):
        return found
    if Organ.objects.filter(key=key, is_active=True).exclude(pk=own_id).exists():
        return [_taken(name, "name")]
    if _is_collective(key) or OrganAlias.objects.filter(key=key).exclude(organ_id=own_id).exists():
        return [_taken(name, "name")]
    return []


def alias_issues(name: str, *, organ: Organ, realm: Organ) -> list[Issue]:
    """Whether `name` may become an alias of `organ` within `realm`."""
    key = fold(name)
    if not key:
        return [Issue("alias.no_name", gettext_noop("别名不能为空"), where="name")]
    taken = (
        _is_collective(key)
        or Organ.objects.filter(key=key, is_active=True).exists()
        or OrganAlias.objects.filter(key=key, realm=realm).exists()
    )
    ended = [] if organ.is_active else [_ended(organ, "organ")]
    unfit = _too_long(name, 120, "name") + sign_issues(name, "name")
    return [*ended, *unfit, *([_taken(name, "name")] if taken else [])]


def collective_name_issues(name: str, *, own_id: int = 0) -> list[Issue]:
    """Whether `name` may be a collective name."""
    key = fold(name)
    if not key:
        return [Issue("collective.no_name", gettext_noop("统称不能为空"), where="name")]
    taken = (
        CollectiveName.objects.filter(key=key).exclude(pk=own_id).exists()
        or CollectiveAlias.objects.filter(key=key).exists()
        or Organ.objects.filter(key=key, is_active=True).exists()
        or OrganAlias.objects.filter(key=key).exists()
    )
    unfit = _too_long(name, 120, "name") + sign_issues(name, "name")
    return [*unfit, *([_taken(name, "name")] if taken else [])]


def ending_issues(organ: Organ) -> list[Issue]:
    """What must be cleared away before an organ ends: those beneath it and the people in it."""
    issues = []
    children = organ.children.filter(is_active=True).count()
    if children:
        issues.append(
            Issue(
                "organ.has_children",
                gettext_noop("还有 {n} 个下属单位在用,请先调整其上级单位"),
                values={"n": children},
            )
        )
    people = organ.officers.filter(is_active=True).count()
    if people:
        issues.append(
            Issue(
                "organ.has_officers",
                gettext_noop("还有 {n} 名工作人员在岗,请先调整到其他单位"),
                values={"n": people},
            )
        )
    return issues


def officer_issues(facts: OfficerFacts, *, existing: Officer | None = None) -> list[Issue]:
    """Everything that speaks against an officer with these facts."""
    issues = [] if _USERNAME.fullmatch(facts.username) else [_bad_username()]
    others = Account.objects.filter(username=facts.username)
    if existing:
        others = others.exclude(pk=existing.account_id)
    if others.exists():
        issues.append(_taken(facts.username, "username"))
    if not facts.name.strip():
        issues.append(Issue("officer.no_name", gettext_noop("姓名不能为空"), where="name"))
    issues += _too_long(facts.name, 60, "name") + _too_long(facts.post, 60, "post")
    issues += sign_issues(facts.name, "name") + sign_issues(facts.post, "post")
    if not Organ.objects.filter(pk=facts.organ_id, is_active=True).exists():
        issues.append(Issue("officer.no_organ", gettext_noop("所在单位不存在或已停用"), where="organ"))
    return issues


def grant_issues(officer: Officer, role: Role, organ: Organ | None) -> list[Issue]:
    """Whether the officer may be given the role: three administrators apart from each other and from business."""
    issues = [] if officer.is_active else [_not_serving()]
    if role in BUSINESS:
        if officer.duty != Duty.BUSINESS:
            issues.append(_apart(gettext_noop("系统、安全、审计管理员不得兼任业务角色")))
        issues += _scope_issues(officer, role, organ)
    elif officer.duty not in {Duty.BUSINESS, ROLES[role].duty}:
        issues.append(_apart(gettext_noop("系统、安全、审计管理员须由三人分别担任")))
    elif officer.grants.exists():
        issues.append(_apart(gettext_noop("担任管理员前须先收回全部业务角色")))
    return issues


def _scope_issues(officer: Officer, role: Role, organ: Organ | None) -> list[Issue]:
    """Whether the organ is one that the role can be for."""
    if organ is None or not organ.is_active:
        return [Issue("role.no_organ", gettext_noop("请选择该角色适用的在用单位"), where="organ")]
    values: dict[str, object] = {"role": role.label, "organ": organ.label}
    if ROLES[role].reaches_down and organ.kind not in GOVERNMENTS:
        message = gettext_noop("“{role}”管一级政府和其下所有单位，“{organ}”不是政府或管委会，请改选")
        return [Issue("role.no_government", message, where="organ", values=values)]
    if role is Role.HEAD and organ.pk != officer.organ_id:
        message = gettext_noop(
            "“{role}”只能在本人所在单位担任，不能选“{organ}”；本人已调任的，请先修改所在单位"
        )
        return [Issue("role.other_organ", message, where="organ", values=values)]
    return []


def leaving_issues(officer: Officer) -> list[Issue]:
    """An administrator hands the role over before leaving or moving."""
    if officer.duty == Duty.BUSINESS:
        return []
    return [
        Issue("officer.administrator", gettext_noop("该人员担任管理员,须先由安全保密管理员收回管理员角色"))
    ]


def _length_issues(facts: OrganFacts) -> list[Issue]:
    too_long = _too_long(facts.name, 120, "name") + _too_long(facts.short_name, 60, "short_name")
    return too_long + sign_issues(facts.short_name, "short_name")


def _kind_issues(facts: OrganFacts) -> list[Issue]:
    if facts.kind not in OrganKind.values:
        return [
            Issue(
                "organ.kind",
                gettext_noop("不认识的单位类别“{kind}”"),
                where="kind",
                values={"kind": facts.kind},
            )
        ]
    if facts.level not in LEVELS_OF.get(facts.kind, _ANY_LEVEL):
        return [Issue("organ.level", gettext_noop("层级与单位类别不相符"), where="level")]
    return []


def _parent_issues(facts: OrganFacts, own_id: int) -> list[Issue]:
    if facts.parent_id is None:
        if facts.kind in _NEEDS_NO_PARENT:
            return []
        return [Issue("organ.no_parent", gettext_noop("请填写上级单位"), where="parent")]
    parent = Organ.objects.filter(pk=facts.parent_id).first()
    if parent is None or not parent.is_active:
        return [Issue("organ.parent_ended", gettext_noop("上级单位不存在或已停用"), where="parent")]
    if own_id in _chain_above(parent):
        return [Issue("organ.parent_loop", gettext_noop("上级单位不能是本单位或其下属单位"), where="parent")]
    if facts.kind in PARENTS_OF and parent.kind not in PARENTS_OF[facts.kind]:
        return [
            Issue(
                "organ.parent_kind",
                gettext_noop("该类单位不能隶属于“{parent}”"),
                where="parent",
                values={"parent": parent.label},
            )
        ]
    return []


def _chain_above(organ: Organ) -> set[int]:
    parents = dict(Organ.objects.order_by().values_list("id", "parent_id"))
    chain: set[int] = set()
    current: int | None = organ.pk
    while current is not None and current not in chain:
        chain.add(current)
        current = parents.get(current)
    return chain


def _uscc_issues(uscc: str, own_id: int) -> list[Issue]:
    if not uscc:
        return []
    check = check_uscc(uscc)
    if not check.valid:
        return [
            Issue(found.code, found.message, "uscc", found.severity, found.basis, found.values)
            for found in check.issues
        ]
    if Organ.objects.filter(uscc=uscc).exclude(pk=own_id).exists():
        return [_taken(uscc, "uscc")]
    return []


def _area_issues(area_code: str) -> list[Issue]:
    if not area_code or re.fullmatch(r"[1-9]\d{5}", area_code):
        return []
    return [Issue("organ.area_code", gettext_noop("行政区划代码为 6 位数字"), where="area_code")]


def _is_collective(key: str) -> bool:
    return CollectiveName.objects.filter(key=key).exists() or CollectiveAlias.objects.filter(key=key).exists()


def _too_long(text: str, limit: int, where: str) -> list[Issue]:
    if len(text) <= limit:
        return []
    return [Issue("too_long", gettext_noop("最多 {limit} 个字"), where=where, values={"limit": limit})]


def _taken(name: str, where: str) -> Issue:
    return Issue("taken", gettext_noop("“{name}”已被使用"), where=where, values={"name": name})


def _ended(organ: Organ, where: str) -> Issue:
    return Issue("organ.ended", gettext_noop("“{name}”已停用"), where=where, values={"name": organ.label})


def _bad_username() -> Issue:
    message = gettext_noop("登录名为 3 至 40 位小写字母、数字、点、横线或下划线,以字母或数字开头")
    return Issue("officer.username", message, where="username")


def _not_serving() -> Issue:
    return Issue("officer.left", gettext_noop("该人员已离岗"))


def _apart(message: str) -> Issue:
    return Issue("role.apart", message, where="role")
