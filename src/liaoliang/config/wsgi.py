"""The application as granian serves it."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "liaoliang.config.settings")

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()
