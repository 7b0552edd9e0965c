"""Django's entry for `organisations`: registers its evidence sentences and its triggers, nothing else."""

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
        """Only here are the models that the registries of `base` know loaded."""
        from liaoliang.organisations import actions, guards, replays

        actions.register()
        guards.register()
        replays.register()
