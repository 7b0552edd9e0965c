"""What every page of the workbench stands on: who signed in, the office's moment, the frame around it.

A view is `@officer_view()` and takes a `DeskRequest`: `request.officer` is the person, `request.at` the
office's moment. A refusal of a service or selector that the view does not translate itself becomes a page
with its sentences inside the frame.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from liaoliang.base import demo
from liaoliang.base.clock import SHANGHAI, office_day, office_now
from liaoliang.base.heartbeat import heartbeats
from liaoliang.errors import LiaoliangError, NotAllowedError
from liaoliang.messaging.selectors import unread_count
from liaoliang.organisations.models import Account, Officer
from liaoliang.organisations.permissions import has_role, is_on_duty
from liaoliang.organisations.roles import Duty, Role
from liaoliang.organisations.selectors import officer_of
from liaoliang.ui.component import Link
from liaoliang.ui.components import NavItem
from liaoliang.ui.words import day_words, heartbeat_words, weekday_words
from liaoliang.workbench.refusals import issue_list, status_of
from liaoliang.workbench.rooms import ROOMS, Room
from liaoliang.worklist.selectors import counts_for

if TYPE_CHECKING:
    from django_htmx.middleware import HtmxDetails

P = ParamSpec("P")
CARE_COOKIE = "liaoliang_care"
SCHEDULER = "scheduler"
NOBODY = gettext_noop("这个账号没有对应的在岗工作人员，不能进入工作台；请联系系统管理员")
NOT_THIS_ROLE = gettext_noop("这一页只对{roles}开放")


class DeskRequest(HttpRequest):
    """A request of somebody who has signed in and is on duty."""

    officer: Officer
    at: datetime
    htmx: HtmxDetails


DeskView = Callable[Concatenate[DeskRequest, P], HttpResponseBase]
PlainView = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def officer_view(
    *, roles: Collection[Role] = (), business: bool = False
) -> Callable[[DeskView[P]], PlainView[P]]:
    """A view for officers on duty; with `roles`, for holders of at least one of them.

    `business` keeps the three administrators out. Nobody signed in goes to the sign-in page and comes
    back; what a role may do to which thing is decided by selectors and services, not here.
    """

    def decorate(view: DeskView[P]) -> PlainView[P]:
        @wraps(view)
        def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if not isinstance(request.user, Account):
                return redirect_to_login(request.get_full_path())
            response = _answer(view, request, roles, business, *args, **kwargs)
            patch_cache_control(response, private=True, no_store=True)
            return response

        return guarded

    return decorate


def _answer(
    view: DeskView[P],
    request: HttpRequest,
    roles: Collection[Role],
    business: bool,
    *args: P.args,
    **kwargs: P.kwargs,
) -> HttpResponseBase:
    try:
        return view(_admit(request, roles, business), *args, **kwargs)
    except LiaoliangError as refusal:
        return refusal_page(request, refusal)


def _admit(request: HttpRequest, roles: Collection[Role], business: bool) -> DeskRequest:
    """The same request with officer and moment; NotAllowedError for who may not enter."""
    officer = officer_of(request.user.pk or 0)
    if officer is None or not is_on_duty(officer):
        raise NotAllowedError(NOBODY)
    request.officer = officer  # type: ignore[attr-defined] # this is what makes it a DeskRequest
    request.at = office_now()  # type: ignore[attr-defined]
    if (roles and not any(has_role(officer, role) for role in roles)) or (
        business and officer.duty != Duty.BUSINESS
    ):
        wanted = "、".join(str(role.label) for role in roles) or _("业务人员")
        raise NotAllowedError(NOT_THIS_ROLE, roles=wanted)
    return request  # type: ignore[return-value]


def desk_page(
    request: DeskRequest,
    template: str,
    context: Mapping[str, Any] | None = None,
    *,
    title: str | Promise,
    current: str = "",
    status: int = 200,
) -> HttpResponse:
    """Render `template` (extends `workbench/page.html`) inside the frame. `current` is the key of a `Room`."""
    inner = {**desk_context(request, current=current), "title": title, **(context or {})}
    return render(request, template, inner, status=status)


def desk_context(request: DeskRequest, *, current: str = "") -> dict[str, Any]:
    """What the layout `ui/workbench.html` needs: names, person, bar with counts, heartbeat, demonstration."""
    day = office_day(request.at)
    return {
        **_frame(request),
        "account": _account(request.officer),
        "nav": _nav(request, current),
        "home_href": reverse("workbench:inbox"),
        "search_href": reverse("workbench:search"),
        "search_words": request.GET.get("q", "") if current == "search" else "",
        "heartbeat": _heartbeat(),
        "today": day,
        "today_words": f"{day_words(day)} {weekday_words(day)}",
        "demo_on": day if demo.is_demo() else None,
        "as_of": request.at.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M"),
    }


def guest_context(request: HttpRequest) -> dict[str, Any]:
    """The same frame around a page for somebody who has not signed in."""
    return {**_frame(request), "demo_on": office_day() if demo.is_demo() else None}


def refusal_page(request: HttpRequest, refusal: LiaoliangError) -> HttpResponse:
    """The sentences of a refusal, inside the frame where the person is known."""
    known = isinstance(getattr(request, "officer", None), Officer)
    frame = desk_context(request) if known else guest_context(request)  # type: ignore[arg-type]
    status = status_of(refusal)
    inner = {**frame, "title": _title_of(status), "status": status, "issues": issue_list(refusal)}
    inner["sent"] = request.method == "POST"
    return render(request, "workbench/refusal.html", inner, status=status)


def see_other(name: str, *args: object, query: str = "") -> HttpResponseRedirect:
    """303 to a named page of the workbench, after a POST that was carried out."""
    address = reverse(f"workbench:{name}", args=args)
    return HttpResponseRedirect(address + (f"?{query}" if query else ""), status=303)


def _title_of(status: int) -> str:
    titles = {
        403: _("您没有办这件事的权限"),
        404: _("没有找到"),
        409: _("情况已经变了"),
        422: _("还有问题没解决"),
    }
    return titles.get(status) or _("这一步没有办成")


def _frame(request: HttpRequest) -> dict[str, Any]:
    return {
        "site": settings.SITE,
        "care": request.COOKIES.get(CARE_COOKIE) == "1",
        "path": request.get_full_path(),
    }


def _account(officer: Officer) -> dict[str, Any]:
    return {
        "name": officer.name,
        "organ": officer.organ.label,
        "unit": "",
        "post": officer.post.name if officer.post else "",
        "links": [Link(text=_("我的账号"), href=reverse("workbench:account"))],
        "sign_out_href": reverse("account_logout"),
    }


def _nav(request: DeskRequest, current: str) -> list[NavItem]:
    counts = _counts(request)
    return [_nav_item(room, counts, current) for room in ROOMS if room.open_to(request.officer)]


def _nav_item(room: Room, counts: Mapping[str, tuple[int, bool]], current: str) -> NavItem:
    count, urgent = counts.get(room.key, (None, False))
    return NavItem(
        text=room.text,
        href=reverse(f"workbench:{room.name}"),
        count=count,
        urgent=urgent,
        current=room.key == current,
    )


def _counts(request: DeskRequest) -> dict[str, tuple[int, bool]]:
    waiting = counts_for(request.officer, on=office_day(request.at)).total
    return {
        "inbox": (waiting.open, waiting.overdue > 0),
        "messages": (unread_count(request.officer), False),
    }


def _heartbeat() -> dict[str, Any]:
    """Whether the scheduler lives; the last beat is machine time, shown in Shanghai's."""
    signs = [sign for sign in heartbeats() if sign.name == SCHEDULER]
    last = max((sign.seen_at for sign in signs), default=None)
    alive = any(sign.alive for sign in signs)
    shown = last.astimezone(SHANGHAI) if last else None
    return {"beats": alive, "words": heartbeat_words(beats=alive, last_at=shown, machine_time=demo.is_demo())}
