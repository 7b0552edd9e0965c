"""Django's entry for `base`: registers what `base` itself guards and runs."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BaseConfig(AppConfig):
    """Ground floor: evidence, outbox, calendars, storage, jobs."""

    name = "liaoliang.base"
    label = "base"
    verbose_name = _("平台基础")
    default_auto_field = "django.db.models.BigAutoField"
