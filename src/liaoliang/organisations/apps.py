"""Django's entry for `organisations`: registers the sentences of its evidence, nothing else."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OrganisationsConfig(AppConfig):
    """Organs, the names they go by, and the people who act for them."""

    name = "liaoliang.organisations"
    label = "organisations"
    verbose_name = _("机构与人员")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Models must be loaded before the evidence registry can be."""
        from liaoliang.organisations import actions

        actions.register()
