"""Collective names: what each stands for, with its organs as they are at this moment; and trying a written name."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.db.models import QuerySet
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from liaoliang.organisations import permissions, services
from liaoliang.organisations.collectives import query_issues
from liaoliang.organisations.models import CollectiveName, Officer, Organ
from liaoliang.organisations.roles import Role
from liaoliang.organisations.selectors import directory, resolve_unit
from liaoliang.ui.components import Button, Column, EmptyState, Row, Table
from liaoliang.workbench.posting import post_only
from liaoliang.workbench.programme.forms import attempt, sent
from liaoliang.workbench.programme.offices.organ_forms import AliasForm, CollectiveForm, TryNameForm
from liaoliang.workbench.programme.offices.tabs import tabs
from liaoliang.workbench.programme.offices.words import resolution_words
from liaoliang.workbench.programme.pages import done, found, link, trail_of, way
from liaoliang.workbench.programme.trails import trail
from liaoliang.workbench.shell import DeskRequest, desk_page, officer_view

ROOM = "organs"
READERS = (Role.SYSTEM_ADMIN, Role.COORDINATOR)
both = require_http_methods(["GET", "POST"])


@require_GET
@officer_view(roles=READERS)
def collectives(request: DeskRequest) -> HttpResponseBase:
    """Every collective name with what it means now, and a place to try a written unit."""
    form = TryNameForm(request.GET if "text" in request.GET else None)
    answer = resolution_words(resolve_unit(form.cleaned_data["text"])) if form.is_valid() else None
    inner = {
        "tabs": tabs("collectives", request.officer),
        "actions": [_add_button(request.officer)],
        "table": _table(),
        "try_form": form,
        "answer": answer,
    }
    return desk_page(
        request, "workbench/programme/offices/collectives.html", inner, title=_("统称"), current=ROOM
    )


@require_GET
@officer_view(roles=READERS)
def collective(request: DeskRequest, collective_id: int) -> HttpResponseBase:
    """One collective name: its organs now, its aliases, its trail."""
    shown = found(_collectives(), collective_id)
    return _collective_page(request, shown, AliasForm())


@both
@officer_view(roles=READERS)
def collective_add(request: DeskRequest) -> HttpResponseBase:
    """A new collective name."""
    form = CollectiveForm(sent(request))
    return _define(request, form, None)


@both
@officer_view(roles=READERS)
def collective_change(request: DeskRequest, collective_id: int) -> HttpResponseBase:
    """Another meaning for a collective name."""
    shown = found(_collectives(), collective_id)
    form = CollectiveForm(sent(request), initial=CollectiveForm.values_of(shown))
    form.fields["name"].disabled = True
    return _define(request, form, shown)


@post_only
@officer_view(roles=READERS)
def collective_alias_add(request: DeskRequest, collective_id: int) -> HttpResponseBase:
    """From now on another name means the same."""
    shown = found(_collectives(), collective_id)
    form = AliasForm(request.POST)
    step = partial(
        services.add_collective_alias, collective_id=collective_id, by=request.officer, at=request.at
    )
    if attempt(form, lambda: step(**form.cleaned_data)) is not None:
        return done(request, _("已登记别名"), "collective", collective_id)
    return _collective_page(request, shown, form)


def _define(request: DeskRequest, form: CollectiveForm, shown: CollectiveName | None) -> HttpResponseBase:
    """Show what the stated range means, or keep it."""
    if request.POST.get("do") == "preview":
        form.is_valid()
        return _range_page(request, form, shown)
    step = partial(services.define_collective, by=request.officer, at=request.at)
    kept = attempt(form, lambda: step(query=form.query, **_rest(form)))
    if kept is not None:
        return done(request, _("已确定“{name}”的范围").format(name=kept.name), "collective", kept.pk)
    return _range_page(request, form, shown)


def _range_page(request: DeskRequest, form: CollectiveForm, shown: CollectiveName | None) -> HttpResponseBase:
    inner: dict[str, Any] = {"form": form, "organs": _expansion(form, shown), "shown": shown}
    if request.htmx:
        return render(request, "workbench/programme/offices/expansion.html", inner)
    inner["back"] = link(shown.name, "collective", shown.pk) if shown else link(_("统称"), "collectives")
    inner["breadcrumb"] = trail_of(_("确定范围"), inner["back"])
    inner["is_joined"] = shown is not None and len(shown.query.get("any", [])) > 1
    title = _("“{name}”的范围").format(name=shown.name) if shown else _("新增统称")
    template = "workbench/programme/offices/collective_form.html"
    return desk_page(request, template, inner, title=title, current=ROOM, status=form.status)


def _expansion(form: CollectiveForm, shown: CollectiveName | None) -> list[Organ] | None:
    """The organs that the stated range means at this moment; None while it is not fully stated."""
    known = directory()
    if not form.is_bound:
        return known.expand(shown, known.root) if shown else None
    stated = getattr(form, "cleaned_data", {})
    if not {"kinds", "levels", "direct", "without"} <= set(stated) or query_issues(form.query):
        return None
    return known.expand(CollectiveName(query=form.query), known.root)


def _rest(form: CollectiveForm) -> dict[str, Any]:
    return {name: form.cleaned_data[name] for name in ("name", "is_open", "note")}


def _collectives() -> QuerySet[CollectiveName]:
    return CollectiveName.objects.prefetch_related("aliases")


def _add_button(officer: Officer) -> Button:
    if permissions.can_name_units(officer):
        return Button(text=_("新增统称"), href=way("collective_add"), small=True)
    return Button(text=_("新增统称"), refused=_("统称由系统管理员或市级协调员确定"), small=True)


def _table() -> Table:
    known = directory()
    rows = []
    for shown in _collectives():
        organs = known.expand(shown, known.root)
        means = _("要逐项指定，可选 {n} 个单位") if shown.is_open else _("{n} 个单位")
        aliases = "、".join(alias.name for alias in shown.aliases.all())
        cells = (
            link(shown.name, "collective", shown.pk),
            means.format(n=len(organs)),
            aliases or "—",
            shown.note or "—",
        )
        rows.append(Row(cells=cells, href=way("collective", shown.pk)))
    return Table(
        caption=_("统称"),
        columns=tuple(Column(text=text) for text in (_("统称"), _("现在指"), _("也写作"), _("说明"))),
        rows=tuple(rows),
        panel=True,
        empty=EmptyState(
            title=_("还没有统称"), text=_("通知里的“各部门”“各县(市、区)”要在这里说清指哪些单位。")
        ),
    )


def _collective_page(request: DeskRequest, shown: CollectiveName, form: AliasForm) -> HttpResponseBase:
    known = directory()
    may = permissions.can_name_units(request.officer)
    change = Button(text=_("改范围"), kind="secondary", href=way("collective_change", shown.pk), small=True)
    refused = Button(text=_("改范围"), refused=_("统称由系统管理员或市级协调员确定"), small=True)
    inner = {
        "collective": shown,
        "organs": [link(organ.label, "organ", organ.pk) for organ in known.expand(shown, known.root)],
        "aliases": list(shown.aliases.all()),
        "alias_form": form,
        "may_name": may,
        "actions": [change if may else refused],
        "breadcrumb": trail_of(shown.name, link(_("统称"), "collectives")),
        "trail": trail(shown),
    }
    template = "workbench/programme/offices/collective.html"
    return desk_page(request, template, inner, title=shown.name, current=ROOM, status=form.status)
