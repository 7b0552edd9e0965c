"""Organs: the list, one organ's page, and each step with its form."""

from __future__ import annotations

from functools import partial

from django.http import HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from liaoliang.base.clock import office_day
from liaoliang.organisations import services
from liaoliang.organisations.models import Organ
from liaoliang.organisations.roles import Role
from liaoliang.organisations.selectors import organ_by_id
from liaoliang.ui.components import Link
from liaoliang.workbench.posting import post_only
from liaoliang.workbench.programme.forms import GroundForm, attempt, sent
from liaoliang.workbench.programme.offices.organ_forms import (
    AliasForm,
    ChangeOrganForm,
    MergeForm,
    OrganForm,
    RenameForm,
)
from liaoliang.workbench.programme.offices.organ_lists import OrganList
from liaoliang.workbench.programme.offices.organ_pages import organ_context
from liaoliang.workbench.programme.pages import done, form_page, link
from liaoliang.workbench.shell import DeskRequest, desk_page, officer_view

ROOM = "organs"
READERS = (Role.SYSTEM_ADMIN, Role.COORDINATOR)
both = require_http_methods(["GET", "POST"])


@require_GET
@officer_view(roles=READERS)
def organs(request: DeskRequest) -> HttpResponseBase:
    """All organs, by kind and name."""
    found = OrganList(request)
    return desk_page(request, "workbench/programme/list.html", found.context, title=_("单位"), current=ROOM)


@require_GET
@officer_view(roles=READERS)
def organ(request: DeskRequest, organ_id: int) -> HttpResponseBase:
    """One organ: facts, names, what hangs beneath it, its trail."""
    shown = organ_by_id(organ_id)
    inner = {**organ_context(shown, request.officer), "alias_form": AliasForm()}
    return desk_page(request, "workbench/programme/offices/organ.html", inner, title=shown.name, current=ROOM)


@both
@officer_view(roles=[Role.SYSTEM_ADMIN])
def organ_add(request: DeskRequest) -> HttpResponseBase:
    """A new organ."""
    form = OrganForm(sent(request))
    step = partial(services.create_organ, by=request.officer, at=request.at)
    made = attempt(form, lambda: step(facts=form.facts))
    if made is not None:
        return done(request, _("已新增“{name}”").format(name=made.label), "organ", made.pk)
    back = link(_("单位"), "organs")
    return form_page(request, form, title=_("新增单位"), back=back, current=ROOM, draft="organ")


@both
@officer_view(roles=[Role.SYSTEM_ADMIN])
def organ_change(request: DeskRequest, organ_id: int) -> HttpResponseBase:
    """Another kind, level, parent or code."""
    shown = organ_by_id(organ_id)
    form = ChangeOrganForm(shown, sent(request))
    step = partial(services.change_organ, organ_id=organ_id, by=request.officer, at=request.at)
    if attempt(form, lambda: step(facts=form.facts)) is not None:
        return done(request, _("已保存"), "organ", organ_id)
    return form_page(request, form, title=_("修改单位信息"), back=_back(shown), current=ROOM)


@both
@officer_view(roles=[Role.SYSTEM_ADMIN])
def organ_rename(request: DeskRequest, organ_id: int) -> HttpResponseBase:
    """A new name from a day on; the old one stays with the days before."""
    shown = organ_by_id(organ_id)
    initial = RenameForm.values_of(shown, office_day(request.at))
    form = RenameForm(sent(request), initial=initial)
    step = partial(services.rename_organ, organ_id=organ_id, by=request.officer, at=request.at)
    if attempt(form, lambda: step(**form.cleaned_data)) is not None:
        return done(request, _("已更名，旧名仍会被认出"), "organ", organ_id)
    return form_page(request, form, title=_("更名"), back=_back(shown), button=_("更名"), current=ROOM)


@both
@officer_view(roles=[Role.SYSTEM_ADMIN])
def organ_merge(request: DeskRequest, organ_id: int) -> HttpResponseBase:
    """End an organ in favour of another."""
    shown = organ_by_id(organ_id)
    form = MergeForm(sent(request))
    step = partial(services.merge_organ, organ_id=organ_id, by=request.officer, at=request.at)
    into = attempt(
        form, lambda: step(into_id=form.cleaned_data["into"].pk, ground=form.cleaned_data["ground"])
    )
    if into is not None:
        return done(request, _("已并入“{name}”").format(name=into.label), "organ", into.pk)
    return form_page(
        request, form, title=_("并入其他单位"), back=_back(shown), button=_("并入"), danger=True, current=ROOM
    )


@both
@officer_view(roles=[Role.SYSTEM_ADMIN])
def organ_end(request: DeskRequest, organ_id: int) -> HttpResponseBase:
    """Take an organ out of use."""
    shown = organ_by_id(organ_id)
    form = GroundForm(sent(request))
    step = partial(services.end_organ, organ_id=organ_id, by=request.officer, at=request.at)
    if attempt(form, lambda: step(**form.cleaned_data)) is not None:
        return done(request, _("已停用，原有记录不变"), "organ", organ_id)
    return form_page(
        request, form, title=_("停用单位"), back=_back(shown), button=_("停用"), danger=True, current=ROOM
    )


@both
@officer_view(roles=[Role.SYSTEM_ADMIN])
def organ_resume(request: DeskRequest, organ_id: int) -> HttpResponseBase:
    """Bring an ended organ back."""
    shown = organ_by_id(organ_id)
    form = GroundForm(sent(request))
    step = partial(services.resume_organ, organ_id=organ_id, by=request.officer, at=request.at)
    if attempt(form, lambda: step(**form.cleaned_data)) is not None:
        return done(request, _("已恢复使用"), "organ", organ_id)
    return form_page(request, form, title=_("恢复单位"), back=_back(shown), button=_("恢复"), current=ROOM)


@post_only
@officer_view(roles=READERS)
def alias_add(request: DeskRequest, organ_id: int) -> HttpResponseBase:
    """From now on this name means the organ."""
    shown = organ_by_id(organ_id)
    form = AliasForm(request.POST)
    step = partial(services.add_alias, organ_id=organ_id, by=request.officer, at=request.at)
    if attempt(form, lambda: step(**form.cleaned_data)) is not None:
        return done(request, _("已登记别名"), "organ", organ_id)
    inner = {**organ_context(shown, request.officer), "alias_form": form}
    return desk_page(
        request,
        "workbench/programme/offices/organ.html",
        inner,
        title=shown.name,
        current=ROOM,
        status=form.status,
    )


@post_only
@officer_view(roles=READERS)
def alias_remove(request: DeskRequest, organ_id: int) -> HttpResponseRedirect:
    """The name no longer means the organ."""
    name = request.POST.get("name", "")
    services.remove_alias(organ_id=organ_id, name=name, by=request.officer, at=request.at)
    return done(request, _("已删除别名“{name}”").format(name=name), "organ", organ_id)


def _back(shown: Organ) -> Link:
    return link(shown.label, "organ", shown.pk)
