"""The list of officers, and what one officer's page shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from liaoliang.organisations import permissions, selectors
from liaoliang.organisations.accounts import second_factor_required
from liaoliang.organisations.models import Officer
from liaoliang.organisations.roles import Duty, Role
from liaoliang.organisations.second_factor import has_second_factor
from liaoliang.ui.address import toggled, with_value
from liaoliang.ui.components import (
    Button,
    Column,
    EmptyState,
    Facet,
    FacetOption,
    FilterBar,
    Link,
    Row,
    StateChip,
    Table,
)
from liaoliang.ui.states import State
from liaoliang.workbench.programme.offices.tabs import tabs
from liaoliang.workbench.programme.pages import link, ordered_page, trail_of, way
from liaoliang.workbench.programme.trails import trail
from liaoliang.workbench.shell import DeskRequest

ADMINISTRATOR_OF = {
    Duty.SYSTEM_ADMIN: Role.SYSTEM_ADMIN,
    Duty.SECURITY_ADMIN: Role.SECURITY_ADMIN,
    Duty.AUDITOR: Role.AUDITOR,
}


@dataclass(frozen=True, slots=True)
class HeldRole:
    """A role an officer holds, as a line with its way to be taken away."""

    role: Role
    organ_id: int | None
    scope: str


def held_roles(officer: Officer) -> Iterator[HeldRole]:
    """The administrator's role of the side one stands on, then the business roles."""
    administrator = ADMINISTRATOR_OF.get(Duty(officer.duty))
    if administrator is not None:
        yield HeldRole(administrator, None, _("全平台，不看业务内容"))
    for grant in officer.grants.all():
        yield HeldRole(Role(grant.role), grant.organ_id, grant.organ.label)


class OfficerList:
    """One page of officers for the address that was asked for."""

    def __init__(self, request: DeskRequest) -> None:
        self.request = request
        self.path = request.path
        self.query = {name: request.GET.getlist(name) for name in request.GET}
        self.words = request.GET.get("name", "").strip()
        self.role = request.GET.get("role", "")
        self.with_left = request.GET.get("left") == "1"

    @property
    def context(self) -> dict[str, Any]:
        """What `list.html` shows."""
        return {
            "tabs": tabs("officers", self.request.officer),
            "actions": [_add_button(self.request.officer)],
            "search": {"name": "name", "label": _("找人：姓名、登录名或单位"), "value": self.words},
            "filters": self._filters(),
            "table": self._table(),
        }

    def _rows(self) -> QuerySet[Officer]:
        rows = selectors.officers(self.request.officer).prefetch_related("grants__organ")
        if not self.with_left:
            rows = rows.filter(is_active=True)
        if self.role in Role.values:
            duty = next((duty for duty, role in ADMINISTRATOR_OF.items() if role == self.role), None)
            rows = rows.filter(duty=duty) if duty else rows.filter(grants__role=self.role).distinct()
        if self.words:
            named = Q(name__icontains=self.words) | Q(account__username__icontains=self.words)
            rows = rows.filter(named | Q(organ__name__icontains=self.words))
        return rows

    def _table(self) -> Table:
        page, pager = ordered_page(self.request, self._rows(), "organ__sort_order")
        heads = (_("姓名"), _("登录名"), _("单位"), _("职务"), _("角色"), _("登录"))
        return Table(
            caption=_("人员"),
            columns=tuple(Column(text=text) for text in heads),
            rows=tuple(_row(officer) for officer in page),
            pager=pager,
            panel=True,
            empty=EmptyState(title=_("没有符合的人员"), text=_("换个名字，或清除筛选再看。")),
        )

    def _filters(self) -> FilterBar:
        roles = tuple(self._option(role) for role in Role)
        left = FacetOption(
            text=_("也看离岗的"), href=toggled(self.path, self.query, "left", "1"), chosen=self.with_left
        )
        return FilterBar(
            facets=(Facet(label=_("角色"), options=roles, menu=True), Facet(label="", options=(left,))),
            found=_("共 {n} 人").format(n=self._rows().count()),
        )

    def _option(self, role: Role) -> FacetOption:
        chosen = self.role == role
        href = with_value(self.path, self.query, "role", "" if chosen else role.value)
        return FacetOption(text=role.label, href=href, chosen=chosen)


