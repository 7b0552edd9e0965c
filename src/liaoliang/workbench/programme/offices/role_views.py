"""Roles, logins, one-time passwords, the sign-in policy: the security administrator's side."""

from __future__ import annotations

from functools import partial

from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from liaoliang.errors import BadInputError, gettext_noop
from liaoliang.organisations import services
from liaoliang.organisations.models import Officer, SignInPolicy
from liaoliang.organisations.roles import Role
from liaoliang.organisations.selectors import officers as officers_of
from liaoliang.organisations.selectors import sign_in_policy as policy_in_force
from liaoliang.workbench.posting import post_only
from liaoliang.workbench.programme.forms import GroundForm, attempt, sent
from liaoliang.workbench.programme.offices.officer_forms import (
    GrantForm,
    PasswordForm,
    PolicyForm,
    RevokeForm,
)
from liaoliang.workbench.programme.offices.officer_pages import HeldRole, held_roles
from liaoliang.workbench.programme.offices.officer_views import back_to, officer_page
from liaoliang.workbench.programme.offices.tabs import tabs
from liaoliang.workbench.programme.pages import done, form_page, found, link
from liaoliang.workbench.shell import DeskRequest, officer_view, see_other

ROOM = "organs"
NO_SUCH_ROLE = gettext_noop("没有这个角色，请刷新后再办")
both = require_http_methods(["GET", "POST"])


@post_only
@officer_view(roles=[Role.SECURITY_ADMIN])
def role_grant(request: DeskRequest, officer_id: int) -> HttpResponseBase:
    """Entrust a role."""
    shown = found(officers_of(request.officer), officer_id)
    form = GrantForm(request.POST)
    step = partial(services.grant_role, officer_id=officer_id, by=request.officer, at=request.at)
    if attempt(form, lambda: step(**form.grant)) is not None:
        return done(request, _("已授予角色"), "officer", officer_id)
    return officer_page(request, shown, form)


@both
@officer_view(roles=[Role.SECURITY_ADMIN])
def role_revoke(request: DeskRequest, officer_id: int) -> HttpResponseBase:
    """Take a role away, after saying why."""
    shown = found(officers_of(request.officer), officer_id)
    if request.method == "GET" and "role" not in request.GET:
        return see_other("officer", officer_id)
    form = RevokeForm(sent(request), initial=request.GET.dict())
    held = _asked_for(form, shown)
    step = partial(services.revoke_role, officer_id=officer_id, by=request.officer, at=request.at)
    if attempt(form, lambda: step(**form.grant)) is not None:
        return done(request, _("已收回角色"), "officer", officer_id)
    title = _("收回“{role}”").format(role=held.role.label)
    lead = _("{name} 的“{role}”（{scope}）将被收回，收回后立即不能再办相应的事。").format(
        name=shown.name, role=held.role.label, scope=held.scope
    )
    return form_page(
        request,
        form,
        title=title,
        lead=lead,
        back=back_to(shown),
        button=_("收回角色"),
        danger=True,
        current=ROOM,
    )


def _asked_for(form: RevokeForm, shown: Officer) -> HeldRole:
    """The role that address or form names, if the officer holds it. Raises BadInputError."""
    named = (str(form["role"].value() or ""), str(form["organ_id"].value() or ""))
    for held in held_roles(shown):
        if (held.role.value, str(held.organ_id or "")) == named:
            return held
    raise BadInputError("", NO_SUCH_ROLE)


@post_only
@officer_view(roles=[Role.SECURITY_ADMIN])
def login_switch(request: DeskRequest, officer_id: int) -> HttpResponseBase:
    """Switch a login on or off."""
    shown = found(officers_of(request.officer), officer_id)
    if request.POST.get("on") == "1":
        services.enable_account(officer_id=shown.pk, by=request.officer, at=request.at)
        return done(request, _("登录已启用"), "officer", officer_id)
    services.disable_account(officer_id=shown.pk, by=request.officer, at=request.at)
    return done(request, _("登录已停用，正在使用的会话随下一次操作结束"), "officer", officer_id)


@both
@officer_view(roles=[Role.SECURITY_ADMIN])
def password_reset(request: DeskRequest, officer_id: int) -> HttpResponseBase:
    """Give a one-time password."""
    shown = found(officers_of(request.officer), officer_id)
    form = PasswordForm(sent(request))
    step = partial(services.reset_password, officer_id=officer_id, by=request.officer, at=request.at)
    if attempt(form, lambda: step(**form.cleaned_data)) is not None:
        return done(request, _("一次性密码已设好，本人登录后须改掉"), "officer", officer_id)
    return form_page(request, form, title=_("设一次性密码"), back=back_to(shown), current=ROOM)


@both
@officer_view(roles=[Role.SECURITY_ADMIN])
def second_factor_reset(request: DeskRequest, officer_id: int) -> HttpResponseBase:
    """Take off a second factor whose telephone is lost."""
    shown = found(officers_of(request.officer), officer_id)
    form = GroundForm(sent(request))
    step = partial(services.reset_second_factor, officer_id=officer_id, by=request.officer, at=request.at)
    if attempt(form, lambda: step(**form.cleaned_data)) is not None:
        return done(request, _("已解除双因素登录，本人和审计员会收到消息"), "officer", officer_id)
    lead = _(
        "请先当面或打电话确认是本人提出。解除后只凭密码就能登录；单位要求双因素登录的，下次登录会请本人重新绑定。"
    )
    title, back = _("解除双因素登录"), back_to(shown)
    return form_page(
        request, form, title=title, lead=lead, back=back, button=title, danger=True, current=ROOM
    )


@both
@officer_view(roles=[Role.SECURITY_ADMIN])
def sign_in_policy(request: DeskRequest) -> HttpResponseBase:
    """Whom the office asks for a second factor."""
    form = PolicyForm(sent(request), initial={"second_factor": policy_in_force().second_factor})
    step = partial(services.set_sign_in_policy, by=request.officer, at=request.at)
    set_now = attempt(
        form, lambda: step(second_factor=SignInPolicy.SecondFactor(form.cleaned_data["second_factor"]))
    )
    if set_now is not None:
        return done(request, _("登录策略已调整"), "sign_in_policy")
    above = (tabs("sign_in_policy", request.officer),)
    back = link(_("人员与角色"), "officers")
    return form_page(request, form, title=_("登录策略"), back=back, above=above, current=ROOM)
