"""The evidence of this module: every action and the sentence people read about it."""

from __future__ import annotations

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from liaoliang.base import actions

SENTENCES: Final[dict[str, str | Promise]] = {
    "organisations.organ_created": _("{actor} 新增单位“{name}”"),
    "organisations.organ_renamed": _("{actor} 将单位“{before}”更名为“{after}”,自 {from_on} 起"),
    "organisations.organ_changed": _("{actor} 修改了单位信息"),
    "organisations.organ_merged": _("{actor} 将单位“{name}”并入“{into}”"),
    "organisations.organ_ended": _("{actor} 停用单位“{name}”"),
    "organisations.organ_resumed": _("{actor} 恢复单位“{name}”"),
    "organisations.alias_added": _("{actor} 登记别名“{alias}”"),
    "organisations.alias_removed": _("{actor} 删除别名“{alias}”"),
    "organisations.collective_defined": _("{actor} 确定了统称“{name}”的范围"),
    "organisations.officer_added": _("{actor} 新增工作人员"),
    "organisations.officer_changed": _("{actor} 修改了工作人员信息"),
    "organisations.officer_left": _("{actor} 办理工作人员离岗并停用账号"),
    "organisations.officer_resumed": _("{actor} 办理工作人员恢复在岗"),
    "organisations.role_granted": _("{actor} 授予角色“{role}”"),
    "organisations.role_revoked": _("{actor} 收回角色“{role}”"),
    "organisations.account_enabled": _("{actor} 启用登录账号"),
    "organisations.account_disabled": _("{actor} 停用登录账号"),
    "organisations.password_reset": _("{actor} 重置了登录密码"),
    "organisations.password_changed": _("{actor} 修改了自己的登录密码"),
    "organisations.second_factor_enabled": _("{actor} 启用了双因素登录"),
    "organisations.second_factor_disabled": _("{actor} 停用了自己的双因素登录"),
    "organisations.second_factor_reset": _("{actor} 解除了双因素登录的绑定"),
    "organisations.reset_checked": _("{actor} 核实了第 {event} 号记录的重置：{finding}"),
    "organisations.sign_in_policy_set": _("{actor} 调整了登录策略:{second_factor}"),
}


def register() -> None:
    """Give every action its sentence; called once at start."""
    for action, sentence in SENTENCES.items():
        actions.register(action, sentence)
