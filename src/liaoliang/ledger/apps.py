"""Django's entry for `ledger`: its sentences, guards, measures, jobs and re-computation; nothing else."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LedgerConfig(AppConfig):
    """Notice, tasks, assignments: the ledger the programme runs on."""

    name = "liaoliang.ledger"
    label = "ledger"
    verbose_name = _("工作台账")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Only here are the models that measures and jobs read loaded."""
        from liaoliang.ledger import actions, guards, measures, replays, tasks

        actions.register()
        guards.register()
        measures.offer()
        tasks.register()
        replays.register()
