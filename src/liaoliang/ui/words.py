"""Sentences made of numbers and days, and the sentences the scripts speak."""

from __future__ import annotations

from datetime import date, datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def day_words(day: date) -> str:
    """A day in full: 2021年10月27日."""
    return date_format(day, "DATE_FORMAT")


def weekday_words(day: date) -> str:
    """星期三."""
    return date_format(day, "l")


def days_left_words(days: int, *, workdays: bool = True) -> str:
    """How long there is still time: 还有 11 个工作日, 今天到期, 逾期 2 个工作日."""
    if days == 0:
        return _("今天到期")
    if workdays:
        return _workdays_left(days)
    if days > 0:
        return ngettext("还有 {n} 天", "还有 {n} 天", days).format(n=days)
    return ngettext("逾期 {n} 天", "逾期 {n} 天", -days).format(n=-days)


def _workdays_left(days: int) -> str:
    if days > 0:
        return ngettext("还有 {n} 个工作日", "还有 {n} 个工作日", days).format(n=days)
    return ngettext("逾期 {n} 个工作日", "逾期 {n} 个工作日", -days).format(n=-days)


def size_words(size: int) -> str:
    """A file size: 58 KB, 1.2 MB."""
    if size < 1024 * 1024:
        return f"{max(1, round(size / 1024))} KB"
    return f"{size / 1024 / 1024:.1f}".removesuffix(".0") + " MB"


def demonstration_words(day: date) -> str:
    """The sentence that every page of a demonstration carries."""
    return _("演示日期：{day}，数据为演示").format(day=day_words(day))


def heartbeat_words(*, beats: bool, last_at: datetime | None, machine_time: bool = False) -> str:
    """Whether the scheduler is alive and when it last was; `last_at` is shown as it stands.

    `machine_time` says so where the page's own days are a demonstration's.
    """
    if last_at is None:
        return _("调度还没有运行过")
    moment = f"{last_at.hour}:{last_at.minute:02d}" + (_("（真实时间）") if machine_time else "")
    if beats:
        return _("调度正常，最近一次 {moment}").format(moment=moment)
    return _("调度已停，最近一次 {moment}，请告知系统管理员").format(moment=moment)


def script_words() -> dict[str, str]:
    """What the scripts say; handed to them as a JSON block in the page."""
    return {
        "copied": _("已复制"),
        "copy_failed": _("没有复制成功，请选中文字后手动复制"),
        "read": _("朗读本页"),
        "stop": _("停止朗读"),
        "no_voice": _("这台设备没有中文朗读声音"),
        "rate_slow": _("语速：慢"),
        "rate_normal": _("语速：中"),
        "rate_fast": _("语速：快"),
        "line_on": _("阅读线：开"),
        "line_off": _("阅读线：关"),
        "larger": _("字再大些"),
        "smaller": _("字小一些"),
        "selected": _("已选 {n} 件"),
        "draft_saved": _("草稿 {time} 已自动保存在这台电脑上"),
        "draft_restored": _("已恢复上次没有提交的草稿"),
        "draft_drop": _("不要草稿，恢复原样"),
        "days_left": _("还有 {n} 天"),
        "due_today": _("今天到期"),
        "days_past": _("已过 {n} 天"),
        "uploaded": _("已上传 {n}%"),
        "too_large": _("文件 {name} 超过 {limit}，不能上传"),
        "request_failed": _("没有连上服务器，内容还在，请稍后再试"),
    }
