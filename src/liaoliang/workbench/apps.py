"""Django's entry for `workbench`: templates only, no models."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WorkbenchConfig(AppConfig):
    """The officers' room."""

    name = "liaoliang.workbench"
    label = "workbench"
    verbose_name = _("工作台")
