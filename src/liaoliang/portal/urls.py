"""Addresses of the portal: stored pages from their recipes, and the few dynamic ones under /do/."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from liaoliang.portal.care import care
from liaoliang.portal.feedback import feedback, thanks
from liaoliang.portal.front import serve
from liaoliang.portal.pages import RECIPES
from liaoliang.portal.receipts import receipt
from liaoliang.portal.search import search

app_name = "portal"
urlpatterns: list[URLPattern | URLResolver] = [
    *(path(recipe.route, serve, name=recipe.name) for recipe in RECIPES),
    path("do/search", search, name="search"),
    path("do/receipt", receipt, name="receipt"),
    path("do/feedback", feedback, name="feedback"),
    path("do/feedback/thanks", thanks, name="feedback-thanks"),
    path("care", care, name="care"),
]
