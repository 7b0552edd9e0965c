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

    def ready(self) -> None:
        """Only here are the models loaded that the answer is read from."""
        from liaoliang.base.registries import concerns
        from liaoliang.portal.feedback import said_of

        concerns.register("portal.clarity", said_of)
