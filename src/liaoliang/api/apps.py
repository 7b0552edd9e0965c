"""Django's entry for `api`; it has no models and registers nothing."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ApiConfig(AppConfig):
    """Open data."""

    name = "liaoliang.api"
    label = "api"
    verbose_name = _("开放数据接口")
    default_auto_field = "django.db.models.BigAutoField"
