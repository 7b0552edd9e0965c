"""Signing in: no sign-up, the honest client address, what a person must do before anything else.

allauth does the work; this module only tells it what this office allows.
"""

from __future__ import annotations

from collections.abc import Callable
from ipaddress import ip_address
from typing import Any, Final

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from liaoliang.base.clock import office_now
from liaoliang.base.fields import Cipher
from liaoliang.organisations import selectors, services
from liaoliang.organisations.models import Account, SignInPolicy
from liaoliang.organisations.passwords import password_issues, refuse_in_form
from liaoliang.organisations.roles import Duty

# Where a person is sent first, and the pages that stay open meanwhile.
CHANGE_PASSWORD: Final = "account_change_password"  # noqa: S105 - the name of a page
SET_UP_SECOND_FACTOR: Final = "mfa_activate_totp"
STAYS_OPEN: Final = frozenset(
    {CHANGE_PASSWORD, SET_UP_SECOND_FACTOR, "account_logout", "account_reauthenticate", "mfa_reauthenticate"}
)
SECOND_FACTOR_PLACE: Final = "mfa_authenticator.data"
PUBLIC_NAMESPACES: Final = frozenset({"portal", "portal-en", "api"})


class ClosedSignUpAdapter(DefaultAccountAdapter):  # type: ignore[misc] # allauth ships no types
    """Accounts are given by the system administrator; nobody signs up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """The same address that the lock-out counts by."""
        return client_address(request)

    def clean_password(self, password: str, user: AbstractBaseUser | None = None) -> str:
        """The office's rules for passwords, in the office's words."""
        account = user if isinstance(user, Account) else Account()
        refuse_in_form(password_issues(password, account))
        return password

    def set_password(self, user: AbstractBaseUser, password: str) -> None:
        """A person's own new password: kept, and written into the trail."""
        services.change_own_password(account_id=user.pk, password=password, at=office_now())
        user.refresh_from_db()

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """To the desk, or to whatever must still be done before it."""
        return reverse(settings.LOGIN_REDIRECT_URL)


class SealedMfaAdapter(DefaultMFAAdapter):  # type: ignore[misc] # allauth ships no types
    """One-time-code secrets and recovery seeds lie encrypted in the database."""

    def encrypt(self, text: str) -> str:
        """Close under the current key of the ring."""
        return Cipher.close(text, SECOND_FACTOR_PLACE).stored

    def decrypt(self, encrypted_text: str) -> str:
        """Open again, under whichever key it was closed."""
        return Cipher(encrypted_text).open(SECOND_FACTOR_PLACE)


def client_address(request: HttpRequest) -> str:
    """The peer's address; behind a trusted proxy, the right-most forwarded address that is not a proxy of ours.

    What stands further left was written by strangers. A forwarded value that is no address ends the search.
    """
    peer = str(request.META.get("REMOTE_ADDR", ""))
    if peer not in settings.TRUSTED_PROXIES:
        return peer
    forwarded = str(request.META.get("HTTP_X_FORWARDED_FOR", "")).split(",")
    for written in reversed(forwarded):
        address = _address(written)
        if address is None:
            break
        if address not in settings.TRUSTED_PROXIES:
            return address
    return peer


def attempted_login(request: HttpRequest, credentials: dict[str, Any] | None) -> str:
    """The login a failed attempt counts for, spelled one way.

    Signing in takes "Name" and " name " for the same account, so the lock-out must as well.
    """
    given = (credentials or {}).get("username") or request.POST.get("login", "")
    return str(given).strip().casefold()


def _address(written: str) -> str | None:
    try:
        return str(ip_address(written.strip()))
    except ValueError:
        return None


def second_factor_required(account: Account) -> bool:
    """Whether the office's policy asks this account for a one-time code."""
    policy = selectors.sign_in_policy().second_factor
    if policy == SignInPolicy.SecondFactor.ADMINISTRATORS:
        officer = selectors.officer_of(account.pk)
        return officer is not None and officer.duty != Duty.BUSINESS
    return policy == SignInPolicy.SecondFactor.EVERYONE


def required_step(account: Account) -> str | None:
    """Name of the page where this person must go before anything else; None when there is none."""
    if account.must_change_password:
        return CHANGE_PASSWORD
    if second_factor_required(account) and not is_mfa_enabled(account):
        return SET_UP_SECOND_FACTOR
    return None


class RequiredStepMiddleware:
    """Keeps a signed-in person at the required step: every page but the portal's and the step's own leads there."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_: Any) -> HttpResponseBase | None:
        """After the address is resolved; pages of the portal never touch the session."""
        match = request.resolver_match
        if match is None or match.url_name in STAYS_OPEN or PUBLIC_NAMESPACES & set(match.namespaces):
            return None
        if not isinstance(request.user, Account):
            return None
        step = required_step(request.user)
        return redirect(step) if step else None
