"""Addresses of the programme's part; included in `workbench.urls`, so names are `workbench:<name>`."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver

from liaoliang.workbench.programme.notices.urls import urlpatterns as notices
from liaoliang.workbench.programme.offices.urls import urlpatterns as offices
from liaoliang.workbench.programme.oversight.urls import urlpatterns as oversight
from liaoliang.workbench.programme.rules.urls import urlpatterns as rules

urlpatterns: list[URLPattern | URLResolver] = [*notices, *offices, *rules, *oversight]
