"""One's own account: who I am here, language of the screen, ways to password and second factor."""

from __future__ import annotations

from typing import Any

from allauth.mfa.utils import is_mfa_enabled
from django import forms
from django.conf import settings
from django.http import HttpResponse
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from liaoliang.organisations.models import Officer
from liaoliang.organisations.roles import Duty
from liaoliang.organisations.selectors import organs
from liaoliang.workbench.posting import post_only
from liaoliang.workbench.shell import DeskRequest, desk_page, officer_view, see_other

LANGUAGE_COOKIE = "liaoliang_language"
A_YEAR = 365 * 24 * 3600


class LanguageForm(forms.Form):
    """Chinese or English for the screens of the workbench."""

    language = forms.ChoiceField(
        label=gettext_lazy("语言"), choices=settings.LANGUAGES, widget=forms.RadioSelect
    )


@officer_view()
def account(request: DeskRequest) -> HttpResponse:
    """What the office knows of me, and what I may change myself."""
    return _page(request, LanguageForm(initial={"language": get_language()}))


@post_only
@officer_view()
def language(request: DeskRequest) -> HttpResponse:
    """Keep the chosen language in a cookie."""
    form = LanguageForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=400)
    response = see_other("account")
    response.set_cookie(
        LANGUAGE_COOKIE, form.cleaned_data["language"], max_age=A_YEAR, samesite="Lax", secure=settings.HTTPS
    )
    return response


def _page(request: DeskRequest, form: LanguageForm, status: int = 200) -> HttpResponse:
    context: dict[str, Any] = {
        "facts": _facts(request.officer),
        "language_form": form,
        "second_factor": is_mfa_enabled(request.officer.account),
    }
    return desk_page(request, "workbench/account/account.html", context, title=_("我的账号"), status=status)


def _facts(officer: Officer) -> list[tuple[str | Promise, str]]:
    facts = [
        (_("姓名"), officer.name),
        (_("登录名"), officer.account.username),
        (_("单位"), officer.organ.name),
        (_("职务"), officer.post.name if officer.post else _("未填")),
    ]
    return [*facts, (_("角色"), _roles(officer))]


def _roles(officer: Officer) -> str:
    """Each role with the organ it is held for."""
    if officer.duty != Duty.BUSINESS:
        return str(Duty(officer.duty).label)
    names = {organ.pk: organ.label for organ in organs(officer).filter(pk__in=_held_for(officer))}
    held = [f"{held.role.label}（{names.get(held.organ_id, '')}）" for held in officer.held]
    return "、".join(held) or _("没有另外授予的角色")


def _held_for(officer: Officer) -> set[int]:
    return {held.organ_id for held in officer.held}
