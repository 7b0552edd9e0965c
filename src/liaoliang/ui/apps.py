"""Registers the interface with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class UiConfig(AppConfig):
    """Components and layouts; no models."""

    name = "liaoliang.ui"
    label = "ui"
    verbose_name = _("界面")
