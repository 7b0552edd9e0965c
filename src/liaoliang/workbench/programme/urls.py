"""Addresses of the programme's part; included in `workbench.urls`, so names are `workbench:<name>`."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver

from liaoliang.workbench.programme.offices.urls import urlpatterns as offices

urlpatterns: list[URLPattern | URLResolver] = [*offices]
