"""The address table: the public room, its English twin, the officers' room, open data."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("desk/", include("liaoliang.workbench.urls")),
    path("accounts/", include("liaoliang.workbench.account_urls")),
    path("api/", include("liaoliang.api.urls")),
    path("en/", include(("liaoliang.portal.urls", "portal"), namespace="portal-en")),
    path("", include(("liaoliang.portal.urls", "portal"), namespace="portal")),
]

if settings.GALLERY:
    urlpatterns.insert(0, path("_components/", include("liaoliang.ui.urls")))

handler404 = "liaoliang.portal.handlers.page_not_found"
handler500 = "liaoliang.portal.handlers.server_error"