def officer_context(shown: Officer, reader: Officer) -> dict[str, Any]:
    """Facts, roles, login, trail, and what this administrator may do."""
    return {
        "shown": shown,
        "breadcrumb": trail_of(shown.name, link(_("人员与角色"), "officers")),
        "roles": list(held_roles(shown)),
        "login": login_state(shown),
        "second_factor": second_factor_state(shown),
        "has_second_factor": has_second_factor(shown.account_id),
        "may_grant": permissions.can_grant_roles(reader, shown) and shown.is_active,
        "may_control": permissions.can_control_account(reader, shown) and shown.is_active,
        "why_not": _why_not(shown, reader),
        "actions": _actions(shown, reader),
        "trail": trail(shown),
    }


def login_state(shown: Officer) -> StateChip:
    """Whether the person can sign in."""
    if not shown.account.is_active:
        return StateChip(state=State.REFUSED, word=_("不能登录"), plain=True)
    if not shown.account.has_usable_password():
        return StateChip(state=State.WAITING, word=_("还没有密码"), plain=True)
    if shown.account.must_change_password:
        return StateChip(state=State.WAITING, word=_("待改一次性密码"), plain=True)
    return StateChip(state=State.VERIFIED, word=_("可登录"), plain=True)


def second_factor_state(shown: Officer) -> StateChip:
    """Whether signing in asks for a one-time code."""
    if has_second_factor(shown.account_id):
        return StateChip(state=State.VERIFIED, word=_("双因素登录已启用"), plain=True)
    if second_factor_required(shown.account):
        return StateChip(state=State.WAITING, word=_("双因素登录待本人绑定"), plain=True)
    return StateChip(state=State.NOT_APPLICABLE, word=_("双因素登录未启用"), plain=True)


def _why_not(shown: Officer, reader: Officer) -> str:
    if not shown.is_active:
        return _("此人已离岗")
    if permissions.has_role(reader, Role.SECURITY_ADMIN):
        return _("不能给自己授予角色或改自己的登录，请另一位安全保密管理员办理") if shown == reader else ""
    return _("角色和登录由安全保密管理员办理")


def _actions(shown: Officer, reader: Officer) -> list[Button]:
    if not permissions.can_maintain_officers(reader):
        refused = _("人员信息由系统管理员维护")
        return [Button(text=_("修改"), refused=refused, small=True)]
    if not shown.is_active:
        return [
            Button(text=_("恢复在岗"), kind="secondary", href=way("officer_resume", shown.pk), small=True)
        ]
    return [
        Button(text=_("修改"), kind="secondary", href=way("officer_change", shown.pk), small=True),
        Button(text=_("办理离岗"), kind="danger", href=way("officer_end", shown.pk), small=True),
    ]


def _add_button(officer: Officer) -> Button:
    if permissions.can_maintain_officers(officer):
        return Button(text=_("新增人员"), href=way("officer_add"), small=True)
    return Button(text=_("新增人员"), refused=_("只有系统管理员可以新增人员"), small=True)


def _row(officer: Officer) -> Row:
    roles = "、".join(f"{held.role.label}（{held.scope}）" for held in held_roles(officer))
    href = way("officer", officer.pk)
    cells = (
        Link(text=officer.name, href=href),
        officer.account.username,
        officer.organ.label,
        officer.post.name if officer.post else "—",
        roles or _("还没有角色"),
        login_state(officer)
        if officer.is_active
        else StateChip(state=State.NOT_APPLICABLE, word=_("已离岗"), plain=True),
    )
    return Row(cells=cells, href=href)
