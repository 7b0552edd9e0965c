"""Legal parameters: read by everybody; a local value in place of an unconfirmed one is two persons' work."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from liaoliang.base import calendars
from liaoliang.base.clock import office_day
from liaoliang.base.models import ParameterOverride
from liaoliang.errors import NotFoundError
from liaoliang.law.parameters import NoValueError, Parameter
from liaoliang.organisations.models import Officer
from liaoliang.organisations.permissions import can_keep_rules
from liaoliang.ui.components import Button
from liaoliang.workbench.programme.forms import attempt, sent
from liaoliang.workbench.programme.pages import NOT_HERE, done, form_page, found, link, trail_of
from liaoliang.workbench.programme.rules import parameter_pages as shown
from liaoliang.workbench.programme.rules.calendar_views import recomputed
from liaoliang.workbench.programme.rules.forms import OverrideForm, is_editable
from liaoliang.workbench.programme.rules.permissions import MAY_NOT, insist_keeper
from liaoliang.workbench.programme.trails import trail
from liaoliang.workbench.shell import DeskRequest, desk_page, officer_view

ROOM = "rules"
both = require_http_methods(["GET", "POST"])


@require_GET
@officer_view()
def parameters(request: DeskRequest) -> HttpResponseBase:
    """All parameters by field of law."""
    inner = shown.parameters_context(request, office_day(request.at))
    return desk_page(request, "workbench/programme/list.html", inner, title=_("法律参数"), current=ROOM)


@require_GET
@officer_view()
def parameter(request: DeskRequest, key: str) -> HttpResponseBase:
    """One parameter through time."""
    known = _known(key)
    inner = shown.parameter_context(known, request.officer, office_day(request.at))
    inner["breadcrumb"] = trail_of(known.title, link(_("法律参数"), "parameters"))
    template = "workbench/programme/rules/parameter.html"
    return desk_page(request, template, inner, title=known.title, current=ROOM)


@both
@officer_view()
def parameter_override(request: DeskRequest, key: str) -> HttpResponseBase:
    """Prepare a local value with its source."""
    insist_keeper(request.officer)
    known = _known(key)
    if not is_editable(known):
        raise NotFoundError(NOT_HERE)
    form = OverrideForm(known, sent(request), initial={"from_on": office_day(request.at)})
    step = partial(calendars.set_override, key=key, by=request.officer.actor, at=request.at)
    row = attempt(form, lambda: step(**form.facts))
    if row is not None:
        return done(request, _("已录入，等另一个人核对后确认"), "override_pending", row.pk)
    back, title = link(known.title, "parameter", key), _("录入本地取值")
    return form_page(request, form, title=title, back=back, lead=known.title, current=ROOM)


@both
@officer_view()
def override_pending(request: DeskRequest, override_id: int) -> HttpResponseBase:
    """A prepared local value: another person puts it in force."""
    row = found(ParameterOverride.objects.all(), override_id)
    if request.method == "POST":
        insist_keeper(request.officer)
        change = calendars.confirm_override(override_id=row.pk, by=request.officer.actor, at=request.at)
        return recomputed(request, change)
    known = _known(row.key)
    inner = {**_pending(row, known), "confirm": _confirm_button(row, request.officer)}
    title = _("“{title}”的本地取值").format(title=known.title)
    inner["breadcrumb"] = trail_of(title, link(known.title, "parameter", row.key))
    template = "workbench/programme/rules/override.html"
    return desk_page(request, template, inner, title=title, current=ROOM)


def _pending(row: ParameterOverride, known: Parameter) -> dict[str, Any]:
    replaced = shown.in_force(known, row.from_on)
    return {
        "row": row,
        "words": shown.override_words(row, known),
        "before": shown.value_words(replaced),
        "before_basis": str(replaced.basis),
        "prepared": shown.prepared_words(row),
        "trail": trail(row),
    }


def _confirm_button(row: ParameterOverride, officer: Officer) -> Button:
    text = _("确认并重新计算期限")
    if row.confirmed_at:
        return Button(text=text, refused=_("{name} 已确认").format(name=row.confirmed_by_name))
    if not can_keep_rules(officer):
        return Button(text=text, refused=_(MAY_NOT))
    if row.prepared_by_id == officer.pk:
        return Button(text=text, refused=_("是您录入的，要另一个人核对后确认"))
    return Button(text=text)


def _known(key: str) -> Parameter:
    try:
        return calendars.current_rulebook().parameter(key)
    except NoValueError as error:
        raise NotFoundError(NOT_HERE) from error
