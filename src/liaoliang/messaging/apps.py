"""Django application `messaging`."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MessagingConfig(AppConfig):
    """Notices to officers, read in the workbench."""

    name = "liaoliang.messaging"
    label = "messaging"
    verbose_name = _("消息")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Listen to the outbox; models must be loaded before that can be imported."""
        from liaoliang.messaging import alerts  # noqa: F401 - its consumers register themselves
