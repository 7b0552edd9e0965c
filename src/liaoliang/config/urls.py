"""The address table: the public room, its English twin, the officers' room, open data."""

from django.urls import URLPattern, URLResolver, include, path

from liaoliang.config.wellknown import favicon, security_txt

urlpatterns: list[URLPattern | URLResolver] = [
    # For development only: its views answer 404 unless the setting says otherwise.
    path("_components/", include("liaoliang.ui.urls")),
    path("favicon.ico", favicon, name="favicon"),
    path(".well-known/security.txt", security_txt, name="security-txt"),
    path("desk/", include("liaoliang.workbench.urls")),
    path("accounts/", include("liaoliang.workbench.account_urls")),
    path("api/", include("liaoliang.api.urls")),
    path("en/", include(("liaoliang.portal.urls", "portal"), namespace="portal-en")),
    path("", include(("liaoliang.portal.urls", "portal"), namespace="portal")),
]

handler404 = "liaoliang.config.missing.page_not_found"
handler500 = "liaoliang.portal.handlers.server_error"
