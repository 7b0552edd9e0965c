"""What is asked about an officer, a role, a login."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from liaoliang.organisations.models import Officer, Organ, SignInPolicy
from liaoliang.organisations.roles import Role
from liaoliang.organisations.services import OfficerFacts
from liaoliang.workbench.choices import KeyField
from liaoliang.workbench.programme.forms import DeskForm, GroundForm
from liaoliang.workbench.programme.offices.organ_forms import OrganField, OrganPicker


class OfficerForm(OrganPicker):
    """Who, where, in which post; roles and passwords are the security administrator's."""

    username = forms.CharField(
        label=_("登录名"),
        max_length=40,
        help_text=_("3 到 40 个小写字母、数字、点、横线；不要用身份证号或手机号。"),
    )
    name = forms.CharField(label=_("姓名"), max_length=60)
    organ = OrganField(label=_("所在单位"), help_text=_("调到别的单位，原有角色全部收回。"))
    post = forms.CharField(label=_("职务"), max_length=60, required=False)

    @staticmethod
    def values_of(officer: Officer) -> dict[str, Any]:
        """An officer as the form's first values."""
        return {
            "username": officer.account.username,
            "name": officer.name,
            "organ": officer.organ_id,
            "post": officer.post.name if officer.post else "",
        }

    @property
    def facts(self) -> OfficerFacts:
        """What was stated, for the service."""
        stated = dict(self.cleaned_data)
        organ: Organ = stated.pop("organ")
        return OfficerFacts(**stated, organ_id=organ.pk)


class GrantForm(OrganPicker):
    """Which role, for which organ."""

    role = forms.ChoiceField(label=_("角色"), choices=[("", _("请选择")), *Role.choices])
    organ = OrganField(
        label=_("适用单位"),
        required=False,
        help_text=_("不选就是所在单位；协调员、考核评估员选政府，管到其下所有单位。三员管理员不用选。"),
    )

    @property
    def grant(self) -> dict[str, Any]:
        """Role and organ's number, for the service."""
        organ: Organ | None = self.cleaned_data["organ"]
        return {"role": Role(self.cleaned_data["role"]), "organ_id": organ.pk if organ else None}


class RevokeForm(GroundForm):
    """Which role to take away, as its button says it, and why."""

    role = forms.ChoiceField(label=_("角色"), choices=Role.choices, widget=forms.HiddenInput)
    organ_id = KeyField(label=_("单位"), required=False, widget=forms.HiddenInput)

    @property
    def grant(self) -> dict[str, Any]:
        """Role, organ's number and ground, for the service."""
        return {**self.cleaned_data, "role": Role(self.cleaned_data["role"])}


class PasswordForm(DeskForm):
    """A one-time password, told to the person by another way."""

    password = forms.CharField(
        label=_("一次性密码"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("至少 10 位，不能全是数字。请当面或电话告知本人，本人登录后必须改掉。"),
    )


class PolicyForm(DeskForm):
    """Whom the office asks for a second factor."""

    second_factor = forms.ChoiceField(
        label=_("谁登录要用动态口令"),
        choices=SignInPolicy.SecondFactor.choices,
        widget=forms.RadioSelect,
        help_text=_("动态口令由手机上的验证器生成，密码被人知道也登不进来。"),
    )
