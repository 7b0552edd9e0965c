"""Django application `worklist`."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WorklistConfig(AppConfig):
    """What waits for whom."""

    name = "liaoliang.worklist"
    label = "worklist"
    verbose_name = _("待办")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Listen to the outbox; models must be loaded before that can be imported."""
        from liaoliang.worklist import listeners  # noqa: F401 - its consumers register themselves
