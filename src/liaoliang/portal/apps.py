"""The portal as an application of Django: it has templates, and one table of counts."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PortalConfig(AppConfig):
    """The public room."""

    name = "liaoliang.portal"
    label = "portal"
    verbose_name = _("公众门户")
    default_auto_field = "django.db.models.BigAutoField"
