"""What the surfaces mount of allauth, and one page behind the sign-in."""

from __future__ import annotations

from allauth.account import views as account
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, include, path


def desk(request: HttpRequest) -> HttpResponse:
    return HttpResponse(f"desk of {request.user}")


workbench = ([path("", desk, name="inbox")], "workbench")
urlpatterns: list[URLPattern | URLResolver] = [
    path("login/", account.login, name="account_login"),
    path("logout/", account.logout, name="account_logout"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("reauthenticate/", account.reauthenticate, name="account_reauthenticate"),
    path("password/", account.password_change, name="account_change_password"),
    path("second-factor/", include("allauth.mfa.urls")),
    path("desk/", include(workbench)),
]
