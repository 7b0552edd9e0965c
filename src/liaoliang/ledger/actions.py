"""The evidence of this module: every action and the sentence people read about it."""

from __future__ import annotations

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from liaoliang.base import actions

SENTENCES: Final[dict[str, str | Promise]] = {
    "ledger.notice_imported": _("{actor} 导入了通知文件“{name}”，读出 {rows} 条"),
    "ledger.row_corrected": _("{actor} 更正了第 {ordinal} 条{what}"),
    "ledger.row_added": _("{actor} 增加了第 {ordinal} 条"),
    "ledger.row_excluded": _("{actor} 将第 {ordinal} 条不列入台账：{ground}"),
    "ledger.row_restored": _("{actor} 恢复了第 {ordinal} 条"),
    "ledger.notice_described": _("{actor} 更正了通知信息{what}"),
    "ledger.notice_discarded": _("{actor} 作废了该通知的导入：{ground}"),
    "ledger.notice_adopted": _(
        "{actor} 确认了台账：{tasks} 项任务、{requirements} 条要求，分到 {organs} 个单位"
    ),
    "ledger.notice_closed": _("{actor} 截止了年度台账"),
    "ledger.notice_archived": _("{actor} 将该通知存档，供回头看使用"),
    "ledger.disagreement_decided": _("{actor} 决定附件与正文第 {ordinal} 处差异{decision}：{ground}"),
    "ledger.requirement_reworded": _(
        "附件与正文第 {ordinal} 处差异决定后，现行表述由“{before}”改为“{after}”，期限由 {due_before} 改为 {due_after}：{ground}"
    ),
    "ledger.unit_answered": _("{actor} 指定“{unit}”为 {organs}"),
    "ledger.unit_dismissed": _("{actor} 认定“{unit}”不是责任单位：{ground}"),
    "ledger.organs_added": _("{actor} 为第 {ordinal} 条增加了责任单位：{organs}"),
    "ledger.own_area_added": _("{organ} 自行确定了重点领域"),
    "ledger.assigned": _("任务下达给 {to}"),
    "ledger.accepted": _("{organ} 接受了任务"),
    "ledger.started": _("{organ} 开始办理"),
    "ledger.handed_down": _("{organ} 将任务分解给 {to}"),
    "ledger.taken_back": _("{organ} 收回了任务：{ground}"),
    "ledger.took_back": _("{organ} 从 {from_organs} 收回了任务：{ground}"),
    "ledger.reported": _("{organ} 第 {ordinal} 次报送了落实情况，佐证材料 {evidence} 份"),
    "ledger.verified": _("{organ} 核实了第 {ordinal} 次报送"),
    "ledger.returned": _("{organ} 退回整改：{ground}"),
    "ledger.rectification_begun": _("{organ} 开始整改"),
    "ledger.decline_asked": _("{organ} 申请不涉及：{ground}"),
    "ledger.decline_consented": _("{organ} 同意不涉及"),
    "ledger.decline_refused": _("{organ} 不同意不涉及：{ground}"),
    "ledger.condition_met": _("{organ} 记录了条件成就（{met_on}）：{ground}"),
    "ledger.condition_arrived": _("前提条件已于 {met_on} 成就，任务开始计时"),
    "ledger.due_changed": _("{actor} 将期限由 {before} 改为 {after}：{ground}"),
    "ledger.due_asked": _("{actor} 提出将已过的期限由 {before} 改为 {after}，待另一名协调员同意：{ground}"),
    "ledger.due_refused": _("{actor} 不同意将期限由 {before} 改为 {after}：{ground}"),
    "ledger.due_followed": _("现行表述改变，期限由 {before} 改为 {after}：{ground}"),
    "ledger.due_recomputed": _("工作日历更新，期限由 {before} 改为 {after}"),
    "ledger.reminded": _("{organ} 催办了一次"),
    "ledger.measure_set": _("{actor} 提出以指标 {measure} 核实，目标 {target}"),
    "ledger.measure_confirmed": _("{actor} 确认以指标 {measure} 核实，目标 {target}"),
    "ledger.measure_removed": _("{actor} 取消了以指标 {measure} 核实：{ground}"),
    "ledger.self_verified": _("指标 {measure} 为 {value}，达到目标 {target}，自动核实"),
    "ledger.reopened": _("指标 {measure} 降为 {value}，低于目标 {target}，任务重新打开"),
    "ledger.look_back_begun": _("{actor} 开始回头看，共 {items} 项"),
    "ledger.predecessor_linked": _("{actor} 将“{title}”作为上一年度通知"),
    "ledger.look_back_checked": _("{actor} 核查结果：{finding}"),
    "ledger.look_back_confirmed": _("{actor} 确认了核查结果：{finding}"),
    "ledger.carried_over": _("{actor} 将未完成事项结转到本年度台账"),
}


def register() -> None:
    """Give every action its sentence; called once at start."""
    for action, sentence in SENTENCES.items():
        actions.register(action, sentence)
