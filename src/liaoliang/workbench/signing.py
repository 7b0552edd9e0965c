"""allauth's pages in our dress: its views decide, our templates show, in the office's words.

`framed` takes a view of allauth and gives its page our template, frame, labels and sentences. A view that
redirects is let through; what allauth wants to say about it is replaced by `said`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, Final

from allauth.account import views as allauth_views
from axes.helpers import get_cool_off, get_failure_limit
from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.template.response import TemplateResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from liaoliang.base.clock import office_now
from liaoliang.organisations.models import Account
from liaoliang.organisations.permissions import is_on_duty
from liaoliang.organisations.selectors import officer_of
from liaoliang.workbench.demo_logins import demo_logins, demo_password
from liaoliang.workbench.shell import desk_context, guest_context

View = Callable[..., HttpResponseBase]
LABELS: Final[Mapping[str, str | Promise]] = {
    "login": gettext_lazy("登录名"),
    "password": gettext_lazy("密码"),
    "oldpassword": gettext_lazy("现在的密码"),
    "password1": gettext_lazy("新密码"),
    "password2": gettext_lazy("再输一次新密码"),
    "code": gettext_lazy("验证码"),
}
HINTS: Final[Mapping[str, str | Promise]] = {
    "password1": gettext_lazy("至少 10 个字符，不能全是数字，也不能是常见的密码"),
    "code": gettext_lazy("验证器应用里的 6 位数字；手机不在身边时，可以用一个恢复码"),
}


@dataclass(frozen=True, slots=True)
class Dress:
    """How a page of allauth is shown: template below `workbench/account/`, title, what is said when it is done."""

    template: str
    title: str | Promise
    said: str | Promise = ""
    beside: Callable[[], Mapping[str, Any]] = field(default=dict)


def framed(view: View, dress: Dress) -> View:
    """`view` with the dress put on."""

    @wraps(view)
    def shown(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        if isinstance(response, TemplateResponse) and not response.is_rendered:
            _put_on(request, response, dress)
        elif request.method == "POST":
            _say(request, dress)
        return response

    return shown


def _put_on(request: HttpRequest, response: TemplateResponse, dress: Dress) -> None:
    given = response.context_data or {}
    response.template_name = f"workbench/account/{dress.template}.html"
    # allauth has a "site" of its own, so the frame comes last.
    response.context_data = {**given, **_frame(request), "title": dress.title, **dress.beside()}
    form = given.get("form")
    if isinstance(form, BaseForm):
        _word(form)


def _word(form: BaseForm) -> None:
    """Our labels and hints; no words inside the fields, where they vanish when somebody types."""
    for bound in form:
        bound.label = str(LABELS.get(bound.name) or bound.label or "")
        bound.help_text = str(HINTS.get(bound.name, ""))
        bound.field.help_text = bound.help_text  # names the hint to readers (aria-describedby)
        bound.field.widget.attrs.pop("placeholder", None)
        _say_what_is_missing(form, bound.name, bound.label)


def _say_what_is_missing(form: BaseForm, name: str, label: str) -> None:
    for error in form.errors[name].as_data() if name in form.errors else ():
        if error.code == "required":
            error.message = _("请填写{label}").format(label=label)


def _say(request: HttpRequest, dress: Dress) -> None:
    """Drop what allauth queued during this request and say it in our words."""
    for _message in messages.get_messages(request):
        continue
    if dress.said:
        messages.success(request, str(dress.said))


def _frame(request: HttpRequest) -> dict[str, Any]:
    """The desk's frame for an officer on duty; the plain one for everybody else."""
    if not isinstance(request.user, Account):
        return guest_context(request)
    officer = officer_of(request.user.pk)
    if officer is None or not is_on_duty(officer):
        return guest_context(request)
    request.officer = officer  # type: ignore[attr-defined] # desk_context needs the person and the moment
    request.at = office_now()  # type: ignore[attr-defined]
    return desk_context(request)  # type: ignore[arg-type]


def password_change(request: HttpRequest) -> HttpResponseBase:
    """allauth's page; an account without a usable password has none to change, and the page says who gives one.

    allauth would lead to a page that sets a password without asking for anything; this office has none.
    """
    if isinstance(request.user, Account) and not request.user.has_usable_password():
        return TemplateResponse(request, "", {}, status=409 if request.method == "POST" else 200)
    return allauth_views.password_change(request)  # type: ignore[no-any-return] # allauth ships no types


def beside_sign_in() -> Mapping[str, Any]:
    """The demonstration's logins and their password; none where real work is done."""
    return {"demo": demo_logins(), "demo_password": demo_password()}


def locked_out(
    request: HttpRequest, original: HttpResponse | None = None, credentials: Mapping[str, Any] | None = None
) -> HttpResponse:
    """The page after too many wrong passwords: why, and when it goes on (named in the settings for axes)."""
    wait = get_cool_off(request)
    minutes = int(wait.total_seconds() // 60) if wait else 0
    context = {
        **guest_context(request),
        "title": _("登录已暂停"),
        "limit": get_failure_limit(request, credentials),
        "minutes": minutes,
    }
    return render(request, "workbench/account/locked.html", context, status=429)
