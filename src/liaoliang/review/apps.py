"""Django application `review`."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReviewConfig(AppConfig):
    """Approvals bound to content."""

    name = "liaoliang.review"
    label = "review"
    verbose_name = _("审查")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register what is kept in `base`; models must be loaded before that can be imported."""
        from liaoliang.review import registration

        registration.register()
