"""Addresses of the api."""

from django.urls import URLPattern, URLResolver, include, path

from liaoliang.api import documentation
from liaoliang.api.application import addresses

app_name = "api"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", documentation.page, name="documentation"),
    path("v1", documentation.root),
    path("v1/", documentation.root, name="root"),
    path("v1/", include(addresses())),
]
