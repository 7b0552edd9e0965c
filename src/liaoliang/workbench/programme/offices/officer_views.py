"""Officers: the list, one officer's page, coming and leaving. The system administrator's side."""

from __future__ import annotations

from functools import partial

from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from liaoliang.organisations import services
from liaoliang.organisations.models import Officer
from liaoliang.organisations.roles import Role
from liaoliang.organisations.selectors import officers as officers_of
from liaoliang.ui.components import Link
from liaoliang.workbench.programme.forms import GroundForm, attempt, sent
from liaoliang.workbench.programme.offices.officer_forms import GrantForm, OfficerForm
from liaoliang.workbench.programme.offices.officer_pages import OfficerList, officer_context
from liaoliang.workbench.programme.pages import done, form_page, found, link
from liaoliang.workbench.shell import DeskRequest, desk_page, officer_view

ROOM = "organs"
READERS = (Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN)
both = require_http_methods(["GET", "POST"])


@require_GET
@officer_view(roles=READERS)
def officers(request: DeskRequest) -> HttpResponseBase:
    """All officers, by organ."""
    shown = OfficerList(request)
    return desk_page(
        request, "workbench/programme/list.html", shown.context, title=_("人员与角色"), current=ROOM
    )


@require_GET
@officer_view(roles=READERS)
def officer(request: DeskRequest, officer_id: int) -> HttpResponseBase:
    """One officer: facts, roles, login, trail."""
    shown = found(officers_of(request.officer), officer_id)
    return officer_page(request, shown, GrantForm())


@both
@officer_view(roles=[Role.SYSTEM_ADMIN])
def officer_add(request: DeskRequest) -> HttpResponseBase:
    """A new officer, without a role and without a password."""
    form = OfficerForm(sent(request))
    step = partial(services.add_officer, password=None, by=request.officer, at=request.at)
    made = attempt(form, lambda: step(facts=form.facts))
    if made is not None:
        sentence = _("已新增。请安全保密管理员设一次性密码并授予角色。")
        return done(request, sentence, "officer", made.pk)
    back = link(_("人员与角色"), "officers")
    return form_page(request, form, title=_("新增人员"), back=back, current=ROOM)


@both
@officer_view(roles=[Role.SYSTEM_ADMIN])
def officer_change(request: DeskRequest, officer_id: int) -> HttpResponseBase:
    """Another login name, name, organ or post."""
    shown = found(officers_of(request.officer), officer_id)
    form = OfficerForm(sent(request), initial=OfficerForm.values_of(shown))
    step = partial(services.change_officer, officer_id=officer_id, by=request.officer, at=request.at)
    if attempt(form, lambda: step(facts=form.facts)) is not None:
        return done(request, _("已保存"), "officer", officer_id)
    return form_page(request, form, title=_("修改人员信息"), back=back_to(shown), current=ROOM)


@both
@officer_view(roles=[Role.SYSTEM_ADMIN])
def officer_end(request: DeskRequest, officer_id: int) -> HttpResponseBase:
    """An officer leaves: no login, no role."""
    shown = found(officers_of(request.officer), officer_id)
    form = GroundForm(sent(request))
    step = partial(services.end_service, officer_id=officer_id, by=request.officer, at=request.at)
    if attempt(form, lambda: step(**form.cleaned_data)) is not None:
        return done(request, _("已办离岗，账号停用，角色全部收回"), "officer", officer_id)
    title, back = _("办理离岗"), back_to(shown)
    return form_page(request, form, title=title, back=back, button=title, danger=True, current=ROOM)


@both
@officer_view(roles=[Role.SYSTEM_ADMIN])
def officer_resume(request: DeskRequest, officer_id: int) -> HttpResponseBase:
    """An officer comes back, without a role and without a login."""
    shown = found(officers_of(request.officer), officer_id)
    form = GroundForm(sent(request))
    step = partial(services.resume_service, officer_id=officer_id, by=request.officer, at=request.at)
    if attempt(form, lambda: step(**form.cleaned_data)) is not None:
        return done(request, _("已恢复在岗，登录由安全保密管理员启用"), "officer", officer_id)
    title, back = _("恢复在岗"), back_to(shown)
    return form_page(request, form, title=title, back=back, button=title, current=ROOM)


def officer_page(request: DeskRequest, shown: Officer, form: GrantForm) -> HttpResponseBase:
    """The page of one officer with a form to grant a role."""
    inner = {**officer_context(shown, request.officer), "grant_form": form}
    template = "workbench/programme/offices/officer.html"
    return desk_page(request, template, inner, title=shown.name, current=ROOM, status=form.status)


def back_to(shown: Officer) -> Link:
    """The way back to an officer's page."""
    return link(shown.name, "officer", shown.pk)
