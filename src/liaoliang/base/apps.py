"""Django's entry for `base`: its append-only tables, its sentences, its periodic jobs."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from liaoliang.base import actions, dbguard

APPEND_ONLY = ("base_event", "base_seal", "base_sealedevent")
SENTENCES = {
    "base.calendar_year_prepared": _("{actor} 录入了 {year} 年工作日历第 {version} 版(依据:{ground})"),
    "base.calendar_year_confirmed": _("{actor} 确认了 {year} 年工作日历第 {version} 版(依据:{ground})"),
    "base.calendar_year_withdrawn": _("{actor} 撤回了 {year} 年工作日历第 {version} 版"),
    "base.calendar_year_overtaken": _("{actor} 录入了 {year} 年的新版本，第 {version} 版不再等确认"),
    "base.parameter_override_prepared": _("{actor} 录入了本地参数 {key}(依据:{ground})"),
    "base.parameter_override_confirmed": _("{actor} 确认了本地参数 {key}(依据:{ground})"),
}


class BaseConfig(AppConfig):
    """Ground floor: evidence, outbox, calendars, storage, jobs."""

    name = "liaoliang.base"
    label = "base"
    verbose_name = _("平台基础")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Guard the trail and its seals; the jobs load models, so they come when models may be loaded."""
        from liaoliang.base import rule_replays, tasks

        for table in APPEND_ONLY:
            dbguard.register_append_only(table)
        for action, sentence in SENTENCES.items():
            actions.register(action, sentence)
        tasks.register()
        rule_replays.register()
