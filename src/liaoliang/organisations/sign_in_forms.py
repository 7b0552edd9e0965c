"""allauth's forms that ask for a secret, counted by the lock-out like the sign-in itself.

Six digits are guessed in an afternoon by whoever may try as often as he or she likes, and so is a password by
whoever sits down at an open session. A wrong answer counts as a failed sign-in of that account from that
address; while the account is locked there, no answer is looked at.
"""

from __future__ import annotations

from typing import Any

from allauth.account.forms import ChangePasswordForm
from allauth.core import context
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from axes.handlers.proxy import AxesProxyHandler
from django import forms
from django.contrib.auth.base_user import AbstractBaseUser
from django.utils.translation import gettext as _

from liaoliang.organisations import second_factor
from liaoliang.organisations.passwords import refuse_in_form, reuse_issues


def refuse_while_locked(user: AbstractBaseUser) -> None:
    """Raise ValidationError while the account is locked for this address; the answer is the lock-out's page."""
    credentials = {"username": user.get_username()}
    if not AxesProxyHandler.is_allowed(context.request, credentials):
        context.request.axes_locked_out = True
        context.request.axes_credentials = credentials
        raise forms.ValidationError(_("登录已暂停"))


def count_failure(user: AbstractBaseUser) -> None:
    """Count a wrong answer as a failed sign-in; the last one allowed locks."""
    credentials = {"username": user.get_username()}
    AxesProxyHandler.user_login_failed(__name__, credentials, context.request)


class _CountedCode:
    """What both forms for a one-time code share."""

    user: AbstractBaseUser

    def clean_code(self) -> str:
        """The code, if the account is not locked and the code is right."""
        refuse_while_locked(self.user)
        try:
            code = str(super().clean_code())  # type: ignore[misc] # mixed into allauth's forms
        except forms.ValidationError:
            count_failure(self.user)
            raise
        if not second_factor.spend(self.user.pk, code):
            raise forms.ValidationError(_("这个验证码已经用过，请等验证器换出下一个再输入"), code="used_code")
        return code


class CountedAuthenticateForm(_CountedCode, AuthenticateForm):  # type: ignore[misc] # allauth ships no types
    """The code asked for when signing in."""


class CountedReauthenticateForm(_CountedCode, ReauthenticateForm):  # type: ignore[misc]
    """The code asked for again before something delicate."""


class CountedPasswordForm(ChangePasswordForm):  # type: ignore[misc]
    """The old password asked for before it is changed."""

    def clean_oldpassword(self) -> str:
        """The old password, if the account is not locked and it is right."""
        refuse_while_locked(self.user)
        try:
            return str(super().clean_oldpassword())
        except forms.ValidationError:
            count_failure(self.user)
            raise

    def clean(self) -> dict[str, Any]:
        """The new password must be new; asked only of who knows the old one, because the answer tells it."""
        cleaned: dict[str, Any] = super().clean()
        if "oldpassword" in cleaned and "password1" in cleaned:
            try:
                refuse_in_form(reuse_issues(cleaned["password1"], self.user))
            except forms.ValidationError as refusal:
                self.add_error("password1", refusal)
        return cleaned
