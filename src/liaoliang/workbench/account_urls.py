"""Addresses for signing in and for one's own password and second factor. No sign-up, no mail, no social login."""

from __future__ import annotations

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery_codes
from django.urls import URLPattern, URLResolver, path
from django.utils.translation import gettext_lazy as _

from liaoliang.workbench.second_factor import switch_off, switch_on
from liaoliang.workbench.signing import Dress, View, beside_sign_in, framed, password_change


def _page(address: str, name: str, view: View, dress: Dress) -> URLPattern:
    return path(address, framed(view, dress), name=name)


_TOTP = Dress("totp_activate", _("绑定验证器"), said=_("双因素登录已启用"))
_NO_TOTP = Dress("totp_deactivate", _("停用双因素登录"), said=_("双因素登录已停用"))
_CODES = Dress("recovery_codes", _("恢复码"))
_NEW_CODES = Dress("recovery_generate", _("重新生成恢复码"), said=_("已生成新的恢复码，旧的不能再用"))

urlpatterns: list[URLPattern | URLResolver] = [
    _page("login/", "account_login", account.login, Dress("sign_in", _("登录工作台"), beside=beside_sign_in)),
    _page(
        "logout/", "account_logout", account.logout, Dress("sign_out", _("退出登录"), said=_("您已退出登录"))
    ),
    _page("inactive/", "account_inactive", account.account_inactive, Dress("inactive", _("账号已停用"))),
    _page(
        "reauthenticate/",
        "account_reauthenticate",
        account.reauthenticate,
        Dress("reauthenticate", _("请再确认一次是您本人")),
    ),
    _page(
        "password/",
        "account_change_password",
        password_change,
        Dress("password", _("修改密码"), said=_("密码已修改")),
    ),
    _page("2fa/", "mfa_index", mfa.index, Dress("second_factor", _("双因素登录"))),
    _page("2fa/authenticate/", "mfa_authenticate", mfa.authenticate, Dress("authenticate", _("双因素登录"))),
    _page(
        "2fa/reauthenticate/",
        "mfa_reauthenticate",
        mfa.reauthenticate,
        Dress("reauthenticate", _("请再确认一次是您本人")),
    ),
    _page("2fa/totp/activate/", "mfa_activate_totp", switch_on, _TOTP),
    _page("2fa/totp/deactivate/", "mfa_deactivate_totp", switch_off, _NO_TOTP),
    _page("2fa/recovery-codes/", "mfa_view_recovery_codes", recovery_codes.view_recovery_codes, _CODES),
    _page(
        "2fa/recovery-codes/generate/",
        "mfa_generate_recovery_codes",
        recovery_codes.generate_recovery_codes,
        _NEW_CODES,
    ),
    path(
        "2fa/recovery-codes/download/",
        recovery_codes.download_recovery_codes,
        name="mfa_download_recovery_codes",
    ),
]
